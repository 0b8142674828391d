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
    en: "Is it an attack? Then block it in WAF. If not, ask for a higher request quota of the user pool.",
    ja: "攻撃なら WAF で遮断し、そうでなければユーザープールのリクエストクォータ引き上げを申請します。",
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
        en: "Users cannot sign up: requests are throttled.",
        ja: "サインアップがスロットリングされています。",
      },
    },
    signInThrottles: {
      ...throttles("SignInThrottles"),
      dimensions: byClient,
      above: { error: 0 },
      because: { en: "Users cannot sign in: requests are throttled.", ja: "サインインがスロットリングされています。" },
    },
    tokenRefreshThrottles: {
      ...throttles("TokenRefreshThrottles"),
      dimensions: byClient,
      above: { error: 0 },
      because: {
        en: "Users are signed out: requests to refresh tokens are throttled.",
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
        en: "Users of the identity provider cannot sign in: requests are throttled.",
        ja: "ID プロバイダー経由のサインインがスロットリングされています。",
      },
    },
  }),
};
