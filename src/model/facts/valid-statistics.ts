import { docs } from "./publishing/shape.js";

const plain = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"] as const;

/** A statistic that AWS calls valid; `p` stands for any percentile. */
export type ValidStatistic = (typeof plain)[number] | "p";

interface ValidStatistics {
  readonly namespace: string;
  readonly page: string;
  readonly valid: readonly ValidStatistic[];
  readonly metrics: readonly string[];
}

const cloudFront = {
  namespace: "AWS/CloudFront",
  page: docs("AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html"),
} as const;

const dynamodb = {
  namespace: "AWS/DynamoDB",
  page: docs("amazondynamodb/latest/developerguide/metrics-dimensions.html"),
} as const;

const s3 = { namespace: "AWS/S3", page: docs("AmazonS3/latest/userguide/metrics-dimensions.html") } as const;

/**
 * Statistics of metrics that alarms look at one by one, where AWS's page lists those that are valid. CloudWatch takes an alarm on any
 * other one too, which then says what nobody meant, or never has data.
 */
export const validStatistics: readonly ValidStatistics[] = [
  { ...cloudFront, valid: ["p"], metrics: ["OriginLatency"] },
  {
    ...cloudFront,
    valid: ["Sum"],
    metrics: ["FunctionExecutionErrors", "FunctionThrottles", "FunctionValidationErrors"],
  },
  {
    ...dynamodb,
    valid: ["Average", "Minimum", "Maximum"],
    metrics: [
      "AccountProvisionedReadCapacityUtilization",
      "AccountProvisionedWriteCapacityUtilization",
      "AgeOfOldestUnreplicatedRecord",
      "ReplicationLatency",
    ],
  },
  { ...dynamodb, valid: ["Sum"], metrics: ["FailedToReplicateRecordCount"] },
  { ...dynamodb, valid: [...plain, "p"], metrics: ["SuccessfulRequestLatency"] },
  {
    ...dynamodb,
    valid: ["Sum", "SampleCount"],
    metrics: ["ReadThrottleEvents", "UserErrors", "WriteThrottleEvents"],
  },
  { ...dynamodb, valid: ["Average", "Minimum", "Maximum", "SampleCount"], metrics: ["ThrottledPutRecordCount"] },
  {
    namespace: "AWS/Logs",
    page: docs("AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html"),
    valid: ["Sum"],
    metrics: ["IncomingBytes", "IncomingLogEvents"],
  },
  { ...s3, valid: ["Average"], metrics: ["BucketSizeBytes"] },
  { ...s3, valid: ["Maximum"], metrics: ["ReplicationLatency"] },
  {
    namespace: "CloudWatchSynthetics",
    page: docs("AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html"),
    valid: ["Average"],
    metrics: ["SuccessPercent"],
  },
];

/** The statistics that AWS's page calls valid; nothing where it lists none. */
export const validStatisticsOf = (metric: {
  readonly namespace: string;
  readonly name: string;
}): readonly ValidStatistic[] | undefined =>
  validStatistics.find(({ namespace, metrics }) => namespace === metric.namespace && metrics.includes(metric.name))
    ?.valid;
