export type {
  Alarm,
  BurnRateAlarm,
  BurnWindows,
  ComparisonOperator,
  LogFilter,
  CompositeChild,
  Measure,
  AlarmNeedingValue,
  PlannedComposite,
  ResolvedMetric,
  DisabledItem,
} from "../engine/alarm.js";
export {
  entriesOf,
  type AlarmEntry,
  type Catalogue,
  type CatalogueEntry,
  type EventEntry,
} from "../engine/catalogue.js";
export { ownCatalogue as catalogue, ownEventCatalogue as eventCatalogue } from "../engine/own-catalogue.js";
export { checkCatalogue } from "../engine/own-rows/check-catalogue.js";
export { checkOverrides } from "../engine/check-overrides.js";
export type { PlannedDatabaseEvents, PlannedEvent } from "../engine/event.js";
export type { DatabaseSubscription, EventPattern, EventRow } from "../engine/event-row.js";
export { summarizeEvent, type EventSummary } from "../engine/event-summary.js";
export { metrics, type Dimensions, type Metric, type Statistic, type Unit } from "../engine/metric.js";
export { derivationOf, givenOf, type Derivation } from "../engine/derivation.js";
export type { Dashboard } from "../engine/dashboard/dashboard.js";
export { plannedOf } from "../engine/planned.js";
export { comparisonOf } from "../engine/comparison.js";
export { summarizeRow, type MetricSummary, type RowSummary, type ThresholdSummary } from "../engine/row-summary.js";
export { resolveMonitoring, type MonitoringPlan } from "../engine/resolve.js";
export {
  awsDocs,
  awsRecommended,
  needsValue,
  type MissingData,
  type NeedsValue,
  type Row,
  type Threshold,
} from "../engine/row.js";
export type { PlannedBudget, PlannedCostAnomalies, PlannedSpend } from "../engine/spend.js";
export { tellingAlarms, type TellingAlarm } from "../engine/telling.js";
export { sourcesInWords } from "../engine/source-documents.js";
export { standardCatalogue, type StandardCatalogue } from "../catalogue/index.js";
export { serviceLevelIndicators } from "../catalogue/service-levels.js";
export { compositeRule } from "../engine/composites/rule.js";
export { burnRule, halvesOf } from "../engine/service-levels/rule.js";
