import {
  clientIdentityProviders,
  userPoolClients,
  type ClientIdentityProvider,
  type UserPoolClient,
} from "../../../../src/model/inventory/cognito.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsRecommended } from "../../engine/row.js";
import { minutes } from "./windows.js";

const cognito = metrics("AWS/Cognito");

const byClient = ({ id, pool }: UserPoolClient) => ({ UserPool: pool.id, UserPoolClient: id });

/** AWS calls 0 typical for a steady load. The quota is one by the second, so that a lasting shortage shows in some minutes only. */
const throttles = (name: string) => ({
  metric: cognito(name, "Sum", "Count"),
  window: minutes(3, 10),
  treatMissingData: "notBreaching" as const, // AWS leaves it missing; without requests it would then stay in alarm
  remedy: {
    en: "Look at the user pool's sampled requests in the WAF console: block an attack there. Otherwise ask for a higher request quota in Service Quotas.",
    ja: "WAF コンソールのサンプルリクエストを確認し、攻撃なら遮断します。そうでなければ Service Quotas でリクエストクォータ引き上げを申請します。",
  },
  source: [awsRecommended],
});

export const cognitoAlarms = {
  ...catalogue("cognito", userPoolClients, {
    signUpThrottles: {
      ...throttles("SignUpThrottles"),
      dimensions: byClient,
      above: { warn: 0 }, // those who have an account are not hit
      because: {
        en: "Cognito throttles sign-up requests: some new users cannot register.",
        ja: "サインアップがスロットリングされ、登録できない利用者がいます。",
      },
    },
    signInThrottles: {
      ...throttles("SignInThrottles"),
      dimensions: byClient,
      above: { error: 0 },
      because: {
        en: "Cognito throttles sign-in requests: some users cannot sign in.",
        ja: "サインインがスロットリングされ、サインインできない利用者がいます。",
      },
    },
    tokenRefreshThrottles: {
      ...throttles("TokenRefreshThrottles"),
      dimensions: byClient,
      above: { error: 0 },
      because: {
        en: "Cognito throttles token refreshes: users are signed out in the middle of their work.",
        ja: "トークン更新がスロットリングされ、利用者がサインアウトしています。",
      },
    },
  }),
  ...catalogue("cognito", clientIdentityProviders, {
    federationThrottles: {
      ...throttles("FederationThrottles"),
      dimensions: ({ name, client }: ClientIdentityProvider) => ({ ...byClient(client), IdentityProvider: name }),
      above: { error: 0 },
      because: {
        en: "Cognito throttles federated sign-ins: some users of the identity provider cannot sign in.",
        ja: "ID プロバイダー経由のサインインがスロットリングされ、サインインできない利用者がいます。",
      },
    },
  }),
};
