import type { Statements } from "../statement.js";

export const natGatewayStatements = {
  portAllocationErrors: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
  packetsDropRate: {
    kind: "level",
    line: { warn: [0.0095, 0.0105] },
    within: 5,
    ignores: 4,
    silence: "fine",
    metrics: { source: { constant: 50000 }, destination: { constant: 50000 }, dropped: { level: 1000 } },
  }, // IF(source + destination >= 10000, 100 * dropped / (source + destination), 0)
} as const satisfies Statements;
