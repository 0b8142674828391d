import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { partitionOf, serviceTrust } from "../../../src/model/iam/index.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";

export interface ApiGatewayLogsRoleProps extends RoleProps {
  /** AWS region. */
  readonly region: string;
  /** The role's name. */
  readonly roleName: string;
  /**
   * Whether the setting is taken back with what made it: no API of the account and region would log. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * The role with which API Gateway writes the logs of REST and WebSocket APIs. There is one setting for each account and
 * region; without it, a stage whose logging is switched on is refused.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class ApiGatewayLogsRole extends Module {
  /** The role that API Gateway takes. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ApiGatewayLogsRoleProps) {
    super(scope, id, required(props, { region: "text", roleName: "text" }));
    const { region, roleName } = withReferences(props, "roleName");
    const role = serviceRole(
      this,
      "role",
      {
        name: roleName,
        description: "Lets API Gateway write logs",
        // It is of the account, not of an API: AWS's page gives no source that a condition could name.
        assumeRolePolicy: serviceTrust("apigateway.amazonaws.com"),
      },
      props.roles,
    );
    const attachment = new IamRolePolicyAttachment(this, "policy", {
      role: role.name,
      policyArn: `arn:${partitionOf(region)}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    });
    const setting = new ApiGatewayAccount(this, mainResource, {
      cloudwatchRoleArn: role.arn,
      dependsOn: [attachment], // API Gateway tries the role when it is set
    });
    // The setting that stays needs a role that is there, and may write.
    if (!props.destroyable) for (const kept of [setting, role, attachment]) protect(kept);
    this.roleArn = role.arn;
  }
}
