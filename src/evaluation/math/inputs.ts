import {
  isMissing,
  missing,
  orMissing,
  defaultMathReadings,
  series,
  seriesList,
  type MathReadings,
  type Points,
  type Run,
  type Value,
} from "./values.js";

/** Values of a time series, one a period, `null` where there is no data point. */
export type SeriesValues = readonly (number | null)[];

/** Time series by id; a list of them where another expression gave more than one. */
export type Inputs = Readonly<Record<string, SeriesValues | readonly SeriesValues[]>>;

/** When the values are, and what else an expression may need. */
export interface Context {
  /** Seconds since 1970 at which the periods begin, one for each value. */
  readonly timestamps: readonly number[];
  /** Seconds: what `PERIOD` gives. */
  readonly period: number;
  /**
   * Which inputs are metrics: what `METRICS()` stands for, and all that `PERIOD` takes.
   * @default every input
   */
  readonly metrics?: readonly string[];
  /**
   * What calls return that ask AWS for data, by the text of the call: `"ANOMALY_DETECTION_BAND(m1, 2)"` → lower and upper
   * limit, `"SERVICE_QUOTA(m1)"` → one series. An expression without it is refused with the text to use.
   * @default none
   */
  readonly supplied?: Readonly<Record<string, readonly SeriesValues[]>>;
  /** @default {@link defaultMathReadings} */
  readonly readings?: Partial<MathReadings>;
}

/** Ids as in https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html */
const idPattern = /^[a-z]\w*$/;

export const namesOf = (values: ReadonlyMap<string, unknown>): string => [...values.keys()].join(", ") || "none";

/**
 * The inputs as they are computed with.
 *
 * @throws Error naming every input that is no series of that length.
 */
export function readContext(inputs: Inputs, context: Context): { run: Omit<Run, "fail">; values: Map<string, Value> } {
  const issues: string[] = [];
  const read = (place: string, points: SeriesValues): Points => {
    if (points.length !== context.timestamps.length) {
      issues.push(
        `${place}: ${points.length} values; ${context.timestamps.length} would be right, one for each timestamp`,
      );
    }
    const result = missing(points.length);
    for (let index = 0; index < points.length; index += 1) {
      const point = points[index];
      if (point === null) continue;
      if (typeof point !== "number" || isMissing(orMissing(point))) {
        issues.push(`${place}[${index}]: ${point} is no value that CloudWatch holds; null stands for a missing one`);
      }
      result[index] = point as number;
    }
    return result;
  };
  const values = new Map<string, Value>();
  const metrics = new Map<string, Points>();
  for (const [id, given] of Object.entries(inputs)) {
    const place = `inputs.${id}`;
    if (!idPattern.test(id))
      issues.push(`${place}: an id is letters, digits and underscores, and begins with a lowercase letter`);
    if (isList(given, context.timestamps.length)) {
      values.set(id, seriesList(given.map((points, index) => read(`${place}[${index}]`, points))));
      continue;
    }
    const points = read(place, given);
    values.set(id, series(points));
    if (context.metrics?.includes(id) ?? true) metrics.set(id, points);
  }
  for (const [text, list] of Object.entries(context.supplied ?? {})) {
    list.forEach((points, index) => read(`supplied[${JSON.stringify(text)}][${index}]`, points));
  }
  for (const id of context.metrics ?? []) {
    if (!metrics.has(id))
      issues.push(`metrics: ${JSON.stringify(id)} is no single time series among the inputs: ${namesOf(values)}`);
  }
  if (issues.length > 0) throw new Error(issues.join("\n"));
  const { timestamps, period } = context;
  return { run: { timestamps, period, metrics, readings: { ...defaultMathReadings, ...context.readings } }, values };
}

/** A list may be empty: which series there are may depend on the data. */
export const isList = (
  given: SeriesValues | readonly SeriesValues[],
  periods: number,
): given is readonly SeriesValues[] => Array.isArray(given[0]) || (given.length === 0 && periods > 0);
