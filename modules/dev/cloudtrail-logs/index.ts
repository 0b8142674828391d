export { CloudtrailLogsRole, type CloudtrailLogsProps } from "./cloudtrail-logs-role.js";
