import { accountSecurityEvents } from "./account-security.js";
import { auroraEvents, rdsEvents } from "./databases.js";
import { backupEvents } from "./backup.js";
import { trailEvents } from "./cloud-trail.js";
import { ecsEvents } from "./ecs.js";
import { findingEvents } from "./findings.js";
import { healthEvents } from "./health.js";
import { patchEvents } from "./patches.js";
import { privilegedUseEvents } from "./privileged-use.js";

/** Every event there is, by id. One more service is one more file and one line here. */
export const standardEvents = {
  ...accountSecurityEvents,
  ...auroraEvents,
  ...backupEvents,
  ...ecsEvents,
  ...findingEvents,
  ...healthEvents,
  ...patchEvents,
  ...privilegedUseEvents,
  ...rdsEvents,
  ...trailEvents,
};
