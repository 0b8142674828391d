import { isPercentile, type Environment } from "../../../src/model/environment/index.js";
import { awsName, prefixOf } from "../../../src/model/names/index.js";
import type { Alarm, ResolvedMetric } from "./alarm.js";
import type { AlarmEntry } from "./catalogue.js";
import type { EffectiveChange } from "./change.js";
import { expressionOf } from "./math.js";

/** The namespace of metrics that metric filters make: one per environment, so that equal keys never meet. */
export const logNamespace = (environment: Environment): string => `unyo/${prefixOf(environment)}`;

interface Subject {
  readonly id: string;
  readonly entry: AlarmEntry;
  readonly keys: readonly string[];
  readonly target: unknown;
  readonly change: EffectiveChange;
}

/** What a row looks at on one target. */
export function measure(
  environment: Environment,
  { entry, keys, target, change }: Subject,
): Pick<Alarm, "measure" | "filter" | "unit" | "leastSamples"> {
  const row = entry.definition;
  if (row.log) {
    const { group, pattern, value, defaultValue, unit } = row.log;
    const name = [entry.service, ...keys, entry.row].join("-");
    const statistic = change.statistic ?? row.log.statistic;
    const metric = { namespace: logNamespace(environment), name, statistic, unit, dimensions: {} };
    return {
      ...guarded(metric, change),
      unit,
      filter: {
        name: awsName("metricFilter", environment, entry.service, ...keys, entry.row), // both severities have one
        logGroup: group(target),
        pattern: pattern(target),
        value,
        defaultValue,
      },
    };
  }
  const dimensions = row.dimensions(target, environment);
  if (row.metric) {
    const metric = { ...row.metric, ...(change.statistic && { statistic: change.statistic }), dimensions };
    const { measure: one, ...guard } = guarded(metric, change);
    return { measure: row.across ? { ...one, across: row.across } : one, ...guard, unit: row.metric.unit };
  }
  const metrics = Object.entries(row.metrics).map(([key, metric]) => [
    key,
    { ...metric, dimensions: "dimensions" in metric ? metric.dimensions(target, environment) : dimensions },
  ]);
  const expression = expressionOf(row.math, change.leastSamples);
  return {
    measure: { expression, metrics: Object.fromEntries(metrics) as Record<string, ResolvedMetric> },
    ...(typeof row.math === "object" && { leastSamples: change.leastSamples ?? row.math.leastSamples }),
    unit: row.unit,
  };
}

/** A percentile that counts from so many samples on; CloudWatch's own guard knows no number. */
function guarded(metric: ResolvedMetric, { leastSamples }: EffectiveChange): Pick<Alarm, "measure" | "leastSamples"> {
  if (leastSamples === undefined || !isPercentile(metric.statistic)) return { measure: { metric } };
  const samples = { ...metric, statistic: "SampleCount" as const, unit: "Count" as const };
  const expression = `IF(samples >= ${leastSamples}, value, 0)`;
  return { measure: { expression, metrics: { value: metric, samples } }, leastSamples };
}
