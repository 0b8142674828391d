import { arn, boolean, integer, object, oneOf } from "../schema/fields.js";
import { bucketName } from "../inventory/s3.js";
import { accessLogDefaults } from "./access-logs.js";

/** Forms in which flow logs are written to S3. */
export const flowLogFormats = ["text", "parquet"] as const;

export type FlowLogFormat = (typeof flowLogFormats)[number];

/** Defaults, where the environment or the props of a module say nothing. */
export const trafficLogDefaults = { ...accessLogDefaults, flowLogFormat: "text" } as const;

/**
 * Flow logs, DNS queries and WAF's logs that AWS writes to S3 itself, in a bucket of their own: those whose source says `to: "s3"` in
 * `telemetry.logs.sources`.
 */
export interface TrafficLogsInput {
  /**
   * The bucket's name; it begins with `aws-waf-logs-` where logs of web ACLs go there, since WAF writes to no other.
   * @default aws-waf-logs-<system>-<environment>-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html
   */
  readonly bucketName?: string;
  /**
   * Days that logs are kept.
   * @default 365
   * @limits a whole number from 90 to 36500
   */
  readonly retention?: number;
  /** Customer managed key of the bucket, instead of the keys of S3; its policy must let AWS's log delivery use it: an output has the statement. */
  readonly kmsKeyArn?: string;
  /**
   * What flow logs are written as. Queries read less of `parquet`, and AWS charges for the conversion. Each form has a folder of its own,
   * and the table reads the one that is named here.
   * @default text
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html
   */
  readonly flowLogFormat?: FlowLogFormat;
  /**
   * Whether the bucket exists already. It is written to, and nothing of it is managed: outputs have the statements and rules that its
   * owner adds.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * Whether the logs are tables of Athena, with named queries for the usual questions.
   * @default true
   */
  readonly athena?: boolean;
  /**
   * Name of the bucket for the results of queries.
   * @default <system>-<environment>-traffic-athena-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly resultsBucketName?: string;
  /**
   * GiB that one query may read before it is cut off; AWS bills what is read.
   * @default 100
   * @limits a whole number from 1 to 100000
   */
  readonly scanLimit?: number;
}

export const trafficLogsSchema = object({
  bucketName: bucketName().optional(),
  retention: integer(90, 36500, "days").default(trafficLogDefaults.retention),
  kmsKeyArn: arn("kms", "a KMS key").optional(),
  flowLogFormat: oneOf(flowLogFormats).default(trafficLogDefaults.flowLogFormat),
  adopt: boolean().default(false),
  athena: boolean().default(true),
  resultsBucketName: bucketName().optional(),
  scanLimit: integer(1, 100_000, "GiB").default(trafficLogDefaults.scanLimit),
});
