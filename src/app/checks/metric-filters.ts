import { shortList, show, type Environment, type Issue } from "../../model/environment/index.js";
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

const limits: readonly (readonly [what: string, limit: number, counts: (pattern: string) => boolean])[] = [
  ["metric filters", metricFilterLimit, () => true],
  ["metric filters with a regular expression", expressionFilterLimit, (pattern) => /%[^%]+%/.test(pattern)],
];

/** Patterns by log group, and by the alarm and target that they are of. */
function filtersOf(alarms: readonly Alarm[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const filters = new Map<string, Map<string, string>>();
  for (const { filter, id, target } of alarms) {
    if (!filter) continue;
    const known = filters.get(filter.logGroup) ?? new Map<string, string>();
    filters.set(filter.logGroup, known.set(`${id} ${target.join("/")}`, filter.pattern));
  }
  return filters;
}

/** The alarms whose filters count against a limit. */
const counted = (of: ReadonlyMap<string, string> | undefined, counts: (pattern: string) => boolean): string[] =>
  [...(of ?? [])].flatMap(([name, pattern]) => (counts(pattern) ? [name] : []));

const idsOf = (names: readonly string[]): string => [...new Set(names.map((name) => name.split(" ")[0]))].join(", ");

/** Each alarm on a log has a metric filter; the log group of Enhanced Monitoring takes those of all DB instances. */
export function checkMetricFilters(alarms: readonly Alarm[]): Issue[] {
  return [...filtersOf(alarms)].flatMap(([logGroup, of]) =>
    limits.flatMap(([what, limit, counts]): Issue[] => {
      const names = counted(of, counts);
      if (names.length <= limit) return [];
      const message = `${show(logGroup)} would get ${names.length} ${what}, and takes ${limit}; switch some of these off\n  alarms: ${idsOf(names)}`;
      return [{ path, message }];
    }),
  );
}

const path = ["alarms", "overrides"];

interface Filtering {
  readonly label: string;
  readonly environment: Environment;
  readonly alarms: readonly Alarm[];
}

/** The same of an environment and those before it, which have its account and region too: RDS has one log group for all. */
export function checkMetricFiltersOf(by: Filtering, earlier: readonly Filtering[]): Issue[] {
  const { account, region } = by.environment;
  const beside = earlier
    .filter(({ environment: other }) => other.account === account && other.region === region)
    .map(({ label, alarms }) => ({ label, filters: filtersOf(alarms) }));
  if (beside.length === 0) return [];
  return [...filtersOf(by.alarms)].flatMap(([logGroup, of]) =>
    limits.flatMap(([what, limit, counts]): Issue[] => {
      const names = counted(of, counts);
      const others = beside.map(({ label, filters }) => ({
        label,
        count: counted(filters.get(logGroup), counts).length,
      }));
      const most = others.reduce((sum, { count }) => sum + count, 0);
      // Told of one by itself, or before.
      if (names.length === 0 || names.length > limit || most > limit || names.length + most <= limit) return [];
      const whose = others.filter(({ count }) => count > 0).map(({ label }) => label);
      const message = `${show(logGroup)} would get ${names.length} ${what} here and ${most} of ${shortList(whose)}, in one account and region, and takes ${limit}; switch some of these off\n  alarms: ${idsOf(names)}`;
      return [{ path, message }];
    }),
  );
}
