import type { Statements } from "../statement.js";
import { s3Statements } from "./s3.js";

export const logArchiveStatements = {
  dataFreshness: {
    kind: "level",
    line: { warn: [900, 945], error: [21600, 22680] },
    within: 15,
    ignores: 10,
    silence: "fine",
  },
  deliverySuccess: { kind: "level", line: { warn: [0.9, 0.855] }, within: 30, ignores: 15, silence: "fine" },
  throttledRecords: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 15,
    ignores: 10,
    silence: "fine",
    span: 35,
    per: 5,
  },
  deliveryErrors: { kind: "counter", line: { warn: [0, 1] }, within: 15, ignores: 5, silence: "fine", span: 50 },
  deliveryThrottling: { kind: "counter", line: { warn: [0, 1] }, within: 15, ignores: 5, silence: "fine", span: 35 },
  failedReplications: s3Statements.failedReplications,
  replicationLatency: { kind: "level", line: { warn: [14400, 15120] }, within: 15, ignores: 6, silence: "kept" },
  decompressionFailures: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 5,
    ignores: 0,
    hourly: "told",
    silence: "fine",
    span: 25,
    per: 5,
  },
  incomingBytes: {
    kind: "level",
    line: { warn: [80, 84] },
    within: 15,
    ignores: 10,
    silence: "fine",
    metrics: { limit: { limit: 5 }, incoming: { level: 15 } },
  },
} as const satisfies Statements;
