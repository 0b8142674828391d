import type { Statements } from "../statement.js";

export const s3ObjectLambdaStatements = {
  clientErrorRate: { kind: "rate", line: { warn: [4.75, 5.25] }, within: 15, ignores: 14, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
  serverErrorRate: { kind: "rate", line: { warn: [4.75, 5.25] }, within: 15, ignores: 14, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
  functionClientErrorRate: { kind: "rate", line: { warn: [4.75, 5.25] }, within: 15, ignores: 14, silence: "fine" }, // IF(requests >= 20, 100 * errors, 0)
} as const satisfies Statements;
