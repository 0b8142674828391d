import type { Problems } from "../errors.js";
import { show } from "../errors.js";
import { seconds } from "../time.js";
import type { MetricPoint, MetricSeries, PointSeries, RegularSeries } from "./series.js";

/**
 * What was measured, in columns and in the order of time: a thousand histories of two weeks are twenty million points,
 * which do not fit in memory as objects.
 */
export interface Entries {
  readonly length: number;
  /** Epoch seconds. */
  readonly time: Float64Array;
  /** The sum of the samples of the entry. */
  readonly sum: Float64Array;
  readonly count: Float64Array;
  readonly minimum: Float64Array;
  readonly maximum: Float64Array;
  /** Epoch seconds; NaN where nothing but the delay holds it up, as with all entries of a series without it. */
  readonly arrival?: Float64Array;
  /** Whether an entry is a statistic set that hides its samples; none does in a series without it. */
  readonly opaque?: Uint8Array;
}

/** Reads a series within `[from, to)`; every problem names its place. */
export function toEntries(series: MetricSeries, place: string, from: number, to: number, problems: Problems): Entries {
  return "points" in series ? ofPoints(series, place, from, to, problems) : ofValues(series, place, from, to, problems);
}

function columns(length: number): Required<Entries> {
  const column = () => new Float64Array(length);
  return {
    length,
    time: column(),
    sum: column(),
    count: column(),
    minimum: column(),
    maximum: column(),
    arrival: column().fill(NaN),
    opaque: new Uint8Array(length),
  };
}

function ofValues(series: RegularSeries, place: string, from: number, to: number, problems: Problems): Entries {
  const { period: step, values } = series;
  const start = seconds(series.start);
  if (typeof start === "string") problems.add(`${place}.start`, start);
  if (!(Number.isFinite(step) && step > 0))
    problems.add(`${place}.period`, `${show(step)} is not a number of seconds above 0`);
  if (typeof start === "string" || !(step > 0)) return columns(0);
  const first = Math.max(0, Math.ceil((from - start) / step));
  const last = Math.min(values.length, Math.ceil((to - start) / step));
  const time = new Float64Array(Math.max(0, last - first));
  const sum = new Float64Array(time.length);
  let length = 0;
  for (let index = first; index < last; index++) {
    const value = values[index];
    if (value === null || value === undefined || Number.isNaN(value)) continue;
    if (!Number.isFinite(value)) {
      problems.add(`${place}.values[${index}]`, `${show(value)} is not a number; a missing value is null`);
      continue;
    }
    time[length] = start + index * step;
    sum[length++] = value;
  }
  return { length, time, sum, count: new Float64Array(length).fill(1), minimum: sum, maximum: sum };
}

function ofPoints(series: PointSeries, place: string, from: number, to: number, problems: Problems): Entries {
  const { storageResolution = 60 } = series;
  if (storageResolution !== 1 && storageResolution !== 60) {
    problems.add(`${place}.storageResolution`, `${show(storageResolution)} is not 1 or 60`);
    return columns(0);
  }
  const rows = series.points.flatMap((point, index) => rowsOf(point, `${place}.points[${index}]`, problems));
  for (const row of rows) row.time = Math.floor(row.time / storageResolution) * storageResolution;
  const kept = rows.filter(({ time }) => time >= from && time < to).sort((a, b) => a.time - b.time);
  const entries = columns(kept.length);
  for (const [index, row] of kept.entries()) {
    entries.time[index] = row.time;
    entries.sum[index] = row.sum;
    entries.count[index] = row.count;
    entries.minimum[index] = row.minimum;
    entries.maximum[index] = row.maximum;
    entries.arrival[index] = row.arrival;
    entries.opaque[index] = row.opaque ? 1 : 0;
  }
  return entries;
}

interface Row {
  time: number;
  readonly sum: number;
  readonly count: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly arrival: number;
  readonly opaque: boolean;
}

function rowsOf(point: MetricPoint, place: string, problems: Problems): Row[] {
  const time = seconds(point.timestamp);
  const arrival = point.arrival === undefined ? NaN : seconds(point.arrival);
  if (typeof time === "string") problems.add(`${place}.timestamp`, time);
  if (typeof arrival === "string") problems.add(`${place}.arrival`, arrival);
  const { value, values, counts, statisticValues: set } = point;
  if ([value, values, set].filter((given) => given !== undefined).length !== 1) {
    problems.add(place, "give one of value, values, statisticValues");
    return [];
  }
  if (typeof time === "string" || typeof arrival === "string") return [];
  if (set) {
    const { sampleCount: count, sum, minimum, maximum } = set;
    const fits = [count, sum, minimum, maximum].every(Number.isFinite) && count > 0 && minimum <= maximum;
    if (!fits)
      problems.add(`${place}.statisticValues`, `${show(set)} is not { sampleCount > 0, sum, minimum <= maximum }`);
    const opaque = minimum !== maximum || Math.abs(sum - minimum * count) > 1e-9 * Math.abs(sum);
    return fits ? [{ time, sum, count, minimum, maximum, arrival, opaque }] : [];
  }
  const samples = values ?? [value!];
  const times = counts ?? samples.map(() => 1);
  if (times.length !== samples.length) {
    problems.add(`${place}.counts`, `${times.length} counts for ${samples.length} values: one each`);
    return [];
  }
  return samples.flatMap((sample, index) => {
    const count = times[index]!;
    if (Number.isFinite(sample) && Number.isFinite(count) && count > 0) {
      return [{ time, sum: sample * count, count, minimum: sample, maximum: sample, arrival, opaque: false }];
    }
    problems.add(place, `${show(sample)}, measured ${show(count)} times, is not a number and a count above 0`);
    return [];
  });
}

/** Several series of one metric, in the order of time. */
export function merge(parts: readonly Entries[]): Entries {
  if (parts.length === 1) return parts[0]!;
  const all = columns(parts.reduce((length, part) => length + part.length, 0));
  let row = 0;
  for (const part of parts) {
    for (const column of plain) all[column].set(part[column].subarray(0, part.length), row);
    if (part.arrival) all.arrival.set(part.arrival, row);
    if (part.opaque) all.opaque.set(part.opaque, row);
    row += part.length;
  }
  const order = Array.from({ length: all.length }, (_, index) => index);
  return select(
    all,
    order.sort((a, b) => all.time[a]! - all.time[b]!),
  );
}

const plain = ["time", "sum", "count", "minimum", "maximum"] as const;

/** These rows, in this order. */
export function select(entries: Entries, rows: readonly number[]): Entries {
  const selected = columns(rows.length);
  for (const column of plain) rows.forEach((row, index) => (selected[column][index] = entries[column][row]!));
  if (entries.arrival) rows.forEach((row, index) => (selected.arrival[index] = entries.arrival![row]!));
  if (entries.opaque) rows.forEach((row, index) => (selected.opaque[index] = entries.opaque![row]!));
  return selected;
}
