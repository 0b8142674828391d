import { docs, fiveMinutes, type PublishingFacts } from "./shape.js";

const page = docs("amazondynamodb/latest/developerguide/metrics-dimensions.html");

/** The page names the metrics that are aggregated by the minute; all others are aggregated over five minutes. */
export const dynamodbPublishing: readonly PublishingFacts[] = [
  {
    namespace: "AWS/DynamoDB",
    metrics: ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"],
    interval: 60,
    when: "always",
    note: "Zero is sent for tables without traffic.",
    page,
  },
  {
    namespace: "AWS/DynamoDB",
    metrics: ["ProvisionedReadCapacityUnits", "ProvisionedWriteCapacityUnits"],
    interval: fiveMinutes,
    when: "always",
    note: "Of tables with provisioned capacity.",
    page,
  },
  {
    namespace: "AWS/DynamoDB",
    metrics: [
      "AccountMaxTableLevelReads",
      "AccountMaxTableLevelWrites",
      "AccountProvisionedReadCapacityUtilization",
      "AccountProvisionedWriteCapacityUtilization",
    ],
    interval: fiveMinutes,
    when: "unknown",
    page,
    assumed: { when: "active", because: "an account without tables has no capacity to tell of" },
  },
  {
    namespace: "AWS/DynamoDB",
    metrics: [
      "ReadAccountLimitThrottleEvents",
      "ReadKeyRangeThroughputThrottleEvents",
      "ReadMaxOnDemandThroughputThrottleEvents",
      "ReadProvisionedThroughputThrottleEvents",
      "ReadThrottleEvents",
      "SystemErrors",
      "ThrottledRequests",
      "UserErrors",
      "WriteAccountLimitThrottleEvents",
      "WriteKeyRangeThroughputThrottleEvents",
      "WriteMaxOnDemandThroughputThrottleEvents",
      "WriteProvisionedThroughputThrottleEvents",
      "WriteThrottleEvents",
    ],
    interval: 60,
    when: "unknown",
    page,
    assumed: { when: "nonzero", because: "the page speaks of zero for consumed capacity only" },
  },
  {
    namespace: "AWS/DynamoDB",
    metrics: ["SuccessfulRequestLatency"],
    interval: 60,
    when: "events",
    note: "Its sample count is the number of successful requests.",
    page,
  },
  {
    namespace: "AWS/DynamoDB",
    metrics: ["AgeOfOldestUnreplicatedRecord", "FailedToReplicateRecordCount", "ThrottledPutRecordCount"],
    interval: fiveMinutes,
    when: "unknown",
    note: "Of tables whose changes are copied to a Kinesis stream.",
    page,
    assumed: { when: "events", because: "a table that nobody changes has nothing to copy" },
  },
  {
    namespace: "AWS/DynamoDB",
    metrics: ["PendingReplicationCount", "ReplicationLatency"],
    interval: fiveMinutes,
    when: "unknown",
    note: "Of global tables; the pending count of the legacy version 2017.11.29 only.",
    page,
    assumed: { when: "events", because: "a table that nobody changes has nothing to replicate" },
  },
];
