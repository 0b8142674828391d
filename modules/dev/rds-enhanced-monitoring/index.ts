export { AdoptedDbInstance, type AdoptedDbInstanceProps } from "./adopted-db-instance.js";
export type { DatabaseMonitoring, InstanceMonitoring, PerformanceInsightsInput } from "./database-monitoring.js";
export { RdsEnhancedMonitoringRole, type RdsEnhancedMonitoringProps } from "./rds-enhanced-monitoring-role.js";
