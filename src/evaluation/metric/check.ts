import { comparison } from "../comparison.js";
import { show } from "../errors.js";
import { parseStatistic } from "../statistics/parse.js";
import { missingDataPolicies, type MetricAlarm } from "../types.js";
import { Queries } from "./queries.js";

const day = 86_400;
const whole = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;
const validPeriod = (period: unknown) =>
  period === 10 || period === 20 || period === 30 || (whole(period) && Number(period) % 60 === 0);

/** Seconds: the period of the alarm's metrics, or of the query itself where it has none. */
export const periodOf = ({ queries, watched }: MetricAlarm): number =>
  queries.find(({ metric }) => metric)?.metric?.period ?? queries.find(({ id }) => id === watched)?.period ?? 60;

/**
 * What PutMetricAlarm would refuse, each with its place.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function checkMetricAlarm(alarm: MetricAlarm, add: (field: string, what: string) => void): void {
  const { evaluationPeriods: n, datapointsToAlarm: m = n } = alarm;
  if (!whole(n)) add("evaluationPeriods", `${show(n)} is not a whole number of at least 1`);
  if (!whole(m) && alarm.datapointsToAlarm !== undefined)
    add("datapointsToAlarm", `${show(m)} is not a whole number of at least 1`);
  else if (m > n) add("datapointsToAlarm", `${m} is more than evaluationPeriods (${n}): at most ${n}`);
  const { treatMissingData = "missing", evaluateLowSampleCountPercentile: low = "evaluate" } = alarm;
  if (!missingDataPolicies.includes(treatMissingData)) {
    add("treatMissingData", `${show(treatMissingData)} is not one of ${missingDataPolicies.join(", ")}`);
  }
  if (low !== "evaluate" && low !== "ignore") {
    add("evaluateLowSampleCountPercentile", `${show(low)} is not one of evaluate, ignore`);
  }
  const operator = comparison(alarm.comparisonOperator);
  if (typeof operator === "string") add("comparisonOperator", operator);
  else if (!operator.band && !Number.isFinite(alarm.threshold))
    add("threshold", `${show(alarm.threshold)} is not a number`);
  else if (operator.band && !alarm.queries.some(({ id }) => id === alarm.thresholdMetricId)) {
    add(
      "thresholdMetricId",
      `${show(alarm.thresholdMetricId)} is not the id of a query; ${alarm.comparisonOperator} compares with a band`,
    );
  }
  checkQueries(alarm, add);
  const period = periodOf(alarm);
  const limit = period >= 3600 ? 7 * day : day;
  if (validPeriod(period) && whole(n) && period * n > limit) {
    add(
      "evaluationPeriods",
      `${n} periods of ${period} s are ${period * n} s: at most ${limit} s ${period >= 3600 ? "" : "for periods under an hour"}`.trim(),
    );
  }
}

function checkQueries(alarm: MetricAlarm, add: (field: string, what: string) => void): void {
  const ids = alarm.queries.map(({ id }) => id);
  const watched = alarm.queries.find(({ id }) => id === alarm.watched);
  if (!watched)
    add("watched", `${show(alarm.watched)} is not the id of a query: ${ids.join(", ") || "there are none"}`);
  for (const [index, query] of alarm.queries.entries()) {
    const field = `queries[${index}]`;
    if (ids.indexOf(query.id) !== index) add(`${field}.id`, `${show(query.id)} is used twice`);
    if ((query.metric === undefined) === (query.expression === undefined)) add(field, "give one of metric, expression");
    if (query.metric) {
      const { period, stat, metricName, namespace } = query.metric;
      if (!validPeriod(period)) add(`${field}.metric.period`, `${show(period)} is not 10, 20, 30 or a multiple of 60`);
      if (period !== periodOf(alarm))
        add(`${field}.metric.period`, `${show(period)}: all metrics of an alarm have one period`);
      if (!namespace || !metricName) add(`${field}.metric`, "needs a namespace and a metricName");
      const statistic = parseStatistic(stat);
      if (typeof statistic === "string") add(`${field}.metric.stat`, statistic);
    } else if (query.period !== undefined && !validPeriod(query.period)) {
      add(`${field}.period`, `${show(query.period)} is not 10, 20, 30 or a multiple of 60`);
    }
    for (const issue of Queries.of(alarm).issues(query.id)) add(`${field}.expression`, issue);
  }
  const circle = circleOf(alarm);
  if (circle) add("queries", `the expressions read one another in a circle: ${circle.join(" -> ")}`);
}

function circleOf(alarm: MetricAlarm, path: readonly string[] = [alarm.watched]): string[] | undefined {
  for (const input of Queries.of(alarm).inputs(path.at(-1)!)) {
    if (path.includes(input)) return [...path, input];
    const found = circleOf(alarm, [...path, input]);
    if (found) return found;
  }
  return undefined;
}
