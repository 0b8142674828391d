import type { Statements } from "../statement.js";

export const httpApiStatements = {
  clientErrorRate: { kind: "rate", line: { warn: [4.75, 5.25] }, within: 5, ignores: 4, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
  serverErrorRate: { kind: "rate", line: { error: [4.75, 5.25] }, within: 3, ignores: 2, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
  latency: { kind: "level", line: { warn: [950, 1000], error: [2375, 2500] }, within: 5, ignores: 4, silence: "fine" },
  requests: { kind: "flow", line: { warn: [1, 0] }, within: 12, ignores: 9, silence: "told" },
  routeLatency: {
    kind: "level",
    line: { warn: [950, 1000], error: [2375, 2500] },
    within: 5,
    ignores: 4,
    silence: "fine",
  },
  routeRequests: { kind: "flow", line: { warn: [1, 0] }, within: 12, ignores: 9, silence: "told" },
} as const satisfies Statements;
