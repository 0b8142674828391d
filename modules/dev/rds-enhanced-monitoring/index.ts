export { AdoptedDbInstance, type AdoptedDbInstanceProps } from "./adopted-db-instance.js";
export type { DatabaseMonitoring } from "./database-monitoring.js";
export { RdsEnhancedMonitoringRole, type RdsEnhancedMonitoringProps } from "./rds-enhanced-monitoring-role.js";
