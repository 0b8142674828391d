import { GuarddutyPublishingDestination } from "@cdktf/provider-aws/lib/guardduty-publishing-destination";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required } from "../../../src/cdktf/inputs.js";
import { findingsExportDefaults, type FindingsExportInput } from "../../../src/model/environment/guard-duty.js";
import {
  arnOf,
  bucketArnOf,
  policy,
  principalOf,
  rootOf,
  type Place,
  type Statement,
} from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { ArchiveBucket } from "../log-archive/archive-bucket.js";
import { tlsOnly } from "../log-archive/bucket-policy.js";

export interface FindingsExportProps extends Place, Omit<FindingsExportInput, "bucketName"> {
  /** The detector whose findings are copied. */
  readonly detectorId: string;
  /** The bucket's name. */
  readonly bucketName: string;
  /** The alias of the key that is made, without `alias/`. */
  readonly alias: string;
  /**
   * Whether the bucket, with all that is in it, and the key are destroyed when what made them is. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Copies the findings of a detector to a bucket, encrypted with a key that GuardDuty may use: bucket, key and their policies, or what
 * the owners of those that exist add to theirs.
 *
 * @throws Error when the retention is no count of days.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html
 */
export class FindingsExport extends Module {
  /** The bucket's name, which waits for the bucket to exist. */
  readonly bucketName: string;
  /** What the owner of a bucket that exists adds to its policy, before GuardDuty can write there. */
  readonly bucketPolicyStatements: readonly Statement[];
  /** What the owner of a key that exists adds to its policy. */
  readonly keyPolicyStatements: readonly Statement[];

  constructor(scope: Construct, id: string, given: FindingsExportProps) {
    super(
      scope,
      id,
      required(given, { detectorId: "text", bucketName: "text", alias: "text", account: "text", region: "text" }),
    );
    const props = withReferences(given, "bucketName", "detectorId", "kmsKeyArn");
    const { bucketName: name, detectorId, retention = findingsExportDefaults.retention, adopt, destroyable } = props;
    checkInputs(this.node.path, { retention: countProblem(retention, "days") });
    const ofDetector = {
      StringEquals: {
        "aws:SourceAccount": props.account,
        "aws:SourceArn": arnOf(props, "guardduty", `detector/${detectorId}`),
      },
    };
    const guardDuty = principalOf("guardduty", props.region);
    const useKey: Statement = {
      Sid: "AllowGuardDutyKey",
      Effect: "Allow",
      Principal: guardDuty,
      Action: "kms:GenerateDataKey",
      Resource: props.kmsKeyArn ?? "*",
      Condition: ofDetector,
    };
    const kmsKeyArn = props.kmsKeyArn ?? this.addKey(props, useKey);
    const bucketArn = bucketArnOf(props, name);
    const statements = writing(guardDuty, bucketArn, kmsKeyArn, ofDetector);
    const made = adopt
      ? undefined
      : new ArchiveBucket(this, "bucket", { bucketName: name, retention, kmsKeyArn, statements, destroyable });
    this.bucketName = made?.bucketName ?? name;
    this.bucketPolicyStatements = made ? [] : [tlsOnly(bucketArn), ...statements];
    this.keyPolicyStatements = props.kmsKeyArn === undefined ? [] : [useKey];
    new GuarddutyPublishingDestination(this, mainResource, {
      detectorId,
      destinationArn: made?.bucketArn ?? bucketArn,
      kmsKeyArn,
      dependsOn: made && [made.policy], // GuardDuty tries to write before it says yes
    });
  }

  private addKey(props: FindingsExportProps, useKey: Statement): string {
    const account: Statement = {
      Sid: "Account",
      Effect: "Allow",
      Principal: { AWS: rootOf(props) },
      Action: "kms:*",
      Resource: "*",
    };
    const key = new KmsKey(this, "key", {
      description: "Findings of GuardDuty",
      enableKeyRotation: true,
      policy: policy(account, useKey),
    });
    if (!props.destroyable) protect(key); // without it findings cannot be read any more
    new KmsAlias(this, "keyAlias", { name: `alias/${props.alias}`, targetKeyId: key.keyId });
    return key.arn;
  }
}

/** Lets one detector write, and with that key only. */
const writing = (
  guardDuty: { readonly Service: string },
  bucketArn: string,
  kmsKeyArn: string,
  ofDetector: Statement["Condition"],
): Statement[] => {
  const guard = (Sid: string, header: string, value: string): Statement => ({
    Sid,
    Effect: "Deny",
    Principal: guardDuty,
    Action: "s3:PutObject",
    Resource: `${bucketArn}/*`,
    Condition: { StringNotEquals: { [`s3:x-amz-server-side-encryption${header}`]: value } },
  });
  return [
    {
      Sid: "AllowGetBucketLocation",
      Effect: "Allow",
      Principal: guardDuty,
      Action: "s3:GetBucketLocation",
      Resource: bucketArn,
      Condition: ofDetector,
    },
    {
      Sid: "AllowPutObject",
      Effect: "Allow",
      Principal: guardDuty,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/*`,
      Condition: ofDetector,
    },
    guard("DenyUnencryptedObjectUploads", "", "aws:kms"),
    guard("DenyIncorrectEncryptionHeader", "-aws-kms-key-id", kmsKeyArn),
  ];
};
