export { FindingsExport, type FindingsExportProps } from "./findings-export.js";
export { ProtectionPlans, type ProtectionPlansProps } from "./protection-plans.js";
export { RuntimeMonitoring, type GuardDutyAgent, type RuntimeMonitoringProps } from "./runtime-monitoring.js";
