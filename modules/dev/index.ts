export { AdoptedEcsCluster, type AdoptedEcsClusterProps } from "./container-insights/adopted-ecs-cluster.js";
export {
  ContainerInsightsDefault,
  type ContainerInsightsDefaultProps,
  type ContainerInsightsLevel,
} from "./container-insights/container-insights-default.js";
export { ContributorInsights, type ContributorInsightsProps } from "./contributor-insights/contributor-insights.js";
export {
  EcrScanning,
  type BasicScanning,
  type EcrScanningProps,
  type EnhancedScanning,
  type Scanning,
} from "./ecr-scanning/ecr-scanning.js";
export { RuntimeMonitoring, type RuntimeMonitoringProps } from "./guard-duty/runtime-monitoring.js";
export { AdoptedLambdaFunction, type AdoptedLambdaFunctionProps } from "./lambda-insights/adopted-lambda-function.js";
export { lambdaInsightsLayerArn, lambdaInsightsPolicyArn, type LambdaArchitecture } from "./lambda-insights/layer.js";
export { ArchiveBucket, type ArchiveBucketProps } from "./log-archive/archive-bucket.js";
export { LogArchive, type LogArchiveProps } from "./log-archive/log-archive.js";
export { LogGroup, type LogGroupProps } from "./log-group/log-group.js";
export {
  setContainerInsights,
  setDatabaseMonitoring,
  setImmutableTags,
  setLambdaInsights,
  type Change,
} from "./owned/set.js";
export { TelemetryAspect, type ReportedChange, type TelemetryAspectProps } from "./owned/telemetry-aspect.js";
export {
  AdoptedDbInstance,
  type AdoptedDbInstanceProps,
  type DatabaseMonitoring,
} from "./rds-enhanced-monitoring/adopted-db-instance.js";
export {
  RdsEnhancedMonitoring,
  type RdsEnhancedMonitoringProps,
} from "./rds-enhanced-monitoring/rds-enhanced-monitoring.js";
export { CloudfrontMetrics, type CloudfrontMetricsProps } from "./request-metrics/cloudfront-metrics.js";
export { S3RequestMetrics, type S3RequestMetricsProps } from "./request-metrics/s3-request-metrics.js";
