import type { Statements } from "../statement.js";

export const cognitoStatements = {
  signUpThrottles: { kind: "counter", line: { warn: [0, 1] }, within: 3, ignores: 2, silence: "fine", span: 12 },
  signInThrottles: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine", span: 12 },
  tokenRefreshThrottles: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine", span: 12 },
  federationThrottles: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine", span: 12 },
} as const satisfies Statements;
