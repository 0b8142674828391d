export { ArchiveBucket, type ArchiveBucketProps } from "./log-archive/archive-bucket.js";
export { LogArchive, type LogArchiveProps } from "./log-archive/log-archive.js";
export { LogGroup, type LogGroupProps } from "./log-group/log-group.js";
export {
  RdsEnhancedMonitoring,
  type RdsEnhancedMonitoringProps,
} from "./rds-enhanced-monitoring/rds-enhanced-monitoring.js";
