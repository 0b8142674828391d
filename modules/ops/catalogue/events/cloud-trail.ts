import { wholeAccount, type Environment } from "../../../../src/model/environment/index.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";

const call = {
  pattern: (...eventName: readonly string[]) => ({
    source: ["aws.cloudtrail"],
    "detail-type": ["AWS API Call via CloudTrail"],
    detail: { eventSource: ["cloudtrail.amazonaws.com"], eventName },
  }),
  paths: {
    action: "$.detail.eventName",
    who: "$.detail.userIdentity.arn",
    address: "$.detail.sourceIPAddress",
    time: "$.detail.eventTime",
  },
  when: (_: unknown, { telemetry }: Environment) => Object.keys(telemetry.trails).length > 0,
} as const;

const source = [
  "S2",
  awsDocs("awscloudtrail/latest/userguide/cloudtrail-aws-service-specific-topics.html"),
  awsDocs("awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html"),
];

/** What is done to the trails of the account, by whoever may: the first thing that somebody does who does not want to be seen. */
export const trailEvents = eventCatalogue("cloudTrail", wholeAccount, {
  trailStopped: {
    ...call,
    pattern: () => call.pattern("StopLogging", "DeleteTrail"),
    text: {
      en: "A trail was stopped or deleted, or somebody tried to: <action> by <who> from <address> at <time>",
      ja: "証跡が停止または削除されました（または試行）。操作: <action> 実行者: <who> 接続元: <address> 日時: <time>",
    },
    severity: "error",
    because: {
      en: "What is done in the account is recorded no longer, or somebody tried that.",
      ja: "アカウントの操作が記録されなくなったか、それが試みられました。",
    },
    remedy: {
      en: "Start the trail again (aws cloudtrail start-logging; one that is gone by an apply), ask who it was and what for, and look at all that the caller did before and since.",
      ja: "証跡を再開し（aws cloudtrail start-logging。削除された場合は apply で再作成）、実行者と目的を確認して、前後の操作をすべて調べます。",
    },
    source: [
      ...source,
      awsDocs("awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"),
      awsDocs("awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html"),
    ],
  },
  trailChanged: {
    ...call,
    pattern: () => call.pattern("UpdateTrail", "PutEventSelectors", "PutInsightSelectors"),
    text: {
      en: "A trail was changed, or somebody tried to: <action> by <who> from <address> at <time>",
      ja: "証跡の設定が変更されました（または試行）。操作: <action> 実行者: <who> 接続元: <address> 日時: <time>",
    },
    severity: "warn",
    because: {
      en: "Where a trail writes to, or what it logs, was changed, or somebody tried to.",
      ja: "証跡の出力先または記録対象が変更されたか、変更が試みられました。",
    },
    remedy: {
      en: "Compare with the releases of that time. What nobody intended, the next apply sets back; of what a trail selects, see aws cloudtrail get-event-selectors.",
      ja: "同時刻のリリースと照合します。意図しない変更は次の apply で戻ります。記録対象は aws cloudtrail get-event-selectors で確認します。",
    },
    source: [
      ...source,
      awsDocs("awscloudtrail/latest/APIReference/API_PutEventSelectors.html"),
      awsDocs("awscloudtrail/latest/APIReference/API_PutInsightSelectors.html"),
    ],
  },
});
