import type { Environment } from "../environment/index.js";
import type { RolesInput } from "../environment/roles.js";
import { partitionOf, type Place } from "../iam/index.js";
import { prefixOf, withinLimit, type EnvironmentName } from "../names/index.js";

/** What the names of roles are made of. */
export interface RoleOwner extends EnvironmentName {
  readonly roles?: Pick<RolesInput, "namePrefix"> | undefined;
}

const nameOf = (owner: RoleOwner, ...keys: readonly string[]): string =>
  withinLimit("role", `${owner.roles?.namePrefix ?? ""}${[prefixOf(owner), ...keys].join("-")}`);

/** Names of the IAM roles that an environment makes. One more role is one more line here, so that no two get one name. */
export const roleNames = {
  apiGatewayLogs: (owner: RoleOwner) => nameOf(owner, "api", "gateway", "logs"),
  archiveForwarder: (owner: RoleOwner) => nameOf(owner, "logs", "forwarder"),
  archiveReplication: (owner: RoleOwner) => nameOf(owner, "logs", "replication"),
  archiveWriter: (owner: RoleOwner) => nameOf(owner, "logs", "writer"),
  backup: (owner: RoleOwner) => nameOf(owner, "backup"),
  chat: (owner: RoleOwner) => nameOf(owner, "chat"),
  databaseMonitoring: (environment: Environment) =>
    environment.telemetry.enhancedMonitoring.roleName ?? nameOf(environment, "rds", "monitoring"),
  flowLogs: (owner: RoleOwner, keys: readonly string[]) => nameOf(owner, "vpc", ...keys, "flow"),
  patches: (owner: RoleOwner) => nameOf(owner, "patches"),
  restore: (owner: RoleOwner) => nameOf(owner, "restore"),
  trail: (owner: RoleOwner, keys: readonly string[]) => nameOf(owner, "trail", ...keys),
} as const;

/** The ARN of a role that an environment makes. */
export const roleArn = ({ account, region, roles }: Place & Pick<Environment, "roles">, name: string): string =>
  `arn:${partitionOf(region)}:iam::${account}:role${roles.path ?? "/"}${name}`;
