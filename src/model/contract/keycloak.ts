import { collectTargets, derivedTargets, targetPath, type Environment } from "../environment/index.js";
import { ecsServices } from "../inventory/ecs.js";
import { planLogGroups } from "./log-groups.js";

/** The log of a Keycloak whose privileged users are watched. */
export interface KeycloakLog {
  readonly logGroup: string;
  /** The id of its master realm, where that is what its log names. */
  readonly masterRealmId?: string;
}

/** The first version whose log names realms. @see https://github.com/keycloak/keycloak/pull/29911 */
const namesRealms = 25;

/** Keycloaks of the inventory: ECS services with a container that says so. */
const keycloaks = (environment: Environment) =>
  collectTargets(environment, ecsServices).flatMap(({ key, keys, target }) =>
    Object.entries(target.containers).flatMap(([container, { software }]) => {
      const version = Object.hasOwn(software, "keycloak") ? software.keycloak! : undefined;
      return version === undefined ? [] : [{ key, keys, container, version }];
    }),
  );

export const keycloakLogs = derivedTargets<KeycloakLog>((inventory) => {
  const environment = inventory as Environment;
  const { privilegedUse } = environment;
  if (privilegedUse === undefined) return [];
  const groups = new Map(planLogGroups(environment).map(({ id, name }) => [id, name]));
  const services = new Map(keycloaks(environment).map((one) => [one.key, one]));
  return [...services.values()].map(({ key, keys }) => ({
    key,
    keys,
    target: { logGroup: groups.get(`ecs.${key}`)!, masterRealmId: privilegedUse.masterRealmId },
  }));
});

/** Where a Keycloak stands whose log does not name realms. */
export const withoutRealmNames = (environment: Environment) =>
  keycloaks(environment)
    .filter(({ version }) => Number(version.replace(/^v/, "").split(".")[0]) < namesRealms)
    .map(({ keys, container, version }) => ({
      version,
      path: [...targetPath(ecsServices, keys)!, "containers", container, "software", "keycloak"],
    }));
