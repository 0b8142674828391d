import { Problems, show } from "../errors.js";
import type { AlarmSet } from "../types.js";
import { type AlarmForm, readCompositeAlarm, readMetricAlarm } from "./alarm.js";
import { Fields, type Notation } from "./fields.js";

/** Where AWS's name is not Terraform's in capitals. */
const names = new Map([
  ["arn", "AlarmArn"],
  ["ok_actions", "OKActions"],
  ["evaluate_low_sample_count_percentiles", "EvaluateLowSampleCountPercentile"],
  ["evaluate_low_sample_count_percentile", "EvaluateLowSampleCountPercentile"],
  ["metric_query", "Metrics"],
]);

const notation: Notation = {
  key: (name) => names.get(name) ?? name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  text: (text) => text,
};

const form: AlarmForm = {
  queries: (alarm) =>
    alarm.objects("metric_query").map((fields) => {
      const rest = fields.object("metric_stat");
      return { fields, metric: rest && { identity: rest.object("metric") ?? rest, rest } };
    }),
  dimensions: (metric) => {
    const dimensions = metric.objects("dimensions");
    return dimensions.length === 0
      ? undefined
      : Object.fromEntries(dimensions.map((one) => [one.required("name"), one.required("value")]));
  },
  actions: () => undefined,
};

/**
 * What `aws cloudwatch describe-alarms` prints. The states that the alarms had then are not taken over, as histories
 * begin earlier. It says nothing of subscriptions and metric filters.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
export function readDescribeAlarms(value: unknown, file: string): AlarmSet {
  const problems = new Problems();
  const root = new Fields(value, file, problems, { ...notation, key: (name) => name });
  const listed = (name: string) => {
    const list = root.raw(name) ?? [];
    if (!Array.isArray(list)) problems.add(`${file}: ${name}`, `${show(list)} is not a list of alarms`);
    return Array.isArray(list)
      ? list.map((one, index) => new Fields(one, `${file}: ${name}[${index}]`, problems, notation))
      : [];
  };
  const metric = listed("MetricAlarms").flatMap((alarm) => {
    if (alarm.raw("evaluation_criteria") === undefined) return [readMetricAlarm(alarm, form)];
    problems.add(alarm.placeOf("evaluation_criteria"), "PromQL alarms cannot be evaluated; leave the alarm out");
    return [];
  });
  const composite = listed("CompositeAlarms").map((alarm) => {
    const suppressor = alarm.text("actions_suppressor");
    const period = (name: string) => alarm.number(`actions_suppressor_${name}_period`) ?? 0;
    const found = suppressor && { alarm: suppressor, waitPeriod: period("wait"), extensionPeriod: period("extension") };
    return readCompositeAlarm(alarm, form, found || undefined);
  });
  problems.throwIfAny();
  return { alarms: [...metric, ...composite], muteRules: [], subscriptions: [], metricFilters: [] };
}
