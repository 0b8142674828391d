import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import type { Construct } from "constructs";
import { logDeliveryLimits, logGroupsPerPolicy } from "../../../src/model/contract/log-sources.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { isToken, withReferences } from "../../../src/model/schema/token.js";
import { arnOf, policy, type Place } from "../../../src/model/iam/index.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { mainResource } from "../../../src/cdktf/address.js";

export interface LogDeliveryPolicyProps extends Place {
  /** The policy's name. CloudWatch Logs takes ten of them in an account and region. */
  readonly policyName: string;
  /** ARNs of the log groups that AWS writes by itself, 20 at most, without `:*` at their ends. */
  readonly logGroupArns: readonly string[];
}

/**
 * Lets AWS's log delivery write log groups: what WAF, Route 53 Resolver and API Gateway send goes through it. AWS would
 * write such a policy by itself; then no plan would show it, and no destroy would remove it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html
 */
export class LogDeliveryPolicy extends Module {
  /** What is to wait for the policy. */
  readonly resource: CloudwatchLogResourcePolicy;

  constructor(scope: Construct, id: string, props: LogDeliveryPolicyProps) {
    super(scope, id, required(props, { policyName: "text", logGroupArns: "list", account: "text", region: "text" }));
    const { length } = props.logGroupArns;
    const policyDocument = policy({
      Sid: "LogDelivery",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: withReferences(props, "logGroupArns").logGroupArns.map((arn) => `${arn}:log-stream:*`),
      Condition: {
        StringEquals: { "aws:SourceAccount": props.account },
        ArnLike: { "aws:SourceArn": arnOf(props, "logs", "*") },
      },
    });
    const { length: most } = logDeliveryLimits;
    checkInputs(this.node.path, {
      logGroupArns:
        unless(
          length >= 1 && length <= logGroupsPerPolicy,
          `${length} log groups in one policy: give 1 to ${logGroupsPerPolicy}, and the others to another policy`,
        ) ??
        unless(
          isToken(policyDocument) || policyDocument.length <= most,
          `the policy would have ${policyDocument.length} characters, and CloudWatch Logs takes ${most}; give some of them to another policy`,
        ),
    });
    const { policyName } = props;
    this.resource = new CloudwatchLogResourcePolicy(this, mainResource, { policyName, policyDocument });
  }
}
