import { withoutRealmNames } from "../../model/contract/keycloak.js";
import { isPrivateNetwork } from "../../model/schema/network.js";
import { show, type Environment, type Issue } from "../../model/environment/index.js";

/** What would keep notices of privileged use from coming. */
export const checkPrivilegedUse = (environment: Environment): Issue[] => [
  ...trailIssues(environment),
  ...keycloakIssues(environment),
  ...breakGlassIssues(environment),
  ...networkIssues(environment),
];

/** EventBridge is told of sign-ins and calls only where a trail logs management events. */
function trailIssues({ privilegedUse, resources }: Environment): Issue[] {
  if (privilegedUse === undefined || privilegedUse.trail !== undefined) return [];
  if (Object.keys(resources.cloudTrail).length > 0) return [];
  const message =
    "is required: without a trail that logs management events no notice comes; name one in resources.cloudTrail, or say here where it is";
  return [{ path: ["privilegedUse", "trail"], message, needs: [["resources", "cloudTrail"]] }];
}

/** A log that does not name realms says nothing of the master realm. */
function keycloakIssues(environment: Environment): Issue[] {
  const { privilegedUse } = environment;
  if (privilegedUse === undefined || privilegedUse.masterRealmId !== undefined) return [];
  return withoutRealmNames(environment).map(({ version, path }) => ({
    path: ["privilegedUse", "masterRealmId"],
    message: `is required: Keycloak ${version} does not name realms in its log, and the master realm is known by its id alone; kcadm.sh get realms/master --fields id tells it`,
    needs: [path],
  }));
}

/** IAM sees the address that a request has on the internet. */
function networkIssues({ privilegedUse }: Environment): Issue[] {
  const { networks = [], policies } = privilegedUse ?? {};
  if (!policies || networks.length === 0 || !networks.every(isPrivateNetwork)) return [];
  const message =
    "are private alone: IAM sees public addresses, and its policy would deny everything to whoever it is for; add the public ones, or say policies: false";
  return [{ path: ["privilegedUse", "networks"], message }];
}

/** Events of roles in other accounts arrive there. */
function breakGlassIssues({ account, privilegedUse }: Environment): Issue[] {
  return Object.entries(privilegedUse?.breakGlassRoles ?? {})
    .filter(([, arn]) => arn.split(":")[4] !== account)
    .map(([key, arn]) => ({
      path: ["privilegedUse", "breakGlassRoles", key],
      message: `${show(arn)} is of another account than ${account}, in which nothing is told of it`,
      needs: [["account"]],
    }));
}
