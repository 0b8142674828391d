import type { Statements } from "../statement.js";

export const s3ObjectLambdaStatements = {
  clientErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  serverErrorRate: { kind: "rate", line: { warn: [5, 5.25] }, within: 15, ignores: 6, silence: "fine" },
  functionClientErrorRate: {
    kind: "rate",
    line: { warn: [5, 5.25] },
    within: 15,
    ignores: 6,
    silence: "fine",
  },
} as const satisfies Statements;
