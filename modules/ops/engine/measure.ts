import type { Environment } from "../../../src/model/environment/index.js";
import { prefixOf } from "../../../src/model/names/index.js";
import type { Alarm } from "./alarm.js";
import type { AlarmEntry } from "./catalogue.js";

/** The namespace of metrics that metric filters make: one per environment, so that equal keys never meet. */
export const logNamespace = (environment: Environment): string => `unyo/${prefixOf(environment)}`;

interface Subject {
  readonly id: string;
  readonly entry: AlarmEntry;
  readonly keys: readonly string[];
  readonly target: unknown;
}

/** What a row looks at on one target. */
export function measure(
  environment: Environment,
  { entry, keys, target }: Subject,
): Pick<Alarm, "measure" | "filter" | "unit"> {
  const row = entry.definition;
  if (row.log) {
    const { group, pattern, value, defaultValue, statistic, unit } = row.log;
    const name = [entry.service, ...keys, entry.row].join("-");
    const metric = { namespace: logNamespace(environment), name, statistic, unit, dimensions: {} };
    return {
      measure: { metric },
      unit,
      filter: { logGroup: group(target), pattern: pattern(target), value, defaultValue },
    };
  }
  const dimensions = row.dimensions(target, environment);
  if (row.metric) return { measure: { metric: { ...row.metric, dimensions } }, unit: row.metric.unit };
  const metrics = Object.entries(row.metrics).map(([key, metric]) => [
    key,
    { ...metric, dimensions: "dimensions" in metric ? metric.dimensions(target, environment) : dimensions },
  ]);
  return { measure: { expression: row.math, metrics: Object.fromEntries(metrics) }, unit: row.unit };
}
