import type { Statements } from "../statement.js";

export const webSocketApiStatements = {
  clientErrorRate: { kind: "rate", line: { warn: [4.75, 5.25] }, within: 5, ignores: 4, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
  executionErrorRate: { kind: "rate", line: { error: [4.75, 5.25] }, within: 3, ignores: 2, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
  integrationLatency: { kind: "level", line: { warn: [1900, 2000] }, within: 5, ignores: 4, silence: "fine" },
  messages: { kind: "flow", line: { warn: [1, 0] }, within: 12, ignores: 9, silence: "told" },
  routeIntegrationLatency: { kind: "level", line: { warn: [1900, 2000] }, within: 5, ignores: 4, silence: "fine" },
  routeMessages: { kind: "flow", line: { warn: [1, 0] }, within: 12, ignores: 9, silence: "told" },
} as const satisfies Statements;
