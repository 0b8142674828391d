import { Construct } from "constructs";
import { lambdaInsightsLayerArn, lambdaInsightsPolicyArn } from "../../../../modules/dev/lambda-insights/layer.js";
import { collectTargets } from "../../../model/environment/index.js";
import { setsContainerInsightsDefault } from "../../../model/contract/log-sources.js";
import { ecsClusters } from "../../../model/inventory/ecs.js";
import { lambdaFunctions } from "../../../model/inventory/lambda.js";
import { roomFor } from "../../../cdktf/address.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import type { LogGroups } from "./logs.js";
import { ecsExecOf } from "./manual-operations.js";
import { modules } from "./modules.js";

/** Container Insights: the account's default, and the clusters that nobody manages. */
export function addContainerInsights(stack: TelemetryStack, groups: LogGroups): void {
  const { telemetry, terraform } = stack.environment;
  const { containerInsights: level } = telemetry;
  const { destroyable } = terraform;
  const clusters = collectTargets(stack.environment, ecsClusters);
  if (clusters.length === 0) return;
  const insights = new Construct(stack, "containerInsights");
  if (setsContainerInsightsDefault(stack.environment))
    new modules.ContainerInsightsDefault(insights, "default", { level, destroyable });
  for (const { keys, target } of clusters.filter(({ target: { adopt } }) => adopt)) {
    const id = keys.join("_");
    new modules.AdoptedEcsCluster(roomFor(insights, id), id, {
      clusterName: target.name,
      level,
      executeCommand: ecsExecOf(stack, groups),
    });
  }
  const setting = { name: "containerInsights", value: level };
  stack.output("ecs_cluster_setting", "The setting block of ECS clusters: Container Insights", setting);
}

/** Lambda Insights: layers for the pipelines that own functions, and the functions that nobody manages. */
export function addLambdaInsights(stack: TelemetryStack): void {
  const { region, telemetry } = stack.environment;
  const functions = collectTargets(stack.environment, lambdaFunctions);
  if (!telemetry.lambdaInsights || functions.length === 0) return;
  const insights = new Construct(stack, "lambdaInsights");
  const layers = functions.map(({ key, keys, target }) => {
    const { architecture } = target;
    const layerArn = telemetry.lambdaInsightsLayers[architecture] ?? lambdaInsightsLayerArn(region, architecture);
    const { name: functionName, adopt } = target;
    if (adopt)
      new modules.AdoptedLambdaFunction(insights, keys.join("_"), {
        functionName,
        layerArn,
        ...adopt,
      });
    return [key, layerArn];
  });
  stack.output("lambda_insights", "Layers of Lambda functions, and the policy of their roles: Lambda Insights", {
    layer_arns: Object.fromEntries(layers),
    policy_arn: lambdaInsightsPolicyArn(region),
  });
}
