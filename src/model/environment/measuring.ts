/** What CloudWatch does with a period that has no data. */
export const missingData = ["breaching", "notBreaching", "ignore", "missing"] as const;
export type MissingData = (typeof missingData)[number];

const plainStatistics = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"] as const;

/** Statistics that an alarm can look at. */
export type Statistic = (typeof plainStatistics)[number] | `p${number}`;

/** Percentiles have up to ten decimal places. */
const percentile = /^p(?:\d{1,2}(?:\.\d{1,10})?|100)$/;

export const isStatistic = (value: unknown): value is Statistic =>
  typeof value === "string" && (plainStatistics.some((one) => one === value) || percentile.test(value));

export const isPercentile = (statistic: string): statistic is `p${number}` => percentile.test(statistic);
