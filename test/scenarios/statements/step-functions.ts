import type { Statements } from "../statement.js";

export const stepFunctionsStatements = {
  executionThrottled: { kind: "counter", line: { warn: [0, 1] }, within: 10, ignores: 1, silence: "fine", span: 30 },
  executionsFailed: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    span: 15,
    hourly: "told",
  },
  executionsTimedOut: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    span: 15,
    hourly: "told",
  },
} as const satisfies Statements;
