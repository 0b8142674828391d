import type { Statements } from "../statement.js";

export const dynamodbStatements = {
  accountReadCapacity: { kind: "level", line: { warn: [76, 84] }, within: 10, ignores: 5, silence: "fine" },
  accountWriteCapacity: { kind: "level", line: { warn: [76, 84] }, within: 10, ignores: 5, silence: "fine" },
  userErrors: { kind: "counter", line: { warn: [0, 1] }, within: 10, ignores: 9, silence: "fine" },
  readThrottleEvents: { kind: "counter", line: { warn: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  writeThrottleEvents: { kind: "counter", line: { warn: [0, 1] }, within: 5, ignores: 4, silence: "fine" },
  readThrottleRatio: {
    kind: "rate",
    line: { error: [4.75, 5.25] },
    within: 5,
    ignores: 4,
    silence: "fine",
    lowTraffic: "quiet",
  }, // IF(consumed >= 60, 100 * FILL(throttled, 0) / consumed, 0)
  writeThrottleRatio: {
    kind: "rate",
    line: { error: [4.75, 5.25] },
    within: 5,
    ignores: 4,
    silence: "fine",
    lowTraffic: "quiet",
  }, // IF(consumed >= 60, 100 * FILL(throttled, 0) / consumed, 0)
  readConsumption: {
    kind: "level",
    line: { warn: [76, 84], error: [85.5, 94.5] },
    within: 15,
    ignores: 10,
    silence: "fine",
    metrics: { provisioned: { constant: 1 }, consumed: { level: 0.6 } },
  }, // IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)
  writeConsumption: {
    kind: "level",
    line: { warn: [76, 84], error: [85.5, 94.5] },
    within: 15,
    ignores: 10,
    silence: "fine",
    metrics: { provisioned: { constant: 1 }, consumed: { level: 0.6 } },
  }, // IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)
  systemErrors: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 15,
    ignores: 14,
    silence: "fine",
    metrics: {
      batchGetItem: { constant: 0 },
      query: { constant: 0 },
      scan: { constant: 0 },
      putItem: { constant: 0 },
      updateItem: { constant: 0 },
      deleteItem: { constant: 0 },
      batchWriteItem: { constant: 0 },
      transactGetItems: { constant: 0 },
      transactWriteItems: { constant: 0 },
    },
  }, // FILL(getItem, 0) + FILL(batchGetItem, 0) + FILL(query, 0) + FILL(scan, 0) + FILL(putItem,
  throttledRequests: {
    kind: "counter",
    line: { warn: [0, 1] },
    within: 5,
    ignores: 4,
    silence: "fine",
    metrics: {
      batchGetItem: { constant: 0 },
      query: { constant: 0 },
      scan: { constant: 0 },
      putItem: { constant: 0 },
      updateItem: { constant: 0 },
      deleteItem: { constant: 0 },
      batchWriteItem: { constant: 0 },
      transactGetItems: { constant: 0 },
      transactWriteItems: { constant: 0 },
    },
  }, // FILL(getItem, 0) + FILL(batchGetItem, 0) + FILL(query, 0) + FILL(scan, 0) + FILL(putItem,
  kinesisCopyDelay: { kind: "level", line: { warn: [57000, 63000] }, within: 15, ignores: 10, silence: "fine" },
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
    metrics: { provisioned: { constant: 1 }, consumed: { level: 0.6 } },
  }, // IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)
  indexWriteConsumption: {
    kind: "level",
    line: { warn: [76, 84], error: [85.5, 94.5] },
    within: 15,
    ignores: 10,
    silence: "fine",
    metrics: { provisioned: { constant: 1 }, consumed: { level: 0.6 } },
  }, // IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)
  successfulRequestLatency: { kind: "level", line: { warn: [19, 21] }, within: 10, ignores: 9, silence: "fine" },
  replicationLatency: { kind: "level", line: { warn: [171000, 189000] }, within: 15, ignores: 10, silence: "fine" },
} as const satisfies Statements;
