import { comparison } from "./comparison.js";
import { contextOf } from "./context.js";
import type { MetricSeries } from "./data/series.js";
import { Problems, show } from "./errors.js";
import { timelineInput } from "./metric/evaluate.js";
import type { EvaluationOptions } from "./options.js";
import type { MetricAlarm } from "./types.js";

/** What an alarm compares with its threshold: one value a period, NaN where one is missing. */
export interface WatchedValues {
  /** Epoch seconds of the beginning of the first period: a multiple of the period. */
  readonly start: number;
  /** Seconds. */
  readonly period: number;
  readonly values: readonly number[];
  /** Of an alarm that compares with a band; as long as the values. */
  readonly band?: { readonly lower: readonly number[]; readonly upper: readonly number[] };
}

/**
 * The values that a metric alarm watches, in whole periods of the clock and once all data have arrived: for a drawing of what
 * `evaluate` tells.
 *
 * @throws EvaluationError as `evaluate` does
 */
export function watchedValues(
  alarm: MetricAlarm,
  series: readonly MetricSeries[],
  options: EvaluationOptions,
): WatchedValues {
  const problems = new Problems();
  const { context } = contextOf(series, options, problems);
  problems.throwIfAny();
  const { grid, values, band } = timelineInput(alarm, `alarms[${show(alarm.name)}]`, context);
  const period = grid.period * grid.bin;
  const start = Math.floor(context.start / period) * period;
  const length = Math.max(1, Math.floor((context.end - start) / period));
  const starts = Array.from({ length }, (_, index) => start + index * period);
  const ends = starts.map((from) => (from + period - grid.origin) / grid.bin).filter((end) => end <= grid.bins);
  const seen = values.over(alarm.watched, ends, Infinity).values;
  const operator = comparison(alarm.comparisonOperator);
  if (!band || typeof operator === "string") return { start, period, values: seen };
  return { start, period, values: seen, band: { lower: starts.map(band.lower), upper: starts.map(band.upper) } };
}
