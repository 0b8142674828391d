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
      en: "Functions of the account use nearly all of its concurrency; beyond it every function is throttled.",
      ja: "アカウントの同時実行数が上限に近づいています。超えるとすべての関数がスロットリングされます。",
    },
    remedy: {
      en: "Find the function whose concurrency grew; limit it, or ask for a higher quota.",
      ja: "同時実行数が増えた関数を特定して制限するか、クォータ引き上げを申請します。",
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
    because: { en: "More than 5 % of the invocations fail.", ja: "呼び出しの 5 % 超が失敗しています。" },
    remedy: {
      en: "Read the function's log from the time it began: a deployment, a dependency, a change of the event?",
      ja: "発生時刻からの関数ログを読み、デプロイ、依存先、イベント形式の変化を確認します。",
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
      en: "The function is invoked rarely, and many of its invocations fail.",
      ja: "少ない呼び出しの多くが失敗しています。",
    },
    remedy: {
      en: "Read the function's log from the time it began: a deployment, a dependency, a change of the event?",
      ja: "発生時刻からの関数ログを読み、デプロイ、依存先、イベント形式の変化を確認します。",
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
    because: { en: "Invocations fail, be they few.", ja: "呼び出しが失敗しています（少数でも通知します）。" },
    remedy: {
      en: "Read the function's log for the errors, and check whether events were lost or retried.",
      ja: "関数ログのエラーを読み、イベントの損失や再試行を確認します。",
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
      en: "Invocations have been throttled for five minutes.",
      ja: "5 分間呼び出しがスロットリングされています。",
    },
    remedy: {
      en: "Compare concurrency with the reserved one and with the account's quota; raise what is too low.",
      ja: "同時実行数を予約数とアカウント上限に照らし、足りない方を引き上げます。",
    },
    source: ["S0", awsRecommended],
  },
  duration: {
    metric: lambda("Duration", "p90", "Milliseconds"),
    dimensions: byFunction,
    above: { warn: timeoutShare(0.8), error: timeoutShare(0.95) },
    window: durationWindow,
    treatMissingData: "notBreaching",
    fewSamples: "evaluate", // a job that runs once an hour is cut off too
    because: {
      en: "One run in ten comes close to the timeout, at which it is cut off.",
      ja: "1 割の実行がタイムアウトに近づいています。超えると強制終了されます。",
    },
    remedy: {
      en: "Look for a slow dependency; give the function more memory, which is more CPU too, or a longer timeout.",
      ja: "遅い依存先を探し、メモリ（CPU も増えます）またはタイムアウトを増やします。",
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
      en: "The function uses nearly all concurrency that it can have.",
      ja: "関数の同時実行数が上限に近づいています。",
    },
    remedy: {
      en: "Look for slow runs that pile up; raise the reserved concurrency or the quota before invocations are throttled.",
      ja: "遅い実行の滞留を確認し、スロットリング前に予約数かクォータを引き上げます。",
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
    because: { en: "The function is invoked less than it should be.", ja: "関数の呼び出しが平常より減っています。" },
    remedy: {
      en: "Check what invokes it: the event source mapping, the rule, the schedule, the caller's permissions.",
      ja: "呼び出し元（イベントソースマッピング、ルール、スケジュール、権限）を確認します。",
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
      en: "Check the function's permission for the queue, the queue's policy and the size of the events.",
      ja: "キューへの権限、キューポリシー、イベントサイズを確認します。",
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
      en: "Asynchronous events were given up after all retries, or grew too old.",
      ja: "非同期イベントが再試行の末、または期限切れで破棄されました。",
    },
    remedy: {
      en: "Read the function's log for what failed; send the events again from the dead-letter queue, or from what sent them.",
      ja: "関数ログで失敗の原因を確認し、デッドレターキューまたは送信元からイベントを再送します。",
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
      en: "Asynchronous events wait so long that Lambda will soon drop them.",
      ja: "非同期イベントの滞留が長く、まもなく破棄されます。",
    },
    remedy: {
      en: "Look for throttles and errors of the function; raise its concurrency, or slow down what sends events.",
      ja: "スロットリングとエラーを確認し、同時実行数を上げるか、イベントの送信を抑えます。",
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
      en: "Results could not be delivered to a destination and are lost.",
      ja: "結果を送信先に届けられず、失われました。",
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
      en: "The function reads the stream so late that records will expire unread.",
      ja: "ストリームの読み取りが遅れ、未読のまま保持期限を迎えます。",
    },
    remedy: {
      en: "Look for a record that fails again and again, then raise batch size or parallelization.",
      ja: "繰り返し失敗するレコードを探し、バッチサイズか並列度を上げます。",
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
      en: "The function uses more than 90 % of its memory; at its limit it is killed.",
      ja: "関数がメモリの 90 % 超を使っています。上限に達すると強制終了されます。",
    },
    remedy: {
      en: "Look for a leak between runs of one environment; then give the function more memory.",
      ja: "実行環境内のリークを確認し、メモリを増やします。",
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
      en: "Runs compute for nearly as long as they may take: they are short of CPU.",
      ja: "実行時間のほとんどを計算に費やしています。CPU が不足しています。",
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
    because: { en: "/tmp is nearly full.", ja: "/tmp の残りがわずかです。" },
    remedy: {
      en: "Delete files at the end of each run, as environments are used again; or enlarge the ephemeral storage.",
      ja: "実行環境は再利用されるため終了時にファイルを消すか、エフェメラルストレージを増やします。",
    },
    source: ["S0", insightsPage],
  },
});

export const lambdaAlarms = { ...accountAlarms, ...functionAlarms };
