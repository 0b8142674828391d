import type { Environment } from "../environment/index.js";
import { awsName, type EnvironmentName } from "../names/index.js";

/** Names of the IAM roles that an environment makes. One more role is one more line here, so that no two get one name. */
export const roleNames = {
  apiGatewayLogs: (environment: EnvironmentName) => awsName("role", environment, "api", "gateway", "logs"),
  archiveForwarder: (environment: EnvironmentName) => awsName("role", environment, "logs", "forwarder"),
  archiveWriter: (environment: EnvironmentName) => awsName("role", environment, "logs", "writer"),
  backup: (environment: EnvironmentName) => awsName("role", environment, "backup"),
  databaseMonitoring: (environment: Environment) =>
    environment.telemetry.enhancedMonitoring.roleName ?? awsName("role", environment, "rds", "monitoring"),
  flowLogs: (environment: EnvironmentName, keys: readonly string[]) =>
    awsName("role", environment, "vpc", ...keys, "flow"),
  restore: (environment: EnvironmentName) => awsName("role", environment, "restore"),
  trail: (environment: EnvironmentName, keys: readonly string[]) => awsName("role", environment, "trail", ...keys),
} as const;
