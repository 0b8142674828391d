import type { Statements } from "../statement.js";

export const efsStatements = {
  ioLimit: { kind: "level", line: { error: [90.25, 95] }, within: 8, ignores: 7, silence: "fine", span: 15 },
  burstCreditBalance: { kind: "level", line: { error: [1, 0] }, within: 15, ignores: 14, silence: "unknown" },
} as const satisfies Statements;
