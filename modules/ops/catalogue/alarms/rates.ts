import type { GuardedMath } from "../../engine/row.js";

/**
 * Rates as metric math. Below a least number of samples the rate is 0, so that one failure of two requests at night wakes
 * nobody. A counter that AWS publishes only when it is above zero counts as 0 where it is missing.
 */

/** Fewest requests in a period that say something about a rate. */
const leastSamples = 20;

/** Metric math with that guard; an environment may ask for another number. */
export const guarded = (expression: GuardedMath["expression"]): GuardedMath => ({ leastSamples, expression });

/** Percent of `total` that `part` is; both are sums. */
export const percentOf = (part: string, total: string): GuardedMath =>
  guarded((least) => `IF(${total} >= ${least}, 100 * FILL(${part}, 0) / ${total}, 0)`);

/** Percent, from a metric whose average AWS defines as a rate from 0 to 1. */
export const percentOfRate = (rate: string, total: string): GuardedMath =>
  guarded((least) => `IF(${total} >= ${least}, 100 * ${rate}, 0)`);

/**
 * The same of a quarter of an hour in which so few requests came that the rate by the minute stays silent; where more come, it
 * is that rate's to tell. At twenty a minute on average one minute in two has fewer, so that both watch up to forty.
 */
export const percentAtLowTraffic = (part: string, total: string): GuardedMath =>
  guarded((least) => `IF(${total} >= ${least} AND ${total} < ${least * 2 * 15}, 100 * FILL(${part}, 0) / ${total}, 0)`);
