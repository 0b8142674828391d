import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { setContainerInsights, TelemetryAspect } from "unyo/dev";
import { Aspects } from "cdktf";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const cluster = new EcsCluster(scope, "cluster", { name: "idp" });
  setContainerInsights(cluster, "enhanced"); // one resource
  Aspects.of(scope).add(new TelemetryAspect({ containerInsights: "enhanced", immutableImageTags: true })); // all of a scope
};
