export { AdoptedEcsCluster, type AdoptedEcsClusterProps } from "./adopted-ecs-cluster.js";
export {
  ContainerInsightsDefault,
  type ContainerInsightsDefaultProps,
  type ContainerInsightsLevel,
} from "./container-insights-default.js";
