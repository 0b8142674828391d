import { parameterDefinitions } from "../../modules/dev/parameters/definitions.js";
import type { EnvironmentDefinition } from "../app/define-environment.js";

/** What the environments of the identity provider have in common. */
export const idp = {
  system: "idp",
  region: "ap-northeast-1",
  timeZone: "Asia/Tokyo",
  owners: { dev: { name: "idp-dev" }, ops: { name: "idp-ops" } },
  tags: { CostCenter: "idp" },
} as const satisfies Partial<EnvironmentDefinition>;

/** What Keycloak reads in every environment. */
export const keycloakParameters = parameterDefinitions({
  "keycloak/hostname": { type: "string", description: "Host name that tokens are issued for" },
  "keycloak/logLevel": { type: "string", description: "Level of the root logger", allowed: ["INFO", "DEBUG"] },
});
