import type { Statements } from "../statement.js";

export const acmStatements = {
  daysToExpiry: {
    kind: "level",
    line: { warn: [31, 30], error: [15, 14] },
    within: 1440,
    ignores: 0,
    silence: "told",
    span: 1440,
  },
} as const satisfies Statements;
