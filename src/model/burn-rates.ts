import { tidy } from "./tidy.js";

const hour = 3600;
const day = 24 * hour;

/** A long window says that enough was lost, a short one that it still goes on; both over the rate, it is told. */
export interface BurnPair {
  readonly severity: "error" | "warn";
  /** Percent of what may fail in the objective's window, gone in the long window. */
  readonly budget: number;
  /** Seconds. */
  readonly long: number;
  /** Seconds: a twelfth of the long window. */
  readonly short: number;
}

/**
 * The pairs of windows, with the shares of the budget, that AWS takes from Google's workbook.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-ServiceLevelObjectives.html
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export const burnPairs: readonly BurnPair[] = [
  { severity: "error", budget: 2, long: hour, short: hour / 12 },
  { severity: "error", budget: 5, long: 6 * hour, short: hour / 2 },
  { severity: "warn", budget: 10, long: 3 * day, short: 6 * hour },
];

/**
 * How many times as fast as the objective allows, with an objective over so many days: 14.4, 6 and 1 for 30 days. Never below 1,
 * which is what the objective allows all the time.
 */
export const burnRateOf = ({ budget, long }: BurnPair, days: number): number =>
  tidy(Math.max(1, (budget * days * day) / (100 * long)));

/** Percent of requests that may fail. A difference has fewer right digits than what it is of: 100 - 99.9 is 0.09999999999999432. */
export const budgetOf = (objective: number): number => Number((100 - objective).toFixed(9));

/** Percent of requests that fail at the rate at which a pair is told. */
export const failuresToldBy = (pair: BurnPair, { objective, window }: Objective): number =>
  tidy(burnRateOf(pair, window) * budgetOf(objective));

interface Objective {
  /** Percent. */
  readonly objective: number;
  /** Days. */
  readonly window: number;
}

/** The objective at and below which the fastest rate is more than everything fails, so that it is never told. */
export const lowestObjective = (window: number): number =>
  100 - 100 / Math.max(...burnPairs.map((pair) => burnRateOf(pair, window)));
