import type { Statements } from "../statement.js";

export const s3Statements = {
  bucketSize: { kind: "level", line: { warn: [12884901888, 13529100000] }, within: 1440, ignores: 0, silence: "kept" },
  clientErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  serverErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  failedReplications: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 5,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  replicationLatency: { kind: "level", line: { warn: [900, 945] }, within: 15, ignores: 6, silence: "kept" },
} as const satisfies Statements;
