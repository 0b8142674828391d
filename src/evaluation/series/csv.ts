import { parse } from "csv-parse/sync";
import { refuse, SeriesError, show, type SeriesIssue } from "./error.js";
import { readTime, seriesOf, type Point, type Range } from "./points.js";
import { identityOf, type MetricsById, type TimeSeries } from "./time-series.js";

/** How a CSV file is read. */
export interface CsvOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** Seconds: a file does not say it. */
  readonly period: number;
  /** @default from the first line's time to the last one's */
  readonly range?: Range;
  /** The metrics that columns are of, by column. @default unknown, so that `evaluate` refuses the series */
  readonly metrics?: MetricsById;
}

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Series of a CSV file: a column `timestamp` first, and one column for each series, whose name becomes its id. Times are whole
 * seconds since 1970 or ISO 8601 with a time zone, in any order; an empty cell, or a time without a line, is no data point.
 *
 * @throws SeriesError naming file, line and column, the value and what would be right
 */
export function seriesFromCsv(text: string, { file, period, range, metrics }: CsvOptions): readonly TimeSeries[] {
  const [header, ...lines] = readLines(text, file);
  const [first, ...names] = header?.record ?? [];
  const issues: SeriesIssue[] = [];
  if (first !== "timestamp")
    issues.push({ place: "line 1", message: `the first column is ${show(first ?? "")}; timestamp would be right` });
  if (names.length === 0) issues.push({ place: "line 1", message: "no column of values behind timestamp" });
  names.forEach((name, index) => {
    if (name === "") issues.push({ place: "line 1", message: `column ${index + 2} has no name` });
    else if (names.indexOf(name) < index) issues.push({ place: "line 1", message: `a second column ${show(name)}` });
  });
  refuse(file, issues);

  const columns = names.map((): Point[] => []);
  for (const { record, info } of lines) {
    const [timestamp, ...cells] = record;
    const read = readTime(timestamp);
    if ("message" in read) {
      issues.push({ place: `line ${info.lines}, column timestamp`, message: read.message });
      continue;
    }
    cells.forEach((cell, index) => {
      const place = `line ${info.lines}, column ${names[index]}`;
      const value = cell === "" ? null : plainNumber.test(cell) ? Number(cell) : NaN;
      if (value === null || Number.isFinite(value)) columns[index]?.push({ time: read.time, value, place });
      else issues.push({ place, message: `${show(cell)} is no number; an empty cell stands for no data point` });
    });
  }
  if (issues.length > 0) throw new SeriesError(file, issues);
  const series = columns.map((points, index) =>
    seriesOf(points, period, range, identityOf(names[index]!, {}, metrics), issues),
  );
  refuse(file, issues);
  return series.filter((one) => one !== undefined);
}

function readLines(text: string, file: string): readonly Line[] {
  try {
    return parse(text, { bom: true, info: true, skip_empty_lines: true, trim: true }) as unknown as Line[];
  } catch (error) {
    throw new SeriesError(file, [{ place: "", message: `is no CSV: ${(error as Error).message}` }]);
  }
}
