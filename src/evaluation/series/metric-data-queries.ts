import { z } from "zod";
import type { MetricIdentity } from "../data/series.js";
import { refuse, show, type SeriesIssue } from "./error.js";
import { contentOf, finite, type JsonFile, listOf, objectOf, shaped, text, time } from "./json.js";
import { type Range, readTime } from "./points.js";
import { isPeriod, type MetricsById } from "./time-series.js";

/** What was asked of GetMetricData: what its answer does not say of itself. */
export interface MetricDataQueries {
  /** The metrics by the ids of their results. */
  readonly metrics: MetricsById;
  /** Seconds, by id. */
  readonly periods: Readonly<Record<string, number>>;
  /** Ids of metric math and Metrics Insights: what they give is no metric that an alarm could read. */
  readonly expressions: readonly string[];
  /** `StartTime` and `EndTime`, where the file has them. */
  readonly range?: Range;
}

const dimension = objectOf({ Name: text, Value: text });
const metric = objectOf({ Namespace: text, MetricName: text, Dimensions: listOf(dimension).optional() });
const period = finite.refine(isPeriod, { error: "is not 1, 5, 10, 20, 30 or a multiple of 60 seconds" });
const stat = objectOf({ Metric: metric, Period: period, Stat: text, Unit: text.optional() });
const query = objectOf({ Id: text, MetricStat: stat.optional(), Expression: text.optional() });
const whole = objectOf({ MetricDataQueries: listOf(query), StartTime: time.optional(), EndTime: time.optional() });

/**
 * Reads the file that `aws cloudwatch get-metric-data` was given, as `--metric-data-queries file://…` or as
 * `--cli-input-json file://…`.
 *
 * @throws SeriesError naming file and place
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
 */
export function readMetricDataQueries(file: JsonFile): MetricDataQueries {
  const content = contentOf(file);
  const list = Array.isArray(content);
  const { MetricDataQueries, StartTime, EndTime } = list
    ? { MetricDataQueries: shaped(file.file, "", content, listOf(query)) }
    : shaped(file.file, "", content, whole);
  const issues: SeriesIssue[] = [];
  const metrics = new Map<string, MetricIdentity>();
  const periods = new Map<string, number>();
  const expressions: string[] = [];
  for (const [index, { Id, MetricStat, Expression }] of MetricDataQueries.entries()) {
    const place = `${list ? "" : "MetricDataQueries"}[${index}]`;
    if (metrics.has(Id) || expressions.includes(Id))
      issues.push({ place: `${place}.Id`, message: `a second ${show(Id)}` });
    if ((MetricStat === undefined) === (Expression === undefined))
      issues.push({ place, message: "one of MetricStat, Expression would be right" });
    if (!MetricStat) {
      expressions.push(Id);
      continue;
    }
    metrics.set(Id, identityOf(MetricStat));
    periods.set(Id, MetricStat.Period);
  }
  const range = rangeOf(StartTime, EndTime, issues);
  refuse(file.file, issues);
  const found = { metrics: Object.fromEntries(metrics), periods: Object.fromEntries(periods), expressions };
  return range === undefined ? found : { ...found, range };
}

function identityOf({ Metric, Stat, Unit }: z.infer<typeof stat>): MetricIdentity {
  const dimensions = Object.fromEntries((Metric.Dimensions ?? []).map(({ Name, Value }) => [Name, Value]));
  const unit = Unit === undefined ? {} : { unit: Unit };
  return { namespace: Metric.Namespace, metricName: Metric.MetricName, dimensions, statistic: Stat, ...unit };
}

function rangeOf(from: string | number | undefined, to: string | number | undefined, issues: SeriesIssue[]) {
  if (from === undefined || to === undefined) return undefined;
  const [start, end] = Object.entries({ StartTime: from, EndTime: to }).map(([place, given]) => {
    const read = readTime(given);
    if ("time" in read) return read.time;
    issues.push({ place, message: read.message });
    return NaN;
  }) as [number, number];
  if (end <= start) issues.push({ place: "EndTime", message: `${show(to)} is not after StartTime (${show(from)})` });
  return { start, end };
}
