import type { Alarm, ResolvedMetric } from "../../modules/ops/alarms/index.js";
import type { MetricPoint, MetricSeries, RegularSeries } from "../../src/evaluation/index.js";
import { intervalOf, publishedWhen, publishingOf, type PublishedWhen } from "../../src/model/facts/publishing/index.js";
import { busy, type Condition } from "./conditions.js";
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

/** Metrics that an Aurora Serverless instance sends, as zero, while it is paused. */
const sentWhilePaused = new Set(["CPUUtilization", "ACUUtilization", "ServerlessDatabaseCapacity"]);

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
    const shape = { key, metric, role, statement, line, idleLevel: idleLevel(alarm, line) };
    const { namespace, name: metricName, dimensions } = metric;
    const samples = samplesOf(shape, conditions);
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

interface Shape {
  readonly key: string;
  readonly metric: ResolvedMetric;
  readonly role: Role;
  readonly statement: Statement;
  readonly line: Line;
  readonly idleLevel: number;
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

function samplesOf(shape: Shape, conditions: readonly Condition[]): Samples {
  const { interval, when } = publishingFor(shape.metric);
  const slot = shape.statement.every ?? interval / 60;
  const samples: (Sample | undefined)[] = [];
  const inOneMinute = new Map<Condition, Sample | undefined>();
  for (let from = 0; from < conditions.length; from += slot) {
    const first = conditions[from]!;
    const seen = slot === 1 && inOneMinute.has(first);
    const sample = seen ? inOneMinute.get(first) : sampleOf(shape, when, conditions.slice(from, from + slot));
    if (slot === 1 && !seen) inOneMinute.set(first, sample);
    samples.push(sample);
  }
  return { period: slot * 60, samples };
}

interface Sample {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

/** What one interval of the metric holds; nothing where AWS sends nothing. */
function sampleOf(shape: Shape, when: PublishedWhen, minutes: readonly Condition[]): Sample | undefined {
  const worst = minutes.find(({ state }) => state !== "fine") ?? minutes[0]!;
  if (!minutes.some(({ sent }) => sent)) return undefined;
  if (!minutes.some(({ runs }) => runs) && when !== "always") {
    return sentWhilePaused.has(shape.metric.name) ? { values: [0], counts: [1] } : undefined;
  }
  const { kind, steady } = shape.statement;
  const stopped = kind === "flow" && worst.state !== "fine" && shape.role === "requests";
  const happened = !stopped && (steady || minutes.some(({ requests }) => requests > 0));
  const nothing = !happened && (worst.state === "fine" || shape.role === "requests");
  if ((when === "events" && !happened) || (when === "nonzero" && nothing)) return undefined;
  const { values, counts } = roleSample(shape, worst, minutes);
  if (when === "nonzero" && values.every((value) => value === 0)) return undefined;
  const has = counts.flatMap((count, index) => (count > 0 ? [index] : []));
  if (has.length === 0) return undefined;
  return { values: has.map((index) => values[index]!), counts: has.map((index) => counts[index]!) };
}

function roleSample(shape: Shape, { state }: Condition, minutes: readonly Condition[]): Sample {
  const { role, statement, line, metric } = shape;
  const requests = minutes.reduce((sum, minute) => sum + minute.requests, 0);
  if (typeof role === "object" && ("constant" in role || "level" in role)) {
    if ("constant" in role) return spread(metric, role.constant, "fine", [role.constant, role.constant * 1.2]);
    const value = state !== "fine" ? line[1] : requests === 0 ? shape.idleLevel : line[0];
    if (state === "fine" || requests > 10 || !/^p/.test(metric.statistic))
      return spread(metric, value * role.level + (role.plus ?? 0), state, line);
    return { values: [line[1]], counts: [Math.max(requests, 1)] };
  }
  const share = state === "total" ? 1 : (state === "bad" ? line[1] : line[0]) / 100;
  const failures =
    statement.kind === "rate" ? (state === "fine" && requests < 100 ? 0 : requests * share) : counted(shape, minutes);
  if (typeof role === "object")
    return counts(metric, "requests" in role ? requests * role.requests : failures * role.failures);
  switch (role) {
    case "requests":
      return counts(metric, flow(shape, requests));
    case "failures":
      return ofRequests(shape, failures, requests) ?? counts(metric, failures);
    case "successes":
      return counts(metric, requests - failures);
    case "failed share":
      return { values: [0, 1], counts: [requests - failures, failures] };
    case "success share":
      return { values: [1, 0], counts: [requests - failures, failures] };
  }
}

/** Where a line is drawn on what goes on (fewest calls a minute), busy is just above it. */
const flow = ({ statement: { kind, per = 1 }, line: [fine] }: Shape, requests: number): number =>
  kind === "flow" && requests >= busy.requests ? fine / per : requests;

function counted({ key, statement: { per = 1 }, line: [fine, told] }: Shape, minutes: readonly Condition[]): number {
  return minutes.reduce((sum, { state, requests, part = key }) => {
    if (part !== key) return sum;
    if (state === "bad") return sum + told / per;
    if (state === "total") return sum + (requests > 0 ? Math.min((10 * told) / per, requests) : (10 * told) / per);
    return requests > 0 ? sum + fine / per : sum;
  }, 0);
}

/** AWS counts with each request whether it failed: 0 or 1. */
function ofRequests({ metric, statement: { kind } }: Shape, failures: number, requests: number): Sample | undefined {
  if (kind !== "counter" || publishingFor(metric).when !== "events") return undefined;
  if (failures > requests || !Number.isInteger(failures)) return undefined;
  return { values: [0, 1], counts: [requests - failures, failures] };
}

/** A count: as samples of one each where the statistic counts samples, else in parts, as from several hosts. */
function counts({ statistic }: ResolvedMetric, count: number): Sample {
  if (statistic === "SampleCount") return { values: [0], counts: [count] };
  return count > 1
    ? { values: [0.75 * count, 0.25 * count, 0], counts: [1, 1, 1] }
    : { values: [count, 0], counts: [1, count > 0 ? 1 : 0] };
}

/** Samples whose statistic comes to the value, and none of the other statistics. */
function spread({ statistic }: ResolvedMetric, value: number, state: Condition["state"], [fine, told]: Line): Sample {
  const percentile = /^p([\d.]+)$/.exec(statistic);
  if (percentile) {
    const slow = 100 - Number(percentile[1]);
    // Of what is slow there is a little less, or a little more, than the percentile leaves out.
    if (state === "fine") return { values: [fine, told * 1.5], counts: [100 - slow * 0.7, slow * 0.7] };
    return { values: [fine * 0.2, told], counts: [100 - slow * 1.3, slow * 1.3] };
  }
  const step = 2 * Math.abs(told - fine);
  const least = value < 0 ? -Infinity : 0;
  if (statistic === "Sum") return { values: [value / 2], counts: [2] };
  if (statistic === "Maximum") return { values: [value, Math.max(value - step, least)], counts: [1, 2] };
  if (statistic === "Minimum") return { values: [value, value + step], counts: [1, 2] };
  const apart = value < step ? Math.abs(value) : step;
  return { values: [value - apart, value + apart], counts: [1, 1] };
}
