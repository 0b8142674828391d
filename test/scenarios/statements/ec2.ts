import type { Statements } from "../statement.js";

export const ec2Statements = {
  cpuUtilization: { kind: "level", line: { warn: [80, 84] }, within: 15, ignores: 10, silence: "unknown" },
  statusCheckFailed: { kind: "level", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "unknown" },
  systemStatusCheckFailed: { kind: "level", line: { error: [0, 1] }, within: 2, ignores: 1, silence: "unknown" },
  attachedEbsStatusCheckFailed: { kind: "level", line: { error: [0, 1] }, within: 10, ignores: 9, silence: "unknown" },
  volumeStalledIo: { kind: "level", line: { error: [0, 1] }, within: 10, ignores: 9, silence: "unknown" },
} as const satisfies Statements;
