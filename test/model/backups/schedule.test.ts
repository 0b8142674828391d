import { LocalClock } from "../../../src/evaluation/actions/local-time.js";
import { dailySchedules } from "../../../src/model/backups/schedule.js";

const day = 86_400;
const utc = (text: string) => Date.parse(`${text}Z`) / 1000;

/**
 * When a schedule runs, as EventBridge Scheduler reads it: on the clocks of the zone, not at a time that a day does not have, and once
 * where it comes twice. Of cron expressions only the form that is used here is known: minute, hour, and a day every day or `month weekday`.
 */
function runs(expression: string, clock: LocalClock, from: number, to: number): number[] {
  const [minute, hour, , month, weekday] = /^cron\((.*)\)$/.exec(expression)![1]!.split(" ") as string[];
  const found: number[] = [];
  for (let midnight = Math.floor(clock.wall(from) / day) * day; midnight <= clock.wall(to); midnight += day) {
    const wall = midnight + Number(hour) * 3600 + Number(minute) * 60;
    const time = clock.time(wall);
    const skipped = clock.wall(time) !== wall;
    if (!skipped && time >= from && time < to && onDay(new Date(midnight * 1000), month!, weekday!)) found.push(time);
  }
  return found;
}

function onDay(date: Date, month: string, weekday: string): boolean {
  if (month === "*") return true;
  if (Number(month) !== date.getUTCMonth() + 1) return false;
  const [, number, rest] = /^(\d)(L|#\d)$/.exec(weekday)!;
  if (Number(number) !== date.getUTCDay() + 1) return false;
  const next = new Date(date.getTime() + 7 * day * 1000);
  return rest === "L"
    ? next.getUTCMonth() !== date.getUTCMonth()
    : Math.ceil(date.getUTCDate() / 7) === Number(rest![1]);
}

function nextRuns(timeZone: string, from: string, count = 10, time = "02:00"): string[] {
  const clock = new LocalClock(timeZone);
  const schedules = dailySchedules(time, timeZone);
  if (typeof schedules === "string") throw new Error(schedules);
  const [begin, end] = [utc(from), utc(from) + (count + 3) * day];
  const all = schedules.flatMap(({ expression }) => runs(expression, clock, begin, end));
  return all
    .sort((a, b) => a - b)
    .slice(0, count)
    .map((one) => clock.text(one));
}

const march = (from: number) =>
  Array.from({ length: 10 }, (_, index) => `2026-03-${String(from + index).padStart(2, "0")}`);

test.each(["Asia/Tokyo", "UTC", "Asia/Kolkata", "Europe/London"])("in %s the next ten runs are at 02:00", (zone) => {
  expect(nextRuns(zone, "2026-03-24T12:00")).toEqual(
    march(25)
      .map((date) => `${date} 02:00`)
      .map(overMonth),
  );
});

/** 2026-03-32 is the first of April. */
const overMonth = (text: string) => {
  const [, days] = /-03-(\d\d)/.exec(text)!;
  return Number(days) <= 31 ? text : text.replace(`03-${days}`, `04-${String(Number(days) - 31).padStart(2, "0")}`);
};

test.each([
  ["Europe/Berlin", "2026-03-23T12:00", "2026-03-29", "03:00"],
  ["America/New_York", "2026-03-02T12:00", "2026-03-08", "03:00"],
  ["Australia/Sydney", "2026-09-28T12:00", "2026-10-04", "03:00"],
  ["Australia/Lord_Howe", "2026-09-28T12:00", "2026-10-04", "02:30"],
])("in %s every day has its run, also the one whose clocks jump over 02:00", (zone, from, jump, later) => {
  const found = nextRuns(zone, from);
  expect(new Set(found.map((text) => text.slice(0, 10))).size).toBe(10);
  for (const text of found) expect(text.slice(11)).toBe(text.startsWith(jump) ? later : "02:00");
  expect(found.some((text) => text.startsWith(jump))).toBe(true);
});

test.each(["Europe/Berlin", "America/New_York", "Europe/London"])(
  "in %s no day of five years lacks its run or has two",
  (zone) => {
    const found = nextRuns(zone, "2026-01-01T12:00", 1826).map((text) => text.slice(0, 10));
    const days = new Set(found);
    expect(days.size).toBe(1826);
    expect(utc(`${found.at(-1)!}T00:00`) - utc(`${found[0]!}T00:00`)).toBe(1825 * day);
  },
);

test("in autumn, where 02:00 comes twice, there is one run", () => {
  expect(nextRuns("Europe/Berlin", "2026-10-24T12:00", 2)).toEqual(["2026-10-25 02:00", "2026-10-26 02:00"]);
});

test("a zone whose clocks jump on days that no schedule can name is refused, and another time is taken", () => {
  expect(dailySchedules("02:00", "Africa/Casablanca")).toBe(
    '02:00 is skipped by the clocks of Africa/Casablanca on days that no schedule can name (2026-03-22 is one); choose a time that every day has, such as "05:00"',
  );
  expect(dailySchedules("05:00", "Africa/Casablanca")).toEqual([{ key: "daily", expression: "cron(0 5 * * ? *)" }]);
});
