import type { MetricSeries } from "../data/series.js";
import { type Problems, show } from "../errors.js";
import { FilterPatternError } from "./error.js";
import { metricPoints, type LogEvent, type MetricFilter } from "./metric-points.js";

/** A metric filter with the log group that it stands on and the metric that it makes. */
export interface LogMetricFilter extends MetricFilter {
  /** The filter's name, for messages. @default none */
  readonly name?: string;
  readonly logGroup: string;
  readonly namespace: string;
  readonly metricName: string;
}

/** Log events by the name of their log group. */
export type LogEvents = Readonly<Record<string, readonly LogEvent[]>>;

/** What filters publish for log events, and what a reader should know of them. */
export function filteredSeries(
  filters: readonly LogMetricFilter[],
  logs: LogEvents,
  problems: Problems,
): { readonly series: MetricSeries[]; readonly notes: string[] } {
  const notes = Object.keys(logs)
    .filter((group) => !filters.some(({ logGroup }) => logGroup === group))
    .map((group) => `no metric filter reads the log group ${group}`);
  const series = filters.flatMap((filter, index): MetricSeries[] => {
    const { name, logGroup, namespace, metricName } = filter;
    if (!Object.hasOwn(logs, logGroup)) return [];
    const made = published(filter, logs[logGroup]!, `metricFilters[${show(name ?? index)}]`, problems);
    if (!made) return [];
    const [first] = made.unpublished;
    if (first) {
      notes.push(
        `the metric filter of ${namespace} ${metricName} published nothing for ${made.unpublished.length} events that match: ${first.reason}`,
      );
    }
    return made.metrics.map(({ dimensions, unit, start, period, minutes }) => ({
      namespace,
      metricName,
      dimensions,
      // A filter without a unit publishes None, which alarms without a unit read as any other.
      ...(unit === "None" ? undefined : { unit }),
      points: minutes.flatMap((values, minute) =>
        values.length > 0 ? [{ timestamp: start + minute * period, values }] : [],
      ),
    }));
  });
  return { series, notes };
}

function published(filter: LogMetricFilter, events: readonly LogEvent[], place: string, problems: Problems) {
  try {
    return metricPoints(filter, events);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const where = error instanceof FilterPatternError ? `${place}.pattern` : place;
    for (const line of error.message.split("\n")) problems.add(where, line);
    return undefined;
  }
}
