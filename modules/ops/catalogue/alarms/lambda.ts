import type { AlarmWindow, Environment } from "../../../../src/model/environment/index.js";
import { wholeAccount } from "../../../../src/model/environment/index.js";
import { lambdaFunctions, type LambdaFunction } from "../../../../src/model/inventory/lambda.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, needsValue } from "../../engine/row.js";
import { percentAtLowTraffic, percentOf } from "./rates.js";
import { filledMinutes, fiveMinutePeriods, minutes, once, quarterHours } from "./windows.js";

const lambda = metrics("AWS/Lambda");
const insights = metrics("LambdaInsights");

export const byFunction = ({ name }: LambdaFunction) => ({ FunctionName: name });
const byInsightsFunction = ({ name }: LambdaFunction) => ({ function_name: name });

const metricsPage = awsDocs("lambda/latest/dg/monitoring-metrics-types.html");
const insightsPage = awsDocs("AmazonCloudWatch/latest/monitoring/Lambda-Insights-metrics.html");

const askQuota = needsValue(
  "Set quotas.lambdaConcurrency to the account's concurrency quota in this region, or take 90 % of it.",
  "このリージョンの同時実行数クォータを quotas.lambdaConcurrency に設定するか、その 90 % を指定してください。",
);

const quotaShare = ({ quotas }: Environment) =>
  quotas.lambdaConcurrency === undefined ? askQuota : quotas.lambdaConcurrency * 0.9;

/** A run counts from its start, though it shows only at its end: a long one comes minutes late, and into a longer period. */
const rateWindow = ({ timeout }: LambdaFunction) =>
  timeout <= 60 ? filledMinutes(5) : timeout <= 300 ? fiveMinutePeriods(2) : quarterHours(2);
const runWindow = ({ timeout }: LambdaFunction) => (timeout <= 300 ? fiveMinutePeriods(1) : quarterHours(1));
const durationWindow = ({ timeout }: LambdaFunction) => (timeout <= 300 ? fiveMinutePeriods(3) : quarterHours(2));

/** Silent for twice as long as is normal; in periods that long, of which the newest may not have all its data. */
const silenceWindow = ({ expectedEvery }: LambdaFunction): AlarmWindow =>
  expectedEvery === undefined
    ? minutes(15)
    : { period: Math.max(300, expectedEvery * 60), datapointsToAlarm: 2, evaluationPeriods: 3 };

const keepsFailed = ({ deadLetterQueue, destinations }: LambdaFunction) => deadLetterQueue || destinations;

const eventAge = (share: number) => (fn: LambdaFunction) => fn.maximumEventAge * 1000 * share;

const timeoutShare = (share: number) => (fn: LambdaFunction) => fn.timeout * 1000 * share;

const accountAlarms = catalogue("lambda", wholeAccount, {
  claimedAccountConcurrency: {
    metric: lambda("ClaimedAccountConcurrency", "Maximum", "Count"),
    dimensions: () => ({}),
    above: { error: (_, environment) => quotaShare(environment) },
    window: minutes(5),
    treatMissingData: "notBreaching",
    when: (_, { resources }) => Object.keys(resources.lambda).length > 0,
    because: {
      en: "The concurrency that functions of the account use or reserve is above {threshold}: at the quota every function is throttled.",
      ja: "アカウントで使用または予約済みの同時実行数が {threshold} を超えました。上限に達するとすべての関数がスロットリングされます。",
    },
    remedy: {
      en: "Compare ConcurrentExecutions by function in CloudWatch; limit the one that grew, or ask for a higher quota in Service Quotas.",
      ja: "CloudWatch で関数別の ConcurrentExecutions を比べ、増えた関数を制限するか、Service Quotas で引き上げを申請します。",
    },
    source: [awsRecommended],
  },
});

const askInvocations = needsValue(
  "Set expectedEvery of the function, or take the fewest invocations in a minute that are normal, or an anomalyBand; switch it off where silence is normal.",
  "関数の expectedEvery を設定するか、1 分あたりの平常時の最少呼び出し数か anomalyBand を指定してください。無呼び出しが正常なら off にします。",
);

const functionAlarms = catalogue("lambda", lambdaFunctions, {
  errorRate: {
    math: percentOf("errors", "invocations"),
    metrics: {
      errors: lambda("Errors", "Sum", "Count"),
      invocations: lambda("Invocations", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byFunction,
    above: { error: 5 },
    window: rateWindow,
    treatMissingData: "notBreaching", // nobody invokes it
    because: {
      en: "More than {threshold} of the invocations fail: their callers get errors, or events wait for a retry.",
      ja: "呼び出しの {threshold} 超が失敗し、呼び出し元へのエラーやイベントの再試行待ちが発生しています。",
    },
    remedy: {
      en: "Read the function's log in Logs Insights from the time it began: a deployment, a dependency, a change of the event?",
      ja: "Logs Insights で発生時刻からの関数ログを読み、デプロイ、依存先、イベント形式の変化を確認します。",
    },
    source: ["S0", awsRecommended],
  },
  errorRateAtLowTraffic: {
    math: percentAtLowTraffic("errors", "invocations"),
    metrics: {
      errors: lambda("Errors", "Sum", "Count"),
      invocations: lambda("Invocations", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byFunction,
    above: { error: 20 },
    window: quarterHours(2, 3),
    treatMissingData: "notBreaching",
    because: {
      en: "The function is invoked rarely, and more than {threshold} of the invocations fail.",
      ja: "少ない呼び出しの {threshold} 超が失敗しています。",
    },
    remedy: {
      en: "Read the function's log in Logs Insights from the time it began: a deployment, a dependency, a change of the event?",
      ja: "Logs Insights で発生時刻からの関数ログを読み、デプロイ、依存先、イベント形式の変化を確認します。",
    },
    source: ["S0", awsRecommended],
  },
  errors: {
    // AWS counts errors. As a share, one of a thousand tells nobody, and a job that runs once a night and fails does. AWS leaves
    // missing data missing; a function that nobody invokes any more would then stay in alarm.
    math: "IF(invocations > 0, 100 * FILL(errors, 0) / invocations, 0)",
    metrics: {
      errors: lambda("Errors", "Sum", "Count"),
      invocations: lambda("Invocations", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byFunction,
    above: { warn: 20 },
    window: runWindow,
    treatMissingData: "notBreaching",
    because: {
      en: "More than {threshold} of the invocations fail, even if there are few of them.",
      ja: "呼び出しの {threshold} 超が失敗しています（少数でも通知します）。",
    },
    remedy: {
      en: "Read the errors in the function's log with Logs Insights, and check whether events were lost or retried.",
      ja: "Logs Insights で関数ログのエラーを読み、イベントの損失や再試行を確認します。",
    },
    source: ["S0", awsRecommended],
  },
  throttles: {
    metric: lambda("Throttles", "Sum", "Count"),
    dimensions: byFunction,
    atLeast: { error: 1 },
    window: minutes(3, 10),
    treatMissingData: "notBreaching", // AWS leaves it missing; without invocations it would then stay in alarm
    because: {
      en: "Invocations are throttled: synchronous callers get errors, events are retried later.",
      ja: "呼び出しがスロットリングされ、同期呼び出しはエラー、イベントは後で再試行になっています。",
    },
    remedy: {
      en: "Compare ConcurrentExecutions in CloudWatch with the function's reserved concurrency and the account's quota; raise the one that is too low.",
      ja: "CloudWatch の ConcurrentExecutions を予約数とアカウント上限に照らし、足りない方を引き上げます。",
    },
    source: ["S0", awsRecommended],
  },
  duration: {
    metric: lambda("Duration", "p90", "Milliseconds"),
    dimensions: byFunction,
    above: { warn: timeoutShare(0.8), error: timeoutShare(0.95) },
    most: ({ timeout }) => timeout * 1000,
    window: durationWindow,
    treatMissingData: "notBreaching",
    fewSamples: "evaluate", // a job that runs once an hour is cut off too
    because: {
      en: "The duration of the longest runs is above {threshold}: at the function's timeout they are cut off, and their work is lost or retried.",
      ja: "長い実行に {threshold} を超える時間がかかっています。タイムアウトに達すると強制終了され、処理は失われるか再試行されます。",
    },
    remedy: {
      en: "Find the slow dependency in the function's log or traces; give the function more memory, which brings more CPU, or a longer timeout.",
      ja: "関数のログやトレースで遅い依存先を探し、メモリ（CPU も増えます）またはタイムアウトを増やします。",
    },
    source: ["S0", awsRecommended],
  },
  concurrentExecutions: {
    metric: lambda("ConcurrentExecutions", "Maximum", "Count"),
    dimensions: byFunction,
    above: {
      error: (fn, environment) =>
        fn.reservedConcurrency === undefined ? quotaShare(environment) : fn.reservedConcurrency * 0.9,
    },
    window: minutes(5),
    treatMissingData: "notBreaching",
    when: ({ reservedConcurrency: reserved }) => reserved === undefined || reserved > 10, // of few, all are in use at times
    because: {
      en: "The function's concurrency is above {threshold}: at its limit invocations are throttled.",
      ja: "関数の同時実行数が {threshold} を超えました。上限に達すると呼び出しがスロットリングされます。",
    },
    remedy: {
      en: "Compare Duration in CloudWatch: do slow runs pile up? If the load is legitimate, raise the reserved concurrency or the quota.",
      ja: "CloudWatch の Duration で遅い実行の滞留を確認し、想定内の負荷なら予約数かクォータを引き上げます。",
    },
    source: ["S0", awsRecommended],
  },
  invocations: {
    metric: lambda("Invocations", "Sum", "Count"),
    dimensions: byFunction,
    below: {
      // An anomalyBand needs no threshold, and neither does a function of which it is known how often it runs.
      warn: ({ expectedEvery }) => (expectedEvery === undefined ? askInvocations : 1),
    },
    window: silenceWindow,
    treatMissingData: "breaching", // no invocation, no data
    followsTraffic: true,
    because: {
      en: "The function is invoked less often than it should be: work that it does is left undone.",
      ja: "関数の呼び出しが平常より減り、行うべき処理が実行されていません。",
    },
    remedy: {
      en: "Open the function's triggers in the Lambda console and check what invokes it: event source mapping, rule, schedule, the caller's permissions.",
      ja: "Lambda コンソールのトリガーから、呼び出し元（イベントソースマッピング、ルール、スケジュール、権限）を確認します。",
    },
    source: ["S0", metricsPage],
  },
  deadLetterErrors: {
    metric: lambda("DeadLetterErrors", "Sum", "Count"),
    dimensions: byFunction,
    above: { error: 0 },
    window: once,
    treatMissingData: "notBreaching",
    when: (fn) => fn.deadLetterQueue,
    because: {
      en: "Failed events could not be put into the dead-letter queue and are lost.",
      ja: "失敗イベントをデッドレターキューに送れず、失われました。",
    },
    remedy: {
      en: "Check the function's permission for the queue, the queue's policy and key, and the size of the events.",
      ja: "キューへの権限、キューポリシーとキー、イベントサイズを確認します。",
    },
    source: ["S0", metricsPage],
  },
  asyncEventsDropped: {
    metric: lambda("AsyncEventsDropped", "Sum", "Count"),
    dimensions: byFunction,
    above: {
      // What goes to a dead-letter queue or destination is counted too, and can be processed from there.
      warn: (fn) => (keepsFailed(fn) ? 0 : undefined),
      error: (fn) => (keepsFailed(fn) ? undefined : 0),
    },
    window: once,
    treatMissingData: "notBreaching",
    because: {
      en: "Asynchronous events failed on every retry or grew too old, and Lambda gave them up.",
      ja: "非同期イベントが再試行の末、または期限切れで破棄されました。",
    },
    remedy: {
      en: "Read in the function's log what failed; fix it, then send the events again, from the dead-letter queue or from where they came.",
      ja: "関数ログで失敗の原因を確認して直し、デッドレターキューまたは送信元からイベントを再送します。",
    },
    source: [metricsPage],
  },
  asyncEventAge: {
    // AWS gives no number; an event is dropped after six hours, if the function says nothing else.
    metric: lambda("AsyncEventAge", "Maximum", "Milliseconds"),
    dimensions: byFunction,
    above: { warn: eventAge(0.5), error: eventAge(0.8) },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // no event, no age
    because: {
      en: "The age of waiting asynchronous events is above {threshold}: at the function's maximum event age Lambda drops them.",
      ja: "待機中の非同期イベントの経過時間が {threshold} を超えました。最大有効期間に達すると破棄されます。",
    },
    remedy: {
      en: "Look at the function's Throttles and Errors in CloudWatch; raise its concurrency, or slow down what sends events.",
      ja: "CloudWatch で関数の Throttles と Errors を確認し、同時実行数を上げるか、イベントの送信を抑えます。",
    },
    source: [metricsPage],
  },
  destinationDeliveryFailures: {
    metric: lambda("DestinationDeliveryFailures", "Sum", "Count"),
    dimensions: byFunction,
    above: { error: 0 },
    window: once,
    treatMissingData: "notBreaching",
    when: (fn) => fn.destinations,
    because: {
      en: "The function's results could not be delivered to a destination and are lost.",
      ja: "関数の結果を送信先に届けられず、失われました。",
    },
    remedy: {
      en: "Check the function's permission for the destination, and the size of the results.",
      ja: "送信先への権限と結果のサイズを確認します。",
    },
    source: ["S0", metricsPage],
  },
  iteratorAge: {
    metric: lambda("IteratorAge", "Maximum", "Milliseconds"),
    dimensions: byFunction,
    above: {
      warn: ({ streamRetentionHours = 0 }) => streamRetentionHours * 3_600_000 * 0.5,
      error: ({ streamRetentionHours = 0 }) => streamRetentionHours * 3_600_000 * 0.8,
    },
    window: minutes(15),
    treatMissingData: "notBreaching", // nothing to read
    when: (fn) => fn.streamRetentionHours !== undefined,
    because: {
      en: "The function reads records whose age is above {threshold}: beyond the stream's retention they expire unread.",
      ja: "関数が読むレコードの経過時間が {threshold} を超えました。ストリームの保持期間を過ぎると未読のまま失われます。",
    },
    remedy: {
      en: "Look in the function's log for a record that fails again and again; then raise batch size or parallelization.",
      ja: "関数ログで繰り返し失敗するレコードを探し、バッチサイズか並列度を上げます。",
    },
    source: ["S2", metricsPage],
  },
  memoryUtilization: {
    // The run that needs most is the one that is killed; AWS averages all of them.
    metric: insights("memory_utilization", "Maximum", "Percent"),
    dimensions: byInsightsFunction,
    above: { error: 95 },
    window: fiveMinutePeriods(2),
    treatMissingData: "notBreaching", // AWS leaves it missing; without invocations it would then stay in alarm
    requires: "lambdaInsights",
    because: {
      en: "The function uses more than {threshold} of its memory: at the limit it is killed, and its work is lost or retried.",
      ja: "関数がメモリの {threshold} 超を使っています。上限に達すると強制終了され、処理は失われるか再試行されます。",
    },
    remedy: {
      en: "Compare max memory used in the log's REPORT lines: a leak grows from run to run of one environment. Then give the function more memory.",
      ja: "ログの REPORT 行の最大メモリを比べ、実行環境内のリークを確認し、メモリを増やします。",
    },
    source: ["S0", awsRecommended],
  },
  cpuTotalTime: {
    // Runs on up to as many vCPUs as its memory buys; near its whole timeout it cannot be waiting for anything.
    metric: insights("cpu_total_time", "Maximum", "Milliseconds"),
    dimensions: byInsightsFunction,
    above: { warn: timeoutShare(0.8) },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    requires: "lambdaInsights",
    because: {
      en: "The CPU time of a run is above {threshold}: runs are short of CPU, and at the timeout they are cut off.",
      ja: "実行の CPU 時間が {threshold} を超えました。CPU が不足しており、タイムアウトに達すると強制終了されます。",
    },
    remedy: {
      en: "Give the function more memory, as CPU grows with it, or make each run do less.",
      ja: "メモリを増やす（CPU も増えます）か、1 回の処理量を減らします。",
    },
    source: ["S0", insightsPage],
  },
  temporaryStorage: {
    metric: insights("tmp_used", "Maximum", "Bytes"),
    dimensions: byInsightsFunction,
    above: { warn: (fn) => fn.ephemeralStorage * 2 ** 20 * 0.9 },
    window: fiveMinutePeriods(1),
    treatMissingData: "notBreaching",
    requires: "lambdaInsights",
    because: {
      en: "The use of /tmp is above {threshold}: once it is full, writes fail.",
      ja: "/tmp の使用量が {threshold} を超えました。満杯になると書き込みが失敗します。",
    },
    remedy: {
      en: "Delete files at the end of each run, as environments are reused; or enlarge the ephemeral storage.",
      ja: "実行環境は再利用されるため終了時にファイルを消すか、エフェメラルストレージを増やします。",
    },
    source: ["S0", insightsPage],
  },
});

export const lambdaAlarms = { ...accountAlarms, ...functionAlarms };
