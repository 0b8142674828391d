import { collectTargets, show, targetPath, type Environment, type Issue } from "../../model/environment/index.js";
import type { Backups } from "../../model/environment/backups.js";
import { continuousOf, dailyOf } from "../../model/contract/backups.js";
import { secondsOfWindow } from "../../model/inventory/database.js";
import { rdsInstances } from "../../model/inventory/rds.js";
import { LocalClock } from "../../evaluation/actions/local-time.js";

const hour = 3600;
const day = 24 * hour;
const week = 7 * day;
/** A Sunday, 00:00 UTC; the year that follows shows whether a zone has summer time. */
const start = Date.UTC(2026, 0, 4) / 1000;

/**
 * RDS takes no snapshot in a maintenance window and the hour before, and a daily job that falls there fails in every week, but where AWS
 * Backup looks after continuous backups of the instance too. Aurora has no such rule.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html#backup-window
 */
export function backupWindowIssues(environment: Environment, { periodic }: Backups): Issue[] {
  const continuous = new Set(continuousOf(environment).map(({ key }) => key));
  const daily = new Set(dailyOf(environment).flatMap(({ key }) => (continuous.has(key) ? [] : [key])));
  return collectTargets(environment, rdsInstances).flatMap(
    ({ key, keys, target: { maintenanceWindow: window } }): Issue[] => {
      if (window === undefined || !daily.has(`rds.${key}`) || !isBlocked(window, periodic.time, environment.timeZone))
        return [];
      return [
        {
          path: [...targetPath(rdsInstances, keys)!, "maintenanceWindow"],
          message: `${show(window)} (UTC), or the hour before, holds ${periodic.time} in ${environment.timeZone}, when the daily backup begins and RDS refuses it; choose another backups.periodic.time, or let it have continuous backups`,
          needs: [["backups"], ["timeZone"]],
        },
      ];
    },
  );
}

/** Whether a time of the day on the clocks of a zone is, on any day of a year, in a window or the hour before. */
function isBlocked(window: string, time: string, timeZone: string): boolean {
  const [from, to] = secondsOfWindow(window);
  const length = ((to - from + week) % week) + hour;
  const [hours, minutes] = time.split(":").map(Number) as [number, number];
  const clock = new LocalClock(timeZone);
  for (let wall = start + hours * hour + minutes * 60; wall < start + 53 * week; wall += day) {
    const sinceBlocked = (clock.time(wall) - start - from + hour + week) % week;
    if (sinceBlocked < length) return true;
  }
  return false;
}
