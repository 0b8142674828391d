import type { Statements } from "../statement.js";

export const s3Statements = {
  bucketSize: { kind: "level", line: { warn: [1.22406e10, 1.35291e10] }, within: 1440, ignores: 0, silence: "fine" },
  clientErrorRate: { kind: "rate", line: { warn: [4.75, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  serverErrorRate: { kind: "rate", line: { warn: [4.75, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  failedReplications: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 5,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  replicationLatency: { kind: "level", line: { warn: [855, 945] }, within: 15, ignores: 6, silence: "fine" },
} as const satisfies Statements;
