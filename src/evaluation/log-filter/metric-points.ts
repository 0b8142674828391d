import { parseFilterPattern, type FilterPattern } from "./pattern.js";
import { defaultFilterReadings, type FilterReadings, type Match } from "./readings.js";
import { numberIn } from "./values.js";

/**
 * A metric filter, in the terms of `MetricTransformation`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html
 */
export interface MetricFilter {
  readonly pattern: string | FilterPattern;
  /** What an event that matches adds: a number as text, or the field that holds it (`$.latency`, `$size`). */
  readonly metricValue: string;
  /**
   * What a minute gives in which events came and none matched; none together with dimensions.
   * @default such a minute has no data point
   */
  readonly defaultValue?: number;
  /** @default "None" */
  readonly unit?: string;
  /**
   * Name → field, up to three.
   * @default one metric without dimensions
   */
  readonly dimensions?: Readonly<Record<string, string>>;
}

export interface LogEvent {
  /** Milliseconds since 1970, as in CloudWatch Logs. */
  readonly timestamp: number;
  readonly message: string;
}

/** What a metric filter publishes to one metric: the values of each minute, from the first event's to the last one's. */
export interface MetricPoints {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
  /** Seconds since 1970 at which the first minute begins. */
  readonly start: number;
  readonly period: 60;
  /** For each minute the values published in it, of which a statistic makes one; none where nothing was published. */
  readonly minutes: readonly (readonly number[])[];
}

/** An event that matched, and of which nothing could be published. */
export interface Unpublished {
  readonly event: LogEvent;
  readonly reason: string;
}

const dimensionLimit = 3;

/** CloudWatch keeps a metric for 455 days: events further apart than that have a wrong timestamp among them. */
const minuteLimit = 455 * 24 * 60;

/**
 * What a metric filter publishes for log events: one metric, or one for each set of values of the dimensions.
 *
 * @throws Error naming every part of the filter that CloudWatch Logs would refuse
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */
export function metricPoints(
  filter: MetricFilter,
  events: readonly LogEvent[],
  readings: Partial<FilterReadings> = {},
): { metrics: readonly MetricPoints[]; unpublished: readonly Unpublished[] } {
  const { matcher } = typeof filter.pattern === "string" ? parseFilterPattern(filter.pattern) : filter.pattern;
  refuse(filter, matcher.selectorIssue);
  const all = { ...defaultFilterReadings, ...readings };
  const minuteOf = ({ timestamp }: LogEvent) => Math.floor(timestamp / 60_000);
  const times = events.map(minuteOf);
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const length = events.length === 0 ? 0 : times.reduce((a, b) => Math.max(a, b), first) - first + 1;
  if (length > minuteLimit) {
    throw new Error(
      `events: from the first to the last are ${length} minutes, and CloudWatch keeps ${minuteLimit}; timestamps are milliseconds`,
    );
  }

  const matched = new Set<number>();
  const metrics = new Map<string, { dimensions: Record<string, string>; minutes: number[][] }>();
  const unpublished: Unpublished[] = [];
  const minutesOf = (dimensions: Record<string, string>): number[][] => {
    const key = JSON.stringify(dimensions);
    const metric = metrics.get(key) ?? { dimensions, minutes: Array.from({ length }, () => []) };
    metrics.set(key, metric);
    return metric.minutes;
  };
  for (const event of events) {
    const match = matcher.match(event.message, all);
    if (!match) continue;
    matched.add(minuteOf(event));
    const published = publication(filter, match);
    if (typeof published === "string") unpublished.push({ event, reason: published });
    else minutesOf(published.dimensions)[minuteOf(event) - first]?.push(published.value);
  }
  if (!filter.dimensions) {
    const minutes = minutesOf({});
    for (const minute of new Set(times)) {
      if (filter.defaultValue !== undefined && !matched.has(minute)) minutes[minute - first]?.push(filter.defaultValue);
    }
  }
  const start = events.length === 0 ? 0 : first * 60;
  const unit = filter.unit ?? "None";
  return { metrics: [...metrics.values()].map((metric) => ({ ...metric, unit, start, period: 60 })), unpublished };
}

/** What an event adds, or why it adds nothing. */
function publication(
  filter: MetricFilter,
  match: Match,
): { value: number; dimensions: Record<string, string> } | string {
  const given = filter.metricValue.startsWith("$") ? match.value(filter.metricValue) : filter.metricValue;
  const value = typeof given === "string" ? numberIn(given) : given;
  if (value === undefined || !Number.isFinite(value)) return missing(filter.metricValue, given, "a number");
  const dimensions: Record<string, string> = {};
  for (const [name, selector] of Object.entries(filter.dimensions ?? {})) {
    const found = match.value(selector);
    if (found === undefined || found === "") return missing(selector, found, "a value");
    dimensions[name] = String(found);
  }
  return { value, dimensions };
}

const missing = (selector: string, found: string | number | undefined, wanted: string): string =>
  found === undefined ? `${selector} is not there` : `${selector} is ${JSON.stringify(found)}, not ${wanted}`;

function refuse(filter: MetricFilter, selectorIssue: (selector: string) => string | undefined): void {
  const { metricValue, defaultValue, dimensions } = filter;
  const selectors = Object.entries(dimensions ?? {}).map(
    ([name, selector]) => [`dimensions.${name}`, selector] as const,
  );
  const issues = [
    ...selectors,
    ...(metricValue.startsWith("$") ? [["metricValue", metricValue] as const] : []),
  ].flatMap(([place, selector]) => {
    const issue = selectorIssue(selector);
    return issue === undefined ? [] : [`${place}: ${JSON.stringify(selector)} ${issue}`];
  });
  if (!metricValue.startsWith("$") && numberIn(metricValue) === undefined) {
    issues.push(
      `metricValue: ${JSON.stringify(metricValue)} is neither a number nor a field such as $.latency or $size`,
    );
  }
  if (defaultValue !== undefined && !Number.isFinite(defaultValue))
    issues.push(`defaultValue: ${defaultValue} is no number`);
  if (defaultValue !== undefined && selectors.length > 0) {
    issues.push("defaultValue: CloudWatch Logs takes none for a metric with dimensions");
  }
  if (selectors.length > dimensionLimit) {
    issues.push(`dimensions: ${selectors.length} of them; CloudWatch Logs takes ${dimensionLimit}`);
  }
  if (issues.length > 0) throw new Error(`metric filter: ${issues.join("\nmetric filter: ")}`);
}
