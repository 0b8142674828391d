import type { Statements } from "../statement.js";

export const syntheticsStatements = {
  successPercent: {
    kind: "level",
    line: { error: [90, 85.5] },
    within: 6,
    ignores: 5,
    silence: "told",
    every: 5,
    steady: true,
  },
} as const satisfies Statements;
