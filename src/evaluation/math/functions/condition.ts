import { mapPoints, isMissing, missing, series, type Points, type Run, type Value } from "../values.js";
import { numberOf, pointsOf, type MathFunction } from "./math-function.js";

/** What a branch gives at a time, where the condition chose it. */
type Branch = (index: number) => number;

const branch = (value: Value | undefined, whereMissing: number): Branch => {
  if (value === undefined) return () => NaN;
  if (value.kind === "S") return () => value.number;
  const points = pointsOf(value);
  return (index) => (isMissing(points[index] as number) ? whereMissing : (points[index] as number));
};

/**
 * `IF` with a time series as condition: dropped where the condition is missing, or false without a third argument.
 * A branch chosen where its series has no value gives 0, save for the third behind a number: that is dropped.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#using-IF-expressions
 */
function perTime(condition: Points, then: Value | undefined, otherwise: Value | undefined): Points {
  const whenTrue = branch(then, 0);
  const whenFalse = branch(otherwise, then?.kind === "S" ? NaN : 0);
  return mapPoints(condition, (value, index) =>
    isMissing(value) ? NaN : value === 0 ? whenFalse(index) : whenTrue(index),
  );
}

/** `IF` with a number as condition: one series or the other as it is. */
function whole(condition: number, then: Value | undefined, otherwise: Value | undefined, { timestamps }: Run): Points {
  const chosen = isMissing(condition) ? undefined : condition === 0 ? otherwise : then;
  return chosen ? pointsOf(chosen) : missing(timestamps.length);
}

export const condition = {
  IF: {
    forms: [
      ["TS", "TS"],
      ["TS", "S"],
      ["TS", "TS", "TS"],
      ["TS", "S", "TS"],
      ["TS", "TS", "S"],
      ["TS", "S", "S"],
      ["S", "TS"],
      ["S", "TS", "TS"],
    ],
    apply: ([given, then, otherwise], run) =>
      series(
        given?.kind === "S" ? whole(numberOf(given), then, otherwise, run) : perTime(pointsOf(given), then, otherwise),
      ),
  },
} satisfies Record<string, MathFunction>;
