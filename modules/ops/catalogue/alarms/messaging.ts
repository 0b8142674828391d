import { wholeAccount, type AlarmWindow, type Environment } from "../../../../src/model/environment/index.js";
import { eventBridgeRules, type EventBridgeRule } from "../../../../src/model/inventory/event-bridge.js";
import { smsRoutes } from "../../../../src/model/inventory/sms.js";
import { snsTopics, type SnsTopic } from "../../../../src/model/inventory/sns.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, needsValue } from "../../engine/row.js";
import { fiveMinutePeriods, minutes, once } from "./windows.js";

const sns = metrics("AWS/SNS");
const events = metrics("AWS/Events");
const scheduler = metrics("AWS/Scheduler");

const byTopic = ({ name }: SnsTopic) => ({ TopicName: name });
const byRule = ({ name }: EventBridgeRule) => ({ RuleName: name });
const byRuleOfBus = ({ name, eventBusName }: EventBridgeRule) => ({
  EventBusName: eventBusName ?? "",
  RuleName: name,
});

const eventsPage = awsDocs("eventbridge/latest/userguide/eb-monitoring-events-best-practices.html");

const askMessages = needsValue(
  "Take the fewest messages in a minute that are normal, or an anomalyBand.",
  "1 分あたりの平常時の最少メッセージ数か anomalyBand を指定してください。",
);

const steady = ({ steadyTraffic }: SnsTopic) => steadyTraffic;

export const snsAlarms = catalogue("sns", snsTopics, {
  messagesPublished: {
    metric: sns("NumberOfMessagesPublished", "Sum", "Count"),
    dimensions: byTopic,
    below: { warn: askMessages },
    window: minutes(5),
    treatMissingData: "breaching",
    when: steady,
    followsTraffic: true,
    because: {
      en: "Fewer messages are published to the topic than should be: subscribers miss them.",
      ja: "トピックへの発行が平常より減り、購読先に届いていません。",
    },
    remedy: {
      en: "Check that the publishers run, may publish, and may use the topic's key.",
      ja: "発行元の稼働、発行権限、キーの利用権限を確認します。",
    },
    source: [awsRecommended],
  },
  notificationsDelivered: {
    metric: sns("NumberOfNotificationsDelivered", "Sum", "Count"),
    dimensions: byTopic,
    below: { warn: askMessages },
    window: minutes(5),
    treatMissingData: "breaching",
    when: steady,
    followsTraffic: true,
    because: {
      en: "Fewer messages are delivered to subscribers than should be.",
      ja: "購読先への配信が平常より減っています。",
    },
    remedy: {
      en: "Compare NumberOfMessagesPublished in CloudWatch: if that is as usual, look at filters, subscriptions and failed deliveries.",
      ja: "CloudWatch の NumberOfMessagesPublished と比べ、発行が平常ならフィルター、サブスクリプション、配信失敗を確認します。",
    },
    source: [awsRecommended],
  },
  notificationsFailed: {
    // AWS says 0 for queues, functions and streams, which are what a system's own topic has.
    metric: sns("NumberOfNotificationsFailed", "Sum", "Count"),
    dimensions: byTopic,
    above: { error: 0 },
    window: once,
    treatMissingData: "notBreaching",
    because: {
      en: "Messages could not be delivered to a subscriber: without a dead-letter queue they are lost.",
      ja: "購読先への配信に失敗しています。デッドレターキューがなければ失われます。",
    },
    remedy: {
      en: "Check the subscriber: its policy, its key, whether it still exists. Delivery status logging says why.",
      ja: "購読先のポリシー、キー、存在を確認します。配信ステータスのログで理由が分かります。",
    },
    source: [awsRecommended],
  },
  invalidAttributes: {
    metric: sns("NumberOfNotificationsFilteredOut-InvalidAttributes", "Sum", "Count"),
    dimensions: byTopic,
    above: { warn: 0 },
    window: fiveMinutePeriods(2),
    treatMissingData: "notBreaching",
    because: {
      en: "Messages are filtered out because their attributes are malformed: subscribers never get them.",
      ja: "属性の形式不正によりメッセージが除外され、購読先に届いていません。",
    },
    remedy: {
      en: "Find the publisher that changed; attributes must have the form that the filter policies expect.",
      ja: "変更のあった発行元を特定し、属性をフィルターポリシーの形式に合わせます。",
    },
    source: [awsRecommended],
  },
  invalidMessageBodies: {
    metric: sns("NumberOfNotificationsFilteredOut-InvalidMessageBody", "Sum", "Count"),
    dimensions: byTopic,
    above: { warn: 0 },
    window: fiveMinutePeriods(2),
    treatMissingData: "notBreaching",
    because: {
      en: "Messages are filtered out because their body is not valid JSON: subscribers never get them.",
      ja: "本文が JSON として不正なためメッセージが除外され、購読先に届いていません。",
    },
    remedy: {
      en: "Find the publisher that changed, and look at one of its messages.",
      ja: "変更のあった発行元を特定し、メッセージを確認します。",
    },
    source: [awsRecommended],
  },
  redrivenToDeadLetterQueue: {
    metric: sns("NumberOfNotificationsRedrivenToDlq", "Sum", "Count"),
    dimensions: byTopic,
    above: { warn: 0 }, // nothing is lost, and the queue has an alarm of its own
    window: once,
    treatMissingData: "notBreaching",
    because: {
      en: "Messages could not be delivered to a subscriber and went to the dead-letter queue: they wait there unprocessed.",
      ja: "配信できないメッセージがデッドレターキューに送られ、未処理のまま残っています。",
    },
    remedy: {
      en: "Fix the subscriber, then send the queue's messages to it again.",
      ja: "購読先を直してから、キューのメッセージを再送します。",
    },
    source: [awsRecommended],
  },
  failedToRedrive: {
    metric: sns("NumberOfNotificationsFailedToRedriveToDlq", "Sum", "Count"),
    dimensions: byTopic,
    above: { error: 0 },
    window: once,
    treatMissingData: "notBreaching",
    because: {
      en: "Messages could be delivered neither to the subscriber nor to the dead-letter queue, and are lost.",
      ja: "購読先にもデッドレターキューにも届かず、メッセージが失われています。",
    },
    remedy: {
      en: "Check in the SQS console that the dead-letter queue's policy and key let SNS send to it.",
      ja: "SQS コンソールで、デッドレターキューのポリシーとキーが SNS からの送信を許可しているか確認します。",
    },
    source: [awsRecommended],
  },
});

const sendsSms = (_: unknown, { resources }: Environment) => Object.keys(resources.sms).length > 0;

const smsPage = awsDocs("sns/latest/dg/sns-monitoring-using-cloudwatch.html");

/**
 * AWS's list names the topic as dimension of both metrics. SNS publishes the spending for the account as a whole, and the
 * success rate by country and type of message.
 */
export const smsAlarms = {
  ...catalogue("sms", wholeAccount, {
    monthlySpend: {
      metric: sns("SMSMonthToDateSpentUSD", "Maximum", "None"),
      dimensions: () => ({}),
      above: {
        warn: (_, { quotas }) =>
          quotas.smsMonthlySpend === undefined
            ? needsValue(
                "Set quotas.smsMonthlySpend to the account's monthly spending quota, or take 80 % of it, in US dollars.",
                "月間 SMS 費用の上限を quotas.smsMonthlySpend に設定するか、その 80 % を米ドルで指定してください。",
              )
            : quotas.smsMonthlySpend * 0.8,
      },
      window: { period: 3600, datapointsToAlarm: 1, evaluationPeriods: 24 }, // it changes with a message only
      treatMissingData: "notBreaching",
      when: sendsSms,
      because: {
        en: "This month's spending on text messages, in US dollars, is above {threshold}: at the account's spending quota SNS stops sending.",
        ja: "今月の SMS 費用（米ドル）が {threshold} を超えました。アカウントの上限に達すると送信が止まります。",
      },
      remedy: {
        en: "Look at the SMS statistics in the SNS console for messages to unusual countries (SMS pumping). If there are none, ask for a higher spending quota in time.",
        ja: "SNS コンソールの SMS 統計で不審な国への大量送信を疑い、なければ早めに上限引き上げを申請します。",
      },
      source: [smsPage, awsRecommended],
    },
  }),
  ...catalogue("sms", smsRoutes, {
    successRate: {
      metric: sns("SMSSuccessRate", "Average", "Count"),
      dimensions: ({ country, type }) => ({ Country: country, SMSType: type }),
      below: {
        warn: needsValue(
          "Take the share of delivered text messages, from 0 to 1, that is still normal.",
          "平常とみなせる SMS 配信成功割合（0〜1）を指定してください。",
        ),
      },
      window: { period: 3600, datapointsToAlarm: 1, evaluationPeriods: 3 },
      treatMissingData: "notBreaching",
      because: {
        en: "The share of text messages that arrive is below {threshold}: users wait for codes that never come.",
        ja: "SMS の到達割合が {threshold} を下回り、利用者に確認コードなどが届いていません。",
      },
      remedy: {
        en: "Read the delivery logs in CloudWatch Logs: a single carrier, a blocked sender, a text that looks like spam?",
        ja: "CloudWatch Logs の配信ログで通信事業者、送信元のブロック、迷惑メッセージ判定を確認します。",
      },
      source: [smsPage, awsRecommended],
    },
  }),
};

const ruleFault = (name: string) => ({
  metric: events(name, "Sum", "Count"),
  window: once,
  treatMissingData: "notBreaching" as const,
  source: [eventsPage],
});

const failedInvocations = {
  ...ruleFault("FailedInvocations"),
  above: { error: 0 },
  because: {
    en: "Events could not be delivered to the rule's target: what they should have started did not happen.",
    ja: "ルールのターゲットにイベントを届けられず、起動されるはずの処理が行われていません。",
  },
  remedy: {
    en: "Check the target's policy, the rule's role, and whether the target still exists.",
    ja: "ターゲットのポリシー、ルールのロール、ターゲットの存在を確認します。",
  },
};

const sentToDeadLetterQueue = {
  ...ruleFault("InvocationsSentToDlq"),
  above: { warn: 0 }, // nothing is lost, and the queue has an alarm of its own
  because: {
    en: "Events could not be delivered and went to the rule's dead-letter queue: they wait there unprocessed.",
    ja: "届けられなかったイベントがデッドレターキューに送られ、未処理のまま残っています。",
  },
  remedy: {
    en: "Poll the queue in the SQS console and read ERROR_CODE and ERROR_MESSAGE in a message's attributes; fix the cause, then send the events again.",
    ja: "SQS コンソールでキューをポーリングし、メッセージ属性の ERROR_CODE と ERROR_MESSAGE を確認し、直してから再送します。",
  },
};

const failedToDeadLetterQueue = {
  ...ruleFault("InvocationsFailedToBeSentToDlq"),
  above: { error: 0 },
  because: {
    en: "Events could be delivered neither to the target nor to the dead-letter queue, and are lost.",
    ja: "ターゲットにもデッドレターキューにも届かず、イベントが失われました。",
  },
  remedy: {
    en: "Check the policy and the key of the dead-letter queue: both must let EventBridge send for this rule.",
    ja: "デッドレターキューのポリシーとキーで、このルールからの送信が許可されているか確認します。",
  },
};

const slow = {
  // AWS gives no number. Retries begin within seconds, so that half a minute on average is a target that fails again and again.
  metric: events("IngestionToInvocationSuccessLatency", "Average", "Milliseconds"),
  above: { warn: 30_000 },
  window: fiveMinutePeriods(3),
  treatMissingData: "notBreaching" as const, // no event, no latency
  because: {
    en: "Events take longer than {threshold} to reach the rule's target: it refuses them, or is too slow.",
    ja: "ターゲットの拒否や遅延により、イベントの到達に {threshold} を超える時間がかかっています。",
  },
  remedy: {
    en: "Look at the target's alarms: throttling and errors first, then its concurrency.",
    ja: "ターゲットのアラーム（まずスロットリングとエラー、次に同時実行数）を確認します。",
  },
  source: [awsDocs("eventbridge/latest/userguide/eb-monitoring.html")],
};

const onDefaultBus = ({ eventBusName }: EventBridgeRule) => eventBusName === undefined;
const onOwnBus = ({ eventBusName }: EventBridgeRule) => eventBusName !== undefined;

/** Rules of the default event bus are published by rule, those of another bus by bus and rule. */
export const eventBridgeAlarms = catalogue("eventBridge", eventBridgeRules, {
  failedInvocations: { ...failedInvocations, dimensions: byRule, when: onDefaultBus },
  failedInvocationsOnBus: { ...failedInvocations, dimensions: byRuleOfBus, when: onOwnBus },
  sentToDeadLetterQueue: {
    ...sentToDeadLetterQueue,
    dimensions: byRule,
    when: (rule) => rule.deadLetterQueue && onDefaultBus(rule),
  },
  sentToDeadLetterQueueOnBus: {
    ...sentToDeadLetterQueue,
    dimensions: byRuleOfBus,
    when: (rule) => rule.deadLetterQueue && onOwnBus(rule),
  },
  failedToDeadLetterQueue: {
    ...failedToDeadLetterQueue,
    dimensions: byRule,
    when: (rule) => rule.deadLetterQueue && onDefaultBus(rule),
  },
  failedToDeadLetterQueueOnBus: {
    ...failedToDeadLetterQueue,
    dimensions: byRuleOfBus,
    when: (rule) => rule.deadLetterQueue && onOwnBus(rule),
  },
  latency: { ...slow, dimensions: byRule, when: onDefaultBus },
  latencyOnBus: { ...slow, dimensions: byRuleOfBus, when: onOwnBus },
});

const hasSchedules = (_: unknown, { resources }: Environment) => Object.keys(resources.scheduler).length > 0;
const canDrop = (_: unknown, { resources }: Environment) =>
  Object.values(resources.scheduler).some(({ deadLetterQueue }) => !deadLetterQueue);

const scheduleFault = (name: string, window: AlarmWindow) => ({
  metric: scheduler(name, "Sum", "Count"),
  dimensions: () => ({}),
  window,
  treatMissingData: "notBreaching" as const,
  source: [awsRecommended],
});

export const schedulerAlarms = catalogue("scheduler", wholeAccount, {
  targetThrottled: {
    ...scheduleFault("TargetErrorThrottledCount", fiveMinutePeriods(2)),
    above: { warn: 0 },
    when: hasSchedules,
    because: {
      en: "Targets throttle what EventBridge Scheduler starts: scheduled work runs late.",
      ja: "ターゲットがスロットリングし、スケジュールが遅れています。",
    },
    remedy: {
      en: "Raise the target's quota or concurrency, or spread the schedules with flexible time windows.",
      ja: "ターゲットの上限を上げるか、フレキシブルタイムウィンドウで分散します。",
    },
  },
  invocationThrottled: {
    ...scheduleFault("InvocationThrottleCount", fiveMinutePeriods(2)),
    above: { warn: 0 },
    when: hasSchedules,
    because: {
      en: "EventBridge Scheduler throttles its own invocations: scheduled work runs late.",
      ja: "Scheduler 側でスロットリングされ、スケジュールが遅れています。",
    },
    remedy: {
      en: "Spread the schedules over time, or ask for a higher invocation quota in Service Quotas.",
      ja: "スケジュールを分散するか、Service Quotas で呼び出しクォータの引き上げを申請します。",
    },
  },
  invocationDropped: {
    ...scheduleFault("InvocationDroppedCount", once),
    above: { error: 0 },
    when: (target, environment) => hasSchedules(target, environment) && canDrop(target, environment),
    because: {
      en: "A schedule failed on every retry and was given up: what it should have started did not run.",
      ja: "再試行を尽くしてスケジュールが破棄され、処理が実行されていません。",
    },
    remedy: {
      en: "Find the schedule by its target's errors; run the job by hand, and give the schedule a dead-letter queue.",
      ja: "ターゲットのエラーから対象を特定し、手動で実行して、デッドレターキューを設定します。",
    },
  },
  failedToDeadLetterQueue: {
    ...scheduleFault("InvocationsFailedToBeSentToDeadLetterCount", once),
    above: { error: 0 },
    when: hasSchedules,
    because: {
      en: "Failed invocations of a schedule could not be put into its dead-letter queue and are lost.",
      ja: "スケジュールの失敗した呼び出しをデッドレターキューに送れず、失われています。",
    },
    remedy: {
      en: "Check the dead-letter queue's policy and key, and the schedule's role.",
      ja: "デッドレターキューのポリシーとキー、スケジュールのロールを確認します。",
    },
  },
});
