import type { Statements } from "../statement.js";

export const route53Statements = {
  healthCheckStatus: { kind: "level", line: { error: [1, 0.95] }, within: 3, ignores: 2, silence: "told" },
} as const satisfies Statements;
