import { parse } from "csv-parse/sync";
import { seriesFromCsv } from "./csv.js";
import { refuse, SeriesError, show, type SeriesIssue } from "./error.js";
import { seriesFromGetMetricData } from "./get-metric-data.js";
import { contentOf } from "./json.js";
import { type MetricDataQueries, readMetricDataQueries } from "./metric-data-queries.js";
import type { Range } from "./points.js";
import { readSeriesFile, type SeriesFile } from "./series-file.js";

/** A file as text, by the name that messages call it. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

export interface ReadSeries extends SeriesFile {
  /** What CloudWatch said of the data, and what was left out of it. */
  readonly notes: readonly string[];
  /** From when to when data were asked for, where the queries say so. */
  readonly range?: Range;
}

/**
 * Reads series from files of any form: what `aws cloudwatch get-metric-data` printed, page after page; CSV with a column
 * `timestamp`; or a file of series. The first two do not say which metrics they hold: the queries do, by id or column.
 *
 * @param queries the file that get-metric-data was given as `--metric-data-queries` or `--cli-input-json`
 * @throws SeriesError naming file and place, the value and what would be right
 */
export function readSeries(files: readonly TextFile[], queries?: TextFile): ReadSeries {
  const asked = queries && readMetricDataQueries({ file: queries.file, content: queries.text });
  const sorted = files.map((file) => ({ file, form: formOf(file) }));
  const of = (form: Form) => sorted.filter((one) => one.form === form).map(({ file }) => file);
  const pages = of("pages").map(({ file, text }) => ({ file, content: text }));
  const notes: string[] = [];
  const series: SeriesFile["series"][number][] = [];
  if (pages.length > 0) {
    const from = askedFor(asked, pages[0]!.file);
    const answer = seriesFromGetMetricData(pages, { period: from.periods, metrics: from.metrics });
    series.push(...answer.series);
    notes.push(...answer.messages);
  }
  for (const { file, text } of of("csv")) series.push(...fromCsv(file, text, askedFor(asked, file)));
  const own = of("series").map(({ file, text }) => readSeriesFile({ file, content: text }));
  const expressions = new Set(asked?.expressions);
  for (const { id } of series) {
    if (expressions.has(id!)) notes.push(`${id}: left out, as it is an expression; ask for the metrics that it reads`);
  }
  return {
    series: [...series.filter(({ id }) => !expressions.has(id!)), ...own.flatMap((one) => one.series)],
    bands: own.flatMap(({ bands }) => bands),
    results: own.flatMap(({ results }) => results),
    notes,
    ...(asked?.range === undefined ? undefined : { range: asked.range }),
  };
}

type Form = "pages" | "csv" | "series";

function formOf({ file, text }: TextFile): Form {
  if (/\.csv$/i.test(file) || /^\uFEFF?timestamp\s*,/.test(text)) return "csv";
  const content = contentOf({ file, content: text });
  const first: unknown = Array.isArray(content) ? content[0] : content;
  const has = (key: string) => typeof first === "object" && first !== null && Object.hasOwn(first, key);
  if (has("MetricDataResults")) return "pages";
  if (has("series")) return "series";
  const what =
    'holds no series: what aws cloudwatch get-metric-data prints (with "MetricDataResults"), a CSV with a column timestamp, ' +
    'or a file of series (with "series") would be right';
  throw new SeriesError(file, [{ place: "", message: what }]);
}

function askedFor(asked: MetricDataQueries | undefined, file: string): MetricDataQueries {
  if (asked) {
    const periods = { ...Object.fromEntries(asked.expressions.map((id) => [id, 60])), ...asked.periods };
    return { ...asked, periods };
  }
  const what =
    "does not say which metrics it holds: give the file that get-metric-data was given as --metric-data-queries too";
  throw new SeriesError(file, [{ place: "", message: what }]);
}

/** A file of CSV has one period: that of its columns' queries. */
function fromCsv(file: string, text: string, { metrics, periods }: MetricDataQueries): SeriesFile["series"] {
  const issues: SeriesIssue[] = [];
  const [header = []] = parse(text, { bom: true, to_line: 1, trim: true }) as string[][];
  const known = header.slice(1).map((column) => {
    if (Object.hasOwn(periods, column)) return periods[column]!;
    const ids = Object.keys(periods).map(show).join(", ") || "none";
    issues.push({ place: `line 1, column ${column}`, message: `the queries have no such id; they have ${ids}` });
    return undefined;
  });
  const period = known.find((one) => one !== undefined);
  if (known.some((one) => one !== undefined && one !== period)) {
    issues.push({
      place: "line 1",
      message: "the queries of its columns have different periods: a file for each period",
    });
  }
  refuse(file, issues);
  return seriesFromCsv(text, { file, period: period ?? 60, metrics });
}
