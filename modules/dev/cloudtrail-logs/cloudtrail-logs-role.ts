import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { policy, serviceTrust, type Place } from "../../../src/model/iam/index.js";
import { mainResource } from "../../../src/cdktf/address.js";

export interface CloudtrailLogsProps extends Place, RoleProps {
  /** The role's name. */
  readonly roleName: string;
  /** ARN of the log group, without `:*` at its end. */
  readonly logGroupArn: string;
  /**
   * Id of the organization, where the trail is the organization's: it then logs the other accounts too, in streams of their own.
   * @default the trail is this account's
   */
  readonly organizationId?: string;
}

/**
 * The role with which CloudTrail writes a log group. The trail is a `CloudtrailTrail`, or stays with whoever manages
 * it, and takes the two attributes from here.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export class CloudtrailLogsRole extends Module {
  /** The trail's `cloud_watch_logs_role_arn`. */
  readonly roleArn: string;
  /** The trail's `cloud_watch_logs_group_arn`, with the `:*` that CloudTrail asks for. */
  readonly groupArn: string;
  /** What the trail waits for: that the role may write. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: CloudtrailLogsProps) {
    super(scope, id, required(props, { roleName: "text", logGroupArn: "text", account: "text", region: "text" }));
    const { account, region, roleName, logGroupArn, organizationId } = withReferences(props, "roleName", "logGroupArn");
    const role = serviceRole(
      this,
      mainResource,
      {
        name: roleName,
        description: "Lets CloudTrail write its log group",
        // CloudTrail names no source when it takes this role: with a condition on one, the log stays empty. A trail can be
        // given the role only by someone of this account who may pass it.
        assumeRolePolicy: serviceTrust("cloudtrail.amazonaws.com"),
      },
      props.roles,
    );
    this.policy = new IamRolePolicy(this, "policy", {
      name: "write-trail",
      role: role.name,
      policy: policy({
        Sid: "Write",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: [
          `${logGroupArn}:log-stream:${account}_CloudTrail_${region}*`,
          ...(organizationId === undefined ? [] : [`${logGroupArn}:log-stream:${organizationId}_*`]),
        ],
      }),
    });
    this.roleArn = role.arn;
    this.groupArn = `${logGroupArn}:*`;
  }
}
