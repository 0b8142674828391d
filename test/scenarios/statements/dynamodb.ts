import type { Statements } from "../statement.js";

export const dynamodbStatements = {
  accountReadCapacity: { kind: "level", line: { warn: [80, 84] }, within: 10, ignores: 5, silence: "fine" },
  accountWriteCapacity: { kind: "level", line: { warn: [80, 84] }, within: 10, ignores: 5, silence: "fine" },
  userErrors: { kind: "counter", line: { warn: [0, 1] }, within: 15, ignores: 6, silence: "fine" },
  readThrottleEvents: { kind: "counter", line: { warn: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  writeThrottleEvents: { kind: "counter", line: { warn: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  readThrottleRatio: {
    kind: "rate",
    line: { error: [5, 5.25] },
    within: 5,
    ignores: 4,
    silence: "fine",
    metrics: { consumed: "successes" },
    lowTraffic: "quiet",
  }, // IF(consumed >= 60, 100 * FILL(throttled, 0) / consumed, 0)
  writeThrottleRatio: {
    kind: "rate",
    line: { error: [5, 5.25] },
    within: 5,
    ignores: 4,
    silence: "fine",
    metrics: { consumed: "successes" },
    lowTraffic: "quiet",
  }, // IF(consumed >= 60, 100 * FILL(throttled, 0) / consumed, 0)
  readConsumption: {
    kind: "level",
    line: { warn: [76, 84], error: [85.5, 94.5] },
    within: 15,
    ignores: 10,
    silence: "fine",
    metrics: { provisioned: { constant: 100 }, consumed: { level: 60 } },
  }, // IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)
  writeConsumption: {
    kind: "level",
    line: { warn: [76, 84], error: [85.5, 94.5] },
    within: 15,
    ignores: 10,
    silence: "fine",
    metrics: { provisioned: { constant: 100 }, consumed: { level: 60 } },
  }, // IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)
  systemErrors: { kind: "counter", line: { warn: [0, 1] }, within: 15, ignores: 6, silence: "fine" },
  throttledRequests: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 5,
    ignores: 4,
    silence: "fine",
  }, // FILL(getItem, 0) + FILL(batchGetItem, 0) + FILL(query, 0) + FILL(scan, 0) + FILL(putItem,
  kinesisCopyDelay: { kind: "level", line: { warn: [60000, 63000] }, within: 15, ignores: 10, silence: "fine" },
  kinesisCopyFailures: {
    kind: "counter",
    line: { error: [0, 1] },
    within: 5,
    ignores: 0,
    silence: "fine",
    hourly: "told",
  },
  kinesisCopyThrottles: { kind: "counter", line: { warn: [0, 1] }, within: 15, ignores: 10, silence: "fine" },
  indexReadThrottleEvents: { kind: "counter", line: { warn: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  indexWriteThrottleEvents: { kind: "counter", line: { warn: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  indexReadConsumption: {
    kind: "level",
    line: { warn: [76, 84], error: [85.5, 94.5] },
    within: 15,
    ignores: 10,
    silence: "fine",
    metrics: { provisioned: { constant: 100 }, consumed: { level: 60 } },
  }, // IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)
  indexWriteConsumption: {
    kind: "level",
    line: { warn: [76, 84], error: [85.5, 94.5] },
    within: 15,
    ignores: 10,
    silence: "fine",
    metrics: { provisioned: { constant: 100 }, consumed: { level: 60 } },
  }, // IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)
  successfulRequestLatency: { kind: "level", line: { warn: [20, 21] }, within: 15, ignores: 6, silence: "fine" },
  replicationLatency: {
    kind: "level",
    line: { warn: [180000, 189000], error: [1800000, 1890000] },
    within: 15,
    ignores: 10,
    silence: "fine",
  },
  keyRangeThrottles: { kind: "counter", line: { warn: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  accountLimitThrottles: { kind: "counter", line: { error: [0, 1] }, within: 3, ignores: 2, silence: "fine" },
  readTableQuota: {
    kind: "level",
    line: { warn: [80, 84], error: [90, 94.5] },
    within: 15,
    ignores: 5,
    silence: "fine",
    metrics: { limit: { constant: 100 }, consumed: { level: 60 } },
  },
  writeTableQuota: {
    kind: "level",
    line: { warn: [80, 84], error: [90, 94.5] },
    within: 15,
    ignores: 5,
    silence: "fine",
    metrics: { limit: { constant: 100 }, consumed: { level: 60 } },
  },
} as const satisfies Statements;
