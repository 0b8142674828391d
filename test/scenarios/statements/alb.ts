import type { Statements } from "../statement.js";

export const albStatements = {
  elb5xxRate: {
    kind: "rate",
    line: { warn: [1, 1.05], error: [5, 5.25] },
    within: 5,
    ignores: 4,
    silence: "fine",
    companions: ["alb.elb5xxRateAtLowTraffic"],
    metrics: { requests: "successes" },
  }, // IF(FILL(requests, 0) + FILL(failed, 0) >= 20, 100 * FILL(failed, 0) / (FILL(requests, 0) +
  rejectedConnections: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
  clientTlsNegotiationErrors: { kind: "counter", line: { warn: [1, 1.05] }, within: 5, ignores: 4, silence: "fine" },
  requests: { kind: "flow", line: { error: [1, 0] }, within: 17, ignores: 14, silence: "told" },
  healthyHosts: { kind: "level", line: { error: [2, 1.9] }, within: 3, ignores: 2, silence: "told" },
  unhealthyHosts: { kind: "level", line: { warn: [0, 1] }, within: 10, ignores: 9, silence: "fine", deployment: 5 },
  target5xxRate: {
    kind: "rate",
    line: { warn: [1, 1.05], error: [5, 5.25] },
    within: 5,
    ignores: 4,
    silence: "fine",
    companions: ["alb.target5xxRateAtLowTraffic"],
  }, // IF(requests >= 20, 100 * FILL(failed, 0) / requests, 0)
  responseTime: {
    kind: "level",
    line: { warn: [1, 1.05] },
    within: 15,
    ignores: 10,
    silence: "fine",
    deployment: 3,
  },
  targetConnectionErrors: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 15,
    ignores: 6,
    silence: "fine",
    deployment: 2,
  },
  targetTlsNegotiationErrors: { kind: "counter", line: { warn: [0, 1] }, within: 10, ignores: 1, silence: "fine" },
  elb5xxRateAtLowTraffic: {
    kind: "rate",
    line: { warn: [5, 5.25], error: [20, 21] },
    within: 30,
    ignores: 15,
    silence: "fine",
    metrics: { requests: "successes" },
    requests: 30,
    flapping: "quiet",
  },
  anomalousHosts: { kind: "level", line: { warn: [0, 1] }, within: 10, ignores: 9, silence: "fine" },
  target5xxRateAtLowTraffic: {
    kind: "rate",
    line: { warn: [5, 5.25], error: [20, 21] },
    within: 30,
    ignores: 15,
    silence: "fine",
    requests: 30,
    flapping: "quiet",
  },
  target4xxRate: { kind: "rate", line: { warn: [1, 1.05] }, within: 15, ignores: 6, silence: "fine" },
} as const satisfies Statements;
