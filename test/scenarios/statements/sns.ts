import type { Statements } from "../statement.js";

export const snsStatements = {
  messagesPublished: { kind: "flow", line: { warn: [1, 0] }, within: 7, ignores: 4, silence: "told" },
  notificationsDelivered: { kind: "flow", line: { warn: [1, 0] }, within: 7, ignores: 4, silence: "told" },
  notificationsFailed: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    span: 17,
    hourly: "told",
  },
  invalidAttributes: { kind: "counter", line: { warn: [0, 1] }, within: 10, ignores: 1, silence: "fine", span: 30 },
  invalidMessageBodies: { kind: "counter", line: { warn: [0, 1] }, within: 10, ignores: 1, silence: "fine", span: 30 },
  redrivenToDeadLetterQueue: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    span: 17,
    hourly: "told",
  },
  failedToRedrive: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    span: 17,
    hourly: "told",
  },
} as const satisfies Statements;
