import type { LogMetricFilter } from "../log-filter/filtered-series.js";
import type { AlarmSet, AlarmStateRule, CompositeAlarm, EvaluationAlarm, MuteRule, Subscription } from "../types.js";
import { type AlarmForm, readCompositeAlarm, readMetricAlarm } from "./alarm.js";
import { readEventPattern } from "./event-rule.js";
import type { Fields } from "./fields.js";

/** A resource of the AWS provider, wherever it was found. */
export interface Resource {
  readonly type: string;
  readonly address: string;
  readonly fields: Fields;
}

/** What the two files of Terraform know in different ways: where a list of ARNs leads that is known after apply only. */
export type References = (resource: Resource, name: string) => readonly string[] | undefined;

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_metric_alarm */
export function readResources(resources: readonly Resource[], references: References): AlarmSet {
  const alarms: EvaluationAlarm[] = [];
  const muteRules: MuteRule[] = [];
  const subscriptions: Subscription[] = [];
  const metricFilters: LogMetricFilter[] = [];
  const stateRules = new Map<string, AlarmStateRule>();
  const targets: { readonly rule: string; readonly arn: string }[] = [];
  for (const resource of resources) {
    const { type, fields, address } = resource;
    const form: AlarmForm = {
      queries,
      dimensions: (metric) => metric.map("dimensions"),
      actions: (_, name) => references(resource, name),
    };
    if (type === "aws_cloudwatch_metric_alarm") {
      const alarm = readMetricAlarm(fields, form, address);
      // The provider sends `missing` where nothing is set, also for metrics of which CloudWatch would ignore missing data.
      alarms.push({ ...alarm, treatMissingData: alarm.treatMissingData ?? "missing" });
    } else if (type === "aws_cloudwatch_composite_alarm") {
      alarms.push(readCompositeAlarm(fields, form, suppressorOf(fields), address));
    } else if (type === "aws_cloudwatch_alarm_mute_rule") {
      muteRules.push(muteRuleOf(fields));
    } else if (type === "aws_cloudwatch_log_metric_filter") {
      metricFilters.push(metricFilterOf(resource, references));
    } else if (type === "aws_cloudwatch_event_rule") {
      const pattern = fields.raw("event_pattern") === undefined ? undefined : fields.loose("event_pattern");
      const rule = pattern === undefined ? undefined : readEventPattern(pattern);
      const name = fields.raw("name") === undefined ? address : fields.loose("name");
      if (rule && isEnabled(fields)) stateRules.set(address, { ...rule, name, targets: [] });
    } else if (type === "aws_cloudwatch_event_target") {
      const one = (name: string) =>
        fields.raw(name) === undefined ? references(resource, name)?.[0] : fields.loose(name);
      const [rule, arn] = [one("rule"), one("arn")];
      if (rule !== undefined && arn !== undefined) targets.push({ rule, arn });
    } else if (type === "aws_sns_topic_subscription") {
      const topic = fields.text("topic_arn") ?? references(resource, "topic_arn")?.[0];
      // A secret variable stands for its value: who it is can be told all the same.
      const given = fields.raw("endpoint") === undefined ? undefined : fields.loose("endpoint");
      const endpoint = given ?? references(resource, "endpoint")?.[0] ?? "known after apply";
      if (topic !== undefined) subscriptions.push({ topic, protocol: fields.required("protocol"), endpoint });
    } else if (Object.hasOwn(channels, type)) {
      const { protocol, names } = channels[type as keyof typeof channels];
      const known = (name: string) => (fields.raw(name) === undefined ? "known after apply" : fields.loose(name));
      const endpoint = names.map(known).join("/");
      const topics = fields.texts("sns_topic_arns") ?? references(resource, "sns_topic_arns") ?? [];
      subscriptions.push(...topics.map((topic) => ({ topic, protocol, endpoint })));
    }
  }
  const rules = [...stateRules].map(([address, rule]) => {
    const own = targets.filter((target) => target.rule === rule.name || target.rule === address);
    return { ...rule, targets: own.map(({ arn }) => arn) };
  });
  return { alarms, muteRules, subscriptions, metricFilters, stateRules: rules };
}

/** Channels of chat, which Amazon Q subscribes to topics. */
const channels = {
  aws_chatbot_slack_channel_configuration: { protocol: "slack", names: ["slack_team_id", "slack_channel_id"] },
  aws_chatbot_teams_channel_configuration: { protocol: "teams", names: ["team_id", "channel_id"] },
};

const isEnabled = (fields: Fields): boolean => fields.raw("is_enabled") !== false && fields.raw("state") !== "DISABLED";

const queries: AlarmForm["queries"] = (alarm) =>
  alarm.objects("metric_query").map((fields) => {
    const metric = fields.object("metric");
    return { fields, metric: metric && { identity: metric, rest: metric } };
  });

function suppressorOf(fields: Fields): CompositeAlarm["actionsSuppressor"] {
  const suppressor = fields.object("actions_suppressor");
  return (
    suppressor && {
      alarm: suppressor.required("alarm"),
      waitPeriod: suppressor.number("wait_period") ?? 0,
      extensionPeriod: suppressor.number("extension_period") ?? 0,
    }
  );
}

function muteRuleOf(fields: Fields): MuteRule {
  const schedule = fields.object("rule")?.object("schedule");
  if (!schedule) fields.problems.add(fields.placeOf("rule"), "is required: a schedule");
  return {
    name: fields.required("name"),
    expression: schedule?.required("expression") ?? "",
    duration: schedule?.required("duration") ?? "",
    timezone: schedule?.text("timezone"),
    startDate: fields.text("start_date"),
    expireDate: fields.text("expire_date"),
    alarmNames: fields.object("mute_targets")?.texts("alarm_names") ?? [],
  };
}

function metricFilterOf(resource: Resource, references: References): LogMetricFilter {
  const { fields } = resource;
  const made = fields.object("metric_transformation");
  if (!made) fields.problems.add(fields.placeOf("metric_transformation"), "is required");
  const group = fields.raw("log_group_name");
  return {
    name: fields.required("name"),
    // A group that is known after apply only goes by its address.
    logGroup:
      group === undefined ? (references(resource, "log_group_name")?.[0] ?? "") : fields.loose("log_group_name"),
    pattern: fields.text("pattern") ?? "",
    namespace: made?.required("namespace") ?? "",
    metricName: made?.required("name") ?? "",
    metricValue: made?.required("value") ?? "",
    defaultValue: made?.number("default_value"),
    unit: made?.text("unit"),
    dimensions: made?.map("dimensions"),
  };
}
