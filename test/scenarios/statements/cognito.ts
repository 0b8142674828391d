import type { Statements } from "../statement.js";

export const cognitoStatements = {
  signUpThrottles: { kind: "counter", line: { warn: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
  signInThrottles: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
  tokenRefreshThrottles: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
  federationThrottles: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
} as const satisfies Statements;
