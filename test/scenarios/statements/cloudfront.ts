import type { Statements } from "../statement.js";

export const cloudfrontStatements = {
  serverErrorRate: {
    kind: "level",
    line: { error: [5, 5.25] },
    within: 10,
    ignores: 5,
    silence: "fine",
    metrics: { requests: { constant: 1000 }, failed: { level: 1 } },
  },
  originLatency: { kind: "level", line: { warn: [24000, 25200] }, within: 15, ignores: 10, silence: "fine" },
  functionValidationErrors: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  functionExecutionErrors: { kind: "counter", line: { error: [0, 1] }, within: 10, ignores: 1, silence: "fine" },
  functionThrottles: { kind: "counter", line: { error: [0, 1] }, within: 10, ignores: 1, silence: "fine" },
} as const satisfies Statements;
