import type { MetricAlarm } from "../../evaluation/index.js";

/** One thing of an alarm, as it is and as it will be. */
export interface AlarmDifference {
  readonly what: string;
  readonly now: string;
  readonly then: string;
}

type Facet = readonly [what: string, of: (alarm: MetricAlarm) => string];

const listed = (texts: readonly string[] = []): string => [...texts].sort().join(", ") || "none";

const periodOf = ({ queries }: MetricAlarm): number | undefined =>
  queries.map(({ metric, period }) => metric?.period ?? period).find((period) => period !== undefined);

/** An expression with what it is over; of a single metric, which both watch, its statistic. */
function measureOf({ queries, watched }: MetricAlarm): string {
  const expression =
    queries.find(({ id }) => id === watched)?.expression ?? queries.find((one) => one.expression)?.expression;
  const statistics = queries.flatMap(({ id, metric }) =>
    metric ? [expression === undefined ? metric.stat : `${id} = ${metric.metricName} (${metric.stat})`] : [],
  );
  return [...(expression === undefined ? [] : [expression]), ...statistics].join(", ");
}

const windowOf = (alarm: MetricAlarm): string => {
  const { evaluationPeriods, datapointsToAlarm = evaluationPeriods } = alarm;
  return `${datapointsToAlarm} of the last ${evaluationPeriods} periods of ${periodOf(alarm)} s`;
};

/** What CloudWatch does with an alarm, by the words of `explain`. */
const facets: readonly Facet[] = [
  ["metric", measureOf],
  ["fires", ({ comparisonOperator }) => comparisonOperator],
  ["threshold", ({ threshold }) => (threshold === undefined ? "a band" : String(threshold))],
  ["window", windowOf],
  ["no data", ({ treatMissingData = "missing" }) => treatMissingData],
  ["few samples", ({ evaluateLowSampleCountPercentile = "evaluate" }) => evaluateLowSampleCountPercentile],
  ["unit", ({ queries }) => listed([...new Set(queries.flatMap(({ metric }) => metric?.unit ?? []))])],
  ["tells", ({ alarmActions }) => listed(alarmActions)],
  ["tells OK", ({ okActions }) => listed(okActions)],
  ["tells lack of data", ({ insufficientDataActions }) => listed(insufficientDataActions)],
  ["actions", ({ actionsEnabled = true }) => (actionsEnabled ? "enabled" : "disabled")],
];

/** What of an alarm becomes another one, besides its description and its tags. */
export const changesOf = (existing: MetricAlarm, planned: MetricAlarm): AlarmDifference[] =>
  facets.map(([what, of]) => ({ what, now: of(existing), then: of(planned) })).filter(({ now, then }) => now !== then);
