import { insightsFunction } from "./insights-function.js";
import type { ResolvedMetric } from "./alarm.js";

/**
 * A metric over all values of some of its dimensions, as CloudWatch is asked for it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export function insightsQuery(metric: ResolvedMetric, across: readonly string[]): string {
  const { namespace, name, statistic, dimensions } = metric;
  const chosen = Object.entries(dimensions);
  const schema = [namespace, ...[...Object.keys(dimensions), ...across].sort()].map(identifier).join(", ");
  const where = chosen.map(([key, value]) => `${identifier(key)} = ${label(value)}`).join(" AND ");
  const select = `SELECT ${functionOf(statistic)}(${identifier(name)}) FROM SCHEMA(${schema})`;
  return where === "" ? select : `${select} WHERE ${where}`;
}

function functionOf(statistic: string): string {
  const found = insightsFunction(statistic);
  if (found === undefined)
    throw new Error(`${statistic} is no statistic of a query: a row that looks across takes none`);
  return found;
}

const escaped = (text: string): string => text.replace(/["']/g, (mark) => `\\${mark}`);

const identifier = (text: string): string => (/^\w+$/.test(text) ? text : `"${escaped(text)}"`);

const label = (text: string): string => `'${escaped(text)}'`;
