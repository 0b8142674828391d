import { z } from "zod";
import type { BandSeries, ResultSeries, RegularSeries } from "../data/series.js";
import { refuse, SeriesError, type SeriesIssue } from "./error.js";
import { contentOf, exactly, finite, type JsonFile, listOf, shaped, text, time } from "./json.js";
import { seriesFromArray, seriesFromNotation } from "./notation.js";
import { readTime } from "./points.js";

/** What a file of series holds. */
export interface SeriesFile {
  readonly series: readonly RegularSeries[];
  readonly bands: readonly BandSeries[];
  readonly results: readonly ResultSeries[];
}

const values = z.union([text, listOf(finite.nullable())], {
  error: "is not a text such as 0x30 1 _x10, or a list of numbers and null",
});
const grid = { start: time.optional(), period: finite.optional() };
const series = exactly({
  namespace: text,
  metricName: text,
  dimensions: z.record(z.string(), text, { error: "is not a map of texts" }).optional(),
  unit: text.optional(),
  statistic: text.optional(),
  values,
  ...grid,
});
const band = exactly({ alarm: text, lower: values, upper: values, ...grid });
const result = exactly({ alarm: text, id: text, values, ...grid });
const whole = exactly({
  series: listOf(series),
  bands: listOf(band).optional(),
  results: listOf(result).optional(),
  ...grid,
});

type Grid = Pick<z.infer<typeof whole>, "start" | "period">;

/**
 * Reads a file of series: `{ start, period, series: [{ namespace, metricName, dimensions, values }] }`, with values in
 * promtool's notation or as numbers and null. `start` and `period` (60) of the file hold for all that have none of their own.
 * `bands` and `results` are what only AWS can compute, by alarm.
 *
 * @throws SeriesError naming file and place, the value and what would be right
 */
export function readSeriesFile(file: JsonFile): SeriesFile {
  const content = shaped(file.file, "", contentOf(file), whole);
  const issues: SeriesIssue[] = [];
  const read = (place: string, own: Grid, given: z.infer<typeof values>) => {
    const { start = content.start, period = content.period ?? 60 } = own;
    const moment = readTime(start);
    if (start === undefined)
      issues.push({ place, message: "no start: give one here or to the file, such as 2026-03-02T09:00:00Z" });
    else if ("message" in moment) issues.push({ place: `${place}.start`, message: moment.message });
    const on = { start: "time" in moment ? moment.time : 0, period };
    try {
      return typeof given === "string" ? seriesFromNotation(given, on) : seriesFromArray(given, on);
    } catch (error) {
      if (!(error instanceof SeriesError)) throw error;
      issues.push(...error.issues.map((one) => ({ ...one, place: [place, one.place].filter(Boolean).join(": ") })));
      return { ...on, values: [] };
    }
  };
  const found = {
    series: content.series.map(({ values: given, start, period, ...metric }, index) => ({
      ...metric,
      ...read(`series[${index}]`, { start, period }, given),
    })),
    bands: (content.bands ?? []).map(({ alarm, lower, upper, ...own }, index) => {
      const { values: below, ...on } = read(`bands[${index}].lower`, own, lower);
      return { alarm, ...on, lower: below, upper: read(`bands[${index}].upper`, own, upper).values };
    }),
    results: (content.results ?? []).map(({ alarm, id, values: given, ...own }, index) => ({
      alarm,
      id,
      ...read(`results[${index}]`, own, given),
    })),
  };
  refuse(file.file, issues);
  return found;
}
