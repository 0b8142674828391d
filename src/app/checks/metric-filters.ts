import { show, type Issue } from "../../model/environment/index.js";
import type { Alarm } from "../../../modules/ops/alarms/index.js";

/**
 * Metric filters that one log group takes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-limits-cwl.html
 */
const metricFilterLimit = 100;

/** Each alarm on a log has a metric filter; the log group of Enhanced Monitoring takes those of all DB instances. */
export function checkMetricFilters(alarms: readonly Alarm[]): Issue[] {
  const filters = new Map<string, Set<string>>();
  for (const { filter, id, target } of alarms) {
    if (!filter) continue;
    const known = filters.get(filter.logGroup) ?? new Set();
    filters.set(filter.logGroup, known.add(`${id} ${target.join("/")}`));
  }
  return [...filters]
    .filter(([, of]) => of.size > metricFilterLimit)
    .map(([logGroup, of]) => {
      const ids = [...new Set([...of].map((one) => one.split(" ")[0]))].join(", ");
      const message = `${show(logGroup)} would get ${of.size} metric filters, and takes ${metricFilterLimit}; switch some of these off\n  alarms: ${ids}`;
      return { path: ["alarms", "overrides"], message };
    });
}
