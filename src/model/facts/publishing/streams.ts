import { docs, fiveMinutes, type PublishingFacts } from "./shape.js";

const kinesis = {
  namespace: "AWS/Kinesis",
  interval: 60,
  page: docs("streams/latest/dev/monitoring-with-cloudwatch.html"),
} as const;

const firehose = {
  namespace: "AWS/Firehose",
  interval: fiveMinutes,
  page: docs("firehose/latest/dev/monitoring-with-cloudwatch-metrics.html"),
} as const;

/** Kinesis Data Streams and Data Firehose. */
export const streamPublishing: readonly PublishingFacts[] = [
  {
    ...kinesis,
    metrics: [
      "GetRecords.IteratorAgeMilliseconds",
      "GetRecords.Success",
      "PutRecord.Success",
      "PutRecords.FailedRecords",
      "PutRecords.TotalRecords",
      "ReadProvisionedThroughputExceeded",
      "WriteProvisionedThroughputExceeded",
    ],
    when: "unknown",
    note: "Measured on calls of their kind. Consumers with enhanced fan-out make no GetRecords calls.",
    assumed: { when: "events", because: "without a call there is nothing to measure" },
  },
  {
    ...kinesis,
    metrics: ["SubscribeToShardEvent.MillisBehindLatest"],
    when: "unknown",
    assumed: { when: "active", because: "its sister metric is emitted only with an active subscription" },
  },
  {
    ...firehose,
    metrics: ["DeliveryToS3.DataFreshness"],
    when: "unknown",
    assumed: { when: "events", because: "without a record there is none that could be old" },
  },
  {
    ...firehose,
    metrics: ["DeliveryToS3.Success"],
    when: "events",
    note: "The share of put commands that succeeded; a put is made once in a buffering interval.",
  },
  {
    ...firehose,
    metrics: ["OutputDecompressedRecords.Failed", "ThrottledRecords"],
    when: "unknown",
    assumed: { when: "nonzero", because: "nothing says that zero is sent" },
  },
  {
    ...firehose,
    metrics: ["BytesPerSecondLimit", "IncomingBytes", "IncomingRecords", "RecordsPerSecondLimit"],
    when: "unknown",
    assumed: { when: "events", because: "nothing says what is sent while no record comes in" },
  },
];
