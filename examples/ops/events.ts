import { EventNotice } from "unyo/ops";
import type { Construct } from "constructs";

/** Tells in words that a deployment of CodePipeline failed. */
export const example = (scope: Construct) =>
  new EventNotice(scope, "pipeline-failed", {
    name: "shop-pipeline-failed",
    description: "Executions of the shop's pipeline that failed",
    pattern: {
      source: ["aws.codepipeline"],
      "detail-type": ["CodePipeline Pipeline Execution State Change"],
      detail: { pipeline: ["shop"], state: ["FAILED"] },
    },
    paths: { pipeline: "$.detail.pipeline", execution: "$.detail.execution-id" },
    text: "The pipeline <pipeline> failed in its execution <execution>.",
    topicArn: "arn:aws:sns:ap-northeast-1:111122223333:alarms",
  });
