import { mapPoints, orMissing } from "../values.js";
import { onEach, type MathFunction } from "./math-function.js";

const of = (operation: (value: number) => number): MathFunction =>
  onEach((points) => mapPoints(points, (point) => orMissing(operation(point))));

/** What looks at one data point at a time. The logarithm of 0 or less is no value: the data point is dropped. */
export const pointwise = {
  ABS: of(Math.abs),
  CEIL: of(Math.ceil),
  FLOOR: of(Math.floor),
  LOG: of(Math.log),
  LOG10: of(Math.log10),
} satisfies Record<string, MathFunction>;
