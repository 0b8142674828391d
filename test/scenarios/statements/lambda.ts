import type { Statements } from "../statement.js";

export const lambdaStatements = {
  claimedAccountConcurrency: { kind: "level", line: { error: [855, 945] }, within: 10, ignores: 9, silence: "fine" },
  errorRate: { kind: "rate", line: { error: [4.75, 5.25] }, within: 5, ignores: 4, silence: "fine" }, // IF(invocations >= 20, 100 * FILL(errors, 0) / invocations, 0)
  errors: { kind: "counter", line: { warn: [0, 1] }, within: 3, ignores: 2, silence: "fine", hourly: "told" },
  throttles: { kind: "counter", line: { error: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  duration: {
    kind: "level",
    line: { warn: [45600, 50400], error: [54150, 59850] },
    within: 15,
    ignores: 14,
    silence: "fine",
    fewSamples: "told",
  },
  concurrentExecutions: { kind: "level", line: { error: [855, 945] }, within: 10, ignores: 9, silence: "fine" },
  invocations: { kind: "flow", line: { warn: [1, 0] }, within: 17, ignores: 14, silence: "told" },
  deadLetterErrors: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  destinationDeliveryFailures: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 1,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  iteratorAge: {
    kind: "level",
    line: { warn: [4.104e7, 4.536e7], error: [6.5664e7, 7.2576e7] },
    within: 15,
    ignores: 14,
    silence: "fine",
  },
  memoryUtilization: { kind: "level", line: { error: [85.5, 94.5] }, within: 10, ignores: 9, silence: "fine" },
  cpuTotalTime: { kind: "level", line: { warn: [45600, 50400] }, within: 15, ignores: 14, silence: "fine" },
  temporaryStorage: { kind: "level", line: { warn: [4.59025e8, 5.07343e8] }, within: 5, ignores: 4, silence: "fine" },
} as const satisfies Statements;
