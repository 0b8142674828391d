import * as z from "zod";
import { arn, boolean, checked, expects, object, record, text } from "../schema/fields.js";
import {
  archiveSchema,
  athenaSchema,
  foreignArchiveSchema,
  type ArchiveInput,
  type AthenaInput,
  type ForeignArchiveInput,
} from "./log-archive.js";
import {
  logGroupSchema,
  logSourceSchema,
  retentionProblem,
  usualRetention,
  type LogGroupInput,
  type LogSourceInput,
} from "./log-group-settings.js";
import {
  maskFindingsSchema,
  masksSchema,
  type DataIdentifier,
  type MaskedKind,
  type MaskFindingsInput,
} from "./log-masks.js";

/** Log groups, and their copies in S3. */
export interface LogsInput {
  /**
   * Days that log groups keep their events: one of the day counts CloudWatch Logs takes, 90 at least.
   * @default 120 (the first that holds any three months)
   * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   */
  readonly retention?: number;
  /**
   * Days that what AWS measures and keeps as a log is kept: the performance logs of Container Insights and Lambda Insights, whose figures
   * CloudWatch keeps as metrics for 15 months besides, and `RDSOSMetrics` of Enhanced Monitoring, which RDS itself keeps for 30 days. One of
   * the day counts CloudWatch Logs takes, 90 at least.
   * @default 120, or telemetry.logs.retention where that is less
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
   */
  readonly measurementRetention?: number;
  /** Customer managed key of the log groups; its policy must let CloudWatch Logs use it. */
  readonly kmsKeyArn?: string;
  /** Copies log groups to S3 through Firehose; without it they are in CloudWatch only. */
  readonly archive?: ArchiveInput;
  /** The same to a bucket of another account, whose owner manages it. Either this or `archive`. */
  readonly foreignArchive?: ForeignArchiveInput;
  /** Athena over the archive, where there is one in this account. */
  readonly athena?: AthenaInput;
  /**
   * Whether Logs Insights has saved queries for the usual questions.
   * @default true
   */
  readonly savedQueries?: boolean;
  /**
   * What is special about the log group of one source, by the source's key: `ecs.main/keycloak`.
   * @default {}
   */
  readonly sources?: Readonly<Record<string, LogSourceInput>>;
  /**
   * Log groups of what is no resource of the inventory, by a short stable key.
   * @default {}
   */
  readonly groups?: Readonly<Record<string, LogGroupInput>>;
  /**
   * What is masked in all logs of a kind, where `mask` of one says nothing else: `{ ecs: ["EmailAddress"] }`.
   * @default {}
   */
  readonly masks?: Readonly<Partial<Record<MaskedKind, readonly DataIdentifier[]>>>;
  /** Where CloudWatch Logs reports what it found and masked; without it, the metric `LogEventsWithFindings` counts it. */
  readonly maskFindings?: MaskFindingsInput;
  /**
   * The image of Fluent Bit, for tasks that carry their logs by FireLens.
   * @default public.ecr.aws/aws-observability/aws-for-fluent-bit with a tag that AWS does not move
   */
  readonly fluentBitImage?: string;
}

export const telemetryLogsSchema = checked(
  object({
    retention: z.number(expects("a number of days")).default(usualRetention),
    measurementRetention: z.number(expects("a number of days")).optional(),
    kmsKeyArn: arn("kms", "a KMS key").optional(),
    archive: archiveSchema.optional(),
    foreignArchive: foreignArchiveSchema.optional(),
    athena: athenaSchema.prefault({}),
    savedQueries: boolean().default(true),
    sources: z.record(z.string(), logSourceSchema).default({}),
    groups: record(logGroupSchema, "log groups").default({}),
    masks: masksSchema.prefault({}),
    maskFindings: maskFindingsSchema.optional(),
    fluentBitImage: text("an image, such as public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.3").optional(),
  }),
  (value, report) => {
    for (const word of ["retention", "measurementRetention"] as const) {
      const problem = retentionProblem(value[word], true);
      if (problem) report([word], problem);
    }
    if (value.archive?.storageClass === "GLACIER" && value.athena?.enabled !== false)
      report(
        ["archive", "storageClass"],
        '"GLACIER" and Athena do not go together: Athena passes over objects there and answers as if they were not; leave it out, or set athena: { enabled: false }',
      );
    if (value.archive && value.foreignArchive)
      report(["foreignArchive"], "logs are copied to one bucket: give either archive or foreignArchive");
  },
);
