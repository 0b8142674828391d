import type { Bounds, Statistic } from "./parse.js";

/** Samples of one period, each with how many times it was measured. */
export interface Samples {
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

/**
 * The statistics that need the samples themselves. A percentile is the smallest sample that at least that share of the
 * samples does not exceed; at the edges of a trimmed range a sample counts with the part of it that lies inside, which is
 * why a trimmed count can be a fraction.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/statistics-definitions.html
 */
export function sampleStatistic(statistic: Statistic, samples: Samples): number | null {
  if (statistic.kind === "PR") return rank(samples, statistic.bounds);
  const order = samples.values.map((_, index) => index).sort((a, b) => samples.values[a]! - samples.values[b]!);
  const sorted = order.map((index) => ({ value: samples.values[index]!, count: samples.counts[index]! }));
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  // CloudWatch has none of these statistics for a metric with negative values.
  if (total === 0 || sorted[0]!.value < 0) return null;
  if (statistic.kind === "percentile") return percentile(sorted, total, statistic.percent);
  if (!("bounds" in statistic)) throw new TypeError(`${statistic.kind} needs no samples`);
  const { bounds } = statistic;
  return bounds.by === "percent"
    ? byShare(statistic.kind, sorted, total, bounds)
    : byValue(statistic.kind, sorted, total, bounds);
}

/** The share of samples within bounds: alone of these statistics it needs no order, which matters over days of minutes. */
function rank({ values, counts }: Samples, { lower, upper }: Bounds): number | null {
  let inside = 0;
  let total = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value < 0) return null;
    total += counts[index]!;
    if (value > lower && value <= upper) inside += counts[index]!;
  }
  return total === 0 ? null : (100 * inside) / total;
}

interface Sample {
  readonly value: number;
  readonly count: number;
}

/** Shares are percent, and 7 % of 100 samples are to be 7, not 7.000000000000001. */
const share = (percent: number, total: number) => Math.round(((percent * total) / 100) * 1e9) / 1e9;

function percentile(sorted: readonly Sample[], total: number, percent: number): number {
  const rank = share(percent, total);
  let seen = 0;
  for (const { value, count } of sorted) {
    seen += count;
    if (seen >= rank) return value;
  }
  return sorted.at(-1)!.value;
}

function byShare(kind: Statistic["kind"], sorted: readonly Sample[], total: number, bounds: Bounds): number | null {
  const from = share(bounds.lower, total);
  const to = share(bounds.upper, total);
  let seen = 0;
  let count = 0;
  let sum = 0;
  let lowest: number | undefined;
  let highest = NaN;
  for (const sample of sorted) {
    const inside = Math.min(seen + sample.count, to) - Math.max(seen, from);
    seen += sample.count;
    if (inside <= 0) continue;
    count += inside;
    sum += inside * sample.value;
    lowest ??= sample.value;
    highest = sample.value;
  }
  if (lowest === undefined) return null;
  if (kind === "TC") return count;
  if (kind === "TS") return sum;
  if (kind === "WM") return (sum + from * lowest + (total - to) * highest) / total;
  return sum / count;
}

/** Bounds that are values leave out what equals the lower one and keep what equals the upper one. */
function byValue(kind: Statistic["kind"], sorted: readonly Sample[], total: number, bounds: Bounds): number | null {
  const inside = sorted.filter(({ value }) => value > bounds.lower && value <= bounds.upper);
  const count = inside.reduce((sum, sample) => sum + sample.count, 0);
  const sum = inside.reduce((all, sample) => all + sample.count * sample.value, 0);
  if (kind === "TC") return count;
  if (kind === "WM") {
    const clamped = sorted.map((sample) => sample.count * Math.min(Math.max(sample.value, bounds.lower), bounds.upper));
    return clamped.reduce((all, value) => all + value, 0) / total;
  }
  if (kind === "TS") return sum;
  return count === 0 ? null : sum / count;
}
