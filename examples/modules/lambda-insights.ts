import { AdoptedLambdaFunction, lambdaInsightsLayerArn } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new AdoptedLambdaFunction(scope, "sync", {
    functionName: "sync",
    roleArn: "arn:aws:iam::111122223333:role/sync",
    layerArn: lambdaInsightsLayerArn("ap-northeast-1", "arm64"),
  });
