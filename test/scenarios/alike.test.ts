import fc from "fast-check";
import { evaluate, type MetricAlarm, type MetricPoint, type MetricSeries } from "../../src/evaluation/index.js";
import { publishedWhen, publishingOf } from "../../src/model/facts/publishing/index.js";
import { equivalentsOf, mutantsOf } from "./mutation/mutants.js";
import { subjects } from "./subjects.js";

const all = subjects().filter(({ pausable }) => !pausable);
const start = Date.UTC(2026, 0, 5) / 1000;
const periods = 24;

/** What one metric sends in each period: samples, or nothing. */
type Sent = readonly (readonly number[] | null)[];

const sent = fc.array(fc.option(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 })), {
  minLength: periods,
  maxLength: periods,
});

/** The series of an alarm's metrics, within what AWS says of when it sends them; all that it sends with one event is there, or none. */
function seriesOf(alarm: MetricAlarm, values: readonly Sent[]): MetricSeries[] {
  const presence = new Map<unknown, Sent>();
  return alarm.queries.flatMap(({ metric }, index) => {
    if (!metric) return [];
    const { namespace, metricName, dimensions, period } = metric;
    const facts = publishingOf({ namespace, name: metricName });
    const when = facts && publishedWhen(facts);
    const counted = when === "nonzero" || alarm.comparisonOperator.startsWith("LessThan");
    const own = values[index % values.length]!;
    const shared = facts?.when === "events" ? (presence.get(facts) ?? own) : own;
    presence.set(facts, shared);
    const points = own.flatMap((samples, at): MetricPoint[] => {
      if (shared[at] === null) return [];
      const seen = (samples ?? [0]).map((value, index) => (counted && index === 0 ? value + 1 : value));
      return [{ timestamp: start + at * period, values: seen, counts: seen.map(() => 1) }];
    });
    return [{ namespace, metricName, dimensions, points }];
  });
}

function statesOf(alarm: MetricAlarm, series: readonly MetricSeries[]): readonly string[] {
  const period = alarm.queries.find(({ metric }) => metric)!.metric!.period;
  const { transitions } = evaluate([alarm], series, { start, end: start + (periods + 4) * period });
  return transitions.map(({ time, to }) => `${time} ${to}`);
}

const byReason = new Map<string, { name: string; alarm: MetricAlarm; mutant: MetricAlarm }[]>();
for (const { alarm, evaluated } of all) {
  for (const { reason, change, alarm: mutant } of equivalentsOf(evaluated)) {
    const found = byReason.get(reason) ?? byReason.set(reason, []).get(reason)!;
    found.push({ name: `${alarm.id}: ${change}`, alarm: evaluated, mutant });
  }
}

/** A few of many, from all over the list. */
const some = <Item>(list: readonly Item[]): readonly Item[] =>
  list.filter((_, index) => index % Math.ceil(list.length / 3) === 0);

describe("what counts as equivalent does the same with all that AWS can send", () => {
  test.each([...byReason])("%s", (_, equivalents) => {
    for (const { alarm, mutant, name } of some(equivalents)) {
      fc.assert(
        fc.property(fc.array(sent, { minLength: 3, maxLength: 3 }), (values) => {
          const series = seriesOf(alarm, values);
          expect([name, ...statesOf(mutant, series)]).toEqual([name, ...statesOf(alarm, series)]);
        }),
        { numRuns: 10 },
      );
    }
  });
});

test("what does not is found by such series", () => {
  const { evaluated } = all.find(({ alarm }) => alarm.id === "alb.target5xxRate")!;
  const other = mutantsOf(evaluated).find(({ change }) => change.startsWith("threshold"))!;
  const differs = fc.check(
    fc.property(fc.array(sent, { minLength: 3, maxLength: 3 }), (values) => {
      const series = seriesOf(evaluated, values);
      return statesOf(other.alarm, series).join() === statesOf(evaluated, series).join();
    }),
    { numRuns: 200 },
  );
  expect(differs.failed).toBe(true);
});
