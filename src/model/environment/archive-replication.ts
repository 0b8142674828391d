import { accountId, arn, boolean, checked, object, oneOf, region } from "../schema/fields.js";
import { bucketName } from "../inventory/s3.js";

/** Where copies lie, where nobody says. */
export const copyStorageClass = "INTELLIGENT_TIERING";

/**
 * A copy of the archive in another region, another account, or both: S3 replicates what is written from then on. Deletions are not
 * replicated, so that who deletes from the archive deletes nothing of the copy.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export interface ArchiveReplicationInput {
  /**
   * Name of the bucket of the copy; needed where it exists.
   * @default <system>-<environment>-logs-copy-<account>
   * @limits 3 to 63 lower-case letters, digits, hyphens and dots
   */
  readonly bucketName?: string;
  /**
   * The bucket's region; needed where it exists.
   * @default Osaka for Tokyo, and Tokyo for Osaka; needed elsewhere
   */
  readonly region?: string;
  /**
   * The account that owns the bucket, where it is another one. Its owner manages the bucket, and owns what is copied; outputs have what
   * the bucket and its key must let in.
   * @default the environment's account
   * @limits a string of 12 digits
   */
  readonly account?: string;
  /**
   * Where copies lie. In `GLACIER` and `DEEP_ARCHIVE` they must be restored before they can be read.
   * @default INTELLIGENT_TIERING
   */
  readonly storageClass?: "INTELLIGENT_TIERING" | "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE";
  /** Customer managed key of the copies, in their region: needed where the archive has a key of its own, and only there. */
  readonly kmsKeyArn?: string;
  /**
   * Whether AWS promises to copy within a quarter of an hour (S3 Replication Time Control), which it charges for.
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html
   */
  readonly timeControl?: boolean;
  /**
   * Whether the bucket exists already, in this account. It is copied to, and nothing of it is managed: it must keep versions, and have
   * an object lock where the archive has one.
   * @default false
   */
  readonly adopt?: boolean;
}

export const archiveReplicationSchema = checked(
  object({
    bucketName: bucketName().optional(),
    region: region().optional(),
    account: accountId().optional(),
    storageClass: oneOf(["INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"]).default(copyStorageClass),
    kmsKeyArn: arn("kms", "a KMS key").optional(),
    timeControl: boolean().default(false),
    adopt: boolean().default(false),
  }),
  ({ bucketName, region, account, adopt }, report) => {
    if (account !== undefined && adopt === true)
      report(["adopt"], "a bucket of another account is never managed here; leave it out");
    if (account === undefined && adopt !== true) return;
    if (bucketName === undefined) report(["bucketName"], "is required: the name of the bucket that exists");
    if (region === undefined) report(["region"], "is required: where the bucket is that exists");
  },
);
