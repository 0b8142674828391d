import type { Statements } from "../statement.js";

export const kinesisStatements = {
  iteratorAge: {
    kind: "level",
    line: { warn: [4.104e7, 4.32e7], error: [6.5664e7, 6.912e7] },
    within: 15,
    ignores: 14,
    silence: "told",
    steady: true,
  },
  getRecordsSuccess: { kind: "level", line: { warn: [0.9, 0.855] }, within: 15, ignores: 10, silence: "fine" },
  putRecordSuccess: { kind: "level", line: { warn: [0.9, 0.855] }, within: 15, ignores: 10, silence: "fine" },
  failedRecordRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  readThroughputExceeded: {
    kind: "level",
    line: { warn: [0.02, 0.021] },
    within: 5,
    ignores: 4,
    silence: "fine",
    span: 15,
  },
  writeThroughputExceeded: {
    kind: "level",
    line: { warn: [0.02, 0.021] },
    within: 5,
    ignores: 4,
    silence: "fine",
    span: 15,
  },
  consumerLag: {
    kind: "level",
    line: { warn: [4.104e7, 4.32e7], error: [6.5664e7, 6.912e7] },
    within: 15,
    ignores: 14,
    silence: "told",
    steady: true,
  },
} as const satisfies Statements;
