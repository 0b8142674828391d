export { accessLogFormat, type ApiKind } from "./api-gateway-logs/access-log-format.js";
export { ApiGatewayLogsRole, type ApiGatewayLogsRoleProps } from "./api-gateway-logs/api-gateway-logs-role.js";
export {
  ContinuousBackups,
  DailyBackups,
  type BackupCopy,
  type ContinuousBackupsProps,
  type DailyBackupsProps,
} from "./backups/backup-plan.js";
export { BackupRole, type BackupRoleProps } from "./backups/backup-role.js";
export { BackupSettings } from "./backups/backup-settings.js";
export { BackupVault, type BackupVaultProps, type VaultLock } from "./backups/backup-vault.js";
export {
  AdoptedDynamodbTable,
  PointInTimeRecovery,
  type AdoptedDynamodbTableProps,
} from "./backups/point-in-time-recovery.js";
export { RestoreTest, type RestoreTestProps } from "./backups/restore-test.js";
export { CloudtrailLogsRole, type CloudtrailLogsProps } from "./cloudtrail-logs/cloudtrail-logs-role.js";
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
export {
  awslogsConfiguration,
  fireLensConfiguration,
  logRouter,
  logWriterPolicy,
  type EcsLogsProps,
  type LogConfiguration,
  type LogRouter,
} from "./ecs-logs/ecs-logs.js";
export { RuntimeMonitoring, type RuntimeMonitoringProps } from "./guard-duty/runtime-monitoring.js";
export { ImageLifecycle, type ImageLifecycleProps } from "./image-lifecycle/image-lifecycle.js";
export { AdoptedLambdaFunction, type AdoptedLambdaFunctionProps } from "./lambda-insights/adopted-lambda-function.js";
export { lambdaInsightsLayerArn, lambdaInsightsPolicyArn, type LambdaArchitecture } from "./lambda-insights/layer.js";
export { ArchiveBucket, type ArchiveBucketProps } from "./log-archive/archive-bucket.js";
export { LogArchive, type ForeignArchiveInput, type LogArchiveProps } from "./log-archive/log-archive.js";
export { LogDeliveryPolicy, type LogDeliveryPolicyProps } from "./log-delivery/log-delivery-policy.js";
export { LogGroup, type LogGroupProps } from "./log-group/log-group.js";
export { SavedQueries, type SavedQueriesProps } from "./log-queries/saved-queries.js";
export { LogTable, type LogTableProps } from "./log-table/log-table.js";
export {
  setContainerInsights,
  setDatabaseMonitoring,
  setImmutableTags,
  setLambdaInsights,
  type Change,
} from "./same-app/set-telemetry.js";
export { TelemetryAspect, type ReportedChange, type TelemetryAspectProps } from "./same-app/telemetry-aspect.js";
export { AdoptedDbInstance, type AdoptedDbInstanceProps } from "./rds-enhanced-monitoring/adopted-db-instance.js";
export type { DatabaseMonitoring } from "./rds-enhanced-monitoring/database-monitoring.js";
export {
  RdsEnhancedMonitoringRole,
  type RdsEnhancedMonitoringProps,
} from "./rds-enhanced-monitoring/rds-enhanced-monitoring-role.js";
export { ResolverQueryLogs, type ResolverQueryLogsProps } from "./resolver-query-logs/resolver-query-logs.js";
export { CloudfrontMetrics, type CloudfrontMetricsProps } from "./request-metrics/cloudfront-metrics.js";
export { S3RequestMetrics, type S3RequestMetricsProps } from "./request-metrics/s3-request-metrics.js";
export { VpcFlowLogs, type VpcFlowLogsProps } from "./vpc-flow-logs/vpc-flow-logs.js";
export { WafLogging, type WafLoggingProps } from "./waf-logging/waf-logging.js";
export { parameterDefinitions, type ParameterDefinition } from "./parameters/definitions.js";
export { Parameters, type ParametersProps, type ParameterValue } from "./parameters/parameters.js";
export { Secret, type SecretProps } from "./parameters/secret.js";
