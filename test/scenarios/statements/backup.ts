import type { Statements } from "../statement.js";

export const backupStatements = {
  noBackup: {
    kind: "flow",
    line: { error: [1, 0] },
    within: 1625,
    ignores: 0,
    silence: "told",
    steady: true,
    every: 1440,
  },
  noCopy: {
    kind: "flow",
    line: { warn: [1, 0] },
    within: 1865,
    ignores: 0,
    silence: "told",
    steady: true,
    every: 1440,
  },
} as const satisfies Statements;
