import type { Statements } from "../statement.js";

export const cloudfrontStatements = {
  serverErrorRate: {
    kind: "rate",
    line: { error: [5, 5.25] },
    within: 10,
    ignores: 3,
    silence: "fine",
    metrics: { failed: "failed percent" },
  },
  originLatency: { kind: "level", line: { warn: [24000, 25200] }, within: 15, ignores: 10, silence: "fine" },
  functionValidationErrors: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    span: 17,
    hourly: "told",
  },
  functionExecutionErrors: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 10,
    ignores: 1,
    silence: "fine",
    span: 30,
  },
  functionThrottles: { kind: "counter", line: { error: [0, 1] }, within: 10, ignores: 1, silence: "fine", span: 30 },
} as const satisfies Statements;
