import { isMissing, orMissing, scalar, series, type Points, type Run } from "../values.js";
import { listOf, pointsOf, type MathFunction } from "./math-function.js";

/** From the values that are there, and the number of those that could be, to one number. */
type Aggregate = (values: Float64Array, of: number, run: Run) => number;

/** A number from a time series; from an array, a time series of the same at each time. */
const over = (aggregate: Aggregate, ofNone: (run: Run) => number): MathFunction => ({
  forms: [["TS"], ["TS[]"]],
  apply: ([given], run) => {
    if (given?.kind === "TS[]") return series(across(given.series, aggregate, ofNone(run), run));
    const points = pointsOf(given);
    return scalar(
      orMissing(
        aggregate(
          points.filter((point) => !isMissing(point)),
          points.length,
          run,
        ),
      ),
    );
  },
});

function across(list: readonly Points[], aggregate: Aggregate, ofNone: number, run: Run): Points {
  const result = new Float64Array(run.timestamps.length);
  const values = new Float64Array(list.length);
  for (let index = 0; index < result.length; index += 1) {
    let count = 0;
    for (const points of list) {
      const point = points[index] as number;
      if (!isMissing(point)) values[count++] = point;
    }
    result[index] = count === 0 ? ofNone : orMissing(aggregate(values.subarray(0, count), list.length, run));
  }
  return result;
}

const sum = (values: Float64Array): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

const deviation: Aggregate = (values, _, { readings }) => {
  const mean = sum(values) / values.length;
  const degrees = readings.standardDeviation === "sample" ? values.length - 1 : values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / degrees);
};

const zeroOrMissing = ({ readings }: Run): number => (readings.noneHasValue === "zero" ? 0 : NaN);
const alwaysMissing = (): number => NaN;
const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

/** "Missing values are treated as 0" stands at `AVG`, so it divides by all that could be; the others look at what is there. */
export const aggregates = {
  AVG: over((values, of) => sum(values) / of, zeroOrMissing),
  DATAPOINT_COUNT: over(
    (values) => values.length,
    () => 0,
  ),
  MAX: over(greatest, alwaysMissing),
  METRIC_COUNT: { forms: [["TS[]"]], apply: ([list]) => scalar(listOf(list).length) },
  MIN: over(least, alwaysMissing),
  STDDEV: over(deviation, alwaysMissing),
  SUM: over(sum, zeroOrMissing),
} satisfies Record<string, MathFunction>;
