import { Construct } from "constructs";
import { monitoringAttributes } from "../../../../modules/dev/rds-enhanced-monitoring/database-monitoring.js";
import { collectTargets } from "../../../model/environment/index.js";
import { auroraInstances } from "../../../model/inventory/aurora.js";
import { rdsInstances } from "../../../model/inventory/rds.js";
import { roleNames } from "../../../model/contract/roles.js";
import { handOver } from "../hand-over.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";

/** Enhanced Monitoring, Performance Insights and Database Insights of RDS and Aurora. */
export function addDatabaseMonitoring(stack: TelemetryStack): void {
  const { enhancedMonitoring, performanceInsights, databaseInsights } = stack.environment.telemetry;
  const aurora = collectTargets(stack.environment, auroraInstances);
  const rds = collectTargets(stack.environment, rdsInstances);
  if (aurora.length + rds.length === 0) return;
  const { enabled, interval } = enhancedMonitoring;
  const monitoring = {
    enhancedMonitoring: { enabled, interval, roleArn: enabled ? addRole(stack) : undefined },
    performanceInsights,
  };
  const attributes = monitoringAttributes(stack.node.path, { ...monitoring, databaseInsights });
  stack.output("rds_monitoring", "Attributes of DB instances: Enhanced Monitoring and Performance Insights", {
    monitoring_role_arn: attributes.monitoringRoleArn,
    monitoring_interval: attributes.monitoringInterval,
    performance_insights_enabled: attributes.performanceInsightsEnabled,
    performance_insights_retention_period: attributes.performanceInsightsRetentionPeriod,
    database_insights_mode: attributes.databaseInsightsMode,
  });
  const adopted = new Construct(stack, "adopted");
  for (const { keys, target } of aurora.filter(({ target: { adopt } }) => adopt)) {
    const { identifier, instanceClass, cluster } = target;
    const props = { identifier, instanceClass, cluster, ...monitoring };
    new modules.AdoptedDbInstance(adopted, ["aurora", ...keys].join("_"), props);
  }
  for (const { keys, target } of rds.filter(({ target: { adopt } }) => adopt)) {
    const { identifier, instanceClass } = target;
    const mode = databaseInsights === "advanced" ? databaseInsights : undefined; // standard is AWS's own
    const props = { identifier, instanceClass, databaseInsights: mode, ...monitoring };
    new modules.AdoptedDbInstance(adopted, ["rds", ...keys].join("_"), props);
  }
}

/** The role with which RDS publishes Enhanced Monitoring. */
function addRole(stack: TelemetryStack): string {
  const { account, region, roles, telemetry } = stack.environment;
  const roleName = roleNames.databaseMonitoring(stack.environment);
  const props = { account, region, roleName, roles, adopt: telemetry.enhancedMonitoring.adoptRole };
  const { roleArn } = new modules.RdsEnhancedMonitoringRole(stack, "enhancedMonitoring", props);
  handOver(stack, "roles/rdsEnhancedMonitoring", roleArn);
  return roleArn;
}
