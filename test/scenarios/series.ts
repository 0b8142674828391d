import type { Alarm, ResolvedMetric } from "../../modules/ops/alarms/index.js";
import type { MetricPoint, MetricSeries, RegularSeries } from "../../src/evaluation/index.js";
import { intervalOf, publishedWhen, publishingOf, type PublishedWhen } from "../../src/model/facts/publishing/index.js";
import type { Condition } from "./conditions.js";
import { leftAfter, sampleOf, type Sample, type Shape } from "./samples.js";
import type { Line, Role, Statement } from "./statement.js";

/** A Monday, at midnight. */
export const origin = Date.UTC(2026, 0, 5) / 1000;

/** How a metric comes: seconds between points, and when there is one. */
export interface Publishing {
  readonly interval: number;
  readonly when: PublishedWhen;
}

export function publishingFor({ namespace, name }: ResolvedMetric): Publishing {
  const facts = publishingOf({ namespace, name });
  // A metric that a filter makes: with each event of the log.
  if (!facts) return { interval: 60, when: "events" };
  const interval = intervalOf(facts);
  const when = publishedWhen(facts);
  if (interval === undefined || when === undefined) throw new Error(`How is ${namespace} ${name} published?`);
  return { interval, when };
}

/** The series that a target sends for one alarm while such conditions hold, minute by minute from the origin on; by metric. */
export function seriesOf(
  alarm: Alarm,
  statement: Statement,
  line: Line,
  conditions: readonly Condition[],
): (readonly [metric: string, MetricSeries[]])[] {
  const { measure } = alarm;
  const metrics = "metric" in measure ? { metric: measure.metric } : measure.metrics;
  return Object.entries(metrics).map(([key, metric]) => {
    const role = statement.metrics?.[key] ?? roleOf(statement, key, metric);
    const publishing = publishingFor(metric);
    const shape = { key, metric, role, statement, line, when: publishing.when, idleLevel: idleLevel(alarm, line) };
    const { namespace, name: metricName, dimensions } = metric;
    const samples = samplesOf(shape, publishing, conditions);
    const series = inSeries(samples).map((one) => ({ namespace, metricName, dimensions, ...one }));
    return [JSON.stringify([namespace, metricName, dimensions]), series];
  });
}

/** What is too high is nothing where nobody asks for it; what is too low stays as it is. */
const idleLevel = ({ comparisonOperator }: Alarm, [fine]: Line): number =>
  comparisonOperator.startsWith("Greater") ? 0 : fine;

const failing = new Set(["failed", "errors", "throttled", "dropped", "blocked"]);

function roleOf({ kind }: Statement, key: string, { statistic }: ResolvedMetric): Role {
  if (kind === "level") return { level: 1 };
  if (kind === "flow") return "requests";
  if (kind === "counter") return "failures";
  if (!failing.has(key)) return "requests";
  return statistic === "Average" ? "failed share" : "failures";
}

interface Samples {
  /** Seconds. */
  readonly period: number;
  readonly samples: readonly (Sample | undefined)[];
}

/** Three samples at most are three series of values, which are cheap; more are points. */
function inSeries({
  period,
  samples,
}: Samples): (Pick<RegularSeries, "start" | "period" | "values"> | { readonly points: MetricPoint[] })[] {
  if (samples.every((sample) => !sample || sample.counts.reduce((sum, count) => sum + count) <= 3)) {
    const values = samples.map((sample) =>
      sample?.values.flatMap((value, index) => Array<number>(sample.counts[index]!).fill(value)),
    );
    return [0, 1, 2].map((part) => ({ start: origin, period, values: values.map((value) => value?.[part] ?? NaN) }));
  }
  const points = samples.flatMap((sample, index) =>
    sample ? [{ timestamp: origin + index * period, ...sample }] : [],
  );
  return [{ points }];
}

/** What runs out depends on all that was before. */
function runningOut(shape: Shape, slot: number, conditions: readonly Condition[]): Samples {
  const slots = Array.from({ length: Math.ceil(conditions.length / slot) }, (_, index) => conditions[index * slot]!);
  const left = leftAfter(shape, slot, slots);
  const samples = slots.map((one, index) => sampleOf({ ...shape, left: left[index]! }, [one]));
  return { period: slot * 60, samples };
}

function samplesOf(shape: Shape, { interval }: Publishing, conditions: readonly Condition[]): Samples {
  const slot = shape.statement.every ?? interval / 60;
  const samples: (Sample | undefined)[] = [];
  const inOneMinute = new Map<Condition, Sample | undefined>();
  if (typeof shape.role === "object" && "runsOut" in shape.role) return runningOut(shape, slot, conditions);
  for (let from = 0; from < conditions.length; from += slot) {
    const first = conditions[from]!;
    const seen = slot === 1 && inOneMinute.has(first);
    const sample = seen ? inOneMinute.get(first) : sampleOf(shape, conditions.slice(from, from + slot));
    if (slot === 1 && !seen) inOneMinute.set(first, sample);
    samples.push(sample);
  }
  return { period: slot * 60, samples };
}
