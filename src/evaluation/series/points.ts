import { show, type SeriesIssue } from "./error.js";
import type { MetricIdentity } from "../data/series.js";
import { isPeriod, mostValues, type TimeSeries } from "./time-series.js";

/** A data point as a file has it. */
export interface Point {
  readonly time: number;
  readonly value: number | null;
  /** Where the file has it. */
  readonly place: string;
}

/** From when to when a series is, where its first and last data points do not say: `end` is no longer in it. */
export interface Range {
  /** Seconds since 1970. */
  readonly start: number;
  /** Seconds since 1970. */
  readonly end: number;
}

/** Seconds beyond this are milliseconds that somebody forgot to divide: the year 5138. */
const latest = 1e11;

/** ISO 8601 with a time zone, as the AWS CLI and JavaScript write it. */
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Seconds since 1970 of a time in a file, or what would be right. */
export function readTime(given: unknown): { time: number } | { message: string } {
  const number =
    typeof given === "number"
      ? given
      : typeof given === "string" && /^\d+(\.0+)?$/.test(given)
        ? Number(given)
        : undefined;
  const time = number ?? (typeof given === "string" && isoTime.test(given) ? Date.parse(given) / 1000 : NaN);
  if (time >= latest)
    return { message: `${show(given)} is too late for seconds since 1970; milliseconds are divided by 1000` };
  if (Number.isInteger(time) && time >= 0) return { time };
  return {
    message: `${show(given)} is no time; whole seconds since 1970 or 2026-04-01T00:00:00Z with a time zone would be right`,
  };
}

/** Data points in any order as a series; what no data point stands for is missing. */
export function seriesOf(
  points: readonly Point[],
  period: number,
  range: Range | undefined,
  metric: MetricIdentity,
  issues: SeriesIssue[],
): TimeSeries | undefined {
  const times = points.map(({ time }) => time);
  const start = range?.start ?? times.reduce((a, b) => Math.min(a, b), Infinity);
  const last = times.reduce((a, b) => Math.max(a, b), start);
  const end = range?.end ?? start + (Math.floor((last - start) / period) + 1) * period;
  const issue = lengthIssue(start, end, period);
  if (issue !== undefined) {
    issues.push({ place: metric.id ?? metric.label ?? "", message: issue });
    return undefined;
  }
  const values = new Array<number | null>((end - start) / period).fill(null);
  const places = new Map<number, string>();
  for (const { time, value, place } of points) {
    const before = places.get(time);
    places.set(time, place);
    if (before !== undefined)
      issues.push({ place, message: `a second value for ${iso(time)}; the first is at ${before}` });
    if (time < start || time >= end) {
      issues.push({ place, message: `${iso(time)} is not from ${iso(start)} to before ${iso(end)}` });
    } else if ((time - start) % period !== 0) {
      issues.push({
        place,
        message: `${iso(time)} is not a multiple of the period of ${period} seconds after ${iso(start)}`,
      });
    } else values[(time - start) / period] = value;
  }
  return { ...metric, start, period, values };
}

function lengthIssue(start: number, end: number, period: number): string | undefined {
  if (!isPeriod(period)) return `the period is ${period}; 1, 5, 10, 20, 30 or a multiple of 60 seconds would be right`;
  if (!Number.isFinite(start)) return "has no data point, so that nobody knows when it is: give a range";
  if (end <= start || (end - start) % period !== 0) {
    return `from ${iso(start)} to ${iso(end)} is no number of periods of ${period} seconds`;
  }
  const length = (end - start) / period;
  if (length > mostValues) return `is ${length} periods long; CloudWatch keeps ${mostValues} minutes`;
  return undefined;
}

const iso = (time: number): string => new Date(time * 1000).toISOString().replace(".000Z", "Z");
