import type { Statements } from "../statement.js";

export const wafStatements = {
  blockedRequests: {
    kind: "counter",
    line: { warn: [1000, 1001] },
    requests: 3000,
    within: 10,
    ignores: 5,
    silence: "fine",
    per: 5,
    lowTraffic: "quiet",
  },
  blockedRequestsAtEdge: {
    kind: "counter",
    line: { warn: [1000, 1001] },
    requests: 3000,
    within: 10,
    ignores: 5,
    silence: "fine",
    per: 5,
    lowTraffic: "quiet",
  },
} as const satisfies Statements;
