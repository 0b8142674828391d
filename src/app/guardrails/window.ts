import { show } from "../../model/environment/index.js";
import { secondsOfWindow } from "../../model/inventory/database.js";
import { LocalClock } from "../../evaluation/actions/local-time.js";

const week = 7 * 86_400;
/** A Sunday, 00:00 UTC. Whether a zone has summer time is seen over the year that follows. */
const start = Date.UTC(2026, 0, 4) / 1000;
const minute = 60;
const shortest = 30 * minute;
/** Weekends and working hours begin and end less often than this; the last minute of a window is looked at besides. */
const step = 15 * minute;

export interface WorkingHours {
  /** `09:00` */
  readonly from: string;
  readonly to: string;
}

/**
 * Why a maintenance window is a bad one: on a weekend a database that does not come back stays away until Monday, in working hours
 * everybody waits for it. AWS counts windows in UTC; they are looked at on the team's clock, in every week of a year.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance
 */
export function windowProblem(window: string, timeZone: string, hours: WorkingHours): string | undefined {
  const [from, to] = secondsOfWindow(window);
  const length = (to - from + week) % week;
  if (length < shortest) return `${show(window)} is shorter than the 30 minutes that RDS takes`;
  const clock = new LocalClock(timeZone);
  const moments = Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
  for (let sunday = start; sunday < start + 52 * week; sunday += week) {
    for (const second of [...moments, length - minute]) {
      const moment = sunday + from + second;
      const problem = badMoment(new Date(clock.wall(moment) * 1000), hours);
      if (problem !== undefined)
        return `${show(window)} (UTC) reaches ${problem} in ${timeZone}: ${clock.text(moment)}`;
    }
  }
  return undefined;
}

function badMoment(local: Date, { from, to }: WorkingHours): string | undefined {
  const [day, time] = [local.getUTCDay(), local.toISOString().slice(11, 16)];
  if (day === 0 || day === 6) return "a weekend";
  return time >= from && time < to ? `working hours (${from} to ${to})` : undefined;
}
