/** Time series from what people write and what AWS prints. */
export { seriesFromCsv, type CsvOptions } from "./csv.js";
export { SeriesError, type SeriesIssue } from "./error.js";
export { seriesFromGetMetricData, type GetMetricDataOptions } from "./get-metric-data.js";
export { seriesFromGetMetricStatistics, type GetMetricStatisticsOptions } from "./get-metric-statistics.js";
export { type MetricDataQueries, readMetricDataQueries } from "./metric-data-queries.js";
export { type ReadSeries, readSeries, type TextFile } from "./read.js";
export { readSeriesFile, type SeriesFile } from "./series-file.js";
export type { JsonFile } from "./json.js";
export { seriesFromArray, seriesFromNotation } from "./notation.js";
export type { Range } from "./points.js";
export type { Grid, MetricsById, TimeSeries } from "./time-series.js";
