import type { Statements } from "../statement.js";

export const spendStatements = {
  estimatedCharges: {
    kind: "level",
    line: { warn: [1000, 1010] },
    within: 360,
    ignores: 0,
    silence: "unknown",
    span: 1440,
  },
} as const satisfies Statements;
