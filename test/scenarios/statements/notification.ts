import type { Statement, Statements } from "../statement.js";

const lost = {
  kind: "counter",
  within: 1,
  ignores: 0,
  silence: "fine",
  hourly: "told",
  span: 17,
} as const satisfies Omit<Statement, "line">;

/** What the error topic could not tell comes by the warn topic, and the other way round. */
export const notificationStatements = {
  errorTopicFailed: { ...lost, line: { warn: [0, 1] } },
  warnTopicFailed: { ...lost, line: { error: [0, 1] } },
  errorChannelFailed: { ...lost, line: { warn: [0, 1] } },
  channelFailed: { ...lost, line: { error: [0, 1] } },
  errorRuleFailed: { ...lost, line: { warn: [0, 1] } },
  routeTopicFailed: { ...lost, line: { error: [0, 1] } },
  routeRuleFailed: { ...lost, line: { error: [0, 1] } },
  warnRuleFailed: { ...lost, line: { error: [0, 1] } },
} as const satisfies Statements;
