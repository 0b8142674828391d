import type { Severity } from "../../../src/model/environment/index.js";
import { severities } from "../../../src/model/environment/index.js";
import type { SomeText } from "../../../src/model/text.js";
import type { ComparisonOperator } from "./alarm.js";
import type { AlarmEntry } from "./catalogue.js";
import { comparisonOf } from "./comparison.js";
import { withDefaults } from "./default-words.js";
import { dimensionNames } from "./dimension-names.js";
import { expressionOf } from "./math.js";
import type { Metric } from "./metric.js";
import type { MissingData, Threshold } from "./row.js";
import { sourcesInWords } from "./source-documents.js";

/** What a threshold of a row is: a number, derived from each target, asked for, or not there. */
export type ThresholdSummary = number | "derived" | "needs value" | null;

export interface MetricSummary extends Metric {
  /** Names of its dimensions. */
  readonly dimensions: readonly string[];
}

/** A row of the catalogue, seen without any environment. */
export interface RowSummary {
  readonly type: "alarm";
  /** `aurora.cpuUtilization` */
  readonly id: string;
  readonly service: string;
  readonly metrics: readonly MetricSummary[];
  /** Metric math over the metrics, by the order of their keys; null where there is one metric only. */
  readonly expression: string | null;
  readonly comparisonOperator: ComparisonOperator;
  readonly thresholds: Readonly<Record<Severity, ThresholdSummary>>;
  /** Seconds; `derived` where it follows the target. */
  readonly period: number | "derived";
  readonly datapointsToAlarm: number | "derived";
  readonly evaluationPeriods: number | "derived";
  readonly treatMissingData: MissingData | "derived";
  /** Why it is off until an environment switches it on; null where it is on. */
  readonly offByDefault: SomeText | "derived" | null;
  /** Telemetry of the dev half without which the metric does not exist. */
  readonly requires: readonly string[];
  /** Whether a learned band may stand instead of thresholds. */
  readonly anomalyDetection: boolean;
  /** Where the alarm must be, if not in the environment's region; `derived` where that follows the target. */
  readonly region: string | null;
  readonly sources: readonly string[];
  /** What happened, with the row's own threshold and window. */
  readonly because: SomeText;
  readonly remedy: SomeText;
}

/** A row as plain values, for tables, documents and other programs. */
export function summarizeRow(id: string, { service, definition }: AlarmEntry): RowSummary {
  const { operator, thresholds } = comparisonOf(definition);
  const { window, region } = definition;
  return {
    type: "alarm",
    id,
    service,
    metrics: metricsOf({ service, definition, row: id.slice(service.length + 1) }),
    expression: definition.math === undefined ? null : expressionOf(definition.math),
    comparisonOperator: operator,
    thresholds: Object.fromEntries(
      severities.map((one) => [one, thresholdOf(thresholds[one])]),
    ) as RowSummary["thresholds"],
    period: typeof window === "function" ? "derived" : window.period,
    datapointsToAlarm: typeof window === "function" ? "derived" : window.datapointsToAlarm,
    evaluationPeriods: typeof window === "function" ? "derived" : window.evaluationPeriods,
    treatMissingData: typeof definition.treatMissingData === "function" ? "derived" : definition.treatMissingData,
    offByDefault: typeof definition.offByDefault === "function" ? "derived" : (definition.offByDefault ?? null),
    requires: definition.requires === undefined ? [] : [definition.requires],
    anomalyDetection: definition.followsTraffic ?? false,
    region: typeof region === "function" ? "derived" : (region ?? null),
    sources: sourcesInWords(definition.source),
    because: withDefaults(definition),
    remedy: definition.remedy,
  };
}

function thresholdOf(threshold: Threshold<unknown> | undefined): ThresholdSummary {
  if (threshold === undefined) return null;
  if (typeof threshold === "function") return "derived";
  return typeof threshold === "number" ? threshold : "needs value";
}

function metricsOf({ service, row, definition }: Pick<AlarmEntry, "service" | "row" | "definition">): MetricSummary[] {
  if (definition.log) {
    const { statistic, unit } = definition.log;
    return [
      { namespace: "unyo/<system>-<environment>", name: `${service}-<target>-${row}`, statistic, unit, dimensions: [] },
    ];
  }
  const own = dimensionNames(definition.dimensions);
  if (definition.metric) return [{ ...definition.metric, dimensions: [...own, ...(definition.across ?? [])] }];
  return Object.values(definition.metrics).map(({ namespace, name, statistic, unit, ...rest }) => ({
    namespace,
    name,
    statistic,
    unit,
    dimensions: "dimensions" in rest ? dimensionNames(rest.dimensions) : own,
  }));
}
