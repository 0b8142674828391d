import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import type { Place } from "../../../src/model/iam/index.js";
import { isToken, keepReference } from "../../../src/model/schema/token.js";

export interface AlarmFunctionProps extends Place {
  /** ARN of the function, or of a version or an alias of it: what the alarms have as their action. */
  readonly functionArn: string;
  /** What the statement in the function's policy is called; no other one there may be. */
  readonly statementId: string;
  /** The provider of the function's region, where that is not the stack's. */
  readonly provider?: TerraformProvider;
}

/**
 * Lets alarms of an account invoke a function, whatever they are called, and nobody else by them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-lambda.html
 */
export class AlarmFunction extends Module {
  constructor(scope: Construct, id: string, props: AlarmFunctionProps) {
    super(scope, id, required(props, { functionArn: "text", statementId: "text", account: "text", region: "text" }));
    new LambdaPermission(this, mainResource, {
      ...functionOf(props.functionArn),
      statementId: props.statementId,
      action: "lambda:InvokeFunction",
      principal: "lambda.alarms.cloudwatch.amazonaws.com",
      sourceAccount: props.account, // alone, for the names of alarms: see AlarmTopic
      provider: props.provider,
    });
  }
}

/** A version and an alias have policies of their own. */
export function functionOf(arn: string): { readonly functionName: string; readonly qualifier?: string } {
  if (isToken(arn)) return { functionName: keepReference(arn) };
  const [name, qualifier] = arn.split(":").slice(6);
  return { functionName: name!, ...(qualifier !== undefined && { qualifier }) };
}
