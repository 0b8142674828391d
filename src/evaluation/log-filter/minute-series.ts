import type { MetricPoints } from "./metric-points.js";

/** Statistics that one value a minute can be made with here; percentiles need more than this module knows of. */
export type MinuteStatistic = "SampleCount" | "Sum" | "Average" | "Minimum" | "Maximum";

const statistics: Readonly<Record<MinuteStatistic, (values: readonly number[]) => number>> = {
  SampleCount: (values) => values.length,
  Sum: (values) => values.reduce((a, b) => a + b, 0),
  Average: (values) => values.reduce((a, b) => a + b, 0) / values.length,
  Minimum: (values) => values.reduce((a, b) => Math.min(a, b)),
  Maximum: (values) => values.reduce((a, b) => Math.max(a, b)),
};

/** What a metric filter published as a series: one value a minute, `null` where nothing was published. */
export const minuteSeries = ({ start, period, minutes }: MetricPoints, statistic: MinuteStatistic) => ({
  start,
  period,
  values: minutes.map((values) => (values.length === 0 ? null : statistics[statistic](values))),
});
