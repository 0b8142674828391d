import {
  channelMetricsRegion,
  errorChannels,
  errorRules,
  errorTopics,
  otherChannels,
  otherRules,
  otherTopics,
  warnRules,
  warnTopics,
  type MadeTopic,
  type TellingRule,
  type ToldChannel,
} from "../../../../src/model/contract/notification.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs } from "../../engine/row.js";
import { minutes, once } from "./windows.js";

const topicFailed = {
  metric: metrics("AWS/SNS")("NumberOfNotificationsFailed", "Sum", "Count"),
  dimensions: ({ name }: MadeTopic) => ({ TopicName: name }),
  region: ({ region }: MadeTopic) => region,
  // A mail counts once SNS gives it up, and is lost then. An endpoint that misses one attempt gets the next one 20 seconds later.
  window: ({ triedAgain }: MadeTopic) => (triedAgain ? minutes(2, 15) : once),
  treatMissingData: "notBreaching" as const,
  remedy: {
    en: "Look at CloudWatch for alarms that nobody was told of. Then ask the operator of the receiver that does not answer; an HTTPS endpoint is tried again for most of an hour.",
    ja: "CloudWatch で届かなかったアラームを確かめ、応答しない通知先の担当に確認します。HTTPS への配信は 1 時間近く再試行されます。",
  },
  source: ["S3", awsDocs("sns/latest/dg/sns-monitoring-using-cloudwatch.html")],
};

const ruleFailed = {
  metric: metrics("AWS/Events")("FailedInvocations", "Sum", "Count"),
  dimensions: ({ name }: TellingRule) => ({ RuleName: name }),
  region: ({ region }: TellingRule) => region,
  window: once,
  treatMissingData: "notBreaching" as const,
  remedy: {
    en: "Check the topic's policy and its key: both must let EventBridge publish. Look for the event in the service's console.",
    ja: "トピックのポリシーとキーが EventBridge を許可しているか確認し、イベントをサービスの画面で確かめます。",
  },
  source: ["S3", awsDocs("eventbridge/latest/userguide/eb-monitoring.html")],
};

const channelFailed = {
  metric: metrics("AWS/Chatbot")("MessageDeliveryFailure", "Sum", "Count"),
  dimensions: ({ name }: ToldChannel) => ({ ConfigurationName: name }),
  region: channelMetricsRegion,
  window: once,
  treatMissingData: "notBreaching" as const,
  remedy: {
    en: "Read the log group /aws/chatbot/<configuration> in us-east-1; see that the channel is there, and that Amazon Q is in it and in the workspace.",
    ja: "us-east-1 のロググループ /aws/chatbot/<設定名> を確認し、チャンネルの有無と、Amazon Q がワークスペースとチャンネルに参加しているかを確かめます。",
  },
  source: ["S3", awsDocs("chatbot/latest/adminguide/monitoring-cloudwatch.html")],
};

/** What tells of all else, told by the route of another severity: what fails cannot tell of itself. */
export const notificationAlarms = {
  ...catalogue("notification", errorTopics, {
    errorTopicFailed: {
      ...topicFailed,
      above: { warn: 0 },
      because: {
        en: "Somebody who is to act at once was not told: messages of the error topic were not delivered.",
        ja: "error トピックの通知が配信できず、即時対応の担当に届いていません。",
      },
    },
  }),
  ...catalogue("notification", warnTopics, {
    warnTopicFailed: {
      ...topicFailed,
      above: { error: 0 },
      because: {
        en: "Messages of the warn topic were not delivered: its receivers are not told.",
        ja: "warn トピックの通知が配信できず、通知先に届いていません。",
      },
    },
  }),
  ...catalogue("notification", errorChannels, {
    errorChannelFailed: {
      ...channelFailed,
      above: { warn: 0 },
      because: {
        en: "A channel of Slack or Teams was not told of something to act on at once.",
        ja: "即時対応の通知が Slack または Teams のチャンネルに届いていません。",
      },
    },
  }),
  ...catalogue("notification", otherChannels, {
    channelFailed: {
      ...channelFailed,
      above: { error: 0 },
      because: {
        en: "Messages did not reach a channel of Slack or Teams.",
        ja: "通知が Slack または Teams のチャンネルに届いていません。",
      },
    },
  }),
  ...catalogue("notification", errorRules, {
    errorRuleFailed: {
      ...ruleFailed,
      above: { warn: 0 },
      because: {
        en: "An event on which somebody is to act at once could not be published to the error topic.",
        ja: "即時対応のイベントを error トピックに発行できませんでした。",
      },
    },
  }),
  ...catalogue("notification", warnRules, {
    warnRuleFailed: {
      ...ruleFailed,
      above: { error: 0 },
      because: {
        en: "An event could not be published to the warn topic.",
        ja: "イベントを warn トピックに発行できませんでした。",
      },
    },
  }),
  ...catalogue("notification", otherTopics, {
    routeTopicFailed: {
      ...topicFailed,
      above: { error: 0 },
      because: {
        en: "Messages of the topic of a route were not delivered: its receivers are not told.",
        ja: "個別ルートのトピックの通知が配信できず、通知先に届いていません。",
      },
    },
  }),
  ...catalogue("notification", otherRules, {
    routeRuleFailed: {
      ...ruleFailed,
      above: { error: 0 },
      because: {
        en: "An event could not be published to the topic of its route.",
        ja: "イベントを個別ルートのトピックに発行できませんでした。",
      },
    },
  }),
};
