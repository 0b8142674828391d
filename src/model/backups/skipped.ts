/** A local time that a day does not have: the clocks jump over it. */
export interface SkippedTime {
  /** The day, at 00:00, in milliseconds as if the clocks showed UTC. */
  readonly day: number;
  /** Minutes by which the clocks jump. */
  readonly minutes: number;
}

const day = 86_400_000;
const week = 7 * day;
/** Rules of summer time are looked at over these years; the first one is not the year of the run, which must not matter. */
const years = { from: 2026, to: 2035 };

const known = new Map<string, readonly SkippedTime[]>();

/** Every day of ten years on which the clocks of a time zone jump over a time of the day such as `02:00`. */
export function skippedTimes(time: string, timeZone: string): readonly SkippedTime[] {
  const key = `${time} ${timeZone}`;
  const found = known.get(key) ?? findSkipped(time, timeZone);
  known.set(key, found);
  return found;
}

function findSkipped(time: string, timeZone: string): readonly SkippedTime[] {
  const offset = offsetOf(timeZone);
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  const found: SkippedTime[] = [];
  // Asking for an offset takes long; clocks that jump stay so for weeks, and the days are looked at in such a week only.
  let after = offset(Date.UTC(years.from, 0, 1));
  for (let from = Date.UTC(years.from, 0, 1); from <= Date.UTC(years.to, 11, 31); from += week) {
    const before = after;
    after = offset(from + week);
    if (after <= before) continue;
    // By the clocks of the zone the jump may be on a day before or after those of the week by UTC.
    for (let midnight = from - day; midnight < from + week + day; midnight += day) {
      const wall = midnight + (hour * 60 + minute) * 60_000;
      const shown = [wall - before, wall - after].map((at) => at + offset(at));
      if (!shown.includes(wall)) found.push({ day: midnight, minutes: (after - before) / 60_000 });
    }
  }
  return found;
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetOf(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return (moment) => {
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format.format(moment))!; // 3/14/2026, GMT-03:30
    return sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  };
}
