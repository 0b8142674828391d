import type { Statements } from "../statement.js";

export const vpcEndpointStatements = {
  packetsDropped: { kind: "counter", line: { warn: [1, 1.05] }, within: 15, ignores: 10, silence: "fine", per: 5 },
} as const satisfies Statements;
