import type { MetricAlarm, MetricQuery } from "../../../src/evaluation/index.js";
import { publishedWhen, publishingOf, type PublishedWhen } from "../../../src/model/facts/publishing/index.js";
import { expressionAlike, expressionOf } from "./alike-expression.js";

/** Why a mutant means the same as the alarm, by what AWS publishes or by arithmetic: nothing can notice it then. */
export const alike = (alarm: MetricAlarm, mutant: MetricAlarm): string | undefined =>
  aboveZero(alarm, mutant) ??
  noZeroSent(alarm, mutant) ??
  nothingSent(alarm, mutant) ??
  wholeNumbers(alarm, mutant) ??
  neverMissing(alarm, mutant) ??
  expressionAlike(alarm, mutant);

const positive = ["Average", "Sum", "Maximum"];

/** Of values of which none is below zero, sum, average and largest are above zero where one of them is. */
function aboveZero(alarm: MetricAlarm, mutant: MetricAlarm): string | undefined {
  const { comparisonOperator, threshold } = alarm;
  if (threshold !== 0 || !["GreaterThanThreshold", "LessThanOrEqualToThreshold"].includes(comparisonOperator)) return;
  const { from, to } = otherStatistic(alarm, mutant);
  if (!isAddedUp(alarm) || !positive.includes(from) || !positive.includes(to)) return undefined;
  return "one value above zero makes sum, average and maximum so";
}

/**
 * Where AWS sends no zero, what it sends adds up to more than zero, and that there are samples says as much. One sample may be
 * zero beside others: minimum and percentiles are other than that.
 */
function noZeroSent(alarm: MetricAlarm, mutant: MetricAlarm): string | undefined {
  if (alarm.comparisonOperator !== "GreaterThanThreshold" || alarm.threshold !== 0 || !isAddedUp(alarm)) return;
  const { from, to, metric } = otherStatistic(alarm, mutant);
  const reason = "AWS sends no zero of it";
  if (metric && whenSent(metric) === "nonzero" && positive.includes(from) && to === "SampleCount") return reason;
  if (watchedWhen(alarm) !== "nonzero") return undefined;
  const { comparisonOperator, threshold = 0 } = mutant;
  return comparisonOperator === "GreaterThanOrEqualToThreshold" || threshold < 0 ? reason : undefined;
}

/**
 * Less than one, or not above zero, and AWS sends no data where nothing happened: that there are data says all. One sample may
 * be zero beside others: minimum, average and percentiles are other than that.
 */
function nothingSent(alarm: MetricAlarm, mutant: MetricAlarm): string | undefined {
  const { comparisonOperator, threshold } = alarm;
  const none =
    comparisonOperator === "LessThanThreshold" ? 1 : comparisonOperator.startsWith("LessThan") ? 0 : undefined;
  const when = watchedWhen(alarm);
  if (threshold !== none || (when !== "events" && when !== "nonzero")) return undefined;
  const reason = "AWS sends nothing where nothing happened: that there are data says all";
  const { from, to } = otherStatistic(alarm, mutant);
  const counting = ["Sum", "SampleCount", "Maximum"];
  if (from !== to) return counting.includes(from) && counting.includes(to) ? reason : undefined;
  const isOther = mutant.comparisonOperator !== comparisonOperator || mutant.threshold !== threshold;
  const isLess = mutant.comparisonOperator.startsWith("LessThan") && (mutant.threshold ?? 0) <= (threshold ?? 0);
  return isOther && isLess ? reason : undefined;
}

/**
 * Metrics of whole numbers: states of which AWS says that they are 0 or 1, and a count of requests.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/using_cloudwatch_ebs.html
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
const whole = new Set([
  "StatusCheckFailed",
  "StatusCheckFailed_System",
  "StatusCheckFailed_AttachedEBS",
  "VolumeStalledIOCheck",
  "TrafficManagementActive",
  "Throttles",
]);

/** Whole numbers, none below zero, sum up to one or more where one of them is one or more. */
function wholeNumbers(alarm: MetricAlarm, mutant: MetricAlarm): string | undefined {
  if (alarm.comparisonOperator !== "GreaterThanOrEqualToThreshold" || alarm.threshold !== 1) return undefined;
  const { from, to, metric } = otherStatistic(alarm, mutant);
  const both = new Set([from, to]);
  if (alarm.queries.length > 1 || !metric || !whole.has(metric.metricName)) return undefined;
  return both.has("Sum") && both.has("Maximum") ? "of whole numbers one is at least one where their sum is" : undefined;
}

/** Where every metric is filled, no data are ever missing. */
function neverMissing(alarm: MetricAlarm, mutant: MetricAlarm): string | undefined {
  if (alarm.treatMissingData === mutant.treatMissingData) return undefined;
  const expression = expressionOf(alarm);
  const ids = alarm.queries.flatMap(({ id, metric }) => (metric ? [id] : []));
  const filled = expression !== undefined && ids.every((id) => !new RegExp(`(?<!FILL\\()\\b${id}\\b`).test(expression));
  return filled ? "every metric is filled: no data are ever missing" : undefined;
}

/** The alarm compares one metric, or a sum of metrics that are filled with zero. */
function isAddedUp(alarm: MetricAlarm): boolean {
  const expression = expressionOf(alarm);
  return expression === undefined || /^FILL\(\w+, 0\)( \+ FILL\(\w+, 0\))*$/.test(expression);
}

/** The first metric whose statistic is another in the mutant; empty where there is none. */
function otherStatistic(
  alarm: MetricAlarm,
  mutant: MetricAlarm,
): { readonly from: string; readonly to: string; readonly metric?: NonNullable<MetricQuery["metric"]> } {
  for (const [index, { metric }] of alarm.queries.entries()) {
    const to = mutant.queries[index]?.metric?.stat;
    if (metric && to !== undefined && metric.stat !== to) return { from: metric.stat, to, metric };
  }
  return { from: "", to: "" };
}

function whenSent({ namespace, metricName: name }: NonNullable<MetricQuery["metric"]>): PublishedWhen | undefined {
  const facts = publishingOf({ namespace, name });
  return facts && publishedWhen(facts);
}

/** When AWS sends the only metric; nothing of an expression. */
const watchedWhen = ({ queries: [query] }: MetricAlarm): PublishedWhen | undefined =>
  query?.metric && whenSent(query.metric);
