import * as z from "zod";
import { monitoringIntervals, performanceInsightsRetentionDays } from "../facts/performance-insights.js";
import { arn, boolean, checked, expects, integer, name, object, oneOf, oneOfNumbers, record } from "./fields.js";
import { logGroupSchema, logSourceSchema, minimumRetention, retentionProblem } from "./log-groups.js";
import { bucketPattern } from "./resources/s3.js";

const archive = object({
  /**
   * The bucket's name.
   * @default <system>-<environment>-logs-<account>
   */
  bucketName: name(bucketPattern, "a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots").optional(),
  /**
   * Days that objects are kept; one year at least.
   * @default 365
   */
  retention: integer(365, 36500, "days, one year or more").default(365),
  /**
   * `INTELLIGENT_TIERING` answers queries at once; what is in `GLACIER` must be restored first.
   * @default INTELLIGENT_TIERING
   */
  storageClass: oneOf(["INTELLIGENT_TIERING", "GLACIER"]).default("INTELLIGENT_TIERING"),
  /** Days for which nobody can delete an object (object lock, compliance mode); no lock where not given. */
  objectLockDays: integer(1, 36500, "days").optional(),
  /** Customer managed key of the bucket, instead of the keys of S3. */
  kmsKeyArn: arn("kms", "a KMS key").optional(),
});

const logs = checked(
  object({
    /**
     * Days that log groups keep their events.
     * @default 90
     */
    retention: z.number(expects("a number of days")).default(minimumRetention),
    /** Customer managed key of the log groups; its policy must let CloudWatch Logs use it. */
    kmsKeyArn: arn("kms", "a KMS key").optional(),
    /** Copies log groups to S3 through Firehose; without it they are in CloudWatch only. */
    archive: archive.optional(),
    /** What is special about the log group of one source, by the source's key: `ecs.main/keycloak`. */
    sources: z.record(z.string(), logSourceSchema).default({}),
    /** Log groups of what is no resource of the inventory. */
    groups: record(logGroupSchema, "log groups").default({}),
  }),
  (value, report) => {
    const problem = retentionProblem(value.retention, true);
    if (problem) report(["retention"], problem);
  },
);

const enhancedMonitoring = object({
  /** @default true */
  enabled: boolean().default(true),
  /**
   * Seconds between two samples of the operating system's metrics.
   * @default 60
   */
  interval: oneOfNumbers(monitoringIntervals, "an Enhanced Monitoring interval in seconds").default(60),
});

const performanceInsights = object({
  /** @default true */
  enabled: boolean().default(true),
  /**
   * Days that Performance Insights keeps its data: 7, a multiple of 31 up to 713, or 731.
   * @default 7
   */
  retention: oneOfNumbers(performanceInsightsRetentionDays, "a Performance Insights retention in days").default(7),
});

/** What the dev team sends to CloudWatch, and how long it is kept. */
export const telemetrySchema = object({
  logs: logs.prefault({}),
  /** Enhanced Monitoring of RDS and Aurora. */
  enhancedMonitoring: enhancedMonitoring.prefault({}),
  /** Performance Insights of RDS and Aurora: the source of `DBLoad`. */
  performanceInsights: performanceInsights.prefault({}),
  /**
   * Container Insights of ECS: `enhanced` measures tasks and containers, `enabled` clusters and services.
   * @default enhanced
   */
  containerInsights: oneOf(["enhanced", "enabled", "disabled"]).default("enhanced"),
  /**
   * Lambda Insights of all functions: CPU, memory and /tmp.
   * @default true
   */
  lambdaInsights: boolean().default(true),
});

export type Telemetry = z.output<typeof telemetrySchema>;
