/** What CloudWatch does with a period that has no data. */
export const missingData = ["breaching", "notBreaching", "ignore", "missing"] as const;
export type MissingData = (typeof missingData)[number];

const plainStatistics = ["Average", "Sum", "Minimum", "Maximum", "SampleCount"] as const;

/** Whether CloudWatch has it without the raw values: one of the five that it calls statistics, others are extended ones. */
export const isPlainStatistic = (statistic: string): boolean => plainStatistics.some((one) => one === statistic);

/** Statistics that may be asked for. */
export type Statistic = (typeof plainStatistics)[number] | `p${number}`;

/** The provider takes percentiles with up to two decimal places, here and in metric math. */
const percentile = /^p(?:\d{1,2}(?:\.\d{1,2})?|100)$/;

export const isStatistic = (value: unknown): value is Statistic =>
  typeof value === "string" && (isPlainStatistic(value) || percentile.test(value));

export const isPercentile = (statistic: string): statistic is `p${number}` => percentile.test(statistic);
