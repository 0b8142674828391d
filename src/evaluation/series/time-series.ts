import type { MetricIdentity, RegularSeries } from "../data/series.js";

/** A metric over time as readers give it: one value a period, `null` where there is no data point. */
export interface TimeSeries extends RegularSeries {
  /** Seconds since 1970 at which the first period begins. */
  readonly start: number;
  readonly values: readonly (number | null)[];
}

/** The metrics that the columns or results of a file are of, by their names there. */
export type MetricsById = Readonly<Record<string, MetricIdentity>>;

/** What a file says of a series, and what its reader was told. */
export const identityOf = (id: string, said: MetricIdentity, metrics: MetricsById = {}): MetricIdentity => ({
  id,
  ...said,
  ...(Object.hasOwn(metrics, id) ? metrics[id] : undefined),
});

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
