import type { Statements } from "../statement.js";

export const elasticacheStatements = {
  engineCpuUtilization: { kind: "level", line: { error: [85.5, 94.5] }, within: 5, ignores: 4, silence: "unknown" },
  databaseMemoryUsage: {
    kind: "level",
    line: { warn: [76, 84], error: [85.5, 94.5] },
    within: 5,
    ignores: 4,
    silence: "unknown",
  },
  replicationLag: { kind: "level", line: { warn: [0.95, 1.05] }, within: 15, ignores: 14, silence: "fine" },
  cpuUtilization: { kind: "level", line: { error: [42.75, 47.25] }, within: 5, ignores: 4, silence: "unknown" },
  currentConnections: { kind: "level", line: { warn: [49400, 54600] }, within: 10, ignores: 9, silence: "unknown" },
  freeableMemory: { kind: "level", line: { error: [1.101e8, 9.96147e7] }, within: 10, ignores: 9, silence: "unknown" },
  swapUsage: {
    kind: "level",
    line: { warn: [0, 1] },
    within: 10,
    ignores: 9,
    silence: "unknown",
    metrics: { swap: { level: 1, plus: 1e8 }, free: { constant: 1e8 } },
  },
  trafficManagement: { kind: "level", line: { warn: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
  evictions: { kind: "counter", line: { warn: [0.95, 1.05] }, within: 15, ignores: 6, silence: "fine", per: 5 },
} as const satisfies Statements;
