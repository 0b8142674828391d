import fc from "fast-check";
import { LocalClock } from "../../src/evaluation/actions/local-time.js";
import { mutes } from "../../src/evaluation/actions/mute.js";
import { evaluate, type EvaluationOptions, type MuteRule } from "../../src/evaluation/index.js";
import { Problems } from "../../src/evaluation/errors.js";
import { alarm, at, minutes, problemsOf, start, topic } from "./support.js";

const acting = alarm({ alarmActions: [topic], okActions: ["arn:aws:lambda:eu-west-1:111122223333:function:ok"] });
const run = (values: readonly (number | null)[], options: Partial<EvaluationOptions> = {}, changed: object = {}) =>
  evaluate([{ ...acting, ...changed }], [minutes(...values)], { start, end: at(20), ...options });
const told = (result: ReturnType<typeof run>) =>
  result.notices.map(
    ({ state, time, heldBackBy }) => `${state}@${(time - start) / 60}${heldBackBy ? ` (${heldBackBy})` : ""}`,
  );
const steady = (from: number, to: number) =>
  Array.from({ length: 21 }, (_, minute) => (minute >= from && minute < to ? 20 : 1));

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html */
describe("actions", () => {
  test("run at the change into their state, once, and reach the topic's subscribers", () => {
    const subscriptions = [
      { topic, protocol: "email", endpoint: "oncall@example.com" },
      { topic: "other", protocol: "email", endpoint: "nobody@example.com" },
    ];
    const { notices } = run(steady(1, 9), { subscriptions });
    expect(notices.map(({ action, state, receivers }) => [state, action, receivers])).toEqual([
      ["OK", "arn:aws:lambda:eu-west-1:111122223333:function:ok", []],
      ["ALARM", topic, [{ protocol: "email", endpoint: "oncall@example.com" }]],
      ["OK", "arn:aws:lambda:eu-west-1:111122223333:function:ok", []],
    ]);
    expect(notices[1]!.transition.reason).toMatch("is greater than the threshold (10)");
  });

  test("of insufficient data run too", () => {
    const { notices } = run([20], {}, { insufficientDataActions: ["lost"], okActions: [] });
    expect(notices.map(({ action, time }) => [action, (time - start) / 60])).toEqual([
      [topic, 1],
      ["lost", 4],
    ]);
  });

  test("of Systems Manager and of investigations are done in ALARM alone, whatever state names them", () => {
    const made = [
      "arn:aws:ssm:eu-west-1:111122223333:opsitem:2#CATEGORY=Cost",
      "arn:aws:ssm-incidents::111122223333:responseplan/down",
      "arn:aws:aiops:eu-west-1:111122223333:investigation-group/main",
    ];
    const everywhere = { alarmActions: made, okActions: [...made, "fine"], insufficientDataActions: [...made, "lost"] };
    const { notices } = run([1, 20], { end: at(20) }, everywhere);
    expect(notices.map(({ state, action }) => [state, action])).toEqual([
      ["OK", "fine"],
      ...made.map((action) => ["ALARM", action]),
      ["INSUFFICIENT_DATA", "lost"],
    ]);
  });

  test("that are disabled do not run, and the result says so", () => {
    const { notices, withheld } = run([1, 20], { end: at(2) }, { actionsEnabled: false });
    expect(notices).toEqual([]);
    expect(withheld.map(({ state, by }) => [state, by])).toEqual([
      ["OK", "actions are disabled"],
      ["ALARM", "actions are disabled"],
    ]);
  });
});

const rule = (changed: Partial<MuteRule> = {}): MuteRule => ({
  name: "night",
  expression: "at(2026-03-02T00:02)",
  duration: "PT5M",
  alarmNames: ["age"],
  ...changed,
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html */
describe("a mute", () => {
  test("holds back actions; what still holds at its end is told then", () => {
    expect(told(run(steady(3, 15), { muteRules: [rule()] }))).toEqual(["OK@1", "ALARM@7 (mute rule night)", "OK@16"]);
  });

  test("leaves nothing to tell of what came and went in it", () => {
    const result = run(steady(3, 5), { muteRules: [rule()] });
    expect(told(result)).toEqual(["OK@1"]);
    expect(result.withheld.map(({ state, by }) => [state, by])).toEqual([["ALARM", "mute rule night"]]);
    expect(told(run(steady(3, 5), { muteRules: [rule()], assumptions: { afterSilence: "always" } }))).toEqual([
      "OK@1",
      "OK@7 (mute rule night)",
    ]);
  });

  test("that overlaps another one ends with the later of the two", () => {
    const muteRules = [rule(), rule({ name: "second", expression: "at(2026-03-02T00:06)" })];
    expect(told(run(steady(3, 15), { muteRules }))).toEqual(["OK@1", "ALARM@11 (mute rule second)", "OK@16"]);
  });

  test("concerns the alarms that it names", () => {
    expect(told(run(steady(3, 15), { muteRules: [rule({ alarmNames: ["other"] })] }))).toEqual([
      "OK@1",
      "ALARM@4",
      "OK@16",
    ]);
  });

  test("begins and ends within the dates of its rule", () => {
    const muteRules = [rule({ startDate: "2026-03-02T00:05:00Z" })];
    expect(told(run(steady(3, 15), { muteRules }))).toEqual(["OK@1", "ALARM@4", "OK@16"]);
    const short = [rule({ expireDate: "2026-03-02T00:06:00Z" })];
    expect(told(run(steady(3, 15), { muteRules: short }))).toEqual(["OK@1", "ALARM@6 (mute rule night)", "OK@16"]);
  });

  test("that is wrong is refused with what would be right", () => {
    const muteRules = [rule({ expression: "cron(60 2 * * *)", duration: "P1M", timezone: "Mars", startDate: "soon" })];
    expect(problemsOf(() => run([], { muteRules }))).toEqual([
      'muteRules["night"].expression: "cron(60 2 * * *)": minute "60" is not a number from 0 to 59, a range of them or *',
      'muteRules["night"].duration: "P1M" is not an ISO 8601 duration from PT1M to P15D',
      'muteRules["night"].timezone: "Mars" is not a time zone such as UTC, Asia/Tokyo or America/New_York',
      'muteRules["night"].startDate: "soon" is not a time: epoch seconds, or ISO 8601 with a zone such as 2026-01-20T14:00:00Z',
    ]);
  });

  test.each(["P0D", "PT59S", "P16D", "PT", "P", "4h", "PT1H30"])("of %s is refused", (duration) =>
    expect(problemsOf(() => run([], { muteRules: [rule({ duration })] }))).toHaveLength(1),
  );

  test.each([
    "at(2026-02-30T00:00)",
    "cron(0 2 * *)",
    "cron(0 2 * * MOO)",
    "cron(0 2 5-1 * *)",
    "rate(1 day)",
    "cron(*/5 * * * *)",
  ])("%s is refused", (expression) =>
    expect(problemsOf(() => run([], { muteRules: [rule({ expression })] }))).toHaveLength(1),
  );
});

describe("schedules", () => {
  const day = (text: string) => Date.parse(text) / 1000;
  const windows = (changed: Partial<MuteRule>, from: string, to: string) => {
    const problems = new Problems();
    const found = mutes(rule(changed), "rule", day(from), day(to), problems);
    problems.throwIfAny();
    return found.map((silence) =>
      [silence.from, silence.to].map((time) => new Date(time * 1000).toISOString().slice(0, 16)).join(" "),
    );
  };

  /** The examples of the user guide; 2024-05-05 was a Sunday. */
  test.each([
    ["0 2 * * SUN", "PT4H", ["2024-05-05T02:00 2024-05-05T06:00", "2024-05-12T02:00 2024-05-12T06:00"]],
    ["cron(0 1 1 * *)", "PT6H", ["2024-05-01T01:00 2024-05-01T07:00"]],
    ["cron(0 18 * * FRI)", "P2DT12H", ["2024-05-03T18:00 2024-05-06T06:00", "2024-05-10T18:00 2024-05-13T06:00"]],
    ["at(2024-05-10T14:00)", "PT4H", ["2024-05-10T14:00 2024-05-10T18:00"]],
    ["cron(0 0 ? * SAT)", "PT4H", ["2024-05-04T00:00 2024-05-04T04:00", "2024-05-11T00:00 2024-05-11T04:00"]],
    [
      "cron(30 6,18 3-4 MAY *)",
      "PT1M",
      [
        "2024-05-03T06:30 2024-05-03T06:31",
        "2024-05-03T18:30 2024-05-03T18:31",
        "2024-05-04T06:30 2024-05-04T06:31",
        "2024-05-04T18:30 2024-05-04T18:31",
      ],
    ],
    [
      "cron(0 0 9 * 7)",
      "PT1H",
      ["2024-05-05T00:00 2024-05-05T01:00", "2024-05-09T00:00 2024-05-09T01:00", "2024-05-12T00:00 2024-05-12T01:00"],
    ],
  ])("%s for %s", (expression, duration, expected) => {
    expect(windows({ expression, duration }, "2024-05-01T00:00Z", "2024-05-13T00:00Z")).toEqual(expected);
  });

  test("a mute that began before the time asked for still counts", () => {
    expect(windows({ expression: "0 23 * * *", duration: "PT2H" }, "2024-05-02T00:30Z", "2024-05-02T12:00Z")).toEqual([
      "2024-05-01T23:00 2024-05-02T01:00",
    ]);
  });

  test("follow the clocks of their zone, daylight saving included", () => {
    const daily = { expression: "cron(0 9 * * *)", duration: "PT1H", timezone: "Europe/London" };
    expect(windows(daily, "2026-03-28T00:00Z", "2026-03-29T23:00Z")).toEqual([
      "2026-03-28T09:00 2026-03-28T10:00",
      "2026-03-29T08:00 2026-03-29T09:00",
    ]);
    expect(windows({ ...daily, timezone: "Asia/Tokyo" }, "2026-03-28T00:00Z", "2026-03-28T12:00Z")).toEqual([
      "2026-03-28T00:00 2026-03-28T01:00",
    ]);
  });

  test("an hour that is left out counts after the change, one that comes twice at its first coming", () => {
    const night = { expression: "cron(30 2 * * *)", duration: "PT1H", timezone: "America/New_York" };
    expect(windows(night, "2026-03-08T00:00Z", "2026-03-08T20:00Z")).toEqual(["2026-03-08T07:30 2026-03-08T08:30"]);
    expect(windows({ ...night, expression: "cron(30 1 * * *)" }, "2026-11-01T00:00Z", "2026-11-01T20:00Z")).toEqual([
      "2026-11-01T05:30 2026-11-01T06:30",
    ]);
  });

  test("a time of a zone is the time that its clock shows", () => {
    const zones = ["UTC", "Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata"];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }), (zone, time) => {
        const clock = new LocalClock(zone);
        const wall = clock.wall(time);
        expect(clock.wall(clock.time(wall))).toBe(wall);
        expect(clock.time(wall)).toBeLessThanOrEqual(time);
      }),
    );
  });
});
