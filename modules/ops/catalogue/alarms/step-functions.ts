import { stateMachines, type StateMachine } from "../../../../src/model/inventory/step-functions.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs } from "../../engine/row.js";
import { fiveMinutePeriods, once } from "./windows.js";

const states = metrics("AWS/States");

const byMachine = ({ arn }: StateMachine) => ({ StateMachineArn: arn });

const page = awsDocs("step-functions/latest/dg/procedure-cw-metrics.html");

export const stepFunctionsAlarms = catalogue("stepFunctions", stateMachines, {
  executionThrottled: {
    metric: states("ExecutionThrottled", "Sum", "Count"),
    dimensions: byMachine,
    above: { warn: 0 },
    window: fiveMinutePeriods(2),
    treatMissingData: "notBreaching",
    because: {
      en: "State transitions have been throttled for five minutes: executions take longer than they should.",
      ja: "5 分間状態遷移がスロットリングされ、実行が遅れています。",
    },
    remedy: {
      en: "Is the rate wanted? Then ask for a higher quota of state transitions; if not, slow down what starts executions.",
      ja: "想定内の流量なら状態遷移のクォータ引き上げを申請し、想定外なら起動元を抑えます。",
    },
    source: ["S2", page],
  },
  executionsFailed: {
    metric: states("ExecutionsFailed", "Sum", "Count"),
    dimensions: byMachine,
    above: { error: 0 },
    window: once,
    treatMissingData: "notBreaching",
    when: ({ watchFailures }) => watchFailures,
    because: { en: "An execution failed.", ja: "実行が失敗しました。" },
    remedy: {
      en: "Open the execution: which state failed, with which error? Redrive it once the cause is mended.",
      ja: "失敗した状態とエラーを確認し、原因を直してから再実行（redrive）します。",
    },
    source: ["S2", page],
  },
  executionsTimedOut: {
    metric: states("ExecutionsTimedOut", "Sum", "Count"),
    dimensions: byMachine,
    above: { error: 0 },
    window: once,
    treatMissingData: "notBreaching",
    when: ({ watchFailures }) => watchFailures,
    because: { en: "An execution took longer than it may.", ja: "実行がタイムアウトしました。" },
    remedy: {
      en: "Open the execution: in which state did it wait? Check what that state calls.",
      ja: "待っていた状態を確認し、その呼び出し先を調べます。",
    },
    source: ["S2", page],
  },
});
