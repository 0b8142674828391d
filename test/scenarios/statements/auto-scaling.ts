import type { Statements } from "../statement.js";

export const autoScalingStatements = {
  inServiceCapacity: { kind: "level", line: { error: [2, 1.9] }, within: 8, ignores: 7, silence: "told" },
} as const satisfies Statements;
