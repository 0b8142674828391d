import { arn, given, grant, passRole, type Grant, type Permissions } from "./permission.js";

const bucket = arn("s3", "{bucket}", { region: "", account: "" });
const objects = arn("s3", "{bucket}/*", { region: "", account: "" });
/** Buckets are referred to by their id, which is their name. */
const part = (actions: string) => ({ id: "bucket", grants: [grant("s3", actions, bucket)] });

/** What the provider reads of every bucket, whatever is set. */
const read =
  "ListBucket GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketObjectLockConfiguration " +
  "GetBucketPolicy GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration " +
  "GetLifecycleConfiguration GetReplicationConfiguration";

/**
 * Buckets, each part of which is a resource of its own.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const buckets: Permissions = {
  aws_s3_bucket: {
    arn: bucket,
    id: "bucket",
    grants: [
      grant("s3", `CreateBucket DeleteBucket PutBucketTagging ListBucketVersions ${read}`, bucket),
      {
        ...grant("s3", "DeleteObject DeleteObjectVersion", objects),
        on: (of) => (of.texts("force_destroy").includes("true") ? objects(of) : []),
      },
    ],
  },
  aws_s3_bucket_lifecycle_configuration: part("GetLifecycleConfiguration PutLifecycleConfiguration"),
  aws_s3_bucket_logging: part("GetBucketLogging PutBucketLogging"),
  aws_s3_bucket_metric: part("GetMetricsConfiguration PutMetricsConfiguration"),
  aws_s3_bucket_object_lock_configuration: part("GetBucketObjectLockConfiguration PutBucketObjectLockConfiguration"),
  aws_s3_bucket_ownership_controls: part("GetBucketOwnershipControls PutBucketOwnershipControls"),
  aws_s3_bucket_policy: part("GetBucketPolicy PutBucketPolicy DeleteBucketPolicy"),
  aws_s3_bucket_public_access_block: part("GetBucketPublicAccessBlock PutBucketPublicAccessBlock"),
  aws_s3_bucket_server_side_encryption_configuration: part("GetEncryptionConfiguration PutEncryptionConfiguration"),
  aws_s3_bucket_versioning: part("GetBucketVersioning PutBucketVersioning"),
  aws_s3_bucket_replication_configuration: {
    id: "bucket",
    grants: [grant("s3", "GetReplicationConfiguration PutReplicationConfiguration", bucket), passRole("role", "s3")],
  },
};

/** State, and its lock where that is a file beside it, of a stack whose backend is S3. @see https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required */
export const stateGrants = (lockFile: boolean): Grant[] => [
  grant("s3", "ListBucket", bucket),
  grant("s3", "GetObject PutObject", arn("s3", "{bucket}/{key}", { region: "", account: "" })),
  ...(lockFile
    ? [grant("s3", "GetObject PutObject DeleteObject", arn("s3", "{bucket}/{key}.tflock", { region: "", account: "" }))]
    : []),
  // What S3 does with the key it does for the caller.
  grant("kms", "Decrypt Encrypt GenerateDataKey", given("kms_key_id")),
];
