import type { Assumptions } from "../assumptions.js";
import { comparison } from "../comparison.js";
import { held } from "../data/held.js";
import type { BandSeries, ResultSeries } from "../data/series.js";
import type { SeriesStore } from "../data/store.js";
import type { Windows } from "../data/windows.js";
import { Problems } from "../errors.js";
import type { EvaluateExpression } from "../expression.js";
import type { Policy } from "../state.js";
import { parseStatistic, significantSamples } from "../statistics/parse.js";
import type { MetricAlarm } from "../types.js";
import { cadenceOf } from "./cadence.js";
import { periodOf } from "./check.js";
import { Queries } from "./queries.js";
import type { Transition } from "../transition.js";
import { metricTimeline, type TimelineInput } from "./timeline.js";
import { type Grid, type Held, QueryValues } from "./values.js";

/** What the evaluation of every metric alarm shares. */
export interface MetricContext {
  readonly store: SeriesStore;
  readonly bands: readonly BandSeries[];
  readonly results: readonly ResultSeries[];
  readonly assumptions: Assumptions;
  readonly evaluateExpression: EvaluateExpression;
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly delay: number;
}

/** The changes of one metric alarm; what it was computed from is gone by then. */
export const evaluateMetricAlarm = (alarm: MetricAlarm, place: string, context: MetricContext): Transition[] =>
  metricTimeline(timelineInput(alarm, place, context));

/** All that the changes of one metric alarm are computed from. */
export function timelineInput(alarm: MetricAlarm, place: string, context: MetricContext): TimelineInput {
  const problems = new Problems();
  const { assumptions, store, start, end } = context;
  const period = periodOf(alarm);
  const bin = period < 60 ? 10 : 60;
  const range = alarm.evaluationPeriods + assumptions.extraPeriods;
  const cadence = cadenceOf(alarm, context.step, assumptions.multiDayMinute);
  const origin = Math.floor(start / cadence.upTo) * cadence.upTo - range * period;
  const grid: Grid = { origin, bin, bins: Math.ceil((end - origin) / bin), period: period / bin };

  const heldValues = new Map<string, Held>();
  for (const [index, { id, start: from, period: step, values, alarm: name }] of context.results.entries()) {
    if (name === alarm.name) heldValues.set(id, held(from, step, values, `results[${index}]`, problems));
  }
  const windows = new Map<string, Windows>();
  const counted = new Set<string>();
  for (const { id, metric } of alarm.queries) {
    if (!metric || heldValues.has(id) || !isRead(alarm, id)) continue;
    const made = store.windows(metric, grid, context.delay, problems);
    windows.set(id, made.windows);
    if (made.samplesKnown) counted.add(id);
  }
  refuseQueries(alarm, place, heldValues, problems);
  const band = bandOf(alarm, place, context.bands, problems);
  problems.throwIfAny();

  const source = { windows, held: heldValues, evaluateExpression: context.evaluateExpression };
  return {
    alarm,
    policy: policyOf(alarm, assumptions),
    assumptions,
    cadence,
    grid,
    values: new QueryValues(alarm, place, grid, source),
    windows: windows.get(alarm.watched),
    band,
    fewSamples: fewSamples(alarm, counted, store),
    start,
    end,
  };
}

export function isRead(alarm: MetricAlarm, id: string, from = alarm.watched): boolean {
  return (
    id === from ||
    Queries.of(alarm)
      .inputs(from)
      .some((input) => isRead(alarm, id, input))
  );
}

/** Queries that only AWS can answer need their values given. */
function refuseQueries(alarm: MetricAlarm, place: string, given: ReadonlyMap<string, Held>, problems: Problems): void {
  for (const { id } of alarm.queries) {
    if (given.has(id) || !isRead(alarm, id) || !Queries.of(alarm).forAws(id)) continue;
    problems.add(`${place}.queries`, `${id} is a query that only AWS can answer: give its values in options.results`);
  }
}

function bandOf(alarm: MetricAlarm, place: string, bands: readonly BandSeries[], problems: Problems) {
  const operator = comparison(alarm.comparisonOperator);
  if (typeof operator === "string" || !operator.band) return undefined;
  const index = bands.findIndex((band) => band.alarm === alarm.name);
  const found = bands[index];
  if (!found) {
    const query = alarm.queries.find(({ id }) => id === alarm.thresholdMetricId && Queries.of(alarm).isBand(id));
    problems.add(
      place,
      `compares with ${query?.expression ?? "a band"}, which only AWS can compute: give it in options.bands`,
    );
    return undefined;
  }
  const { start, period, lower, upper } = found;
  const side = (values: ArrayLike<number | null>) => held(start, period, values, `bands[${index}]`, problems);
  return { lower: side(lower), upper: side(upper) };
}

function policyOf(alarm: MetricAlarm, assumptions: Assumptions): Policy {
  const { evaluationPeriods: n, datapointsToAlarm: m = n, treatMissingData } = alarm;
  const dynamoDb = alarm.queries.some(({ metric }) => metric?.namespace === "AWS/DynamoDB");
  const always = dynamoDb && assumptions.dynamoDbIgnoresMissingData === "always";
  const policy = always ? "ignore" : (treatMissingData ?? (dynamoDb ? "ignore" : "missing"));
  return { ...assumptions, m, n, treatMissingData: policy };
}

function fewSamples(alarm: MetricAlarm, counted: ReadonlySet<string>, store: SeriesStore): number | undefined {
  const metric = alarm.queries.find(({ id }) => id === alarm.watched)?.metric;
  if (!metric || alarm.evaluateLowSampleCountPercentile !== "ignore") return undefined;
  const statistic = parseStatistic(metric.stat);
  const limit = typeof statistic === "string" ? undefined : significantSamples(statistic);
  if (limit !== undefined && !counted.has(alarm.watched)) {
    store.notes.add(
      `${alarm.name}: its series do not say how many samples they are of, so that low sample counts go unnoticed`,
    );
    return undefined;
  }
  return limit;
}
