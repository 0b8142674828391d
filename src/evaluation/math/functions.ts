import { aggregates } from "./functions/aggregates.js";
import { arrays } from "./functions/arrays.js";
import { clock } from "./functions/clock.js";
import { condition } from "./functions/condition.js";
import { fill } from "./functions/fill.js";
import { pointwise } from "./functions/pointwise.js";
import { sequence } from "./functions/sequence.js";
import type { MathFunction } from "./functions/math-function.js";

/** Every function that AWS documents and that can be computed from series given. */
export const functions: ReadonlyMap<string, MathFunction> = new Map(
  Object.entries({ ...aggregates, ...arrays, ...clock, ...condition, ...fill, ...pointwise, ...sequence }),
);
