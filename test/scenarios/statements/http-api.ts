import type { Statements } from "../statement.js";

export const httpApiStatements = {
  clientErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  serverErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  latency: { kind: "level", line: { warn: [950, 1000] }, within: 15, ignores: 10, silence: "fine" },
  requests: { kind: "flow", line: { warn: [1, 0] }, within: 12, ignores: 9, silence: "told" },
  routeLatency: { kind: "level", line: { warn: [950, 1000] }, within: 15, ignores: 10, silence: "fine" },
  routeRequests: { kind: "flow", line: { warn: [1, 0] }, within: 12, ignores: 9, silence: "told" },
} as const satisfies Statements;
