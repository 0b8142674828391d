import { refuse, show, type SeriesIssue } from "./error.js";
import type { MetricIdentity } from "../data/series.js";
import { isPeriod, mostValues, type Grid, type TimeSeries } from "./time-series.js";

const number = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
const expanding = new RegExp(`^(?<first>${number})(?:(?<sign>[+-])(?<step>${number}))?(?:x(?<times>\\d+))?$`);
const gap = /^_(?:x(?<times>\d+))?$/;

/**
 * A series in promtool's notation: `5` one value, `_` none, `0x30` 0 and thirty times more, `1+2x3` 1 3 5 7, `9-2x3` 9 7 5 3,
 * `_x10` ten periods without a value.
 *
 * @param grid `{ start: 1775001600, period: 60 }`
 * @param metric which metric it is of, for `evaluate`
 * @throws SeriesError naming every part that is none, and `stale`: a metric of CloudWatch has a value or none
 * @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series
 */
export function seriesFromNotation(notation: string, grid: Grid, metric?: MetricIdentity): TimeSeries {
  const issues: SeriesIssue[] = [];
  const values: (number | null)[] = [];
  notation
    .split(/\s+/)
    .filter(Boolean)
    .forEach((word, index) => {
      const read = readWord(word, mostValues - values.length);
      if (typeof read === "string") issues.push({ place: `part ${index + 1}`, message: read });
      else for (const value of read) values.push(value);
    });
  if (values.length === 0 && issues.length === 0) {
    issues.push({
      place: "",
      message: "has no value; 0x30 1 _x10 would be thirty-one zeros, a one and ten periods without",
    });
  }
  refuse(show(notation), [...issues, ...gridIssues(grid)]);
  return { ...metric, ...grid, values };
}

/**
 * A series from numbers, `null` where there is no data point.
 *
 * @throws SeriesError naming every value that is neither
 */
export function seriesFromArray(values: readonly (number | null)[], grid: Grid, metric?: MetricIdentity): TimeSeries {
  const issues = Array.from(values, (value, index): SeriesIssue[] =>
    value === null || Number.isFinite(value)
      ? []
      : [{ place: `[${index}]`, message: `${String(value)} is no value; a number, or null for none, would be right` }],
  ).flat();
  refuse(metric?.id ?? "series", [...issues, ...gridIssues(grid)]);
  return { ...metric, ...grid, values: [...values] };
}

function readWord(word: string, room: number): (number | null)[] | string {
  if (/^stale/.test(word))
    return `${show(word)}: a metric of CloudWatch has a value in a period or none; _ stands for none`;
  const missing = gap.exec(word)?.groups;
  const { first, sign, step, times } = expanding.exec(word)?.groups ?? {};
  if (!missing && first === undefined) {
    return `${show(word)} is none of 5, _, 0x30, 1+2x10, 9-2x3 and _x10`;
  }
  if (step !== undefined && times === undefined)
    return `${show(word)} does not say how often; ${word}x10 would be ten times more`;
  const length = missing ? Number(missing["times"] ?? 1) : Number(times ?? 0) + 1;
  if (length > room) return `${show(word)}: the series would be longer than ${mostValues} values`;
  if (missing) return new Array<null>(length).fill(null);
  const by = Number(step ?? 0) * (sign === "-" ? -1 : 1);
  const values = Array.from({ length }, (_, index) => Number(first) + index * by);
  return values.every(Number.isFinite) ? values : `${show(word)} leaves what a number can hold`;
}

function gridIssues({ start, period }: Grid): SeriesIssue[] {
  return [
    ...(Number.isInteger(start) && start >= 0
      ? []
      : [{ place: "start", message: `${start} is no time; whole seconds since 1970 would be right` }]),
    ...(isPeriod(period)
      ? []
      : [{ place: "period", message: `${period}; 1, 5, 10, 20, 30 or a multiple of 60 seconds would be right` }]),
  ];
}
