import type { Statements } from "../statement.js";

export const eventBridgeStatements = {
  failedInvocations: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  failedInvocationsOnBus: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  sentToDeadLetterQueue: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  sentToDeadLetterQueueOnBus: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
} as const satisfies Statements;
