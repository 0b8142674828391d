import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import { partitionOf, serviceTrust, type Place } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";

/** AWS's own policies for each purpose; those of S3 stand apart from the rest. */
const managedPolicies = {
  backup: ["service-role/AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForS3Backup"],
  restore: ["service-role/AWSBackupServiceRolePolicyForRestores", "AWSBackupServiceRolePolicyForS3Restore"],
} as const;

export interface BackupRoleProps extends Pick<Place, "region">, RoleProps {
  /** The role's name. */
  readonly roleName: string;
  /** What AWS Backup does with it: takes and copies backups, or restores them. */
  readonly purpose: "backup" | "restore";
}

/**
 * The role with which AWS Backup takes and copies backups, or restores them. AWS's pages on the role show no condition of its
 * trust, so there is none.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
 */
export class BackupRole extends Module {
  /** The ARN of the role. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: BackupRoleProps) {
    super(scope, id, required(props, { roleName: "text", purpose: "text", region: "text" }));
    const { roleName } = withReferences(props, "roleName");
    const role = serviceRole(
      this,
      mainResource,
      {
        name: roleName,
        description: props.purpose === "backup" ? "Lets AWS Backup take backups" : "Lets AWS Backup restore backups",
        assumeRolePolicy: serviceTrust("backup.amazonaws.com"),
      },
      props.roles,
    );
    const [general, ofS3] = managedPolicies[props.purpose];
    const arnOf = (name: string) => `arn:${partitionOf(props.region)}:iam::aws:policy/${name}`;
    new IamRolePolicyAttachment(this, "policy", { role: role.name, policyArn: arnOf(general) });
    new IamRolePolicyAttachment(this, "s3Policy", { role: role.name, policyArn: arnOf(ofS3) });
    this.roleArn = role.arn;
  }
}
