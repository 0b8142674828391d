import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { arnOf, policy, trust, type Place } from "../../../src/model/iam/index.js";
import { show } from "../../../src/model/schema/issue.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { checkInputs, unless } from "../../../src/cdktf/inputs.js";

export interface VpcFlowLogsProps extends Place, RoleProps {
  /** The VPC's id. */
  readonly vpcId: string;
  /** ARN of the log group, without `:*` at its end. */
  readonly logGroupArn: string;
  /** The name of the role with which flow logs are written. */
  readonly roleName: string;
  /**
   * What is recorded.
   * @default ALL
   */
  readonly trafficType?: "ALL" | "ACCEPT" | "REJECT";
  /**
   * Seconds that packets are gathered to one record.
   * @default 600
   */
  readonly maxAggregationInterval?: 60 | 600;
}

/**
 * Records the traffic of a VPC in a log group, in AWS's default format. It attaches to a VPC that any pipeline manages.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
export class VpcFlowLogs extends Module {
  constructor(scope: Construct, id: string, props: VpcFlowLogsProps) {
    super(scope, id);
    const { vpcId, logGroupArn, roleName, ...rest } = withReferences(props, "vpcId", "logGroupArn", "roleName");
    const { trafficType = "ALL", maxAggregationInterval = 600 } = rest;
    checkInputs(this.node.path, {
      maxAggregationInterval: unless(
        [60, 600].includes(maxAggregationInterval),
        `${show(maxAggregationInterval)} is not an aggregation interval of flow logs in seconds\n  allowed: 60, 600`,
      ),
    });
    const role = serviceRole(
      this,
      "role",
      {
        name: roleName,
        description: "Lets VPC flow logs write their log group",
        assumeRolePolicy: trust("vpc-flow-logs.amazonaws.com", props.account, arnOf(props, "ec2", "vpc-flow-log/*")),
      },
      props.roles,
    );
    const writing = new IamRolePolicy(this, "policy", {
      name: "write-flow-logs",
      role: role.name,
      policy: policy(
        {
          Sid: "Write",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: [logGroupArn, `${logGroupArn}:*`],
        },
        // It lists log groups before it writes, and a list has no narrower resource than those of the region.
        {
          Sid: "Find",
          Effect: "Allow",
          Action: "logs:DescribeLogGroups",
          Resource: arnOf(props, "logs", "log-group:*"),
        },
      ),
    });
    new FlowLog(this, mainResource, {
      vpcId,
      trafficType,
      maxAggregationInterval,
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroupArn,
      iamRoleArn: role.arn,
      dependsOn: [writing],
    });
  }
}
