import type { GuardedMath } from "./row.js";

/** The expression of a row, with so many samples as its guard asks for or the environment does. */
export const expressionOf = (math: string | GuardedMath, leastSamples?: number): string =>
  typeof math === "string" ? math : math.expression(leastSamples ?? math.leastSamples);
