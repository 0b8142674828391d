/** Which metric a series is of, as far as its source says. */
export interface MetricIdentity {
  /** The id of the query, or the name of a CSV column. */
  readonly id?: string;
  readonly label?: string;
  /** `Average`, `p99`, … */
  readonly statistic?: string;
  readonly unit?: string;
}

/** A metric over time: one value a period, `null` where there is no data point. */
export interface TimeSeries {
  /** Seconds since 1970 at which the first period begins. */
  readonly start: number;
  /** Seconds. */
  readonly period: number;
  readonly values: readonly (number | null)[];
  readonly metric?: MetricIdentity;
}

/** Where a series begins and how long its periods are. */
export interface Grid {
  /** Seconds since 1970. */
  readonly start: number;
  /** Seconds. */
  readonly period: number;
}

/**
 * Most values of one series: CloudWatch keeps a metric for 455 days, which is so many minutes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
export const mostValues = 455 * 24 * 60;

/** Periods of CloudWatch: 1, 5, 10, 20, 30 or any multiple of 60 seconds. */
export const isPeriod = (period: number): boolean =>
  [1, 5, 10, 20, 30].includes(period) || (Number.isInteger(period) && period >= 60 && period % 60 === 0);
