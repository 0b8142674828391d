/* eslint-disable @typescript-eslint/no-require-imports -- an import statement would load all of them */
import { lazyExports } from "../../../cdktf/lazy.js";

/**
 * Modules of the dev team that not every environment needs, each loaded when it is first used: loading what Firehose, Glue
 * and RDS can do takes longer than the rest of the library.
 */
export const modules = lazyExports<typeof import("../../../../modules/dev/index.js")>()({
  AccessAnalyzer: () => require("../../../../modules/dev/access-analyzer/access-analyzer.js"),
  AccessLogBucket: () => require("../../../../modules/dev/access-logs/access-log-bucket.js"),
  AccessLogTables: () => require("../../../../modules/dev/access-logs/access-log-tables.js"),
  AdoptedDbInstance: () => require("../../../../modules/dev/rds-enhanced-monitoring/adopted-db-instance.js"),
  AdoptedEcsCluster: () => require("../../../../modules/dev/container-insights/adopted-ecs-cluster.js"),
  AdoptedLambdaFunction: () => require("../../../../modules/dev/lambda-insights/adopted-lambda-function.js"),
  AdoptedDynamodbTable: () => require("../../../../modules/dev/backups/point-in-time-recovery.js"),
  AdminPaths: () => require("../../../../modules/dev/admin-paths/admin-paths.js"),
  ApiGatewayLogsRole: () => require("../../../../modules/dev/api-gateway-logs/api-gateway-logs-role.js"),
  ArchiveReplication: () => require("../../../../modules/dev/log-archive/archive-replication.js"),
  BackupRole: () => require("../../../../modules/dev/backups/backup-role.js"),
  BackupSettings: () => require("../../../../modules/dev/backups/backup-settings.js"),
  BackupVault: () => require("../../../../modules/dev/backups/backup-vault.js"),
  CloudfrontAccessLogs: () => require("../../../../modules/dev/access-logs/cloudfront-access-logs.js"),
  CloudfrontMetrics: () => require("../../../../modules/dev/request-metrics/cloudfront-metrics.js"),
  CloudtrailLogsRole: () => require("../../../../modules/dev/cloudtrail-logs/cloudtrail-logs-role.js"),
  ConfigurationRecorder: () => require("../../../../modules/dev/aws-config/configuration-recorder.js"),
  ContainerInsightsDefault: () => require("../../../../modules/dev/container-insights/container-insights-default.js"),
  ContinuousBackups: () => require("../../../../modules/dev/backups/backup-plan.js"),
  ContributorInsights: () => require("../../../../modules/dev/contributor-insights/contributor-insights.js"),
  DailyBackups: () => require("../../../../modules/dev/backups/backup-plan.js"),
  EcrScanning: () => require("../../../../modules/dev/ecr-scanning/ecr-scanning.js"),
  FindingsExport: () => require("../../../../modules/dev/guard-duty/findings-export.js"),
  ImageLifecycle: () => require("../../../../modules/dev/image-lifecycle/image-lifecycle.js"),
  Inspector: () => require("../../../../modules/dev/inspector/inspector.js"),
  LogArchive: () => require("../../../../modules/dev/log-archive/log-archive.js"),
  LogDeliveryPolicy: () => require("../../../../modules/dev/log-delivery/log-delivery-policy.js"),
  LogTable: () => require("../../../../modules/dev/log-table/log-table.js"),
  Parameters: () => require("../../../../modules/dev/parameters/parameters.js"),
  Secret: () => require("../../../../modules/dev/parameters/secret.js"),
  ProtectionPlans: () => require("../../../../modules/dev/guard-duty/protection-plans.js"),
  PrivilegedUserPolicies: () => require("../../../../modules/dev/privileged-users/privileged-user-policies.js"),
  RdsEnhancedMonitoringRole: () =>
    require("../../../../modules/dev/rds-enhanced-monitoring/rds-enhanced-monitoring-role.js"),
  ResolverQueryLogs: () => require("../../../../modules/dev/resolver-query-logs/resolver-query-logs.js"),
  RestoreTest: () => require("../../../../modules/dev/backups/restore-test.js"),
  RuntimeMonitoring: () => require("../../../../modules/dev/guard-duty/runtime-monitoring.js"),
  S3AccessLogs: () => require("../../../../modules/dev/access-logs/s3-access-logs.js"),
  S3RequestMetrics: () => require("../../../../modules/dev/request-metrics/s3-request-metrics.js"),
  SecurityHub: () => require("../../../../modules/dev/security-hub/security-hub.js"),
  SessionPreferences: () => require("../../../../modules/dev/session-logs/session-preferences.js"),
  TrafficLogBucket: () => require("../../../../modules/dev/traffic-logs/traffic-log-bucket.js"),
  TrafficLogTables: () => require("../../../../modules/dev/traffic-logs/traffic-log-tables.js"),
  VpcFlowLogs: () => require("../../../../modules/dev/vpc-flow-logs/vpc-flow-logs.js"),
  WafLogging: () => require("../../../../modules/dev/waf-logging/waf-logging.js"),
});
