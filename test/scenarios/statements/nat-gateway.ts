import type { Statements } from "../statement.js";

export const natGatewayStatements = {
  portAllocationErrors: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
  packetsDropRate: {
    kind: "rate",
    line: { warn: [0.01, 0.0105] },
    within: 5,
    ignores: 4,
    silence: "fine",
    metrics: { source: { requests: 50 }, destination: { requests: 50 }, dropped: { failures: 100 } },
    least: 100,
    lowTraffic: "quiet",
  }, // IF(source + destination >= 10000, 100 * dropped / (source + destination), 0)
} as const satisfies Statements;
