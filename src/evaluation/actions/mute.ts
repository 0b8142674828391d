import { type Problems, show } from "../errors.js";
import { seconds } from "../time.js";
import type { MuteRule } from "../types.js";
import { durationSeconds } from "./duration.js";
import { LocalClock } from "./local-time.js";
import { begins, parseSchedule } from "./schedule.js";

/** A time in which actions do not run: `[from, to)`, epoch seconds. */
export interface Silence {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

const day = 86_400;

/** The mutes of one rule that touch `[from, to]`. A start or an end of the rule cuts them. */
export function mutes(rule: MuteRule, place: string, from: number, to: number, problems: Problems): Silence[] {
  const schedule = parseSchedule(rule.expression);
  if (typeof schedule === "string") problems.add(`${place}.expression`, schedule);
  const duration = durationSeconds(rule.duration);
  const fits = duration !== undefined && duration >= 60 && duration <= 15 * day;
  if (!fits) problems.add(`${place}.duration`, `${show(rule.duration)} is not an ISO 8601 duration from PT1M to P15D`);
  const clock = clockOf(rule.timezone ?? "UTC", place, problems);
  const bounds = [rule.startDate, rule.expireDate].map((date) => (date === undefined ? undefined : seconds(date)));
  for (const [index, bound] of bounds.entries()) {
    if (typeof bound === "string") problems.add(`${place}.${index === 0 ? "startDate" : "expireDate"}`, bound);
  }
  if (typeof schedule === "string" || !fits || !clock) return [];
  const [first = -Infinity, last = Infinity] = bounds.map((bound) => (typeof bound === "number" ? bound : undefined));
  const starts = begins(schedule, clock, from - duration, to + 1);
  return starts
    .map((start) => ({
      from: Math.max(start, first),
      to: Math.min(start + duration, last),
      by: `mute rule ${rule.name}`,
    }))
    .filter((silence) => silence.from < silence.to && silence.to > from);
}

function clockOf(timezone: string, place: string, problems: Problems): LocalClock | undefined {
  try {
    return new LocalClock(timezone);
  } catch {
    problems.add(
      `${place}.timezone`,
      `${show(timezone)} is not a time zone such as UTC, Asia/Tokyo or America/New_York`,
    );
    return undefined;
  }
}
