import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { archiveDefaults, type ArchiveInput } from "../../../src/model/environment/log-archive.js";
import { policy, type Statement } from "../../../src/model/iam/index.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";
import { checkInputs, countProblem, required, unless } from "../../../src/cdktf/inputs.js";
import { bucketPolicyProblem, tlsOnly } from "./bucket-policy.js";
import { foreignWriting } from "./writing.js";

export interface ArchiveBucketProps extends Pick<ArchiveInput, "objectLockDays" | "kmsKeyArn"> {
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
  /**
   * Further statements of its policy, which is set whole.
   * @default none
   */
  readonly statements?: readonly Statement[];
  /**
   * Days that a version is kept after it was overwritten or deleted.
   * @default 30
   */
  readonly noncurrentDays?: number;
  /**
   * Whether objects are encrypted with a key of the bucket, which S3 derives from the customer managed one: fewer calls of KMS. AWS's log
   * delivery is not let in reliably by the statement that AWS documents for the key then.
   * @default true
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html
   */
  readonly bucketKey?: boolean;
  /**
   * Whether the bucket is destroyed with all that is in it when what made it is. Otherwise Terraform refuses to, and to take away its policy,
   * its rules, its key, its versions, its lock and what keeps the public out.
   * @default false
   */
  readonly destroyable?: boolean;
  /** The provider of the bucket's region, where that is not the stack's. */
  readonly provider?: TerraformProvider;
}

/**
 * A bucket that keeps logs: private, encrypted, versioned, reached by TLS only.
 *
 * @throws Error when the retention is no count of days, or shorter than the lock, and when its policy is longer than S3 takes.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class ArchiveBucket extends Module {
  /** The bucket's name, which waits for the bucket to exist. */
  readonly bucketName: string;
  /** The bucket's ARN. */
  readonly bucketArn: string;
  /** What is to wait for the bucket's policy. */
  readonly policy: S3BucketPolicy;
  /** What replication waits for, from it or to it: that it keeps versions, and its lock. */
  readonly ready: readonly ITerraformDependable[];
  /** What all parts of it have in common; its bucket comes once it exists. */
  private readonly common: { readonly bucket: string; readonly provider: TerraformProvider | undefined };
  private readonly destroyable: boolean;

  constructor(scope: Construct, id: string, props: ArchiveBucketProps) {
    super(scope, id, required(props, { bucketName: "text", retention: "number" }));
    this.destroyable = props.destroyable ?? false;
    const { retention, objectLockDays, noncurrentDays } = props;
    checkInputs(this.node.path, {
      retention: countProblem(retention, "days"),
      noncurrentDays: countProblem(noncurrentDays, "days"),
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
      forceDestroy: this.destroyable ? true : undefined,
      provider: props.provider,
    });
    // A lock that comes later sets the attribute in AWS; to the provider, a change of it means another bucket.
    const ignored = ["object_lock_enabled"];
    if (this.destroyable) bucket.lifecycle = { ignoreChanges: ignored };
    else protect(bucket, ignored);
    this.bucketName = bucket.id;
    this.bucketArn = bucket.arn;
    this.common = { bucket: bucket.id, provider: props.provider };
    this.policy = this.addPolicy(bucketName, writers, props.statements);
    const versioning = this.secure();
    this.encrypt(kmsKeyArn, props.bucketKey);
    const { common } = this;
    this.keep(new S3BucketLifecycleConfiguration(this, "lifecycle", { ...common, rule: [archiveRule(props)] }));
    const ready: ITerraformDependable[] = [versioning];
    if (objectLockDays !== undefined) {
      const lock = new S3BucketObjectLockConfigurationA(this, "lock", {
        ...common,
        rule: { defaultRetention: { mode: "COMPLIANCE", days: objectLockDays } },
        dependsOn: [versioning], // S3 locks a bucket that exists only if it keeps versions
      });
      ready.push(this.keep(lock));
    }
    this.ready = ready;
  }

  /** Each is a resource of its own: where the bucket stays, it would otherwise lose what protects it. */
  private keep<Resource extends TerraformResource>(resource: Resource): Resource {
    if (!this.destroyable) protect(resource);
    return resource;
  }

  private addPolicy(name: string, writers: readonly string[], statements: readonly Statement[] = []): S3BucketPolicy {
    const foreign = writers.length === 0 ? [] : foreignWriting(this.bucketArn, writers);
    const whole = [tlsOnly(this.bucketArn), ...foreign, ...statements];
    const problem = bucketPolicyProblem(whole, [this.bucketArn, `arn:aws:s3:::${name}`]);
    checkInputs(this.node.path, { [writers.length > 0 ? "writers" : "statements"]: problem });
    return this.keep(new S3BucketPolicy(this, "policy", { ...this.common, policy: policy(...whole) }));
  }

  private secure(): S3BucketVersioningA {
    const { common } = this;
    const blocked = {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    };
    this.keep(new S3BucketPublicAccessBlock(this, "publicAccess", { ...common, ...blocked }));
    const rule = { objectOwnership: "BucketOwnerEnforced" };
    this.keep(new S3BucketOwnershipControls(this, "ownership", { ...common, rule }));
    const versioningConfiguration = { status: "Enabled" };
    return this.keep(new S3BucketVersioningA(this, "versioning", { ...common, versioningConfiguration }));
  }

  private encrypt(kmsKeyArn: string | undefined, bucketKey = true): void {
    const algorithm =
      kmsKeyArn === undefined ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn };
    const bucketKeyEnabled = bucketKey && kmsKeyArn !== undefined;
    const encryption = new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      ...this.common,
      rule: [{ applyServerSideEncryptionByDefault: algorithm, bucketKeyEnabled }],
    });
    this.keep(encryption);
  }
}

/** How long a bucket keeps what lies under a prefix, and where: a rule of its lifecycle. */
export function archiveRule(
  props: Pick<ArchiveBucketProps, "retention" | "storageClass" | "noncurrentDays">,
  prefix = "",
) {
  const { retention, storageClass = archiveDefaults.storageClass, noncurrentDays = 30 } = props;
  return {
    id: "archive",
    status: "Enabled",
    filter: [{ prefix }],
    transition: storageClass === "STANDARD" ? undefined : [{ days: 0, storageClass }],
    expiration: [{ days: retention }],
    noncurrentVersionExpiration: [{ noncurrentDays }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
  };
}

/**
 * The rule of one folder of a bucket that others use too, as S3 itself takes it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html
 */
export function archiveRuleOfS3(props: Pick<ArchiveBucketProps, "retention" | "storageClass">, prefix: string): object {
  const { status, transition, expiration, noncurrentVersionExpiration, abortIncompleteMultipartUpload } = archiveRule(
    props,
    prefix,
  );
  return {
    ID: `archive-${prefix.replace("/", "")}`,
    Status: status,
    Filter: { Prefix: prefix },
    ...(transition && {
      Transitions: transition.map(({ days, storageClass }) => ({ Days: days, StorageClass: storageClass })),
    }),
    Expiration: { Days: expiration[0]!.days },
    NoncurrentVersionExpiration: { NoncurrentDays: noncurrentVersionExpiration[0]!.noncurrentDays },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: abortIncompleteMultipartUpload[0]!.daysAfterInitiation },
  };
}
