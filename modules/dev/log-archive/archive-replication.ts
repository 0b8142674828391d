import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import {
  S3BucketReplicationConfigurationA,
  type S3BucketReplicationConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required, unless } from "../../../src/cdktf/inputs.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import { archiveFolders, replicationRules, type ReplicationRule } from "../../../src/model/contract/archive-copy.js";
import { copyStorageClass, type ArchiveReplicationInput } from "../../../src/model/environment/archive-replication.js";
import { bucketArnOf, policy, serviceTrust, type Place, type Statement } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { ArchiveBucket, archiveRuleOfS3 } from "./archive-bucket.js";
import { tlsOnly } from "./bucket-policy.js";
import { foreignCopying, foreignCopyKeyUse, replicating, type ReplicationDestination } from "./replicating.js";

/** The bucket that is copied. */
export interface ReplicatedArchive {
  /** The bucket's name. */
  readonly bucketName: string;
  /**
   * Customer managed key that objects are encrypted with.
   * @default the keys of S3
   */
  readonly kmsKeyArn?: string;
  /**
   * Days for which the bucket locks its objects. The copy does so too: S3 replicates from a bucket with a lock to such a bucket only.
   * @default no lock
   */
  readonly objectLockDays?: number;
  /**
   * Whether the bucket existed, and others use it too: folders of the archive alone are copied, and nothing of the bucket is managed.
   * @default false
   */
  readonly adopt?: boolean;
  /** What must exist first: `ready` of an `ArchiveBucket` or a `LogArchive`. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** The bucket that copies go to. */
export interface ArchiveCopyProps extends Omit<ArchiveReplicationInput, "timeControl" | "bucketName" | "region"> {
  /** The bucket's name. */
  readonly bucketName: string;
  /** The bucket's region. */
  readonly region: string;
  /** Days that copies are kept. */
  readonly retention: number;
  /** The provider of that region, where it is not the stack's. */
  readonly provider?: TerraformProvider;
}

export interface ArchiveReplicationProps extends Place, RoleProps, Pick<ArchiveReplicationInput, "timeControl"> {
  /** The bucket that is copied. */
  readonly source: ReplicatedArchive;
  /** The bucket that copies go to: one that is made, one that exists (`adopt`), or one of another account. */
  readonly copy: ArchiveCopyProps;
  /** Name of the role by which S3 copies. */
  readonly roleName: string;
  /**
   * Whether the bucket that is made is destroyed with all that is in it when what made it is. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Has S3 copy an archive to a bucket in another region or account, with what it counts of that. Deletions are not copied. What was in
 * the bucket before is not either: S3 Batch Replication does that.
 *
 * @throws Error when the retention is no count of days, a bucket of another account is to be adopted, or one side alone has a key.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-batch.html
 */
export class ArchiveReplication extends Module {
  /** Name of the bucket that copies go to. */
  readonly bucketName: string;
  /** The role by which S3 copies. */
  readonly roleArn: string;
  /** The setting that the owner of a source that existed adds to its replication, as S3 takes it; nothing of one that is made. */
  readonly replicationConfiguration: object | undefined;
  /** What the owner of a bucket of copies that is not made here adds to its policy. */
  readonly bucketPolicyStatements: readonly Statement[];
  /** What the owner of a bucket of copies that exists in this account adds to its lifecycle, in the words of S3. */
  readonly bucketLifecycleRules: readonly object[];
  /** What the owner of the key of a bucket in another account adds to the key's policy. */
  readonly keyPolicyStatements: readonly Statement[];

  constructor(scope: Construct, id: string, given: ArchiveReplicationProps) {
    super(
      scope,
      id,
      required(given, { source: "object", copy: "object", roleName: "text", account: "text", region: "text" }),
    );
    checkInputs(this.node.path, problems(given));
    const props = withReferences(given, "source", "copy");
    const { source, copy } = props;
    const isMade = copy.account === undefined && !copy.adopt;
    const made = isMade ? this.addBucket(props) : undefined;
    this.bucketName = made?.bucketName ?? copy.bucketName;
    const bucketArn = made?.bucketArn ?? bucketArnOf(props, copy.bucketName);
    const destination: ReplicationDestination = { ...copy, bucketArn };
    const rules = replicationRules(source.adopt ?? false);
    const role = this.addRole(props);
    const rolePolicy = this.addRolePolicy(props, role, rules, destination);
    this.roleArn = role.arn;
    const rule = rules.map((one, index) => ruleOf(one, index + 1, props, bucketArn));
    this.replicationConfiguration = source.adopt ? { Role: role.arn, Rules: inWordsOfS3(rule) } : undefined;
    if (!source.adopt)
      new S3BucketReplicationConfigurationA(this, mainResource, {
        bucket: source.bucketName,
        role: role.arn,
        rule,
        dependsOn: [...(source.dependsOn ?? []), ...(made?.ready ?? []), rolePolicy],
      });
    this.bucketPolicyStatements =
      copy.account !== undefined ? [foreignCopying(destination, role.arn)] : isMade ? [] : [tlsOnly(bucketArn)];
    this.bucketLifecycleRules = copy.adopt
      ? archiveFolders.map((folder) => archiveRuleOfS3({ ...copy, storageClass: "STANDARD" }, folder))
      : [];
    this.keyPolicyStatements =
      copy.account !== undefined && copy.kmsKeyArn !== undefined ? [foreignCopyKeyUse(destination, role.arn)] : [];
  }

  /** Copies come in their storage class, so that nothing is left to move. */
  private addBucket({ source, copy, destroyable }: ArchiveReplicationProps): ArchiveBucket {
    const { bucketName, retention, kmsKeyArn, provider } = copy;
    const { objectLockDays } = source;
    const storageClass = "STANDARD";
    return new ArchiveBucket(this, "bucket", {
      bucketName,
      retention,
      kmsKeyArn,
      objectLockDays,
      storageClass,
      destroyable,
      provider,
    });
  }

  /** S3 names no source when it assumes the role; AWS's page shows no condition. */
  private addRole({ roleName: name, roles }: ArchiveReplicationProps): IamRole {
    const description = "Lets S3 copy the log archive";
    const assumeRolePolicy = serviceTrust("s3.amazonaws.com");
    return serviceRole(this, "role", { name, description, assumeRolePolicy }, roles);
  }

  private addRolePolicy(
    props: ArchiveReplicationProps,
    role: IamRole,
    rules: readonly ReplicationRule[],
    destination: ReplicationDestination,
  ): IamRolePolicy {
    const { source, region } = props;
    const statements = replicating(
      {
        bucketArn: bucketArnOf(props, source.bucketName),
        region,
        kmsKeyArn: source.kmsKeyArn,
        prefixes: rules.map(({ prefix }) => prefix),
        locked: source.objectLockDays !== undefined || (source.adopt ?? false),
      },
      destination,
    );
    return new IamRolePolicy(this, "policy", { name: "copy-archive", role: role.name, policy: policy(...statements) });
  }
}

/** What S3 promises with S3 Replication Time Control; it takes no other number. */
const promised = { minutes: 15 };

/** A rule as the provider takes it. Its metrics are on, for alarms. */
function ruleOf(
  { id, prefix }: ReplicationRule,
  priority: number,
  { copy, timeControl }: ArchiveReplicationProps,
  bucket: string,
): S3BucketReplicationConfigurationRule {
  const { account, storageClass = copyStorageClass, kmsKeyArn } = copy;
  const on = { status: "Enabled" };
  return {
    id,
    priority,
    ...on,
    filter: { prefix },
    deleteMarkerReplication: { status: "Disabled" },
    ...(kmsKeyArn !== undefined && { sourceSelectionCriteria: { sseKmsEncryptedObjects: on } }),
    destination: {
      bucket,
      storageClass,
      ...(account !== undefined && { account, accessControlTranslation: { owner: "Destination" } }),
      ...(kmsKeyArn !== undefined && { encryptionConfiguration: { replicaKmsKeyId: kmsKeyArn } }),
      metrics: timeControl ? { ...on, eventThreshold: promised } : on,
      ...(timeControl && { replicationTime: { ...on, time: promised } }),
    },
  };
}

/**
 * The same as S3 takes it: its words begin with a capital, and an id is an `ID`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationRule.html
 */
function inWordsOfS3(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inWordsOfS3);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      `${key[0]!.toUpperCase()}${key.slice(1)}`.replace(/Id$/, "ID"),
      inWordsOfS3(one),
    ]),
  );
}

function problems({ source, copy }: ArchiveReplicationProps): Readonly<Record<string, string | undefined>> {
  return {
    "copy.retention": countProblem(copy.retention, "days"),
    "copy.adopt": unless(
      copy.account === undefined || !copy.adopt,
      "a bucket of another account is never managed here; leave it out",
    ),
    "copy.kmsKeyArn": unless(
      (copy.kmsKeyArn === undefined) === (source.kmsKeyArn === undefined),
      "both buckets have a customer managed key, or neither has: S3 encrypts a copy in the way of what it is of",
    ),
  };
}
