import {
  type MetricIdentity,
  SeriesError,
  seriesFromArray,
  seriesFromNotation,
  type TimeSeries,
} from "../evaluation/index.js";

/** When a test begins unless it says otherwise: midnight of a Monday, UTC. */
export const testStart = Date.UTC(2026, 0, 5) / 1000;

export interface TestSeriesOptions {
  readonly metric: MetricIdentity;
  /** Seconds between two values. @default 60 */
  readonly period?: number;
  /** Epoch seconds of the first value. @default `testStart` */
  readonly start?: number;
}

/**
 * A series of a metric: `"0x30 1 _x10"` (thirty-one zeros, a one, ten periods without data), or numbers and null.
 *
 * @throws SeriesError naming every part that is wrong
 */
export function series(values: string | readonly (number | null)[], options: TestSeriesOptions): TimeSeries {
  checkGiven(values, options);
  const { metric, period = 60, start = testStart } = options;
  const grid = { start, period };
  return typeof values === "string" ? seriesFromNotation(values, grid, metric) : seriesFromArray(values, grid, metric);
}

/** What is nothing like its type, as in plain JavaScript. */
function checkGiven(values: unknown, options: unknown): void {
  const { metric } = (options ?? {}) as { readonly metric?: unknown };
  const issues = [
    ...(typeof values === "string" || Array.isArray(values)
      ? []
      : [
          {
            place: "values",
            message: `${String(values)} is none; "0x30 1 _x10", or a list of numbers and null, would be right`,
          },
        ]),
    ...(typeof metric === "object" && metric !== null
      ? []
      : [
          {
            place: "options.metric",
            message: `${String(metric)} is no metric; { namespace, metricName } would be right`,
          },
        ]),
  ];
  if (issues.length > 0) throw new SeriesError("series", issues);
}
