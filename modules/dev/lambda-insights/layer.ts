import { lambdaInsightsLayers } from "../../../src/model/facts/lambda-insights-layers.js";
import { lookUp } from "../../../src/model/look-up.js";
import { partitionOf } from "../../../src/model/iam/index.js";

/** The processor architecture of a function. */
export type LambdaArchitecture = "x86_64" | "arm64";

/**
 * The layer that carries the Lambda Insights extension.
 *
 * @param region AWS region.
 * @param architecture The function's.
 * @throws Error in a region that AWS names no layer for, and of another architecture.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versions.html
 */
export function lambdaInsightsLayerArn(region: string, architecture: LambdaArchitecture): string {
  const facts = lookUp<(typeof lambdaInsightsLayers)[keyof typeof lambdaInsightsLayers]>(lambdaInsightsLayers, region);
  if (!facts) {
    throw new Error(
      `No Lambda Insights layer is known in ${JSON.stringify(region)}: take its ARN from the page "Available versions of the Lambda Insights extension", and set layerArn`,
    );
  }
  if (architecture !== "arm64" && architecture !== "x86_64") {
    throw new Error(`${JSON.stringify(architecture)} is not an architecture of Lambda functions: x86_64 or arm64`);
  }
  const name = architecture === "arm64" ? "LambdaInsightsExtension-Arm64" : "LambdaInsightsExtension";
  return `arn:${partitionOf(region)}:lambda:${region}:${facts.account}:layer:${name}:${facts[architecture]}`;
}

/**
 * The managed policy that lets a function's role write what Lambda Insights measures.
 *
 * @param region AWS region, which decides the partition.
 */
export const lambdaInsightsPolicyArn = (region: string): string =>
  `arn:${partitionOf(region)}:iam::aws:policy/CloudWatchLambdaInsightsExecutionRolePolicy`;
