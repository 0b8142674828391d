import { weekdays } from "../../model/facts/weekdays.js";
import { show } from "../errors.js";
import type { LocalClock } from "./local-time.js";

/** When a mute begins. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html */
export type Schedule =
  | { readonly kind: "at"; readonly wall: number }
  | {
      readonly kind: "cron";
      readonly minute: ReadonlySet<number>;
      readonly hour: ReadonlySet<number>;
      readonly day: ReadonlySet<number> | undefined;
      readonly month: ReadonlySet<number>;
      readonly weekday: ReadonlySet<number> | undefined;
    };

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

const fields = [
  { name: "minute", from: 0, to: 59, names: [] as string[], base: 0 },
  { name: "hour", from: 0, to: 23, names: [], base: 0 },
  { name: "day of month", from: 1, to: 31, names: [], base: 0 },
  { name: "month", from: 1, to: 12, names: months, base: 1 },
  { name: "day of week", from: 0, to: 7, names: [...weekdays], base: 0 },
];

/** Reads a schedule expression, or says what is wrong with it. `cron(…)` may stand without its brackets, as in the user guide. */
export function parseSchedule(text: string): Schedule | string {
  const at = /^at\((\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})\)$/.exec(text);
  if (at) {
    const [year, month, day, hour, minute] = at.slice(1).map(Number) as [number, number, number, number, number];
    const wall = Date.UTC(year, month - 1, day, hour, minute);
    const again = new Date(wall).toISOString().slice(0, 16);
    return `at(${again})` === text ? { kind: "at", wall: wall / 1000 } : `${show(text)} names no day and time`;
  }
  const inside = /^cron\((.*)\)$/.exec(text)?.[1] ?? text;
  const parts = inside.trim().split(/\s+/);
  if (parts.length !== 5)
    return `${show(text)} is neither at(yyyy-MM-ddThh:mm) nor cron(minute hour day-of-month month day-of-week)`;
  const sets = parts.map((part, index) => parseField(part, fields[index]!));
  const wrong = sets.find((set) => typeof set === "string");
  if (wrong) return `${show(text)}: ${wrong}`;
  const [minute, hour, day, month, weekday] = sets as Set<number>[];
  const any = (part: string) => part === "*" || part === "?";
  return {
    kind: "cron",
    minute: minute!,
    hour: hour!,
    day: any(parts[2]!) ? undefined : day,
    month: month!,
    weekday: any(parts[4]!) ? undefined : new Set([...weekday!].map((number) => number % 7)),
  };
}

function parseField(text: string, { name, from, to, names, base }: (typeof fields)[number]): Set<number> | string {
  // PutAlarmMuteRule's own examples have `?` for either day.
  const questionable = text === "?" && name.startsWith("day");
  if (text === "*" || questionable) return new Set(Array.from({ length: to - from + 1 }, (_, index) => from + index));
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const ends = part.split("-").map((end) => {
      const named = names.indexOf(end.toUpperCase());
      return named >= 0 ? named + base : /^\d{1,2}$/.test(end) ? Number(end) : NaN;
    });
    const [first, last = first] = ends;
    const fits = ends.length <= 2 && ends.every((end) => end >= from && end <= to) && first! <= last!;
    if (!fits) return `${name} ${show(part)} is not a number from ${from} to ${to}, a range of them or *`;
    for (let value = first!; value <= last!; value++) values.add(value);
  }
  return values;
}

/** All begins within `[from, to)`, in epoch seconds, ascending. */
export function begins(schedule: Schedule, clock: LocalClock, from: number, to: number): number[] {
  const inside = (time: number) => time >= from && time < to;
  if (schedule.kind === "at") return [clock.time(schedule.wall)].filter(inside);
  const day = 86_400;
  const found = new Set<number>();
  const firstDay = Math.floor(clock.wall(from) / day) * day - day;
  for (let midnight = firstDay; midnight <= clock.wall(to) + day; midnight += day) {
    if (!onDay(schedule, new Date(midnight * 1000))) continue;
    for (const hour of schedule.hour) {
      for (const minute of schedule.minute) found.add(clock.time(midnight + hour * 3600 + minute * 60));
    }
  }
  return [...found].filter(inside).sort((a, b) => a - b);
}

/** As cron has it: with both days given, either suffices. */
function onDay({ day, month, weekday }: Extract<Schedule, { kind: "cron" }>, date: Date): boolean {
  if (!month.has(date.getUTCMonth() + 1)) return false;
  const byDay = day?.has(date.getUTCDate());
  const byWeekday = weekday?.has(date.getUTCDay());
  if (byDay === undefined) return byWeekday ?? true;
  return byDay || (byWeekday ?? false);
}
