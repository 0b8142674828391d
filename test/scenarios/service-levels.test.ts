import { readFileSync } from "node:fs";
import fc from "fast-check";
import { burnPairs, burnRateOf, failuresToldBy, lowestObjective } from "../../src/model/burn-rates.js";
import { withTable } from "./service-levels/table.js";
import { day, failing, first, lasting, told, withLevel, type Minute } from "./service-levels/traffic.js";

const quiet = failing(3 * day, 100, 0);

/** Minutes until a share that fails from now on is over a pair's rate in its long window, where all was well before. */
const until = (pair: (typeof burnPairs)[number], objective: number, share: number): number =>
  ((failuresToldBy(pair, { objective, window: 30 }) / 100 / share) * pair.long) / 60;

const [hour, sixHours, threeDays] = burnPairs as [
  (typeof burnPairs)[number],
  (typeof burnPairs)[number],
  (typeof burnPairs)[number],
];

describe("a total outage", () => {
  test.each([99.9, 99.95, 99.99, 99.999])("is told within five minutes at %s %%, day and night", (objective) => {
    const environment = withLevel({ objective });
    for (const requests of [1000, 100, 10, 2]) {
      const before = failing(3 * day, requests, 0);
      const after = first(told(environment, before, failing(60, requests, 1)), "error");
      expect({ requests, after }).toEqual({ requests, after: expect.any(Number) });
      expect(after).toBeLessThanOrEqual(5);
    }
  });

  test.each([99.5, 99, 98, 97, 95])("is told at %s %% within the time that follows from the rate", (objective) => {
    const after = first(told(withLevel({ objective }), quiet, failing(120, 100, 1)), "error");
    expect(after).toBeLessThanOrEqual(until(hour, objective, 1) + 1);
    expect(after).toBeGreaterThan(until(hour, objective, 1) - 1);
  });

  test("is told once at each severity, and ends five minutes after the outage", () => {
    const all = told(withLevel({ objective: 99.9 }), quiet, [...failing(90, 100, 1), ...failing(2 * day, 100, 0)]);
    expect(all.map(({ severity }) => severity)).toEqual(["error", "warn"]);
  });
});

describe("a burn", () => {
  test.each([
    [99.9, 0.05],
    [99.9, 0.02],
    [99, 0.5],
    [99, 0.2],
  ])("at %s %% with %s failing is told at error by the hour", (objective, share) => {
    const after = first(told(withLevel({ objective }), quiet, failing(120, 100, share)), "error");
    expect(Math.abs(after! - until(hour, objective, share))).toBeLessThanOrEqual(1);
  });

  test.each([
    [99.9, 0.012],
    [99, 0.1],
    [99, 0.07],
  ])("at %s %% with %s failing, too slow for the hour, is told at error by six hours", (objective, share) => {
    const after = first(told(withLevel({ objective }), quiet, failing(day, 100, share)), "error");
    expect(Math.abs(after! - until(sixHours, objective, share))).toBeLessThanOrEqual(2);
  });

  test.each([
    [99.9, 0.0055],
    [99.9, 0.0011],
    [99, 0.02],
    [95, 0.055],
  ])("at %s %% with %s failing is told at warn only, within the hour after its time", (objective, share) => {
    const all = told(withLevel({ objective }), quiet, failing(4 * day, 100, share));
    expect(first(all, "error")).toBeUndefined();
    const after = first(all, "warn")! - until(threeDays, objective, share);
    // Alarms over days are looked at once an hour.
    expect(after).toBeGreaterThan(-1);
    expect(after).toBeLessThanOrEqual(65);
    expect(all).toHaveLength(1);
  });

  test("that has ended is told to nobody, however much it took", () => {
    // Half an hour ago 5 % of the requests failed for ten minutes: the hour is over the rate, five minutes are not.
    const before = [...quiet, ...failing(10, 100, 0.05), ...failing(7 * 60, 100, 0)];
    expect(told(withLevel({ objective: 99.9 }), before, failing(day, 100, 0))).toEqual([]);
  });
});

describe("nobody is told", () => {
  test("in a week in which half of what may fail does", () => {
    expect(told(withLevel({ objective: 99.9 }), quiet, failing(7 * day, 100, 0.0005))).toEqual([]);
  });

  test("of one failure of three requests at night", () => {
    const night = lasting(8 * 60, { requests: 0, failures: 0 });
    const blip = [{ requests: 2, failures: 0 }, { requests: 1, failures: 1 }, ...night];
    expect(told(withLevel({ objective: 99.99 }), [...quiet, ...night], blip)).toEqual([]);
    expect(told(withLevel({ objective: 99.99 }), lasting(3 * day, { requests: 0, failures: 0 }), blip)).toEqual([]);
  });

  test("of fewer failures than are asked for; of as many somebody is", () => {
    const none = lasting(3 * day, { requests: 0, failures: 0 });
    const failures = (count: number) => [...lasting(count, { requests: 1, failures: 1 }), ...lasting(30, none[0]!)];
    const environment = withLevel({ objective: 99.9, leastFailures: 3 });
    expect(told(environment, none, failures(2))).toEqual([]);
    expect(first(told(environment, none, failures(3)), "error")).toBe(3);
  });

  test("where no request comes at all", () => {
    expect(told(withLevel({ objective: 99.99 }), quiet, lasting(3 * day, { requests: 0, failures: 0 }))).toEqual([]);
  });

  test("when requests stop in the middle of failures, but once", () => {
    const all = told(withLevel({ objective: 99.9 }), quiet, [
      ...failing(10, 100, 1),
      ...lasting(12 * 60, { requests: 0, failures: 0 }),
    ]);
    expect(all.filter(({ severity }) => severity === "error")).toHaveLength(1);
  });
});

describe("whatever happens", () => {
  const stretch = fc.record({
    minutes: fc.integer({ min: 1, max: 300 }),
    requests: fc.constantFrom(0, 1, 5, 60, 600),
    share: fc.constantFrom(0, 0.0005, 0.005, 0.03, 0.5, 1),
  });
  const traffic = fc
    .array(stretch, { minLength: 1, maxLength: 4 })
    .map((all): Minute[] => all.flatMap(({ minutes, requests, share }) => failing(minutes, requests, share)));
  const objectives = fc.constantFrom(97, 99, 99.5, 99.9, 99.99);
  const before = failing(day, 60, 0);

  test("a higher objective is told no later", () => {
    fc.assert(
      fc.property(traffic, objectives, objectives, (minutes, one, other) => {
        const after = (objective: number) =>
          first(told(withLevel({ objective }), before, minutes), "error") ?? Number.POSITIVE_INFINITY;
        expect(after(Math.max(one, other))).toBeLessThanOrEqual(after(Math.min(one, other)));
      }),
      { numRuns: 6 },
    );
  });

  test("nobody is told at a share below what the objective allows", () => {
    fc.assert(
      fc.property(objectives, fc.double({ min: 0, max: 0.95, noNaN: true }), (objective, part) => {
        const share = (part * (100 - objective)) / 100;
        expect(told(withLevel({ objective }), failing(3 * day, 600, share), failing(day / 2, 600, share))).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });
});

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-ServiceLevelObjectives.html */
describe("AWS's examples of burn rates", () => {
  test("2 % of the budget of 28 days within 60 minutes is a rate of 13.44", () => {
    expect(burnRateOf(hour, 28)).toBe(13.44);
  });

  test("5 % of the budget of 30 days spent over one hour requires a rate of 36", () => {
    expect(burnRateOf({ ...hour, budget: 5 }, 30)).toBe(36);
  });

  test("an objective of 99 % has a baseline of 1 %, which at a rate of 1 meets it exactly", () => {
    const objective = { objective: 99, window: 30 };
    expect(failuresToldBy(threeDays, objective)).toBe(1);
    expect(told(withLevel(objective), failing(3 * day, 100, 0.01), failing(day, 100, 0.01))).toEqual([]);
  });

  test("three pairs, of 2, 5 and 10 % of the budget, each with a short window of a twelfth of the long one", () => {
    expect(burnPairs.map(({ budget, long, short }) => [budget, long / 3600, long / short])).toEqual([
      [2, 1, 12],
      [5, 6, 12],
      [10, 72, 12],
    ]);
  });
});

test("the rates of 30 days are those of the field; a rate is never below what the objective allows", () => {
  expect(burnPairs.map((pair) => burnRateOf(pair, 30))).toEqual([14.4, 6, 1]);
  expect(burnPairs.map((pair) => burnRateOf(pair, 7))).toEqual([3.36, 1.4, 1]);
  expect(lowestObjective(30)).toBeCloseTo(93.0556, 4);
});

test("docs/service-levels.md has the times as they are; `npm run docs` writes them anew", () => {
  const page = readFileSync("docs/service-levels.md", "utf8");
  expect(withTable(page)).toBe(page);
});
