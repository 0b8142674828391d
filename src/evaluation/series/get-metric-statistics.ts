import { z } from "zod";
import { refuse, type SeriesIssue } from "./error.js";
import { contentOf, finite, listOf, objectOf, shaped, text, time, type JsonFile } from "./json.js";
import { readTime, seriesOf, type Point, type Range } from "./points.js";
import type { MetricIdentity } from "../data/series.js";
import type { TimeSeries } from "./time-series.js";

/** What the file does not say. */
export interface GetMetricStatisticsOptions {
  /** Seconds. */
  readonly period: number;
  /** `Average`, `p99`, … @default the one that the file holds; needed where it holds several */
  readonly statistic?: string;
  /** What was asked for (`StartTime`, `EndTime`). @default from the first data point to the last one */
  readonly range?: Range;
  /** The metric that the file is of. @default unknown, so that `evaluate` refuses the series */
  readonly metric?: MetricIdentity;
}

const statistics = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] as const;

const datapoint = objectOf({
  Timestamp: time,
  Unit: text.optional(),
  ...Object.fromEntries(statistics.map((name) => [name, finite.optional()])),
  ExtendedStatistics: z.record(z.string(), finite, { error: "is not an object" }).optional(),
});
const answer = objectOf({ Label: text.optional(), Datapoints: listOf(datapoint) });

/**
 * The series of what `aws cloudwatch get-metric-statistics` prints.
 *
 * @throws SeriesError naming file and place, the value and what would be right
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
 */
export function seriesFromGetMetricStatistics(file: JsonFile, options: GetMetricStatisticsOptions): TimeSeries {
  const { Label: label, Datapoints } = shaped(file.file, "", contentOf(file), answer);
  const issues: SeriesIssue[] = [];
  const all = Datapoints.map((given) => ({ ...given, values: valuesOf(given) }));
  const held = [...new Set(all.flatMap(({ values }) => [...values.keys()]))].sort();
  const units = [...new Set(all.flatMap(({ Unit }) => Unit ?? []))];
  const statistic = options.statistic ?? (held.length === 1 ? held[0] : undefined);
  if (statistic === undefined && held.length > 1) {
    issues.push({ place: "Datapoints", message: `hold ${held.join(", ")}: name one of them as the statistic` });
  }
  if (units.length > 1) {
    issues.push({
      place: "Datapoints",
      message: `are in ${units.join(" and ")}; CloudWatch converts no units: ask for one`,
    });
  }
  const points = all.flatMap(({ Timestamp, values }, index): Point[] => {
    const place = `Datapoints[${index}]`;
    const read = readTime(Timestamp);
    const value = statistic === undefined ? undefined : values.get(statistic);
    if ("message" in read) issues.push({ place: `${place}.Timestamp`, message: read.message });
    if (statistic !== undefined && value === undefined) {
      issues.push({ place, message: `has no ${statistic}; it has ${[...values.keys()].join(", ") || "none"}` });
    }
    return "time" in read && value !== undefined ? [{ time: read.time, value, place }] : [];
  });
  refuse(file.file, issues);
  const [unit] = units;
  const said = { ...(label !== undefined && { label }), ...(statistic && { statistic }), ...(unit && { unit }) };
  const metric = { ...said, ...options.metric };
  const series = seriesOf(points, options.period, options.range, metric, issues);
  refuse(file.file, issues);
  return series as TimeSeries;
}

function valuesOf(given: z.infer<typeof datapoint>): ReadonlyMap<string, number> {
  const fields = given as Partial<Record<(typeof statistics)[number], number>>;
  return new Map([
    ...statistics.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]] as const])),
    ...Object.entries(given.ExtendedStatistics ?? {}),
  ]);
}
