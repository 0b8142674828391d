import type { Environment, Issue } from "../../model/environment/index.js";

/** EventBridge is told of sign-ins and calls only where a trail logs management events. */
export function checkPrivilegedUse({ privilegedUse, resources }: Environment): Issue[] {
  if (privilegedUse === undefined || privilegedUse.trail !== undefined) return [];
  if (Object.keys(resources.cloudTrail).length > 0) return [];
  const message =
    "is required: without a trail that logs management events no notice comes; name one in resources.cloudTrail, or say here where it is";
  return [{ path: ["privilegedUse", "trail"], message, needs: [["resources", "cloudTrail"]] }];
}
