import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { arnOf, partitionOf, trust, type Place } from "../../../src/model/iam/index.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";

export interface RdsEnhancedMonitoringProps extends Place {
  /** The role's name. */
  readonly roleName: string;
  /**
   * Whether the role exists already, as the one that the RDS console makes, and is taken over by an import block.
   * @default false
   */
  readonly adopt?: boolean;
}

/**
 * The role with which RDS publishes metrics of the operating system. Instances of any pipeline can use it.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
export class RdsEnhancedMonitoringRole extends Module {
  /** What a pipeline that owns an instance sets as `monitoring_role_arn`. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: RdsEnhancedMonitoringProps) {
    super(scope, id);
    const { roleName } = withReferences(props, "roleName");
    const role = new IamRole(this, mainResource, {
      name: roleName,
      description: "Lets RDS publish Enhanced Monitoring",
      assumeRolePolicy: trust("monitoring.rds.amazonaws.com", props.account, arnOf(props, "rds", "db:*")),
    });
    if (props.adopt) adopt(role, roleName);
    new IamRolePolicyAttachment(this, "policy", {
      role: role.name,
      policyArn: `arn:${partitionOf(props.region)}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
    });
    this.roleArn = role.arn;
  }
}
