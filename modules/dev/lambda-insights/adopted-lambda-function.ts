import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { isListToken, withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";

export interface AdoptedLambdaFunctionProps {
  /** The name of a function that no Terraform manages. */
  readonly functionName: string;
  /** ARN of its execution role; it stays as it is. */
  readonly roleArn: string;
  /** ARN of the Lambda Insights layer. */
  readonly layerArn: string;
  /**
   * ARNs of the layers that it has besides.
   * @default none
   */
  readonly otherLayers?: readonly string[];
}

/**
 * Adds the Lambda Insights layer to a function that nobody manages yet, and sets nothing else of it. The function is never
 * destroyed. Its role must have the policy of {@link lambdaInsightsPolicyArn}.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-Getting-Started.html
 */
export class AdoptedLambdaFunction extends Module {
  constructor(scope: Construct, id: string, props: AdoptedLambdaFunctionProps) {
    super(scope, id, required(props, { functionName: "text", roleArn: "text", layerArn: "text" }));
    const names = ["functionName", "roleArn", "layerArn", "otherLayers"] as const;
    const { functionName, roleArn, layerArn, otherLayers = [] } = withReferences(props, ...names);
    const fn = new LambdaFunction(this, mainResource, {
      functionName,
      role: roleArn,
      filename: "unmanaged", // the provider wants one place of the code named; changes of it are ignored
      layers: isListToken(otherLayers) ? Fn.concat([otherLayers, [layerArn]]) : [...otherLayers, layerArn],
      skipDestroy: true, // the provider's own word, which stays in the state when the block is gone
    });
    adopt(fn, { id: functionName, managed: ["layers", "skip_destroy"] });
  }
}
