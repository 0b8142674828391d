import type { Statements } from "../statement.js";

export const s3Statements = {
  bucketSize: { kind: "level", line: { warn: [10737418240, 11274300000] }, within: 1440, ignores: 0, silence: "kept" },
  clientErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 14, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
  serverErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 14, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
  failedReplications: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 5,
    ignores: 4,
    silence: "fine",
    hourly: "told",
  },
  replicationLatency: { kind: "level", line: { warn: [900, 945] }, within: 15, ignores: 14, silence: "fine" },
} as const satisfies Statements;
