import type { Statements } from "../statement.js";

export const kinesisStatements = {
  iteratorAge: {
    kind: "level",
    line: { warn: [4.104e7, 4.536e7], error: [6.5664e7, 7.2576e7] },
    within: 15,
    ignores: 14,
    silence: "told",
    steady: true,
  },
  getRecordsSuccess: { kind: "level", line: { warn: [1, 0.95] }, within: 5, ignores: 4, silence: "fine" },
  putRecordSuccess: { kind: "level", line: { warn: [1, 0.95] }, within: 5, ignores: 4, silence: "fine" },
  failedRecordRate: { kind: "rate", line: { warn: [0.95, 1.05] }, within: 5, ignores: 4, silence: "fine" }, // IF(total >= 20, 100 * FILL(failed, 0) / total, 0)
  readThroughputExceeded: { kind: "level", line: { warn: [0.01, 0.05] }, within: 5, ignores: 4, silence: "fine" },
  writeThroughputExceeded: { kind: "level", line: { warn: [0.01, 0.05] }, within: 5, ignores: 4, silence: "fine" },
  consumerLag: {
    kind: "level",
    line: { warn: [4.104e7, 4.536e7], error: [6.5664e7, 7.2576e7] },
    within: 5,
    ignores: 4,
    silence: "fine",
  },
} as const satisfies Statements;
