import { answerable, forAwsAlone, type LeftOut } from "./answerable.js";
import { evaluate } from "./evaluate.js";
import { EvaluationError } from "./errors.js";
import type { EvaluationOptions, EvaluationResult } from "./options.js";
import type { ReadSeries } from "./series/read.js";
import type { Instant } from "./time.js";
import type { AlarmSet, EvaluationAlarm } from "./types.js";

export interface Simulation {
  /** Those that were evaluated. */
  readonly alarms: readonly EvaluationAlarm[];
  readonly leftOut: readonly LeftOut[];
  readonly options: EvaluationOptions;
  readonly result: EvaluationResult;
}

/**
 * What the alarms of a file do with the series of others. Alarms that only AWS can evaluate are left out, with the reason.
 *
 * @param time from when to when; by default as long as the series
 */
export function simulate(
  set: AlarmSet,
  read: ReadSeries,
  time: { readonly start?: Instant; readonly end?: Instant } = {},
): Simulation {
  const { bands, results } = read;
  const span = spanOf(read);
  const options = { ...set, bands, results, start: time.start ?? span.start, end: time.end ?? span.end };
  const { alarms, leftOut } = answerable(set.alarms, (alarm) => forAwsAlone(alarm, options));
  return { alarms, leftOut, options, result: evaluate(alarms, read.series, options) };
}

/** From the first data to the last ones, on whole minutes. */
export function spanOf({ series, range }: Pick<ReadSeries, "series" | "range">): { start: number; end: number } {
  const starts = series.map(({ start }) => Number(start));
  const ends = series.map(({ start, period, values }) => Number(start) + period * values.length);
  const [start, end] = [range?.start, range?.end];
  const from = start ?? starts.reduce((a, b) => Math.min(a, b), Infinity);
  const to = end ?? ends.reduce((a, b) => Math.max(a, b), -Infinity);
  if (from < to) return { start: Math.floor(from / 60) * 60, end: Math.ceil(to / 60) * 60 };
  throw new EvaluationError(["series: there is none, so that nobody knows from when to when"]);
}
