import type { MetricAlarm } from "../../../src/evaluation/index.js";
import { publishedWhen, publishingOf, type PublishedWhen } from "../../../src/model/facts/publishing/index.js";

/** Whether a mutant means the same as the alarm, by what AWS publishes: nothing can notice it then. */
export const alike = (alarm: MetricAlarm, mutant: MetricAlarm): boolean =>
  alikeAboveZero(alarm, mutant) || alikeNothing(alarm, mutant) || alikeFilled(alarm, mutant);

/** Above zero is above zero, be it summed or not; and all that AWS sends is, where it sends no zero. */
function alikeAboveZero(alarm: MetricAlarm, mutant: MetricAlarm): boolean {
  if (alarm.comparisonOperator !== "GreaterThanThreshold" || alarm.threshold !== 0) return false;
  const { stat, when } = watchedBy(alarm);
  const { stat: other } = watchedBy(mutant);
  if (stat !== other && ["Average", "Sum", "Maximum"].includes(String(stat))) {
    if (["Average", "Sum", "Maximum"].includes(String(other))) return true;
  }
  if (when !== "nonzero") return false;
  const { comparisonOperator, threshold = 0 } = mutant;
  return stat !== other || comparisonOperator === "GreaterThanOrEqualToThreshold" || threshold < 0;
}

/** Less than one, or not above zero, and AWS sends no data where nothing happened: that there are data says all. */
function alikeNothing(alarm: MetricAlarm, mutant: MetricAlarm): boolean {
  const { comparisonOperator, threshold } = alarm;
  const none =
    comparisonOperator === "LessThanThreshold" ? 1 : comparisonOperator.startsWith("LessThan") ? 0 : undefined;
  const { stat, when } = watchedBy(alarm);
  if (threshold !== none || (when !== "events" && when !== "nonzero")) return false;
  if (watchedBy(mutant).stat !== stat) return true;
  return mutant.comparisonOperator.startsWith("LessThan") && (mutant.threshold ?? 0) <= (threshold ?? 0);
}

/** Where every metric is filled, no data are ever missing. */
function alikeFilled(alarm: MetricAlarm, mutant: MetricAlarm): boolean {
  if (alarm.treatMissingData === mutant.treatMissingData) return false;
  const expression = alarm.queries.find((query) => query.expression !== undefined)?.expression;
  const ids = alarm.queries.flatMap(({ id, metric }) => (metric ? [id] : []));
  return expression !== undefined && ids.every((id) => !new RegExp(`(?<!FILL\\()\\b${id}\\b`).test(expression));
}

/** Statistic of the only metric, and when AWS sends it; nothing of an expression. */
function watchedBy({ queries: [query] }: MetricAlarm): { readonly stat?: string; readonly when?: PublishedWhen } {
  if (!query?.metric) return {};
  const { namespace, metricName: name, stat } = query.metric;
  const facts = publishingOf({ namespace, name });
  return { stat, when: facts && publishedWhen(facts) };
}
