import type { Statements } from "../statement.js";

export const albStatements = {
  elb5xxRate: {
    kind: "rate",
    line: { warn: [0.95, 1.05], error: [4.75, 5.25] },
    within: 5,
    ignores: 4,
    silence: "fine",
    metrics: { requests: "successes" },
  }, // IF(FILL(requests, 0) + FILL(failed, 0) >= 20, 100 * FILL(failed, 0) / (FILL(requests, 0) +
  rejectedConnections: { kind: "counter", line: { error: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  clientTlsNegotiationErrors: { kind: "counter", line: { warn: [0.95, 1.05] }, within: 5, ignores: 4, silence: "fine" },
  requests: { kind: "flow", line: { warn: [1, 0] }, within: 17, ignores: 14, silence: "told" },
  healthyHosts: { kind: "level", line: { error: [2, 1.9] }, within: 3, ignores: 2, silence: "told" },
  unhealthyHosts: { kind: "level", line: { warn: [0, 1] }, within: 15, ignores: 14, silence: "fine", deployment: 5 },
  target5xxRate: {
    kind: "rate",
    line: { warn: [0.95, 1.05], error: [4.75, 5.25] },
    within: 5,
    ignores: 4,
    silence: "fine",
  }, // IF(requests >= 20, 100 * FILL(failed, 0) / requests, 0)
  responseTime: { kind: "level", line: { warn: [0.95, 1.05] }, within: 5, ignores: 4, silence: "fine", deployment: 3 },
  targetConnectionErrors: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 5,
    ignores: 4,
    silence: "fine",
    deployment: 2,
  },
  targetTlsNegotiationErrors: { kind: "counter", line: { warn: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
} as const satisfies Statements;
