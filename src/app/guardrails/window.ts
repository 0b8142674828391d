import { show } from "../../model/environment/index.js";
import { secondsOfWindow } from "../../model/inventory/database.js";
import { LocalClock } from "../../evaluation/actions/local-time.js";

const week = 7 * 86_400;
/** A Sunday, 00:00 UTC. Whether a zone has summer time is seen over the year that follows. */
const start = Date.UTC(2026, 0, 4) / 1000;
const weeks = Array.from({ length: 52 }, (_, index) => start + index * week);
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
  const begins = weeks.map((sunday) => sunday + from);
  const reached = firstBadMoment(begins, length, new LocalClock(timeZone), hours);
  return reached && `${show(window)} (UTC) reaches ${reached}`;
}

/** A window on the clocks of the team. */
export interface LocalWindow {
  /** Days of the week, as `Date` counts them; every day where none is named. */
  readonly day?: number | undefined;
  /** `03:00` */
  readonly time: string;
  /** Hours that it lasts. */
  readonly duration: number;
}

/** The same of a window that begins at a time on the team's own clocks: what bad moment it reaches, if any. */
export function reachesBadMoment(window: LocalWindow, timeZone: string, hours: WorkingHours): string | undefined {
  const clock = new LocalClock(timeZone);
  const [hour, minutes] = window.time.split(":").map(Number) as [number, number];
  const days = window.day === undefined ? [0, 1, 2, 3, 4, 5, 6] : [window.day];
  const walls = weeks.flatMap((sunday) => days.map((day) => sunday + (day * 24 + hour) * 3600 + minutes * minute));
  const begins = walls.map((wall) => clock.time(wall));
  return firstBadMoment(begins, window.duration * 3600, clock, hours);
}

/** `a weekend in Asia/Tokyo: 2026-01-10 03:00`: where one of several windows of one length first reaches a bad moment. */
function firstBadMoment(
  begins: readonly number[],
  length: number,
  clock: LocalClock,
  hours: WorkingHours,
): string | undefined {
  const moments = Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
  for (const begin of begins) {
    for (const second of [...moments, length - minute]) {
      const problem = badMoment(new Date(clock.wall(begin + second) * 1000), hours);
      if (problem !== undefined) return `${problem} in ${clock.timezone}: ${clock.text(begin + second)}`;
    }
  }
  return undefined;
}

function badMoment(local: Date, { from, to }: WorkingHours): string | undefined {
  const [day, time] = [local.getUTCDay(), local.toISOString().slice(11, 16)];
  if (day === 0 || day === 6) return "a weekend";
  return time >= from && time < to ? `working hours (${from} to ${to})` : undefined;
}
