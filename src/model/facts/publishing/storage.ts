import { docs, type PublishingFacts } from "./shape.js";

const s3 = docs("AmazonS3/latest/userguide/cloudwatch-monitoring.html");
const replication = docs("AmazonS3/latest/userguide/repl-metrics.html");
const efs = docs("efs/latest/ug/monitoring-cloudwatch.html");

const bestEffort = "On a best-effort basis: a data point can come late or not at all.";

/** S3, EFS and AWS Backup. */
export const storagePublishing: readonly PublishingFacts[] = [
  {
    namespace: "AWS/Backup",
    metrics: ["NumberOfBackupJobsCompleted", "NumberOfCopyJobsCompleted"],
    interval: 300,
    when: "nonzero",
    page: docs("aws-backup/latest/devguide/cloudwatch.html"),
  },
  {
    namespace: "AWS/S3",
    metrics: ["BucketSizeBytes"],
    interval: 86_400,
    when: "daily",
    page: s3,
  },
  {
    namespace: "AWS/S3",
    metrics: ["4xxErrors", "5xxErrors", "AllRequests"],
    interval: 60,
    when: "events",
    note: `Only with a metrics configuration of the bucket; after some latency. ${bestEffort}`,
    page: s3,
  },
  {
    namespace: "AWS/S3",
    metrics: ["OperationsFailedReplication"],
    interval: 60,
    when: "events",
    note: `In the region of the source bucket; not while nothing is replicated. ${bestEffort}`,
    page: replication,
  },
  {
    namespace: "AWS/S3",
    metrics: ["OperationsPendingReplication", "ReplicationLatency"],
    interval: 60,
    when: "always",
    note: `In the region of the destination bucket; also while nothing is replicated. ${bestEffort}`,
    page: replication,
  },
  {
    namespace: "AWS/S3ObjectLambda",
    metrics: ["4xxErrors", "5xxErrors", "AllRequests", "LambdaResponse4xx"],
    interval: "unknown",
    when: "events",
    note: `A value of 0 or 1 with each request. ${bestEffort}`,
    page: docs("AmazonS3/latest/userguide/metrics-dimensions.html"),
    assumed: { interval: 60, because: "as the request metrics of buckets" },
  },
  {
    namespace: "AWS/EFS",
    metrics: ["BurstCreditBalance", "PercentIOLimit"],
    interval: 60,
    when: "unknown",
    note: "The I/O limit of file systems in General Purpose mode only.",
    page: efs,
    assumed: { when: "active", because: "nothing says what is sent while the file system is idle" },
  },
];
