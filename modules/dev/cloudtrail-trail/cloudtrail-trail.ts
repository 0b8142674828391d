import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt, protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required, unless } from "../../../src/cdktf/inputs.js";
import {
  trailDefaults,
  type TrailDeliveryInput,
  type TrailSettingsInput,
} from "../../../src/model/environment/trails.js";
import { arnOf, bucketArnOf, type Place, type Statement } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { ArchiveBucket } from "../log-archive/archive-bucket.js";
import { addKey } from "../log-archive/bucket-key.js";
import { tlsOnly } from "../log-archive/bucket-policy.js";
import { bucketStatements, keyStatements, type TrailOf } from "./policies.js";

/** The bucket of a trail, and what log files are encrypted with. */
export interface TrailDelivery extends Omit<TrailDeliveryInput, "bucketName" | "createKey" | "accessLogs"> {
  /** The bucket's name. */
  readonly bucketName: string;
  /**
   * The alias of a key that is made for it, without `alias/`. Either this or `kmsKeyArn`.
   * @default no key is made
   */
  readonly keyAlias?: string;
}

export interface CloudtrailTrailProps extends Place, Pick<TrailSettingsInput, "insights"> {
  /** The trail's name. */
  readonly name: string;
  /** ARN of the log group, with `:*` at its end: `groupArn` of a `CloudtrailLogsRole`. */
  readonly logGroupArn: string;
  /** ARN of the role with which CloudTrail writes it: `roleArn` of a `CloudtrailLogsRole`. */
  readonly logsRoleArn: string;
  /** Where log files go. Of a trail that exists the name of its bucket is enough. */
  readonly delivery: TrailDelivery;
  /**
   * Whether the trail exists already, and is taken over: its bucket, key, selectors and tags stay as they are.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * Id of the organization, where the trail is to be that of all its accounts: it is made in the management account then.
   * @default the trail is this account's
   */
  readonly organizationId?: string;
  /**
   * What the trail waits for: `policy` of a `CloudtrailLogsRole`, without which CloudTrail refuses the role.
   * @default nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
  /**
   * Whether the trail ends, and its bucket and key go with all log files, when what made them is destroyed. Otherwise Terraform refuses; of a
   * trail that is taken over it always does.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * A trail that logs the management events of all regions, reads and writes, to a log group and to a bucket, with digests by which log files are
 * validated. The bucket, and a key where one is asked for, are made with the policies that CloudTrail needs.
 *
 * @throws Error when the retention is no count of days, or shorter than the lock, and when both a key and the alias of one are given.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export class CloudtrailTrail extends Module {
  /** The trail's ARN, which waits for the trail to exist. */
  readonly trailArn: string;
  /** The bucket's name, which waits for the bucket to exist. */
  readonly bucketName: string;
  /** What the owner of a bucket that exists adds to its policy, before CloudTrail can write there. */
  readonly bucketPolicyStatements: readonly Statement[] = [];
  /** What the owner of a key that exists adds to its policy. */
  readonly keyPolicyStatements: readonly Statement[] = [];

  constructor(scope: Construct, id: string, given: CloudtrailTrailProps) {
    super(
      scope,
      id,
      required(given, {
        account: "text",
        region: "text",
        name: "text",
        logGroupArn: "text",
        logsRoleArn: "text",
        delivery: { bucketName: "text" },
      }),
    );
    const props = withReferences(given, "name", "logGroupArn", "logsRoleArn", "delivery");
    const { account, region, name, insights, organizationId, delivery, destroyable = false } = props;
    const { kmsKeyArn, keyAlias, retention } = delivery;
    checkInputs(this.node.path, {
      "delivery.retention": countProblem(retention, "days"),
      "delivery.keyAlias": unless(
        keyAlias === undefined || kmsKeyArn === undefined,
        "is said beside kmsKeyArn, and a trail has one key; leave one of the two out",
      ),
    });
    const trail: TrailOf = { arn: arnOf(props, "cloudtrail", `trail/${name}`), account, region, organizationId };
    const common = {
      name,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      cloudWatchLogsGroupArn: props.logGroupArn,
      cloudWatchLogsRoleArn: props.logsRoleArn,
      insightSelector: insights?.map((insightType) => ({ insightType })),
    };
    const { dependsOn = [] } = props;
    if (props.adopt) {
      this.bucketName = delivery.bucketName;
      const taken = new Cloudtrail(this, mainResource, {
        ...common,
        s3BucketName: this.bucketName,
        dependsOn: [...dependsOn],
      });
      adopt(taken, { id: trail.arn, managed: [...managed, ...(insights === undefined ? [] : ["insight_selector"])] });
      this.trailArn = taken.arn;
      return;
    }
    const bucketArn = bucketArnOf(props, delivery.bucketName);
    const statements = bucketStatements(trail, bucketArn, delivery.keyPrefix);
    const bucket = delivery.adopt ? undefined : this.addBucket(delivery, statements, destroyable);
    this.bucketName = bucket?.bucketName ?? delivery.bucketName;
    if (!bucket) this.bucketPolicyStatements = [tlsOnly(bucketArn), ...statements];
    if (kmsKeyArn !== undefined) this.keyPolicyStatements = keyStatements(trail, kmsKeyArn);
    const key = { account, region, description: "Log files of CloudTrail", destroyable };
    const madeKey =
      keyAlias === undefined ? undefined : addKey(this, { ...key, alias: keyAlias }, ...keyStatements(trail, "*"));
    const made = new Cloudtrail(this, mainResource, {
      ...common,
      isOrganizationTrail: organizationId === undefined ? undefined : true,
      s3BucketName: this.bucketName,
      s3KeyPrefix: delivery.keyPrefix,
      kmsKeyId: kmsKeyArn ?? madeKey,
      // CloudTrail looks whether it may write before it says yes.
      dependsOn: [...(bucket ? [bucket.policy] : []), ...dependsOn],
    });
    if (!destroyable) protect(made); // digests of what is logged later would not follow on those of before
    this.trailArn = made.arn;
  }

  /** With the keys of S3: the trail names its key itself, whose policy lets CloudTrail encrypt log files and nothing else. */
  private addBucket(delivery: TrailDelivery, statements: readonly Statement[], destroyable: boolean): ArchiveBucket {
    const { bucketName, retention = trailDefaults.retention, storageClass, objectLockDays } = delivery;
    const props = { bucketName, retention, storageClass, objectLockDays, statements, destroyable };
    return new ArchiveBucket(this, "bucket", props);
  }
}

/** What the policy is about of a trail that somebody made. */
const managed = [
  "cloud_watch_logs_group_arn",
  "cloud_watch_logs_role_arn",
  "enable_log_file_validation",
  "enable_logging",
  "include_global_service_events",
  "is_multi_region_trail",
];
