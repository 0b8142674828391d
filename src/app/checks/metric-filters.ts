import { show, type Issue } from "../../model/environment/index.js";
import type { Alarm } from "../../../modules/ops/alarms/index.js";

/**
 * Metric filters that one log group takes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-limits-cwl.html
 */
const metricFilterLimit = 100;

/**
 * Those of them whose pattern may hold a regular expression.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions
 */
const expressionFilterLimit = 5;

/** Each alarm on a log has a metric filter; the log group of Enhanced Monitoring takes those of all DB instances. */
export function checkMetricFilters(alarms: readonly Alarm[]): Issue[] {
  const filters = new Map<string, Map<string, string>>();
  for (const { filter, id, target } of alarms) {
    if (!filter) continue;
    const known = filters.get(filter.logGroup) ?? new Map<string, string>();
    filters.set(filter.logGroup, known.set(`${id} ${target.join("/")}`, filter.pattern));
  }
  return [...filters].flatMap(([logGroup, of]) => {
    const names = [...of.keys()];
    const byExpression = names.filter((name) => /%[^%]+%/.test(of.get(name)!));
    return [
      ...tooMany(logGroup, names, "metric filters", metricFilterLimit),
      ...tooMany(logGroup, byExpression, "metric filters with a regular expression", expressionFilterLimit),
    ];
  });
}

function tooMany(logGroup: string, names: readonly string[], what: string, limit: number): Issue[] {
  if (names.length <= limit) return [];
  const ids = [...new Set(names.map((name) => name.split(" ")[0]))].join(", ");
  const message = `${show(logGroup)} would get ${names.length} ${what}, and takes ${limit}; switch some of these off\n  alarms: ${ids}`;
  return [{ path: ["alarms", "overrides"], message }];
}
