/** A time series while it is computed with: one value a period, NaN where there is none. */
export type Points = Float64Array;

/** AWS's types of data: a scalar, a time series, an array of time series; and what some functions take besides. */
export type Value =
  | { readonly kind: "S"; readonly number: number }
  | { readonly kind: "TS"; readonly points: Points }
  | { readonly kind: "TS[]"; readonly series: readonly Points[] }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "string"; readonly text: string };

/** What AWS leaves open, as this evaluator reads it unless told otherwise. */
export interface MathReadings {
  /**
   * What an operator or an aggregate gives at a time for which none of its time series has a value: nothing, or what 0 in
   * all of them gives. AWS: "Missing values in a time series are treated as 0", and of comparisons that this is so where
   * "only one of the time series has a value".
   * @default "missing"
   */
  readonly noneHasValue: "missing" | "zero";
  /**
   * What `STDDEV` divides by: the number of values, or one less.
   * @default "population"
   */
  readonly standardDeviation: "population" | "sample";
}

export const defaultMathReadings: MathReadings = { noneHasValue: "missing", standardDeviation: "population" };

/** Where and how an expression is evaluated. */
export interface Run {
  /** Seconds since 1970 at which each period begins. */
  readonly timestamps: readonly number[];
  readonly period: number;
  readonly readings: MathReadings;
  /** The metrics of the request by id, in their order: what `METRICS()` returns. */
  readonly metrics: ReadonlyMap<string, Points>;
  /** Refuses the call at hand. */
  readonly fail: (message: string) => never;
}

export const scalar = (number: number): Value => ({ kind: "S", number });
export const series = (points: Points): Value => ({ kind: "TS", points });
export const seriesList = (list: readonly Points[]): Value => ({ kind: "TS[]", series: list });

/** NaN is what differs from itself. Not `Number.isNaN`: under jest, looking up a global takes longer than all else here. */
export const isMissing = (value: number): boolean => value !== value;

const none = NaN;

/** CloudWatch holds no infinite value and none that is no number: such a data point is dropped, as at a division by zero. */
export const orMissing = (value: number): number => (value - value === 0 ? value : none);

/** As `points.map`, which takes several times as long. */
export function mapPoints(points: Points, transform: (point: number, index: number) => number): Points {
  const result = new Float64Array(points.length);
  for (let index = 0; index < result.length; index += 1) result[index] = transform(points[index] as number, index);
  return result;
}

export const missing = (length: number): Points => new Float64Array(length).fill(NaN);

/** What stands in messages for a value. */
export const describe = (value: Value): string =>
  value.kind === "word" ? value.word : value.kind === "string" ? "a text" : value.kind;
