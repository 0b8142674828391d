import type { Environment } from "../environment/index.js";

/** Networks that admin paths are reached from alone; nothing where they are not restricted. */
export function adminPathsOf({ privilegedUse }: Environment) {
  if (privilegedUse?.networks === undefined || privilegedUse.adminPaths.off !== undefined) return undefined;
  return { ...privilegedUse.adminPaths, networks: privilegedUse.networks };
}

/** Whether there are IAM policies for privileged users. */
export const hasPolicies = ({ privilegedUse }: Environment): boolean => privilegedUse?.policies === true;

/** Whether anything of an environment is in the stack of its own that nothing else can take along. */
export const hasSafeguards = (environment: Environment): boolean =>
  environment.backups !== undefined ||
  environment.patches !== undefined ||
  adminPathsOf(environment) !== undefined ||
  hasPolicies(environment);
