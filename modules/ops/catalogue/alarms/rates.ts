/**
 * Rates as metric math. Below a least number of samples the rate is 0, so that one failure of two requests at night wakes
 * nobody. A counter that AWS publishes only when it is above zero counts as 0 where it is missing.
 */

/** Fewest requests in a period that say something about a rate. */
export const leastSamples = 20;

/** Percent of `total` that `part` is; both are sums. */
export const percentOf = (part: string, total: string): string =>
  `IF(${total} >= ${leastSamples}, 100 * FILL(${part}, 0) / ${total}, 0)`;

/** Percent, from a metric whose average AWS defines as a rate from 0 to 1. */
export const percentOfRate = (rate: string, total: string): string =>
  `IF(${total} >= ${leastSamples}, 100 * ${rate}, 0)`;

/**
 * The same of a quarter of an hour in which so few requests came that the rate by the minute stays silent; where more come, it
 * is that rate's to tell. At twenty a minute on average one minute in two has fewer, so that both watch up to forty.
 */
export const percentAtLowTraffic = (part: string, total: string): string =>
  `IF(${total} >= ${leastSamples} AND ${total} < ${leastSamples * 2 * 15}, 100 * FILL(${part}, 0) / ${total}, 0)`;
