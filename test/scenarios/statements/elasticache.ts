import type { Statements } from "../statement.js";

export const elasticacheStatements = {
  engineCpuUtilization: { kind: "level", line: { error: [90, 94.5] }, within: 5, ignores: 4, silence: "unknown" },
  databaseMemoryUsage: {
    kind: "level",
    line: { warn: [80, 84], error: [90, 94.5] },
    within: 5,
    ignores: 4,
    silence: "unknown",
  },
  replicationLag: { kind: "level", line: { warn: [1, 1.05] }, within: 15, ignores: 14, silence: "fine" },
  cpuUtilization: { kind: "level", line: { error: [45, 47.25] }, within: 5, ignores: 4, silence: "unknown" },
  currentConnections: { kind: "level", line: { warn: [52000, 54600] }, within: 10, ignores: 9, silence: "unknown" },
  freeableMemory: { kind: "level", line: { error: [104857600, 99614700] }, within: 10, ignores: 9, silence: "unknown" },
  swapUsage: {
    kind: "level",
    line: { warn: [0, 1] },
    within: 10,
    ignores: 9,
    silence: "unknown",
    metrics: { swap: { level: 1, plus: 1e8 }, free: { constant: 1e8 } },
  },
  trafficManagement: { kind: "level", line: { warn: [0, 1] }, within: 3, ignores: 2, silence: "fine", span: 15 },
  evictions: { kind: "counter", line: { warn: [1, 1.05] }, within: 15, ignores: 6, silence: "fine", per: 5 },
} as const satisfies Statements;
