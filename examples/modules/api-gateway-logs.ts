import { accessLogFormat, ApiGatewayLogsRole } from "unyo/dev";
import type { Construct } from "constructs";

/** What a stage sets as `access_log_settings.format`. */
export const format = accessLogFormat("restApi");

export const example = (scope: Construct) =>
  new ApiGatewayLogsRole(scope, "apiGateway", { region: "ap-northeast-1", roleName: "api-gateway-logs" });
