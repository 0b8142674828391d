import { AdoptedEcsCluster, ContainerInsightsDefault } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  new ContainerInsightsDefault(scope, "default", { level: "enhanced" }); // clusters to come
  new AdoptedEcsCluster(scope, "cluster", { clusterName: "idp", level: "enhanced" }); // one that no Terraform manages
};
