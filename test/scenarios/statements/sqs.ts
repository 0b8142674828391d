import type { Statements } from "../statement.js";

export const sqsStatements = {
  oldestMessageAge: {
    kind: "level",
    line: { warn: [41040, 43200], error: [82080, 86400] },
    within: 15,
    ignores: 14,
    silence: "fine",
  },
  deadLetters: { kind: "level", line: { error: [0, 1] }, within: 1, ignores: 0, silence: "kept", span: 15 },
  backlog: { kind: "level", line: { warn: [100, 105] }, within: 5, ignores: 0, silence: "fine" },
  inFlight: { kind: "level", line: { warn: [91200, 96000] }, within: 15, ignores: 14, silence: "fine" },
  stalledConsumers: {
    kind: "flow",
    line: { error: [1, 0] },
    within: 15,
    ignores: 14,
    silence: "fine",
    span: 20,
    metrics: { visible: "waiting", deleted: "requests" },
  }, // IF(visible > 0 AND FILL(deleted, 0) == 0, 1, 0)
  messagesSent: { kind: "flow", line: { warn: [1, 0] }, within: 17, ignores: 14, silence: "told" },
  messagesReceived: { kind: "flow", line: { warn: [1, 0] }, within: 17, ignores: 14, silence: "told" },
} as const satisfies Statements;
