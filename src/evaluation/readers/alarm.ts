import { checkMetricAlarm } from "../metric/check.js";
import type {
  ComparisonOperator,
  CompositeAlarm,
  MetricAlarm,
  MetricQuery,
  MetricStat,
  TreatMissingData,
} from "../types.js";
import type { Fields } from "./fields.js";

/** What the forms of files write each in their own way. */
export interface AlarmForm {
  readonly queries: (alarm: Fields) => readonly QueryFields[];
  readonly dimensions: (metric: Fields) => Record<string, string> | undefined;
  /** The actions of a kind where the file does not have them yet. */
  readonly actions: (alarm: Fields, name: string) => readonly string[] | undefined;
}

export interface QueryFields {
  readonly fields: Fields;
  readonly metric: { readonly identity: Fields; readonly rest: Fields } | undefined;
}

const defined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;

function acting(alarm: Fields, form: AlarmForm) {
  const actions = (name: string) => alarm.texts(name) ?? form.actions(alarm, name);
  return {
    name: alarm.required("alarm_name"),
    arn: alarm.text("arn"),
    actionsEnabled: alarm.flag("actions_enabled"),
    alarmActions: actions("alarm_actions"),
    okActions: actions("ok_actions"),
    insufficientDataActions: actions("insufficient_data_actions"),
  };
}

/** A metric alarm; what AWS would refuse is a problem with the names of the file. */
export function readMetricAlarm(alarm: Fields, form: AlarmForm, address?: string): MetricAlarm {
  const thresholdMetricId = alarm.text("threshold_metric_id");
  const queries = readQueries(alarm, form);
  const read = defined({
    kind: "metric" as const,
    ...acting(alarm, form),
    address,
    queries,
    watched: watchedOf(alarm, form, queries, thresholdMetricId),
    comparisonOperator: alarm.required("comparison_operator") as ComparisonOperator,
    threshold: alarm.number("threshold"),
    thresholdMetricId,
    evaluationPeriods: alarm.number("evaluation_periods") ?? NaN,
    // A state has 0 where nothing was set.
    datapointsToAlarm: alarm.number("datapoints_to_alarm") || undefined,
    treatMissingData: alarm.text("treat_missing_data") as TreatMissingData | undefined,
    evaluateLowSampleCountPercentile: alarm.text("evaluate_low_sample_count_percentiles") as
      "evaluate" | "ignore" | undefined,
  });
  checkMetricAlarm(read, (field, what) => alarm.problems.add(`${alarm.place}.${inFile(field, alarm)}`, what));
  return read;
}

/** `queries[0].metric.period` as the file writes it. */
function inFile(field: string, alarm: Fields): string {
  const single = alarm.raw("metric_name") !== undefined;
  const own = single ? field.replace(/^queries\[0\]\.metric\./, "") : field.replace(/^queries/, "metric_query");
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return own.replace(/[A-Za-z_]+/g, (name) => alarm.notation.key(snake(name)));
}

function readQueries(alarm: Fields, form: AlarmForm): MetricQuery[] {
  const queries = form.queries(alarm).map(({ fields, metric }) =>
    defined({
      id: fields.required("id"),
      metric: metric && metricOf(metric.identity, metric.rest, metric.rest.required("stat"), form),
      expression: fields.text("expression"),
      period: fields.number("period") || undefined,
    }),
  );
  if (queries.length > 0) return queries;
  const stat = alarm.text("statistic") ?? alarm.text("extended_statistic");
  if (stat === undefined)
    alarm.problems.add(
      alarm.place,
      `needs ${["statistic", "extended_statistic", "metric_query"].map(alarm.notation.key).join(" or ")}`,
    );
  return [{ id: "m1", metric: metricOf(alarm, alarm, stat ?? "Average", form) }];
}

function metricOf(identity: Fields, rest: Fields, stat: string, form: AlarmForm): MetricStat {
  return defined({
    namespace: identity.required("namespace"),
    metricName: identity.required("metric_name"),
    dimensions: form.dimensions(identity),
    period: rest.number("period") ?? NaN,
    stat,
    unit: rest.text("unit"),
  });
}

/** The query whose data are returned and that is not the band. */
function watchedOf(
  alarm: Fields,
  form: AlarmForm,
  queries: readonly MetricQuery[],
  bandId: string | undefined,
): string {
  const given = form.queries(alarm);
  if (given.length === 0) return "m1";
  const returned = queries.filter(
    ({ id }, index) => id !== bandId && (queries.length === 1 || given[index]!.fields.flag("return_data")),
  );
  if (returned.length === 1) return returned[0]!.id;
  const key = alarm.notation.key("return_data");
  alarm.problems.add(
    alarm.placeOf("metric_query"),
    `${returned.length} queries have ${key}: exactly one is what the alarm watches`,
  );
  return queries[0]!.id;
}

export function readCompositeAlarm(
  alarm: Fields,
  form: AlarmForm,
  suppressor: CompositeAlarm["actionsSuppressor"],
  address?: string,
): CompositeAlarm {
  const rule = alarm.required("alarm_rule");
  return defined({ kind: "composite" as const, ...acting(alarm, form), address, rule, actionsSuppressor: suppressor });
}
