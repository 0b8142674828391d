import type { Statements } from "../statement.js";

export const logsStatements = {
  matches: {
    kind: "counter",
    line: { warn: [0, 1], error: [9.5, 10] },
    within: 5,
    ignores: 0,
    silence: "fine",
    per: 5,
    hourly: { warn: "told", error: "quiet" },
    flapping: "quiet",
  },
  silence: {
    kind: "flow",
    line: { error: [1, 0] },
    within: 40,
    ignores: 29,
    silence: "told",
    span: 40,
    per: 5,
    flapping: "quiet",
  },
  volume: { kind: "counter", line: { warn: [1, 1.05] }, within: 30, ignores: 15, silence: "fine", per: 15 },
} as const satisfies Statements;
