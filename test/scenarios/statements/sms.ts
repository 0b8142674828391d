import type { Statements } from "../statement.js";

export const smsStatements = {
  monthlySpend: { kind: "level", line: { warn: [1, 1.05] }, within: 60, ignores: 0, silence: "fine", span: 1440 },
  successRate: { kind: "level", line: { warn: [1, 0.95] }, within: 60, ignores: 0, silence: "fine", flapping: "quiet" },
} as const satisfies Statements;
