import type * as z from "zod";
import { anyName, boolean, name, object, oneOf, positive, region, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** A replication rule of a bucket. */
export interface S3ReplicationInput {
  /**
   * The bucket that it copies to.
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly destinationBucket: string;
  /**
   * The region of that bucket, where S3 publishes how far replication is behind.
   * @default the environment's region
   */
  readonly destinationRegion?: string;
  /** The id of the replication rule; the rule must have replication metrics on. */
  readonly ruleId: string;
}

/** An S3 bucket. */
export interface S3BucketInput {
  /**
   * The bucket's name: the `BucketName` of its metrics.
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly name: string;
  /**
   * The size it was planned for, in GiB; its size alarm is derived from it.
   * @limits above 0
   */
  readonly plannedSize?: number;
  /**
   * The storage class whose size is watched: the `StorageType` of its metric.
   * @default StandardStorage
   */
  readonly storageType?: "StandardStorage" | "IntelligentTieringFAStorage" | "StandardIAStorage";
  /**
   * Whether request metrics of the whole bucket are on; they cost extra.
   * @default false
   */
  readonly requestMetrics?: boolean;
  /**
   * Whether requests to it are logged in the bucket of `telemetry.accessLogs`, by S3's server access logging, which it has once: `false`
   * where its owner logs them elsewhere. Data events of CloudTrail tell more.
   * @default false
   */
  readonly accessLogs?: boolean;
  /**
   * Whether versioning is on; backups of the bucket need it.
   * @default not known
   */
  readonly versioning?: boolean;
  /** Replication rules. */
  readonly replications?: Readonly<Record<string, S3ReplicationInput>>;
}

export const bucketPattern = /^(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export const bucketName = () =>
  name(bucketPattern, "a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots");

const replication = object({
  destinationBucket: bucketName(),
  destinationRegion: region().optional(),
  ruleId: anyName("the id of a replication rule"),
});

const bucket = object({
  name: bucketName(),
  plannedSize: positive("a planned size in GiB, above 0").optional(),
  storageType: oneOf(["StandardStorage", "IntelligentTieringFAStorage", "StandardIAStorage"]).default(
    "StandardStorage",
  ),
  requestMetrics: boolean().default(false),
  accessLogs: boolean().default(false),
  versioning: boolean().optional(),
  replications: resources(replication, "replication rules", "ruleId", "destinationBucket").default({}),
});

export const s3Schema = resources(bucket, "S3 buckets", "name");

export type S3Bucket = z.output<typeof bucket>;

/** A rule of replication, as far as S3's metrics know it. */
export interface Replication extends Omit<z.output<typeof replication>, "destinationRegion"> {
  readonly bucket: Pick<S3Bucket, "name">;
  readonly destinationRegion?: string | undefined;
  /** Whether AWS promises to copy within a quarter of an hour. */
  readonly timeControl?: boolean;
}

export const s3Buckets = targets(["s3", "*"]);

export const s3Replications = targets(["s3", "*", "replications", "*"], ([bucket, found]) => ({ ...found, bucket }));

/** The id of the request metrics of a whole bucket, as the console gives it. */
export const entireBucket = "EntireBucket";
