import type { Statistic } from "../statistics/parse.js";
import { sampleStatistic } from "../statistics/samples.js";
import type { Entries } from "./entries.js";

/** The value of a metric over one period that ends at a given time. */
export interface WindowValue {
  /** NaN where the period has no data. */
  readonly value: number;
  readonly samples: number;
  /** Whether all data of the period had arrived, so that the value is final. */
  readonly complete: boolean;
}

/**
 * How entries become one value: a statistic of samples, or the joining of values that are a statistic already
 * (`"single"` where such values cannot be joined).
 */
export type Joining = Statistic | { readonly kind: "single" };

const empty: WindowValue = { value: NaN, samples: 0, complete: true };

/** Periods of any end over one metric's entries. */
export class Windows {
  readonly #first: Int32Array;
  /** Whether every point is seen as soon as its bin ends. */
  readonly prompt: boolean;

  constructor(
    private readonly entries: Entries,
    private readonly joining: Joining,
    /** Seconds of one bin: every period and every end is a multiple of it. */
    private readonly bin: number,
    private readonly origin: number,
    bins: number,
    /** Seconds after the end of its bin until a point is seen. */
    private readonly delay: number,
  ) {
    this.prompt = delay === 0 && (entries.arrival?.every(Number.isNaN) ?? true);
    this.#first = new Int32Array(bins + 1).fill(entries.length);
    for (let row = entries.length - 1; row >= 0; row--) {
      this.#first[Math.floor((entries.time[row]! - origin) / bin)] = row;
    }
    for (let index = bins - 1; index >= 0; index--) {
      this.#first[index] = Math.min(this.#first[index]!, this.#first[index + 1]!);
    }
  }

  /** Over `[from, to)`, bins counted from the origin, as seen at `now`. */
  over(from: number, to: number, now: number): WindowValue {
    const begin = this.#first[from]!;
    const end = this.#first[to]!;
    if (begin === end) return empty;
    if (!("bounds" in this.joining) && this.joining.kind !== "percentile") return this.#simple(begin, end, now);
    return this.#ofSamples(this.joining, begin, end, now);
  }

  #seen(row: number, now: number): boolean {
    const arrival = this.entries.arrival?.[row] ?? NaN;
    if (!Number.isNaN(arrival)) return arrival <= now;
    const bin = Math.floor((this.entries.time[row]! - this.origin) / this.bin);
    return this.origin + (bin + 1) * this.bin + this.delay <= now;
  }

  #simple(begin: number, end: number, now: number): WindowValue {
    const { entries } = this;
    let complete = true;
    let samples = 0;
    let sum = 0;
    let minimum = Infinity;
    let maximum = -Infinity;
    let rows = 0;
    for (let row = begin; row < end; row++) {
      if (!this.prompt && !this.#seen(row, now)) {
        complete = false;
        continue;
      }
      rows++;
      samples += entries.count[row]!;
      sum += entries.sum[row]!;
      if (entries.minimum[row]! < minimum) minimum = entries.minimum[row]!;
      if (entries.maximum[row]! > maximum) maximum = entries.maximum[row]!;
    }
    if (rows === 0) return { value: NaN, samples: 0, complete };
    return { value: valueOf(this.joining.kind, { rows, samples, sum, minimum, maximum }), samples, complete };
  }

  #ofSamples(statistic: Statistic, begin: number, end: number, now: number): WindowValue {
    const { entries } = this;
    let complete = true;
    let opaque = false;
    const values: number[] = [];
    const counts: number[] = [];
    for (let row = begin; row < end; row++) {
      if (!this.prompt && !this.#seen(row, now)) complete = false;
      else if (entries.opaque?.[row] === 1) opaque = true;
      else {
        values.push(entries.minimum[row]!);
        counts.push(entries.count[row]!);
      }
    }
    const samples = counts.reduce((all, count) => all + count, 0);
    // A statistic set hides its samples, and CloudWatch has then no such statistic for the period.
    const value = opaque ? null : sampleStatistic(statistic, { values, counts });
    return { value: value ?? NaN, samples, complete };
  }
}

interface Totals {
  readonly rows: number;
  readonly samples: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

function valueOf(kind: Joining["kind"], { rows, samples, sum, minimum, maximum }: Totals): number {
  if (kind === "Sum") return sum;
  if (kind === "Average") return sum / samples;
  if (kind === "Minimum") return minimum;
  if (kind === "Maximum") return maximum;
  if (kind === "SampleCount") return samples;
  return rows === 1 ? sum : NaN;
}
