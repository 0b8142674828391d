export { RuntimeMonitoring, type RuntimeMonitoringProps } from "./runtime-monitoring.js";
