import * as z from "zod";
import { accountId, arn, boolean, expects, integer, matching, object, oneOf, region } from "../schema/fields.js";
import { bucketName } from "../inventory/s3.js";
import { archiveReplicationSchema, type ArchiveReplicationInput } from "./archive-replication.js";

/** The archive's defaults, where the environment or the props of a module say nothing. */
export const archiveDefaults = { retention: 365, storageClass: "INTELLIGENT_TIERING" } as const;
export const athenaDefaults = { resultsRetention: 30, scanLimit: 100 } as const;

/** A bucket that log groups are copied to. */
export interface ArchiveInput {
  /**
   * The bucket's name.
   * @default <system>-<environment>-logs-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName?: string;
  /**
   * Days that objects are kept; one year at least, and as long as any audit log that is copied there.
   * @default 365; as long as the audit logs where any are copied there, 2557 days as they come
   * @limits a whole number from 365 to 36500
   */
  readonly retention?: number;
  /**
   * Where objects lie: `INTELLIGENT_TIERING` answers queries at once; what is in `GLACIER` must be restored first, and Athena passes
   * over it, so the two are refused together.
   * @default INTELLIGENT_TIERING
   */
  readonly storageClass?: "INTELLIGENT_TIERING" | "GLACIER";
  /**
   * Days for which nobody can delete an object (object lock, compliance mode); no lock where not given. Of a bucket that is made.
   * @limits a whole number from 1 to 36500
   */
  readonly objectLockDays?: number;
  /** Customer managed key of the bucket, instead of the keys of S3. */
  readonly kmsKeyArn?: string;
  /**
   * Whether the bucket exists already. It is written to, and nothing of it is managed: a bucket has one policy and one list of
   * lifecycle rules, and to set one's own part of them is to wipe out the rest. Outputs say what the archive asks of both.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * Whether requests to it are logged in the bucket of `telemetry.accessLogs`: who read the archive, and when. Of a bucket that exists an
   * output has the setting.
   * @default false
   */
  readonly accessLogs?: boolean;
  /** A copy in another region or account. Of a bucket that exists an output has the setting, as a bucket has one. */
  readonly replication?: ArchiveReplicationInput;
}

/** A bucket of another account, which its owner manages. */
export interface ForeignArchiveInput {
  /**
   * The bucket's name.
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName: string;
  /**
   * The account that owns it: a log archive account.
   * @limits a string of 12 digits
   */
  readonly account: string;
  /** The bucket's customer managed key, if it has one; its policy must let the writer use it. */
  readonly kmsKeyArn?: string;
  /**
   * The bucket's region.
   * @default the environment's region
   */
  readonly region?: string;
}

/** Athena over the archive. */
export interface AthenaInput {
  /**
   * Whether the archive is a table of Athena. A bucket of another account is read in that account.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Name of the bucket for the results of queries.
   * @default <system>-<environment>-athena-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly resultsBucketName?: string;
  /**
   * Sources that the inventory has no longer, and the archive still has: `ecs.main/old`. The table shows them too.
   * @default []
   */
  readonly formerSources?: readonly string[];
  /**
   * Days that results are kept; of one that was overwritten or deleted, the version is kept a day longer.
   * @default 30
   * @limits a whole number from 1 to 36500
   */
  readonly resultsRetention?: number;
  /**
   * GiB that one query may read before it is cut off; AWS bills what is read.
   * @default 100
   * @limits a whole number from 1 to 100000
   */
  readonly scanLimit?: number;
}

export const archiveSchema = object({
  bucketName: bucketName().optional(),
  retention: integer(365, 36500, "days, one year or more").optional(),
  storageClass: oneOf(["INTELLIGENT_TIERING", "GLACIER"]).default(archiveDefaults.storageClass),
  objectLockDays: integer(1, 36500, "days").optional(),
  kmsKeyArn: arn("kms", "a KMS key").optional(),
  adopt: boolean().default(false),
  accessLogs: boolean().default(false),
  replication: archiveReplicationSchema.optional(),
});

export const foreignArchiveSchema = object({
  bucketName: bucketName(),
  account: accountId(),
  kmsKeyArn: arn("kms", "a KMS key").optional(),
  region: region().optional(),
});

export const athenaSchema = object({
  enabled: boolean().default(true),
  resultsBucketName: bucketName().optional(),
  formerSources: z
    .array(
      matching(/^[a-zA-Z]+\.[a-zA-Z0-9]+(\/[a-zA-Z0-9]+)*$/, "the id of a log source, such as ecs.main/api"),
      expects("a list of log sources"),
    )
    .default([]),
  resultsRetention: integer(1, 36500, "days").default(athenaDefaults.resultsRetention),
  scanLimit: integer(1, 100_000, "GiB").default(athenaDefaults.scanLimit),
});
