import type { Statements } from "../statement.js";

export const vpnStatements = {
  connectionState: { kind: "level", line: { warn: [1, 0.95] }, within: 15, ignores: 10, silence: "told" },
  connectionDown: { kind: "level", line: { error: [1, 0.95] }, within: 10, ignores: 5, silence: "told" },
  tunnelState: { kind: "level", line: { warn: [1, 0.95] }, within: 15, ignores: 10, silence: "told" },
} as const satisfies Statements;
