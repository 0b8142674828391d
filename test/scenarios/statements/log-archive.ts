import type { Statements } from "../statement.js";

export const logArchiveStatements = {
  dataFreshness: {
    kind: "level",
    line: { warn: [855, 945], error: [20520, 22680] },
    within: 15,
    ignores: 10,
    silence: "fine",
  },
  deliverySuccess: { kind: "level", line: { warn: [1, 0.95] }, within: 15, ignores: 10, silence: "fine" },
  throttledRecords: { kind: "counter", line: { warn: [0, 1] }, within: 10, ignores: 5, silence: "fine", per: 5 },
} as const satisfies Statements;
