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
    line: { warn: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  sentToDeadLetterQueueOnBus: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  failedToDeadLetterQueue: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  failedToDeadLetterQueueOnBus: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  latency: { kind: "level", line: { warn: [30000, 31500] }, within: 15, ignores: 10, silence: "fine" },
  latencyOnBus: { kind: "level", line: { warn: [30000, 31500] }, within: 15, ignores: 10, silence: "fine" },
} as const satisfies Statements;
