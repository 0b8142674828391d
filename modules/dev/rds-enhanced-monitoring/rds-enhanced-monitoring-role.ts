import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { arnOf, partitionOf, trust, type Place } from "../../../src/model/iam/index.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";

export interface RdsEnhancedMonitoringProps extends Place, RoleProps {
  /** The role's name. */
  readonly roleName: string;
  /**
   * Whether the role exists already, as the one that the RDS console makes, and is taken over by an import block, with the policy
   * that is attached to it. Only whom it trusts is set then: RDS, for DB instances of this account in any region.
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
    super(scope, id, required(props, { roleName: "text", account: "text", region: "text" }));
    const { roleName } = withReferences(props, "roleName");
    // One that exists is the whole account's: of two regions that each trusted their own, the later would shut out the other.
    const ofRegion = arnOf(props, "rds", "db:*");
    const instances = props.adopt ? ofRegion.replace(`:${props.region}:`, ":*:") : ofRegion;
    const role = serviceRole(
      this,
      mainResource,
      {
        name: roleName,
        description: "Lets RDS publish Enhanced Monitoring",
        assumeRolePolicy: trust("monitoring.rds.amazonaws.com", props.account, instances),
      },
      props.adopt ? {} : props.roles,
    );
    const policyArn = `arn:${partitionOf(props.region)}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`;
    const attachment = new IamRolePolicyAttachment(this, "policy", { role: role.name, policyArn });
    if (props.adopt) {
      adopt(role, { id: roleName, managed: ["assume_role_policy"] });
      adopt(attachment, { id: `${roleName}/${policyArn}`, managed: ["policy_arn", "role"] });
    }
    this.roleArn = role.arn;
  }
}
