import type { Statistic } from "../statistics/parse.js";
import { sampleStatistic } from "../statistics/samples.js";
import { type Entries, select } from "./entries.js";

/** The value of a metric over one period that ends at a given time. */
export interface WindowValue {
  /** NaN where the period has no data. */
  readonly value: number;
  /** Of statistics that need the samples; NaN of all others. */
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
    if (this.prompt) return combine(this.joining, this.entries, begin, end, true);
    const rows = Array.from({ length: end - begin }, (_, index) => begin + index).filter((row) => this.#seen(row, now));
    const complete = rows.length === end - begin;
    if (complete) return combine(this.joining, this.entries, begin, end, true);
    return combine(this.joining, select(this.entries, rows), 0, rows.length, false);
  }

  #seen(row: number, now: number): boolean {
    const arrival = this.entries.arrival?.[row] ?? NaN;
    if (!Number.isNaN(arrival)) return arrival <= now;
    const bin = Math.floor((this.entries.time[row]! - this.origin) / this.bin);
    return this.origin + (bin + 1) * this.bin + this.delay <= now;
  }
}

/** The entries `[begin, end)` as one value. */
function combine(joining: Joining, entries: Entries, begin: number, end: number, complete: boolean): WindowValue {
  if ("bounds" in joining || joining.kind === "percentile") return ofSamples(joining, entries, begin, end, complete);
  return { value: simple(joining.kind, entries, begin, end), samples: NaN, complete };
}

function simple(kind: Joining["kind"], entries: Entries, begin: number, end: number): number {
  if (begin === end) return NaN;
  switch (kind) {
    case "Sum":
      return total(entries.sum, begin, end);
    case "Average":
      return total(entries.sum, begin, end) / total(entries.count, begin, end);
    case "SampleCount":
      return total(entries.count, begin, end);
    case "Minimum": {
      let minimum = Infinity;
      for (let row = begin; row < end; row++) if (entries.minimum[row]! < minimum) minimum = entries.minimum[row]!;
      return minimum;
    }
    case "Maximum": {
      let maximum = -Infinity;
      for (let row = begin; row < end; row++) if (entries.maximum[row]! > maximum) maximum = entries.maximum[row]!;
      return maximum;
    }
    default:
      return end - begin === 1 ? entries.sum[begin]! : NaN;
  }
}

function total(column: Float64Array | Uint8Array, begin: number, end: number): number {
  let sum = 0;
  for (let row = begin; row < end; row++) sum += column[row]!;
  return sum;
}

function ofSamples(statistic: Statistic, entries: Entries, begin: number, end: number, complete: boolean): WindowValue {
  const values: number[] = [];
  const counts: number[] = [];
  for (let row = begin; row < end; row++) {
    values.push(entries.minimum[row]!);
    counts.push(entries.count[row]!);
  }
  const samples = total(entries.count, begin, end);
  // A statistic set hides its samples, and CloudWatch has then no such statistic for the period.
  const opaque = entries.opaque !== undefined && total(entries.opaque, begin, end) > 0;
  const value = opaque ? null : sampleStatistic(statistic, { values, counts });
  return { value: value ?? NaN, samples, complete };
}
