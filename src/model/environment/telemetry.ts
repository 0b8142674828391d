import * as z from "zod";
import {
  databaseInsightsModes,
  monitoringIntervals,
  performanceInsightsRetentionDays,
} from "../facts/performance-insights.js";
import {
  accountId,
  arn,
  boolean,
  checked,
  expects,
  integer,
  matching,
  name,
  object,
  oneOf,
  oneOfNumbers,
  record,
  region,
  union,
} from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { logGroupSchema, logSourceSchema, retentionProblem, usualRetention } from "./log-group-settings.js";
import { bucketPattern } from "../inventory/s3.js";

const bucketRule = "a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots";

const archive = object({
  /**
   * The bucket's name.
   * @default <system>-<environment>-logs-<account>
   */
  bucketName: name(bucketPattern, bucketRule).optional(),
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
  /**
   * Whether the bucket exists already. It is written to, and nothing of it is managed: outputs and findings say what this policy asks
   * of its policy and its lifecycle.
   * @default false
   */
  adopt: boolean().default(false),
});

const foreignArchive = object({
  /** The bucket's name. */
  bucketName: name(bucketPattern, bucketRule),
  /** The account that owns it: a log archive account. */
  account: accountId(),
  /** The bucket's customer managed key, if it has one; its policy must let the writer use it. */
  kmsKeyArn: arn("kms", "a KMS key").optional(),
  /**
   * The bucket's region.
   * @default the environment's region
   */
  region: region().optional(),
});

const athena = object({
  /**
   * Whether the archive is a table of Athena. A bucket of another account is read in that account.
   * @default true
   */
  enabled: boolean().default(true),
  /**
   * Name of the bucket for the results of queries.
   * @default <system>-<environment>-athena-<account>
   */
  resultsBucketName: name(bucketPattern, bucketRule).optional(),
  /**
   * Sources that the inventory has no longer, and the archive still has: `ecs.main/old`. The table shows them too.
   * @default none
   */
  formerSources: z
    .array(
      matching(/^[a-zA-Z]+\.[a-zA-Z0-9]+(\/[a-zA-Z0-9]+)*$/, "the id of a log source, such as ecs.main/api"),
      expects("a list of log sources"),
    )
    .default([]),
  /**
   * Days that results are kept.
   * @default 30
   */
  resultsRetention: integer(1, 36500, "days").default(30),
  /**
   * GiB that one query may read before it is cut off; AWS bills what is read.
   * @default 100
   */
  scanLimit: integer(1, 100_000, "GiB").default(100),
});

const logs = checked(
  object({
    /**
     * Days that log groups keep their events.
     * @default 120 (the first that holds any three months)
     */
    retention: z.number(expects("a number of days")).default(usualRetention),
    /** Customer managed key of the log groups; its policy must let CloudWatch Logs use it. */
    kmsKeyArn: arn("kms", "a KMS key").optional(),
    /** Copies log groups to S3 through Firehose; without it they are in CloudWatch only. */
    archive: archive.optional(),
    /** The same to a bucket of another account, whose owner manages it. Either this or `archive`. */
    foreignArchive: foreignArchive.optional(),
    /** Athena over the archive, where there is one in this account. */
    athena: athena.prefault({}),
    /**
     * Whether Logs Insights has saved queries for the usual questions.
     * @default true
     */
    savedQueries: boolean().default(true),
    /** What is special about the log group of one source, by the source's key: `ecs.main/keycloak`. */
    sources: z.record(z.string(), logSourceSchema).default({}),
    /** Log groups of what is no resource of the inventory. */
    groups: record(logGroupSchema, "log groups").default({}),
  }),
  (value, report) => {
    const problem = retentionProblem(value.retention, true);
    if (problem) report(["retention"], problem);
    const { objectLockDays, retention = 365 } = value.archive ?? {};
    if (typeof objectLockDays === "number" && typeof retention === "number" && objectLockDays > retention) {
      const message = `${objectLockDays} is more than the ${retention} days that objects are kept: they would be locked and yet expire`;
      report(["archive", "objectLockDays"], message);
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

const enhancedMonitoring = object({
  /** @default true */
  enabled: boolean().default(true),
  /**
   * Name of the role with which RDS publishes them.
   * @default <system>-<environment>-rds-monitoring
   */
  roleName: name(/^[\w+=,.@-]{1,64}$/, "a role name: letters, digits and + = , . @ _ -, 64 at most").optional(),
  /**
   * Whether that role exists already, as the one that the RDS console makes, and is taken over by an import block. Whom it trusts is
   * then set, and nothing else.
   * @default false
   */
  adoptRole: boolean().default(false),
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

/** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ScanningRepositoryFilter.html */
const repositoryFilter = () =>
  name(
    /^(?=.{1,255}$)[a-z0-9*]+([._/-][a-z0-9*]+)*$/,
    "a repository name with * for any text: lower-case letters, digits and single separators, 255 at most",
  );

const repositoryFilters = () =>
  z.array(repositoryFilter()).min(1, expects("a list of repository names, with * for any text"));

/** Where filters of both kinds match a repository, ECR scans it continuously. */
function checkScanFilters(value: unknown, report: (path: string[], message: string) => void): void {
  const { scanOnPush, continuous = ["*"] } = value as { readonly scanOnPush?: unknown; readonly continuous?: unknown };
  if (!Array.isArray(scanOnPush) || !Array.isArray(continuous)) return;
  const idle = scanOnPush.filter((filter) => continuous.includes("*") || continuous.includes(filter));
  if (idle.length === 0) return;
  const message = `${idle.map(show).join(", ")} is scanned continuously already, which goes before a scan on push; leave it out, or name what is scanned in continuous`;
  report(["scanOnPush"], message);
}

const ecrScanning = union(
  "type",
  [
    object({
      /** Scanning by ECR itself, when an image is pushed. */
      type: z.literal("basic"),
      /** Repositories that are scanned. @default ["*"] */
      scanOnPush: repositoryFilters().optional(),
    }),
    checked(
      object({
        /** Scanning by Amazon Inspector. It is the whole registry's: what no filter matches is not scanned, whoever's it is. */
        type: z.literal("enhanced"),
        /** Repositories whose images are scanned when they are pushed, and not again. */
        scanOnPush: repositoryFilters().optional(),
        /** Repositories whose images are scanned again and again. @default ["*"] */
        continuous: repositoryFilters().optional(),
        /** `false` where an organization switches Inspector on. @default true */
        enableInspector: boolean().default(true),
      }),
      checkScanFilters,
    ),
  ],
  'ECR scanning: { type: "basic", … } or { type: "enhanced", … }',
);

const guardDuty = object({
  /** The detector of this account and region, where there is one already; without it one is made. */
  detectorId: matching(/^[0-9a-f]{32}$/, "a GuardDuty detector id: 32 hexadecimal digits").optional(),
});

const telemetry = object({
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
   * Whether that level becomes the account's default too. There is one for each account and region: where environments
   * share an account, one of them sets it.
   * @default true
   */
  containerInsightsDefault: boolean().default(true),
  /**
   * Whether API Gateway's role for logs is set, where there are REST or WebSocket APIs. There is one for each account and
   * region: where environments share an account, one of them sets it.
   * @default true
   */
  apiGatewayLogsRole: boolean().default(true),
  /**
   * Database Insights of RDS and Aurora. `advanced` needs Performance Insights for 465 days or more.
   * @default standard
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.html
   */
  databaseInsights: oneOf(["standard", "advanced"]).default("standard"),
  /** Scanning of the private registry, of which there is one for each account and region; not set where not given. */
  ecrScanning: ecrScanning.optional(),
  /** GuardDuty Runtime Monitoring of ECS on Fargate; not set where not given. */
  guardDuty: guardDuty.optional(),
  /**
   * Lambda Insights of all functions: CPU, memory and /tmp.
   * @default true
   */
  lambdaInsights: boolean().default(true),
  /** Layers of Lambda Insights by architecture, where another version is wanted than the one that this library knows. */
  lambdaInsightsLayers: object({
    /** ARN of the layer of functions on x86_64. */
    x86_64: arn("lambda", "a layer").optional(),
    /** ARN of the layer of functions on arm64. */
    arm64: arn("lambda", "a layer").optional(),
  }).prefault({}),
});

/** What the dev team sends to CloudWatch, and how long it is kept. */
export const telemetrySchema = checked(telemetry, ({ databaseInsights, performanceInsights }, report) => {
  const least = databaseInsightsModes.advanced.minimumRetentionDays;
  const days = performanceInsights?.enabled ? performanceInsights.retention : 0;
  if (databaseInsights !== "advanced" || typeof days !== "number" || days >= least) return;
  report(
    ["databaseInsights"],
    `"advanced" needs performanceInsights.retention of ${least} days or more; it is ${days === 0 ? "off" : days}`,
  );
});

export type Telemetry = z.output<typeof telemetrySchema>;
