import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { principalOf } from "../../../src/model/iam/index.js";
import { functionOf } from "./alarm-function.js";

export interface TopicFunctionProps {
  /** ARN of the function, or of a version or an alias of it: what is subscribed to the topic. */
  readonly functionArn: string;
  /** What the statement in the function's policy is called; no other one there may be. */
  readonly statementId: string;
  /** ARN of the topic. */
  readonly topicArn: string;
  /** AWS region of the topic. */
  readonly region: string;
  /** AWS region of the function. @default that of the topic */
  readonly functionRegion?: string;
  /** The provider of the function's region, where that is not the stack's. */
  readonly provider?: TerraformProvider;
}

/**
 * Lets a topic invoke a function that is subscribed to it, and no other topic by that.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/lambda-prereq.html
 */
export class TopicFunction extends Module {
  constructor(scope: Construct, id: string, props: TopicFunctionProps) {
    super(scope, id, required(props, { functionArn: "text", statementId: "text", topicArn: "text", region: "text" }));
    const { region, functionRegion = region } = props;
    // SNS has a name of its own in each region that an account must enable, by which it calls from there into others.
    const { Service: elsewhere } = principalOf("sns", region);
    new LambdaPermission(this, mainResource, {
      ...functionOf(props.functionArn),
      statementId: props.statementId,
      action: "lambda:InvokeFunction",
      principal: functionRegion === region ? "sns.amazonaws.com" : elsewhere,
      sourceArn: props.topicArn,
      provider: props.provider,
    });
  }
}
