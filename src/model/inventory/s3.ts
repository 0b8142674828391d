import type * as z from "zod";
import { anyName, boolean, name, object, oneOf, positive, region, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

export const bucketPattern = /^(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const bucketName = () => name(bucketPattern, "a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots");

const replication = object({
  /** The bucket that it copies to. */
  destinationBucket: bucketName(),
  /**
   * The region of that bucket, where S3 publishes the metrics of replication.
   * @default the environment's region
   */
  destinationRegion: region().optional(),
  /** The id of the replication rule; the rule must have replication metrics on. */
  ruleId: anyName("the id of a replication rule"),
});

const bucket = object({
  /** The bucket's name: the `BucketName` of its metrics. */
  name: bucketName(),
  /** The size it was planned for, in GiB; its size alarm is derived from it. */
  plannedSize: positive("a planned size in GiB, above 0").optional(),
  /**
   * The storage class whose size is watched: the `StorageType` of its metric.
   * @default StandardStorage
   */
  storageType: oneOf(["StandardStorage", "IntelligentTieringFAStorage", "StandardIAStorage"]).default(
    "StandardStorage",
  ),
  /**
   * Whether request metrics of the whole bucket are on; they cost extra.
   * @default false
   */
  requestMetrics: boolean().default(false),
  /** Replication rules. */
  replications: resources(replication, "replication rules", "ruleId", "destinationBucket").default({}),
});

/** S3 buckets. */
export const s3Schema = resources(bucket, "S3 buckets", "name");

export type S3Bucket = z.output<typeof bucket>;
export type S3Replication = z.output<typeof replication> & { readonly bucket: S3Bucket };

export const s3Buckets = targets(["s3", "*"]);

export const s3Replications = targets(["s3", "*", "replications", "*"], ([bucket, found]) => ({ ...found, bucket }));

/** The id of the request metrics of a whole bucket, as the console gives it. */
export const entireBucket = "EntireBucket";
