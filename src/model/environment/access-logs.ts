import { boolean, integer, object } from "../schema/fields.js";
import { bucketName } from "../inventory/s3.js";

/** Defaults, where the environment or the props of a module say nothing. */
export const accessLogDefaults = { retention: 365, scanLimit: 100 } as const;

/**
 * Access logs of load balancers, CloudFront distributions and S3 buckets, in a bucket of their own: encrypted with the keys of S3, since
 * an Application Load Balancer and S3 write to no other.
 */
export interface AccessLogsInput {
  /**
   * The bucket's name; without dots where there are distributions, since CloudFront's delivery takes none.
   * @default <system>-<environment>-access-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName?: string;
  /**
   * Days that logs are kept.
   * @default 365
   * @limits a whole number from 90 to 36500
   */
  readonly retention?: number;
  /**
   * Whether Network Load Balancers may write to it too; the inventory does not know them.
   * @default false
   */
  readonly networkLoadBalancers?: boolean;
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
   * @default <system>-<environment>-access-athena-<account>
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

export const accessLogsSchema = object({
  bucketName: bucketName().optional(),
  retention: integer(90, 36500, "days").default(accessLogDefaults.retention),
  networkLoadBalancers: boolean().default(false),
  adopt: boolean().default(false),
  athena: boolean().default(true),
  resultsBucketName: bucketName().optional(),
  scanLimit: integer(1, 100_000, "GiB").default(accessLogDefaults.scanLimit),
});
