import { GuarddutyPublishingDestination } from "@cdktf/provider-aws/lib/guardduty-publishing-destination";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required } from "../../../src/cdktf/inputs.js";
import { findingsExportDefaults, type FindingsExportInput } from "../../../src/model/environment/guard-duty.js";
import { arnOf, principalOf, type Place, type Statement } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { encryptedBucket } from "../log-archive/encrypted-bucket.js";

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
    const { bucketName, detectorId, kmsKeyArn, alias, adopt, destroyable } = props;
    const { retention = findingsExportDefaults.retention } = props;
    checkInputs(this.node.path, { retention: countProblem(retention, "days") });
    const { account, region } = props;
    const copies = encryptedBucket(this, {
      ...{ account, region, bucketName, retention, kmsKeyArn, alias, adopt, destroyable },
      description: "Findings of GuardDuty",
      writer: {
        principal: principalOf("guardduty", region),
        condition: {
          StringEquals: {
            "aws:SourceAccount": account,
            "aws:SourceArn": arnOf(props, "guardduty", `detector/${detectorId}`),
          },
        },
        key: { Sid: "AllowGuardDutyKey", Action: "kms:GenerateDataKey" },
      },
    });
    this.bucketName = copies.bucketName;
    this.bucketPolicyStatements = copies.bucketPolicyStatements;
    this.keyPolicyStatements = copies.keyPolicyStatements;
    new GuarddutyPublishingDestination(this, mainResource, {
      detectorId,
      destinationArn: copies.bucketArn,
      kmsKeyArn: copies.kmsKeyArn,
      dependsOn: adopt ? undefined : [...copies.writable], // GuardDuty tries to write before it says yes
    });
  }
}
