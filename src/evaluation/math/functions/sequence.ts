import { mapPoints, isMissing, missing, orMissing, type Points, type Run } from "../values.js";
import { onEach, type MathFunction } from "./math-function.js";

/** From each value and the one before it, with the seconds between them; the first has none before it. */
const fromPrevious = (operation: (value: number, previous: number, seconds: number) => number): MathFunction =>
  onEach((points, { timestamps }: Run): Points => {
    const result = missing(points.length);
    let previous = -1;
    for (let index = 0; index < points.length; index += 1) {
      if (isMissing(points[index] as number)) continue;
      if (previous >= 0) {
        const seconds = (timestamps[index] as number) - (timestamps[previous] as number);
        result[index] = orMissing(operation(points[index] as number, points[previous] as number, seconds));
      }
      previous = index;
    }
    return result;
  });

/** What looks at the values before. */
export const sequence = {
  DIFF: fromPrevious((value, previous) => value - previous),
  DIFF_TIME: fromPrevious((_value, _previous, seconds) => seconds),
  RATE: fromPrevious((value, previous, seconds) => (value - previous) / seconds),
  RUNNING_SUM: onEach((points) => {
    let total = 0;
    return mapPoints(points, (point) => (isMissing(point) ? NaN : orMissing((total += point))));
  }),
} satisfies Record<string, MathFunction>;
