import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";
import type { ContainerInsightsLevel } from "./container-insights-default.js";

export interface AdoptedEcsClusterProps {
  /** The name of a cluster that no Terraform manages. */
  readonly clusterName: string;
  /**
   * What Container Insights measures.
   * @default enhanced
   */
  readonly level?: ContainerInsightsLevel;
}

/**
 * Sets Container Insights on an ECS cluster that nobody manages yet, and nothing else of it. The cluster is never destroyed.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
 */
export class AdoptedEcsCluster extends Module {
  constructor(scope: Construct, id: string, props: AdoptedEcsClusterProps) {
    super(scope, id);
    const { clusterName, level = "enhanced" } = withReferences(props, "clusterName");
    const cluster = new EcsCluster(this, mainResource, {
      name: clusterName,
      setting: [{ name: "containerInsights", value: level }],
    });
    adopt(cluster, { id: clusterName, managed: ["setting"] });
  }
}
