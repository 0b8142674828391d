export { accessLogFormat, type ApiKind } from "./access-log-format.js";
export { ApiGatewayLogsRole, type ApiGatewayLogsRoleProps } from "./api-gateway-logs-role.js";
