import { analytics } from "./analytics.js";
import { attached } from "./attached.js";
import { backups } from "./backups.js";
import { buckets } from "./buckets.js";
import { identity } from "./identity.js";
import { logs } from "./logs.js";
import { notification } from "./notification.js";
import { everywhere, grant, type Permissions } from "./permission.js";
import { patches } from "./patches.js";
import { security } from "./security.js";
import { spend } from "./spend.js";

export { stateGrants } from "./buckets.js";
export type { Condition, Deployed, Grant, Permission } from "./permission.js";

/** The same of what Terraform makes anew at each run and keeps nowhere. */
export const ephemeralPermissions: Permissions = {
  aws_secretsmanager_random_password: { grants: [grant("secretsmanager", "GetRandomPassword", everywhere)] },
};

/** What whoever applies a stack must be allowed, by the types of resources that the halves may hold. */
export const permissions: Permissions = {
  ...notification,
  ...logs,
  ...buckets,
  ...identity,
  ...analytics,
  ...backups,
  ...patches,
  ...security,
  ...spend,
  ...attached,
};
