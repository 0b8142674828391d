import { skippedTimes, type SkippedTime } from "./skipped.js";

/** When a rule of AWS Backup runs. */
export interface Schedule {
  /** A short stable key: part of the rule's name. */
  readonly key: string;
  /** The schedule, as AWS writes it, on the clocks of the time zone. */
  readonly expression: string;
}

/**
 * Schedules that run once on every day, at a time on the clocks of a zone. Where the clocks jump over that time, AWS leaves the
 * day out; a schedule of its own then runs on that day, by as much later as the clocks jump. An hour that comes twice counts once.
 * What is wrong is told as text: a zone whose jumps follow no rule that a schedule can say.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
 */
export function dailySchedules(time: string, timeZone: string): readonly Schedule[] | string {
  const [hour, minute] = time.split(":").map(Number) as [number, number];
  const daily = { key: "daily", expression: `cron(${minute} ${hour} * * ? *)` };
  const skipped = skippedTimes(time, timeZone);
  if (skipped.length === 0) return [daily];
  const rule = dayRule(skipped);
  const [{ minutes }] = skipped as [SkippedTime];
  const later = hour * 60 + minute + minutes;
  if (rule === undefined || later >= 24 * 60 || skipped.some((one) => one.minutes !== minutes))
    return `${time} is skipped by the clocks of ${timeZone} on days that no schedule can name (${dateOf(skipped[0]!)} is one); choose a time that every day has, such as "05:00"`;
  const expression = `cron(${later % 60} ${Math.floor(later / 60)} ? ${rule} *)`;
  return [daily, { key: "clock-change", expression }];
}

/** Month and day of the week, such as `3 1#2` (the second Sunday of March), where all days follow it, one a year. */
function dayRule(skipped: readonly SkippedTime[]): string | undefined {
  const dates = skipped.map(({ day }) => new Date(day));
  const one = (of: (date: Date) => number | string) => {
    const values = new Set(dates.map(of));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const month = one((date) => date.getUTCMonth() + 1);
  const weekday = one((date) => date.getUTCDay() + 1);
  const years = new Set(dates.map((date) => date.getUTCFullYear()));
  if (month === undefined || weekday === undefined || years.size !== dates.length || years.size < 10) return undefined;
  if (dates.every(isLastOfMonth)) return `${month} ${weekday}L`;
  const count = one((date) => Math.ceil(date.getUTCDate() / 7));
  return count === undefined ? undefined : `${month} ${weekday}#${count}`;
}

const isLastOfMonth = (date: Date): boolean =>
  new Date(date.getTime() + 7 * 86_400_000).getUTCMonth() !== date.getUTCMonth();

const dateOf = ({ day }: SkippedTime): string => new Date(day).toISOString().slice(0, 10);
