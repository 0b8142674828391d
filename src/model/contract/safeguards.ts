import type { Environment } from "../environment/index.js";

/** Networks that admin paths are reached from alone; nothing where they are not restricted. */
export function adminPathsOf({ privilegedUse }: Environment) {
  if (privilegedUse?.networks === undefined || privilegedUse.adminPaths.off !== undefined) return undefined;
  return { ...privilegedUse.adminPaths, networks: privilegedUse.networks };
}

/** Whether anything of an environment must outlive everything else of it. */
export const hasSafeguards = (environment: Environment): boolean =>
  environment.backups !== undefined || adminPathsOf(environment) !== undefined;
