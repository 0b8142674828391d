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
      en: "Messages wait far too long; retention drops what is never processed.",
      ja: "メッセージの滞留が長すぎます。処理されないと保持期間を過ぎて失われます。",
    },
    remedy: {
      en: "Check that consumers run and do not fail; then their number, then the visibility timeout.",
      ja: "コンシューマーの稼働と失敗、台数、可視性タイムアウトの順に確認します。",
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
      en: "Messages that could not be processed are in the dead-letter queue.",
      ja: "処理できなかったメッセージがデッドレターキューにあります。",
    },
    remedy: {
      en: "Read one of them and the consumer's log; mend the cause, then redrive them before retention drops them.",
      ja: "メッセージとコンシューマーのログを読み、原因を直して、保持期間内に再処理（redrive）します。",
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
    because: { en: "More messages wait than consumers work off.", ja: "処理能力を超えてメッセージが溜まっています。" },
    remedy: {
      en: "Compare sent with deleted messages: more work, or slower consumers? Add consumers or mend them.",
      ja: "送信数と削除数を比べ、流入増か処理遅延かを見極めて、コンシューマーを増やすか直します。",
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
      en: "So many messages are in flight that the queue will soon give out no more.",
      ja: "処理中メッセージが上限に近く、まもなく受信できなくなります。",
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
    because: {
      en: "Messages have waited for a quarter of an hour, and none was finished.",
      ja: "15 分間メッセージが待っているのに 1 件も処理が完了していません。",
    },
    remedy: {
      en: "Are there consumers at all? Then read their log: they receive and fail, or may not delete.",
      ja: "コンシューマーの有無を確かめ、ログで受信後の失敗や削除権限を確認します。",
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
      en: "Nothing has been sent to the queue for a quarter of an hour.",
      ja: "15 分間キューへの送信がありません。",
    },
    remedy: {
      en: "Check the producers: do they run, may they send, did their endpoint change?",
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
      en: "Nothing has been received from the queue for a quarter of an hour.",
      ja: "15 分間キューからの受信がありません。",
    },
    remedy: {
      en: "Check whether messages are sent at all, then whether consumers poll.",
      ja: "まず送信の有無、次にコンシューマーのポーリングを確認します。",
    },
    source: ["S0", page],
  },
});
