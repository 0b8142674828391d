/**
 * CloudWatch Logs' filter patterns over log events that are given, and what metric filters publish for them.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export { FilterPatternError } from "./error.js";
export type { LogEvents, LogMetricFilter } from "./filtered-series.js";
export {
  metricPoints,
  type LogEvent,
  type MetricFilter,
  type MetricPoints,
  type Unpublished,
} from "./metric-points.js";
export { minuteSeries, type MinuteStatistic } from "./minute-series.js";
export { matchEvent, matchesEvent, parseFilterPattern, type FilterPattern } from "./pattern.js";
export { defaultFilterReadings, type FilterReadings, type Match } from "./readings.js";
