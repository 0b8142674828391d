import type { Construct } from "constructs";
import { parameterDefinitions, Parameters, Secret } from "unyo/dev";

/** Once for all environments. */
const keycloak = parameterDefinitions({
  "keycloak/hostname": { type: "string", description: "Host name that tokens are issued for" },
  "keycloak/logLevel": { type: "string", description: "Level of the root logger", allowed: ["INFO", "DEBUG"] },
  "keycloak/loginAttempts": { type: "number", description: "Failures before an account is locked" },
});

export function example(scope: Construct) {
  const path = "/idp/prod";
  const values = keycloak({
    "keycloak/hostname": "id.example.com",
    "keycloak/logLevel": "INFO",
    "keycloak/loginAttempts": 5,
  });
  new Parameters(scope, "parameters", { path, values });
  return new Secret(scope, "adminPassword", { name: `${path}/keycloak/adminPassword` });
}
