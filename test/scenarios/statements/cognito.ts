import type { Statements } from "../statement.js";

export const cognitoStatements = {
  signUpThrottles: { kind: "counter", line: { error: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  signInThrottles: { kind: "counter", line: { error: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  tokenRefreshThrottles: { kind: "counter", line: { error: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  federationThrottles: { kind: "counter", line: { error: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
} as const satisfies Statements;
