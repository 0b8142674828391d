import {
  breakGlassAssumptions,
  breakGlassSignIns,
  globalEvents,
  signIns,
} from "../../../../src/model/contract/privileged-use.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";

const signInPage = awsDocs("awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html");

const breakGlass = {
  severity: "error",
  because: {
    en: "A role that is for emergencies was used.",
    ja: "緊急用のロールが使われました。",
  },
  remedy: {
    en: "Ask whether there is an emergency, and who works on it; if nobody knows, revoke the role's sessions and search CloudTrail for what was done.",
    ja: "緊急対応の有無と担当者を確認し、不明ならロールのセッションを取り消して証跡を調べます。",
  },
  source: [
    "S0",
    signInPage,
    awsDocs("awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"),
    awsDocs("awscloudtrail/latest/userguide/cloudtrail-concepts.html"),
  ],
} as const;

/** Sessions of a role: `arn:aws:sts::111122223333:assumed-role/admin/`; the role's path is not in their name. */
const sessionsOf = (roleArn: string): string =>
  `${roleArn.replace(":iam:", ":sts:").replace(/:role\/.*$/, "")}:assumed-role/${roleArn.split("/").at(-1)}/`;

export const privilegedUseEvents = {
  ...eventCatalogue("privilegedUse", globalEvents, {
    rootSignIn: {
      pattern: () => ({
        "detail-type": ["AWS Console Sign In via CloudTrail"],
        detail: { eventName: ["ConsoleLogin"], userIdentity: { type: ["Root"] } },
      }),
      paths: {
        account: "$.detail.recipientAccountId",
        address: "$.detail.sourceIPAddress",
        time: "$.detail.eventTime",
      },
      text: {
        en: "The root user of <account> signed in, or tried to, from <address> at <time>",
        ja: "アカウント <account> のルートユーザーがサインイン（または試行）しました。接続元: <address> 日時: <time>",
      },
      region: ({ region }) => region,
      severity: "error",
      because: {
        en: "Somebody signed in as the root user, or failed to.",
        ja: "ルートユーザーでのサインインまたはその失敗がありました。",
      },
      remedy: {
        en: "Ask who it was and what for; if nobody knows, change the password, end the sessions and search CloudTrail for what was done.",
        ja: "誰が何のために使ったかを確認し、不明ならパスワードを変更してセッションを無効化し、証跡を調べます。",
      },
      source: ["S0", signInPage],
    },
    iamChanged: {
      pattern: () => ({
        source: ["aws.iam"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventSource: ["iam.amazonaws.com"], readOnly: [false] },
      }),
      paths: { action: "$.detail.eventName", who: "$.detail.userIdentity.arn", address: "$.detail.sourceIPAddress" },
      text: {
        en: "IAM was changed: <action> by <who> from <address>",
        ja: "IAM が変更されました: <action> 実行者: <who> 接続元: <address>",
      },
      region: ({ region }) => region,
      severity: "warn",
      because: {
        en: "Users, roles or policies of IAM were changed, or somebody tried to.",
        ja: "IAM のユーザー・ロール・ポリシーが変更されたか、変更が試みられました。",
      },
      remedy: {
        en: "Compare with the releases of that time, and revert what nobody intended.",
        ja: "同時刻のリリースと照合し、意図しない変更は元に戻します。",
      },
      source: [
        "S0",
        awsDocs("awscloudtrail/latest/userguide/cloudtrail-aws-service-specific-topics.html"),
        awsDocs("awscloudtrail/latest/userguide/cloudtrail-concepts.html"),
      ],
    },
  }),
  ...eventCatalogue("privilegedUse", signIns, {
    signInWithoutMfa: {
      pattern: () => ({
        "detail-type": ["AWS Console Sign In via CloudTrail"],
        detail: {
          eventName: ["ConsoleLogin"],
          userIdentity: { type: ["IAMUser"] },
          responseElements: { ConsoleLogin: ["Success"] },
          additionalEventData: { MFAUsed: ["No"] },
        },
      }),
      paths: { who: "$.detail.userIdentity.arn", address: "$.detail.sourceIPAddress", time: "$.detail.eventTime" },
      text: {
        en: "<who> signed in to the console without MFA, from <address> at <time>",
        ja: "<who> が MFA なしでコンソールにサインインしました。接続元: <address> 日時: <time>",
      },
      region: ({ region }) => region,
      severity: "error",
      because: {
        en: "An IAM user signed in to the console without a second factor.",
        ja: "IAM ユーザーが MFA なしでコンソールにサインインしました。",
      },
      remedy: {
        en: "Give the user an MFA device and deny what is done without one; ask what was done in that session.",
        ja: "MFA デバイスを登録し、MFA なしの操作を拒否するポリシーを適用して、そのセッションの操作を確認します。",
      },
      source: ["S0", signInPage],
    },
  }),
  ...eventCatalogue("privilegedUse", breakGlassAssumptions, {
    breakGlassAssumed: {
      pattern: ({ roleArn }) => ({
        source: ["aws.sts"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: {
          eventSource: ["sts.amazonaws.com"],
          eventName: ["AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"],
          requestParameters: { roleArn: [roleArn] },
        },
      }),
      paths: {
        role: "$.detail.requestParameters.roleArn",
        session: "$.detail.requestParameters.roleSessionName",
        address: "$.detail.sourceIPAddress",
        time: "$.detail.eventTime",
      },
      text: {
        en: "The break-glass role <role> was assumed, or somebody tried to, as <session> from <address> at <time>",
        ja: "緊急用ロール <role> が引き受けられました（または試行）。セッション: <session> 接続元: <address> 日時: <time>",
      },
      region: ({ region }) => region,
      ...breakGlass,
    },
  }),
  ...eventCatalogue("privilegedUse", breakGlassSignIns, {
    breakGlassSignIn: {
      pattern: ({ roleArn }) => ({
        "detail-type": ["AWS Console Sign In via CloudTrail"],
        detail: {
          eventName: ["ConsoleLogin", "SwitchRole"],
          userIdentity: { type: ["AssumedRole"], arn: [{ prefix: sessionsOf(roleArn) }] },
        },
      }),
      paths: { who: "$.detail.userIdentity.arn", address: "$.detail.sourceIPAddress", time: "$.detail.eventTime" },
      text: {
        en: "Somebody is in the console with a break-glass role: <who> from <address> at <time>",
        ja: "緊急用ロールでコンソールが使われています: <who> 接続元: <address> 日時: <time>",
      },
      region: ({ region }) => region,
      ...breakGlass,
    },
  }),
};
