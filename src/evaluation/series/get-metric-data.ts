import type { z } from "zod";
import { refuse, show, type SeriesIssue } from "./error.js";
import { finite, listOf, objectOf, contentOf, shaped, text, time, type JsonFile } from "./json.js";
import { readTime, seriesOf, type Point, type Range } from "./points.js";
import { identityOf, type MetricsById, type TimeSeries } from "./time-series.js";

/** What the files do not say. */
export interface GetMetricDataOptions {
  /** Seconds: of all results, or of each by its id. */
  readonly period: number | Readonly<Record<string, number>>;
  /**
   * What was asked for (`StartTime`, `EndTime`).
   * @default from a result's first data point to its last one; of a result without any, as far as all others together
   */
  readonly range?: Range;
  /** The metrics that results are of, by id. @default unknown, so that `evaluate` refuses the series */
  readonly metrics?: MetricsById;
}

const messages = listOf(objectOf({ Code: text.optional(), Value: text.optional() })).optional();
const result = objectOf({
  Id: text,
  Label: text.optional(),
  StatusCode: text.optional(),
  Timestamps: listOf(time),
  Values: listOf(finite),
  Messages: messages,
});
const page = objectOf({ MetricDataResults: listOf(result), Messages: messages, NextToken: text.nullish() });

type Result = z.infer<typeof result>;

/**
 * Series of what `aws cloudwatch get-metric-data` prints: one for each id. Several pages are one answer: files in their order,
 * or a list of pages in one file.
 *
 * @returns the series, and what CloudWatch said about them
 * @throws SeriesError naming file and place, for data that is not complete (`PartialData`, `InternalError`, `Forbidden`, a
 *   `NextToken` without the next page) as for data that is wrong
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export function seriesFromGetMetricData(
  files: readonly JsonFile[],
  options: GetMetricDataOptions,
): { series: readonly TimeSeries[]; messages: readonly string[] } {
  const issues: SeriesIssue[] = [];
  const pages = files.flatMap((file) => pagesOf(file, files.length > 1));
  const last = pages.at(-1);
  if (last?.NextToken) {
    const message = "there is one more page, which has to be given too";
    issues.push({ place: placed(last.place, "NextToken"), message });
  }
  const results = pages.flatMap((one) =>
    one.MetricDataResults.map((part, index) => ({ ...part, place: placed(one.place, `MetricDataResults[${index}]`) })),
  );
  const all = options.range ?? spanOf(results);
  const series = [...new Set(results.map(({ Id }) => Id))].map((id) =>
    seriesOfParts(
      id,
      results.filter(({ Id }) => Id === id),
      options,
      all,
      issues,
    ),
  );
  refuse(files.map(({ file }) => file).join(", "), issues);
  const told = [...pages.map(({ Messages }) => ({ Id: undefined, Messages })), ...results];
  return {
    series: series.filter((one) => one !== undefined),
    messages: told.flatMap(({ Id, Messages }) =>
      (Messages ?? []).map(({ Code, Value }) => [Id, Code, Value].filter(Boolean).join(": ")),
    ),
  };
}

interface Placed {
  readonly place: string;
}

const placed = (place: string, inner: string): string =>
  place === "" || place.endsWith(" ") ? place + inner : `${place}.${inner}`;

/** The pages of a file; where there are several, each knows its place. */
function pagesOf(file: JsonFile, named: boolean): (z.infer<typeof page> & Placed)[] {
  const content = contentOf(file);
  const list: readonly unknown[] = Array.isArray(content) ? content : [content];
  return list.map((part, index) => {
    const place = Array.isArray(content) ? `[${index}]` : "";
    return { ...shaped(file.file, place, part, page), place: named ? `${file.file}: ${place}` : place };
  });
}

/** One series of the results that all pages hold for an id. */
function seriesOfParts(
  id: string,
  parts: readonly (Result & Placed)[],
  { period: periods, range, metrics }: GetMetricDataOptions,
  all: Range | undefined,
  issues: SeriesIssue[],
): TimeSeries | undefined {
  const known = issues.length;
  const last = parts.at(-1);
  if (last?.StatusCode !== undefined && last.StatusCode !== "Complete") {
    issues.push({
      place: `${last.place}.StatusCode`,
      message: `${show(last.StatusCode)}: the data of ${id} is not all there; "Complete" would be right`,
    });
  }
  const points = parts.flatMap((part) => pointsOf(part, issues));
  const period = typeof periods === "number" ? periods : Object.hasOwn(periods, id) ? periods[id] : undefined;
  if (period === undefined) {
    issues.push({ place: `${last?.place}.Id`, message: `no period is given for ${show(id)}` });
    return undefined;
  }
  // That there is no data point needs no saying where something else has been said.
  if (points.length === 0 && issues.length > known) return undefined;
  const said = last?.Label === undefined ? {} : { label: last.Label };
  const where = points.length === 0 && range === undefined && all !== undefined ? widened(all, period) : range;
  return seriesOf(points, period, where, identityOf(id, said, metrics), issues);
}

/** From the first data point of all results to the last one. */
function spanOf(results: readonly Result[]): Range | undefined {
  let [start, end] = [Infinity, -Infinity];
  for (const given of results.flatMap(({ Timestamps }) => Timestamps)) {
    const read = readTime(given);
    if (!("time" in read)) continue;
    start = Math.min(start, read.time);
    end = Math.max(end, read.time + 1);
  }
  return start < end ? { start, end } : undefined;
}

/** To whole periods. */
const widened = ({ start, end }: Range, period: number): Range => ({
  start: Math.floor(start / period) * period,
  end: Math.ceil(end / period) * period,
});

function pointsOf({ Timestamps, Values, place }: Result & Placed, issues: SeriesIssue[]): Point[] {
  if (Timestamps.length !== Values.length) {
    issues.push({
      place,
      message: `${Timestamps.length} timestamps and ${Values.length} values; as many of both would be right`,
    });
    return [];
  }
  return Timestamps.flatMap((timestamp, index): Point[] => {
    const read = readTime(timestamp);
    if ("time" in read)
      return [{ time: read.time, value: Values[index] ?? null, place: `${place}.Timestamps[${index}]` }];
    issues.push({ place: `${place}.Timestamps[${index}]`, message: read.message });
    return [];
  });
}
