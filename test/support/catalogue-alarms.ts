import { standardCatalogue } from "../../src/index.js";
import {
  resolveMonitoring,
  serviceLevelIndicators,
  type Alarm,
  type ResolvedMetric,
} from "../../modules/ops/alarms/index.js";
import type { AlarmOverride } from "../../src/model/environment/index.js";
import { everyKind } from "./every-kind.js";

/** The metrics that an alarm looks at. */
export const metricsOf = ({ measure }: Alarm): readonly ResolvedMetric[] =>
  "metric" in measure ? [measure.metric] : Object.values(measure.metrics);

/** The names of the dimensions that a metric is published with: those that it is chosen by, and those it is brought together over. */
export const dimensionsOf = ({ measure }: Pick<Alarm, "measure">, { dimensions }: ResolvedMetric): string[] => [
  ...Object.keys(dimensions),
  ...("metric" in measure ? (measure.across ?? []) : []),
];

/** Every alarm of the catalogue on a target of each kind, those too whose threshold must be given. */
export function everyAlarm(): readonly Alarm[] {
  const environment = everyKind();
  const overrides: Record<string, AlarmOverride | undefined> = { ...environment.alarms.overrides };
  for (const { id, severity } of environment.monitoring.needsValue) {
    overrides[id] = { ...overrides[id], thresholds: { ...overrides[id]?.thresholds, [severity]: 1 } };
  }
  const given = { ...environment, alarms: { ...environment.alarms, overrides } };
  return resolveMonitoring(given, standardCatalogue, serviceLevelIndicators).alarms;
}
