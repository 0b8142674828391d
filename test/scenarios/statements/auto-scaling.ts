import type { Statements } from "../statement.js";

export const autoScalingStatements = {
  inServiceCapacity: { kind: "level", line: { error: [2, 1.9] }, within: 10, ignores: 9, silence: "told" },
} as const satisfies Statements;
