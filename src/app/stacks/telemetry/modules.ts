/* eslint-disable @typescript-eslint/no-require-imports -- an import statement would load all of them */

/**
 * Modules of the dev team that not every environment needs, each loaded when it is first used: loading what Firehose, Glue
 * and RDS can do takes longer than the rest of the library.
 */
export const modules = {
  get apiGatewayLogs() {
    return require("../../../../modules/dev/api-gateway-logs/api-gateway-logs-role.js") as typeof import("../../../../modules/dev/api-gateway-logs/api-gateway-logs-role.js");
  },
  get cloudtrailLogs() {
    return require("../../../../modules/dev/cloudtrail-logs/cloudtrail-logs-role.js") as typeof import("../../../../modules/dev/cloudtrail-logs/cloudtrail-logs-role.js");
  },
  get containerInsightsDefault() {
    return require("../../../../modules/dev/container-insights/container-insights-default.js") as typeof import("../../../../modules/dev/container-insights/container-insights-default.js");
  },
  get adoptedEcsCluster() {
    return require("../../../../modules/dev/container-insights/adopted-ecs-cluster.js") as typeof import("../../../../modules/dev/container-insights/adopted-ecs-cluster.js");
  },
  get contributorInsights() {
    return require("../../../../modules/dev/contributor-insights/contributor-insights.js") as typeof import("../../../../modules/dev/contributor-insights/contributor-insights.js");
  },
  get ecrScanning() {
    return require("../../../../modules/dev/ecr-scanning/ecr-scanning.js") as typeof import("../../../../modules/dev/ecr-scanning/ecr-scanning.js");
  },
  get guardDuty() {
    return require("../../../../modules/dev/guard-duty/runtime-monitoring.js") as typeof import("../../../../modules/dev/guard-duty/runtime-monitoring.js");
  },
  get imageLifecycle() {
    return require("../../../../modules/dev/image-lifecycle/image-lifecycle.js") as typeof import("../../../../modules/dev/image-lifecycle/image-lifecycle.js");
  },
  get adoptedLambdaFunction() {
    return require("../../../../modules/dev/lambda-insights/adopted-lambda-function.js") as typeof import("../../../../modules/dev/lambda-insights/adopted-lambda-function.js");
  },
  get logArchive() {
    return require("../../../../modules/dev/log-archive/log-archive.js") as typeof import("../../../../modules/dev/log-archive/log-archive.js");
  },
  get logDelivery() {
    return require("../../../../modules/dev/log-delivery/log-delivery-policy.js") as typeof import("../../../../modules/dev/log-delivery/log-delivery-policy.js");
  },
  get logTable() {
    return require("../../../../modules/dev/log-table/log-table.js") as typeof import("../../../../modules/dev/log-table/log-table.js");
  },
  get adoptedDbInstance() {
    return require("../../../../modules/dev/rds-enhanced-monitoring/adopted-db-instance.js") as typeof import("../../../../modules/dev/rds-enhanced-monitoring/adopted-db-instance.js");
  },
  get rdsEnhancedMonitoring() {
    return require("../../../../modules/dev/rds-enhanced-monitoring/rds-enhanced-monitoring-role.js") as typeof import("../../../../modules/dev/rds-enhanced-monitoring/rds-enhanced-monitoring-role.js");
  },
  get cloudfrontMetrics() {
    return require("../../../../modules/dev/request-metrics/cloudfront-metrics.js") as typeof import("../../../../modules/dev/request-metrics/cloudfront-metrics.js");
  },
  get s3RequestMetrics() {
    return require("../../../../modules/dev/request-metrics/s3-request-metrics.js") as typeof import("../../../../modules/dev/request-metrics/s3-request-metrics.js");
  },
  get resolverQueryLogs() {
    return require("../../../../modules/dev/resolver-query-logs/resolver-query-logs.js") as typeof import("../../../../modules/dev/resolver-query-logs/resolver-query-logs.js");
  },
  get vpcFlowLogs() {
    return require("../../../../modules/dev/vpc-flow-logs/vpc-flow-logs.js") as typeof import("../../../../modules/dev/vpc-flow-logs/vpc-flow-logs.js");
  },
  get wafLogging() {
    return require("../../../../modules/dev/waf-logging/waf-logging.js") as typeof import("../../../../modules/dev/waf-logging/waf-logging.js");
  },
};
