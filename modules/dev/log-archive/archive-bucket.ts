import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { archiveDefaults, type ArchiveInput } from "../../../src/model/environment/log-archive.js";
import { policy, type Statement } from "../../../src/model/iam/index.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";
import { checkInputs, countProblem, unless } from "../../../src/cdktf/inputs.js";
import { foreignWriting } from "./writing.js";

export interface ArchiveBucketProps extends Pick<ArchiveInput, "objectLockDays" | "kmsKeyArn" | "adopt"> {
  /** The bucket's name. */
  readonly bucketName: string;
  /** Days that objects are kept. */
  readonly retention: number;
  /**
   * Where objects lie.
   * @default INTELLIGENT_TIERING
   */
  readonly storageClass?: ArchiveInput["storageClass"] | "STANDARD";
  /**
   * ARNs of roles in other accounts that may write to it: a log archive account gathers the logs of others so.
   * @default none
   */
  readonly writers?: readonly string[];
}

/**
 * A bucket that keeps logs: private, encrypted, versioned, reached by TLS only.
 *
 * @throws Error when the retention is no count of days, or shorter than the lock.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class ArchiveBucket extends Module {
  /** The bucket's name, which waits for the bucket to exist. */
  readonly bucketName: string;
  /** The bucket's ARN. */
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: ArchiveBucketProps) {
    super(scope, id);
    const { retention, objectLockDays } = props;
    checkInputs(this.node.path, {
      retention: countProblem(retention, "days"),
      objectLockDays:
        countProblem(objectLockDays, "days") ??
        unless(
          objectLockDays === undefined || !(objectLockDays > retention),
          `${objectLockDays} is more than the ${retention} days that objects are kept: they would be locked and yet expire`,
        ),
    });
    const { bucketName, kmsKeyArn, writers = [] } = withReferences(props, "bucketName", "kmsKeyArn", "writers");
    const bucket = new S3Bucket(this, mainResource, {
      bucket: bucketName,
      objectLockEnabled: objectLockDays === undefined ? undefined : true,
    });
    if (props.adopt) {
      adopt(bucket, bucketName);
      bucket.lifecycle = { preventDestroy: true };
    }
    this.bucketName = bucket.id;
    this.bucketArn = bucket.arn;
    this.protect(writers);
    this.encrypt(kmsKeyArn);
    this.keep(props);
    if (objectLockDays !== undefined) {
      new S3BucketObjectLockConfigurationA(this, "lock", {
        bucket: this.bucketName,
        rule: { defaultRetention: { mode: "COMPLIANCE", days: objectLockDays } },
      });
    }
  }

  private protect(writers: readonly string[]): void {
    const bucket = this.bucketName;
    new S3BucketPublicAccessBlock(this, "publicAccess", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "ownership", { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
    new S3BucketVersioningA(this, "versioning", { bucket, versioningConfiguration: { status: "Enabled" } });
    const tlsOnly: Statement = {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [this.bucketArn, `${this.bucketArn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    new S3BucketPolicy(this, "policy", {
      bucket,
      policy: policy(tlsOnly, ...(writers.length === 0 ? [] : foreignWriting(this.bucketArn, writers))),
    });
  }

  private encrypt(kmsKeyArn: string | undefined): void {
    const algorithm =
      kmsKeyArn === undefined ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn };
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: this.bucketName,
      rule: [{ applyServerSideEncryptionByDefault: algorithm, bucketKeyEnabled: kmsKeyArn !== undefined }],
    });
  }

  private keep({ retention, storageClass = archiveDefaults.storageClass }: ArchiveBucketProps): void {
    new S3BucketLifecycleConfiguration(this, "lifecycle", {
      bucket: this.bucketName,
      rule: [
        {
          id: "archive",
          status: "Enabled",
          filter: [{ prefix: "" }],
          transition: storageClass === "STANDARD" ? undefined : [{ days: 0, storageClass }],
          expiration: [{ days: retention }],
          noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
    });
  }
}
