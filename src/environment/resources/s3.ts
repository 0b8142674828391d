import type * as z from "zod";
import { name, object, positive, resources } from "../fields.js";
import { targets } from "../targets.js";

export const bucketPattern = /^(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const bucket = object({
  /** The bucket's name: the `BucketName` of its metrics. */
  name: name(bucketPattern, "a bucket name: 3 to 63 lower-case letters, digits, hyphens and dots"),
  /** The size it was planned for, in GiB; its size alarm is derived from it. */
  plannedSize: positive("a planned size in GiB, above 0").optional(),
});

/** S3 buckets. */
export const s3Schema = resources(bucket, "S3 buckets", "name");

export type S3Bucket = z.output<typeof bucket>;

export const s3Buckets = targets<S3Bucket>(["s3", "*"], ([found]) => found as S3Bucket);
