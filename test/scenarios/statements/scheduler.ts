import type { Statements } from "../statement.js";

export const schedulerStatements = {
  targetThrottled: { kind: "counter", line: { warn: [0, 1] }, within: 10, ignores: 1, silence: "fine", span: 30 },
  invocationThrottled: { kind: "counter", line: { warn: [0, 1] }, within: 10, ignores: 1, silence: "fine", span: 30 },
  invocationDropped: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    span: 17,
    hourly: "told",
  },
  failedToDeadLetterQueue: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    span: 17,
    hourly: "told",
  },
} as const satisfies Statements;
