import type { Statements } from "../statement.js";

export const cloudfrontStatements = {
  serverErrorRate: { kind: "level", line: { error: [1.9, 2.1] }, within: 5, ignores: 4, silence: "fine" },
  originLatency: { kind: "level", line: { warn: [22800, 25200] }, within: 5, ignores: 4, silence: "fine" },
  functionValidationErrors: { kind: "counter", line: { error: [0, 1] }, within: 2, ignores: 1, silence: "fine" },
  functionExecutionErrors: { kind: "counter", line: { error: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  functionThrottles: { kind: "counter", line: { error: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
} as const satisfies Statements;
