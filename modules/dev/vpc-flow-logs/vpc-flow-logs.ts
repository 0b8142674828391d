import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { serviceRole, type RoleProps } from "../../../src/cdktf/service-role.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { arnOf, policy, trust, type Place } from "../../../src/model/iam/index.js";
import { show } from "../../../src/model/schema/issue.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { checkInputs, required, unless, wordProblem } from "../../../src/cdktf/inputs.js";
import { flowLogFormats, type FlowLogFormat } from "../../../src/model/environment/traffic-logs.js";

/** A folder of S3 that flow logs are written to. */
export interface FlowLogFolder {
  /** Its ARN, with a slash at its end. */
  readonly folderArn: string;
  /**
   * What they are written as.
   * @default text
   */
  readonly format?: FlowLogFormat;
}

export interface VpcFlowLogsProps extends Place, RoleProps {
  /** The VPC's id. */
  readonly vpcId: string;
  /** ARN of the log group, without `:*` at its end. Either this and `roleName`, or `s3`. */
  readonly logGroupArn?: string;
  /** The name of the role with which flow logs are written to a log group. */
  readonly roleName?: string;
  /** A folder of S3 that flow logs are written to, in place of a log group: that of a `TrafficLogBucket`. */
  readonly s3?: FlowLogFolder;
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
  /**
   * What must exist first: the policy of the bucket.
   * @default nothing
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Records the traffic of a VPC in a log group or in S3, in AWS's default format. It attaches to a VPC that any pipeline manages.
 *
 * @throws Error when it has no destination, or two.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3.html
 */
export class VpcFlowLogs extends Module {
  constructor(scope: Construct, id: string, props: VpcFlowLogsProps) {
    super(scope, id, required(props, { vpcId: "text", account: "text", region: "text" }));
    const { vpcId, logGroupArn, roleName, s3, ...rest } = withReferences(
      props,
      "vpcId",
      "logGroupArn",
      "roleName",
      "s3",
    );
    const { trafficType = "ALL", maxAggregationInterval = 600, dependsOn } = rest;
    const toGroup = logGroupArn !== undefined && roleName !== undefined ? { logGroupArn, roleName } : undefined;
    checkInputs(this.node.path, {
      maxAggregationInterval: unless(
        [60, 600].includes(maxAggregationInterval),
        `${show(maxAggregationInterval)} is not an aggregation interval of flow logs in seconds\n  allowed: 60, 600`,
      ),
      s3:
        s3 === undefined
          ? unless(toGroup !== undefined, "is missing: give it, or logGroupArn and roleName")
          : (unless(
              logGroupArn === undefined && roleName === undefined,
              "is one destination, and a log group another: give one of the two",
            ) ?? wordProblem(s3.format ?? "text", flowLogFormats, "a form of flow logs")),
    });
    const common = { vpcId, trafficType, maxAggregationInterval };
    if (toGroup !== undefined) {
      const { role, policy: writing } = addRole(this, props, toGroup);
      new FlowLog(this, mainResource, {
        ...common,
        logDestinationType: "cloud-watch-logs",
        logDestination: toGroup.logGroupArn,
        iamRoleArn: role.arn,
        dependsOn: [writing, ...(dependsOn ?? [])],
      });
    } else {
      new FlowLog(this, mainResource, {
        ...common,
        logDestinationType: "s3",
        logDestination: s3!.folderArn,
        destinationOptions: s3!.format === "parquet" ? { fileFormat: "parquet" } : undefined, // text is AWS's own
        dependsOn: dependsOn && [...dependsOn],
      });
    }
  }
}

/** The role with which flow logs are written to a log group; to S3, AWS's log delivery writes. */
function addRole(
  module: Construct,
  props: Place & RoleProps,
  { logGroupArn, roleName }: { readonly logGroupArn: string; readonly roleName: string },
) {
  const role = serviceRole(
    module,
    "role",
    {
      name: roleName,
      description: "Lets VPC flow logs write their log group",
      assumeRolePolicy: trust("vpc-flow-logs.amazonaws.com", props.account, arnOf(props, "ec2", "vpc-flow-log/*")),
    },
    props.roles,
  );
  const writing = new IamRolePolicy(module, "policy", {
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
  return { role, policy: writing };
}
