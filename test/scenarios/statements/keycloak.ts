import type { Statements } from "../statement.js";

export const keycloakStatements = {
  masterSignIn: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 5,
    ignores: 0,
    silence: "fine",
    per: 5,
    hourly: { warn: "told" },
    flapping: "quiet",
  },
  masterSignInFailed: {
    kind: "counter",
    line: { warn: [0, 1], error: [9.5, 10] },
    within: 5,
    ignores: 0,
    silence: "fine",
    per: 5,
    hourly: { warn: "told", error: "quiet" },
    flapping: "quiet",
  },
} as const satisfies Statements;
