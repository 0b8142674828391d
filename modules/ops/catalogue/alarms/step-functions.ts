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
      en: "State transitions are throttled: executions take longer than they should.",
      ja: "状態遷移がスロットリングされ、実行が遅れています。",
    },
    remedy: {
      en: "If the rate is legitimate, ask for a higher quota of state transitions in Service Quotas; otherwise slow down what starts executions.",
      ja: "想定内の流量なら Service Quotas で状態遷移のクォータ引き上げを申請し、想定外なら起動元を抑えます。",
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
    because: { en: "An execution failed: its work is left unfinished.", ja: "実行が失敗し、処理が完了していません。" },
    remedy: {
      en: "Open the execution in the Step Functions console: which state failed, with which error? Fix the cause, then redrive it.",
      ja: "Step Functions コンソールで失敗した状態とエラーを確認し、原因を直してから再実行（redrive）します。",
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
    because: {
      en: "An execution ran into its timeout: its work is left unfinished.",
      ja: "実行がタイムアウトし、処理が完了していません。",
    },
    remedy: {
      en: "Open the execution in the Step Functions console: in which state did it wait? Check what that state calls.",
      ja: "Step Functions コンソールで待っていた状態を確認し、その呼び出し先を調べます。",
    },
    source: ["S2", page],
  },
});
