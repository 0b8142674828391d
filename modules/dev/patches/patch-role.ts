import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import { arnOf, partitionOf, policy, serviceTrust, type Place } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { patchDocument } from "./document.js";

export interface PatchRoleProps extends Place, RoleProps {
  /** The role's name. */
  readonly roleName: string;
}

/**
 * The role with which a maintenance window has instances patched: it may run AWS's document for that and no other one. AWS's page on the
 * role shows no condition of its trust, so there is none.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-maintenance-permissions.html
 */
export class PatchRole extends Module {
  /** The ARN of the role. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: PatchRoleProps) {
    super(scope, id, required(props, { roleName: "text", account: "text", region: "text" }));
    const { roleName, region } = withReferences(props, "roleName");
    const role = serviceRole(
      this,
      mainResource,
      {
        name: roleName,
        description: "Lets maintenance windows patch instances",
        assumeRolePolicy: serviceTrust("ssm.amazonaws.com"),
      },
      props.roles,
    );
    new IamRolePolicy(this, "policy", {
      name: "patch-instances",
      role: role.name,
      policy: policy(
        {
          Sid: "Patch",
          Effect: "Allow",
          Action: "ssm:SendCommand",
          Resource: [
            `arn:${partitionOf(region)}:ssm:${region}::document/${patchDocument}`,
            arnOf(props, "ec2", "instance/*"),
          ],
        },
        {
          Sid: "Follow",
          Effect: "Allow",
          Action: [
            "ssm:CancelCommand",
            "ssm:GetCommandInvocation",
            "ssm:ListCommandInvocations",
            "ssm:ListCommands",
            "tag:GetResources",
          ],
          Resource: "*",
        },
      ),
    });
    this.roleArn = role.arn;
  }
}
