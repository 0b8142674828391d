export type {
  Alarm,
  ComparisonOperator,
  LogFilter,
  Measure,
  AlarmNeedingValue,
  ResolvedMetric,
  DisabledAlarm,
} from "../engine/alarm.js";
export { catalogue, type Catalogue, type CatalogueEntry } from "../engine/catalogue.js";
export { checkOverrides } from "../engine/check-overrides.js";
export { metrics, type Dimensions, type Metric, type Statistic, type Unit } from "../engine/metric.js";
export { comparisonOf } from "../engine/comparison.js";
export { summarizeRow, type MetricSummary, type RowSummary, type ThresholdSummary } from "../engine/row-summary.js";
export { resolveAlarms, type MonitoringPlan } from "../engine/resolve.js";
export {
  awsDocs,
  awsRecommended,
  needsValue,
  type MissingData,
  type NeedsValue,
  type Row,
  type Threshold,
} from "../engine/row.js";
export { standardCatalogue, type StandardCatalogue } from "../catalogue/alarms/index.js";
