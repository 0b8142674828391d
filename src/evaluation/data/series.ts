import type { Instant } from "../time.js";

/** Which metric a series is of. */
export interface MetricIdentity {
  /** `AWS/SQS`. Needed in `evaluate`, as is the name; files of series may not say them. */
  readonly namespace?: string;
  readonly metricName?: string;
  /** @default no dimensions */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** @default unknown: counts for alarms with and without a unit */
  readonly unit?: string;
  /**
   * The values are this statistic already, one a period, as GetMetricData gives them. Longer periods then are made of
   * them as well as can be: sums of Sum and SampleCount, the unweighted mean of Average, the extremes of Minimum and Maximum.
   * @default the values are samples
   */
  readonly statistic?: string;
  /** The id of the query, or the name of a CSV column. */
  readonly id?: string;
  readonly label?: string;
}

/** One value a period: the compact form, for long histories, and what every reader of series gives. */
export interface RegularSeries extends MetricIdentity {
  /** When the first period begins. */
  readonly start: Instant;
  /** Seconds. Below 60 the metric is of high resolution. */
  readonly period: number;
  /** NaN or null where a value is missing. */
  readonly values: ArrayLike<number | null>;
}

/** Points at any time, as PutMetricData takes them. */
export interface PointSeries extends MetricIdentity {
  readonly points: readonly MetricPoint[];
  /** Seconds: 1 for a metric of high resolution. CloudWatch keeps others by the minute. @default 60 */
  readonly storageResolution?: 1 | 60;
}

export type MetricSeries = RegularSeries | PointSeries;

/** One value, a list of samples, or a statistic set. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
export interface MetricPoint {
  readonly timestamp: Instant;
  readonly value?: number;
  readonly values?: readonly number[];
  /** How often each of `values` was measured. @default once */
  readonly counts?: readonly number[];
  readonly statisticValues?: StatisticSet;
  /** When CloudWatch shows the point. @default at the end of its minute (or of its ten seconds), and `options.delay` later */
  readonly arrival?: Instant;
}

export interface StatisticSet {
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * The values of a query that cannot be computed here: Metrics Insights, PromQL, a connected data source. A value holds
 * from its time until the next one.
 */
export interface ResultSeries {
  /** The alarm's name. */
  readonly alarm: string;
  /** The query's id. */
  readonly id: string;
  readonly start: Instant;
  /** Seconds. */
  readonly period: number;
  readonly values: ArrayLike<number | null>;
}

/** The band of an anomaly alarm. It holds from its time until the next one. */
export interface BandSeries {
  /** The alarm's name. */
  readonly alarm: string;
  readonly start: Instant;
  /** Seconds. */
  readonly period: number;
  readonly lower: ArrayLike<number | null>;
  readonly upper: ArrayLike<number | null>;
}

/** Metrics are the same when namespace, name and all dimensions are. */
export function metricKey({ namespace, metricName, dimensions = {} }: MetricIdentity): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([namespace, metricName, ...sorted]);
}

/** `AWS/SQS ApproximateAgeOfOldestMessage {QueueName=orders}`, for messages. */
export function metricText({ namespace, metricName, dimensions = {} }: MetricIdentity): string {
  const sorted = Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = sorted.map(([name, value]) => `${name}=${value}`).join(", ");
  return `${namespace} ${metricName}${text === "" ? "" : ` {${text}}`}`;
}
