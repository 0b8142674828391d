import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import { ConfigRetentionConfiguration } from "@cdktf/provider-aws/lib/config-retention-configuration";
import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import type { ITerraformDependable, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required } from "../../../src/cdktf/inputs.js";
import { configRoleArn } from "../../../src/model/contract/aws-config.js";
import {
  awsConfigDefaults,
  type AwsConfigInput,
  type ConfigDeliveryInput,
} from "../../../src/model/environment/aws-config.js";
import { bucketArnOf, partitionOf, type Place, type Statement } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { ArchiveBucket } from "../log-archive/archive-bucket.js";
import { tlsOnly } from "../log-archive/bucket-policy.js";

export interface ConfigurationRecorderProps extends Place, Omit<AwsConfigInput, "managed" | "delivery"> {
  /**
   * The name of the recorder and of its delivery channel. Under the name `default`, which most accounts have, AWS replaces the settings of
   * one that is there; under another one it refuses.
   */
  readonly name: string;
  /** Where configuration history and snapshots go. */
  readonly delivery: Omit<ConfigDeliveryInput, "bucketName"> & {
    /** The bucket's name. */
    readonly bucketName: string;
  };
  /**
   * Whether recording ends, and the bucket goes with all that is in it, when what made them is destroyed. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Has AWS Config record the resources of the account, by its service-linked role, and deliver what it records to a bucket.
 *
 * @throws Error when the retention is no count of days.
 * @see https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
 * @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export class ConfigurationRecorder extends Module {
  /** What is to wait until it records. */
  readonly recording: ITerraformDependable;
  /** The bucket's name, which waits for the bucket to exist. */
  readonly bucketName: string;
  /** What the owner of a bucket that exists adds to its policy, before AWS Config can write there. */
  readonly bucketPolicyStatements: readonly Statement[];
  /** What the owner of the key adds to its policy. */
  readonly keyPolicyStatements: readonly Statement[];
  private readonly destroyable: boolean;

  constructor(scope: Construct, id: string, props: ConfigurationRecorderProps) {
    super(
      scope,
      id,
      required(props, { account: "text", region: "text", name: "text", delivery: { bucketName: "text" } }),
    );
    const { name, destroyable = false, retentionPeriodInDays } = props;
    this.destroyable = destroyable;
    const delivery = withReferences(props.delivery, "bucketName", "kmsKeyArn");
    const { retention = awsConfigDefaults.retention, kmsKeyArn, adopt } = delivery;
    checkInputs(this.node.path, { retention: countProblem(retention, "days") });
    const bucketArn = bucketArnOf(props, delivery.bucketName);
    const statements = writing(props, bucketArn);
    const made = adopt
      ? undefined
      : new ArchiveBucket(this, "bucket", {
          bucketName: delivery.bucketName,
          retention,
          kmsKeyArn,
          statements,
          destroyable,
        });
    this.bucketName = made?.bucketName ?? delivery.bucketName;
    this.bucketPolicyStatements = made ? [] : [tlsOnly(bucketArn), ...statements];
    this.keyPolicyStatements = kmsKeyArn === undefined ? [] : [useKey(props, kmsKeyArn)];
    const recorder = this.keep(this.addRecorder(props));
    const channel = this.keep(
      new ConfigDeliveryChannel(this, "channel", {
        name,
        s3BucketName: this.bucketName,
        s3KmsKeyArn: kmsKeyArn,
        dependsOn: [recorder, ...(made ? [made.policy] : [])], // AWS Config tries to write before it says yes
      }),
    );
    this.recording = this.keep(
      new ConfigConfigurationRecorderStatus(this, "status", { name, isEnabled: true, dependsOn: [channel] }),
    );
    if (retentionPeriodInDays !== undefined)
      this.keep(new ConfigRetentionConfiguration(this, "retention", { retentionPeriodInDays }));
  }

  private addRecorder(props: ConfigurationRecorderProps): ConfigConfigurationRecorder {
    const { name, adoptRole } = props;
    const { includeGlobalResourceTypes = awsConfigDefaults.includeGlobalResourceTypes } = props;
    const { recordingFrequency = awsConfigDefaults.recordingFrequency } = props;
    const roleArn = adoptRole
      ? configRoleArn(props)
      : this.keep(new IamServiceLinkedRole(this, "role", { awsServiceName: "config.amazonaws.com" })).arn;
    return new ConfigConfigurationRecorder(this, mainResource, {
      name,
      roleArn,
      recordingGroup: {
        allSupported: true,
        includeGlobalResourceTypes,
        recordingStrategy: [{ useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" }],
      },
      recordingMode: { recordingFrequency },
    });
  }

  private keep<Resource extends TerraformResource>(resource: Resource): Resource {
    if (!this.destroyable) protect(resource);
    return resource;
  }
}

const principal = { Service: "config.amazonaws.com" } as const;

/** What AWS Config does for this account and region, and for no other. */
const ofAccount = ({ account, region }: Place): NonNullable<Statement["Condition"]> => ({
  StringEquals: { "aws:SourceAccount": account },
  ArnLike: { "aws:SourceArn": `arn:${partitionOf(region)}:config:${region}:${account}:*` },
});

/** Lets AWS Config write to a bucket: its service-linked role may not. */
function writing(place: Place, bucketArn: string): Statement[] {
  const { StringEquals, ...condition } = ofAccount(place);
  const check = (Sid: string, Action: string): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: principal,
    Action,
    Resource: bucketArn,
    Condition: ofAccount(place),
  });
  return [
    check("AWSConfigBucketPermissionsCheck", "s3:GetBucketAcl"),
    check("AWSConfigBucketExistenceCheck", "s3:ListBucket"),
    {
      Sid: "AWSConfigBucketDelivery",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${place.account}/Config/*`,
      Condition: { ...condition, StringEquals: { ...StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
}

/** @see https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html */
const useKey = (place: Place, kmsKeyArn: string): Statement => ({
  Sid: "AWSConfigKMSPolicy",
  Effect: "Allow",
  Principal: principal,
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  Resource: kmsKeyArn,
  Condition: ofAccount(place),
});
