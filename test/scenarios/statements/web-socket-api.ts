import type { Statements } from "../statement.js";

export const webSocketApiStatements = {
  clientErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  executionErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  integrationLatency: { kind: "level", line: { warn: [1900, 2000] }, within: 15, ignores: 10, silence: "fine" },
  messages: { kind: "flow", line: { warn: [1, 0] }, within: 12, ignores: 9, silence: "told" },
  routeIntegrationLatency: { kind: "level", line: { warn: [1900, 2000] }, within: 15, ignores: 10, silence: "fine" },
  routeMessages: { kind: "flow", line: { warn: [1, 0] }, within: 12, ignores: 9, silence: "told" },
} as const satisfies Statements;
