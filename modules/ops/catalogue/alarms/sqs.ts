import { isDeadLetterQueue, sqsQueues, type SqsQueue } from "../../../../src/model/inventory/sqs.js";
import type { Environment } from "../../../../src/model/environment/index.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended } from "../../engine/row.js";
import { fiveMinutePeriods, minutes, once } from "./windows.js";

const sqs = metrics("AWS/SQS");

const byQueue = ({ name }: SqsQueue) => ({ QueueName: name });

const isDead = (queue: SqsQueue, { resources }: Environment) => isDeadLetterQueue(queue, resources.sqs);
const isAlive = (queue: SqsQueue, environment: Environment) => !isDead(queue, environment);

/** Where consumers run now and then, nothing is finished in between: that is what the delay is for. */
const mayWait = {
  en: "maximumDelay lets messages wait longer than a quarter of an hour; oldestMessageAge tells once they wait longer than that",
  ja: "maximumDelay が 15 分を超える待ちを認めています。それより長い滞留は oldestMessageAge が知らせます",
};

/** Messages in flight that one queue can have, before it gives out no more. */
const inFlightQuota = 120_000;

const day = 86_400;

const page = awsDocs("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html");
const quotas = awsDocs("AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-fifo.html");

export const sqsAlarms = catalogue("sqs", sqsQueues, {
  oldestMessageAge: {
    // Retention is the deadline: what is older is lost. Three tenths left is the last comfortable moment;
    // of a long one it would come days late, so that a day is the most. AWS leaves missing
    // data missing; an idle queue publishes nothing, and would then stay in alarm.
    metric: sqs("ApproximateAgeOfOldestMessage", "Maximum", "Seconds"),
    dimensions: byQueue,
    atLeast: {
      warn: ({ retention, maximumDelay }) => maximumDelay ?? Math.min(retention * 0.5, day / 2),
      error: ({ retention, maximumDelay }) =>
        Math.min(retention * 0.7, maximumDelay === undefined ? day : maximumDelay * 2),
    },
    most: ({ retention }) => retention, // what is older is gone
    window: minutes(15),
    treatMissingData: "notBreaching",
    when: isAlive,
    because: {
      en: "The age of the oldest message has reached {threshold}: what is not processed within the queue's retention is lost.",
      ja: "最も古いメッセージの滞留が {threshold} 以上です。処理されないと保持期間を過ぎて失われます。",
    },
    remedy: {
      en: "Read the consumers' log: do they run, do they fail? Then check their number, and the visibility timeout.",
      ja: "コンシューマーのログで稼働と失敗を確認し、台数、可視性タイムアウトの順に見ます。",
    },
    source: ["S2", awsRecommended],
  },
  deadLetters: {
    // Visible messages: what a redrive policy moves here is not counted as sent.
    metric: sqs("ApproximateNumberOfMessagesVisible", "Maximum", "Count"),
    dimensions: byQueue,
    above: { error: 0 },
    window: once,
    treatMissingData: "ignore", // a queue that nobody touches for hours stops publishing, with the messages still in it
    when: isDead,
    because: {
      en: "Messages that could not be processed are in the dead-letter queue: the work behind them is left undone.",
      ja: "処理できなかったメッセージがデッドレターキューにあり、その処理は行われていません。",
    },
    remedy: {
      en: "Poll the queue in the SQS console, and read a message and the consumer's log; fix the cause, then redrive the messages before retention drops them.",
      ja: "SQS コンソールでキューをポーリングし、メッセージとコンシューマーのログを読み、原因を直して、保持期間内に再処理（redrive）します。",
    },
    source: ["S0", "S2", page],
  },
  backlog: {
    // The documents: once above 100 within five minutes.
    metric: sqs("ApproximateNumberOfMessagesVisible", "Maximum", "Count"),
    dimensions: byQueue,
    above: { warn: 100 },
    window: fiveMinutePeriods(1),
    treatMissingData: "notBreaching",
    when: isAlive,
    followsTraffic: true,
    because: {
      en: "More messages wait than consumers can work off: what depends on them is late.",
      ja: "処理能力を超えてメッセージが溜まり、処理が遅れています。",
    },
    remedy: {
      en: "Compare NumberOfMessagesSent and NumberOfMessagesDeleted in CloudWatch: more work, or slower consumers? Add consumers, or fix them.",
      ja: "CloudWatch の NumberOfMessagesSent と NumberOfMessagesDeleted を比べ、流入増か処理遅延かを見極めて、コンシューマーを増やすか直します。",
    },
    source: ["S2", awsRecommended],
  },
  inFlight: {
    // AWS says half more than expected; the quota is what is known, and what stops consumers.
    metric: sqs("ApproximateNumberOfMessagesNotVisible", "Maximum", "Count"),
    dimensions: byQueue,
    atLeast: { warn: inFlightQuota * 0.8 },
    window: minutes(15),
    treatMissingData: "notBreaching",
    when: isAlive,
    because: {
      en: "{threshold} or more messages are in flight: at the quota the queue gives out no more, and consumers stand still.",
      ja: "処理中メッセージが {threshold} 件以上です。上限に達すると受信できなくなり、処理が止まります。",
    },
    remedy: {
      en: "Check that consumers delete what they have processed, and that the visibility timeout is not too long.",
      ja: "処理済みメッセージの削除漏れと、可視性タイムアウトの長さを確認します。",
    },
    source: [quotas, awsRecommended],
  },
  stalledConsumers: {
    math: "IF(visible > 0 AND FILL(deleted, 0) == 0, 1, 0)",
    metrics: {
      visible: sqs("ApproximateNumberOfMessagesVisible", "Minimum", "Count"),
      deleted: sqs("NumberOfMessagesDeleted", "Sum", "Count"),
    },
    unit: "None",
    dimensions: byQueue,
    atLeast: { error: 1 },
    window: minutes(15, 20),
    treatMissingData: "notBreaching",
    when: isAlive,
    offByDefault: ({ maximumDelay = 0 }) => (maximumDelay > 15 * 60 ? mayWait : undefined),
    because: {
      en: "Messages wait, and none of them gets finished: the work behind the queue stands still.",
      ja: "メッセージが待っているのに 1 件も処理が完了しておらず、処理が止まっています。",
    },
    remedy: {
      en: "Check that consumers run, then read their log: they may receive and fail, or lack the permission to delete.",
      ja: "コンシューマーの稼働を確かめ、ログで受信後の失敗や削除権限を確認します。",
    },
    source: ["S0", page],
  },
  messagesSent: {
    metric: sqs("NumberOfMessagesSent", "Sum", "Count"),
    dimensions: byQueue,
    atMost: { warn: 0 },
    window: minutes(15),
    treatMissingData: "breaching", // AWS leaves it missing; a queue that nobody uses for hours publishes nothing at all
    when: (queue, environment) => queue.steadyTraffic && isAlive(queue, environment),
    followsTraffic: true,
    because: {
      en: "Fewer messages are sent to the queue than should be: the producers may be down.",
      ja: "キューへの送信が平常より少なく、プロデューサーが停止している可能性があります。",
    },
    remedy: {
      en: "Check that the producers run and may send to the queue, and whether their endpoint changed.",
      ja: "プロデューサーの稼働、送信権限、接続先を確認します。",
    },
    source: ["S0", awsRecommended],
  },
  messagesReceived: {
    metric: sqs("NumberOfMessagesReceived", "Sum", "Count"),
    dimensions: byQueue,
    atMost: { warn: 0 },
    window: minutes(15),
    treatMissingData: "breaching",
    when: (queue, environment) => queue.steadyTraffic && isAlive(queue, environment),
    followsTraffic: true,
    because: {
      en: "Fewer messages are received from the queue than should be: consumers may be down, or nothing is sent.",
      ja: "キューからの受信が平常より少なく、コンシューマーの停止か送信の途絶が疑われます。",
    },
    remedy: {
      en: "Look at NumberOfMessagesSent in CloudWatch: if messages are sent, check whether the consumers run and poll.",
      ja: "CloudWatch の NumberOfMessagesSent で送信の有無を確かめ、次にコンシューマーのポーリングを確認します。",
    },
    source: ["S0", page],
  },
});
