import {
  burnRule,
  compositeRule,
  halvesOf,
  type Alarm,
  type BurnRateAlarm,
  type PlannedComposite,
  type ResolvedMetric,
} from "../../modules/ops/alarms/index.js";
import { isChat } from "../model/environment/chat.js";
import { endpointsOf, type Receiver } from "../model/environment/receivers.js";
import type {
  AlarmSet,
  CompositeAlarm,
  EvaluationAlarm,
  LogMetricFilter,
  MetricAlarm,
  MetricQuery,
  Subscription,
} from "../evaluation/index.js";
import {
  alarmActions,
  compositeActions,
  furtherOf,
  ownTopic,
  routeNameOf,
  routesOf,
  topicsTold,
  type Routed,
} from "../model/environment/index.js";
import { arnOf, partitionOf } from "../model/iam/index.js";
import { awsName } from "../model/names/index.js";
import { requireDefined, type DefinedEnvironment } from "./define-environment.js";
import { okNoticesOf } from "./ok-notices.js";

/**
 * The alarms of an environment as the evaluator takes them, with those who hear of them and the metric filters they stand
 * on; spread it into the options of `evaluate`. They do what the synthesized alarms do.
 */
export function alarmsOf(environment: DefinedEnvironment): AlarmSet {
  const { alarms, burnRates, composites } = requireDefined(environment, "alarmsOf").monitoring;
  return {
    alarms: [
      ...alarms.map((alarm) => alarmOf(environment, alarm)),
      ...burnRates.flatMap((alarm) => burnRateOf(environment, alarm)),
      ...composites.map((alarm) => compositeOf(environment, alarm)),
    ],
    muteRules: [],
    subscriptions: subscriptionsOf(environment),
    metricFilters: filtersOf(alarms),
    stateRules: okNoticesOf(environment).map(({ region, route, name, pattern: { resources, detail } }) => ({
      name,
      targets: topicsTold(topicOf(environment, route, region), furtherOf(environment, route, region)),
      resources,
      alarmNames: detail.alarmName,
      from: detail.previousState.value,
      to: detail.state.value,
    })),
  };
}

function alarmOf(environment: DefinedEnvironment, alarm: Alarm): MetricAlarm {
  const { region, automation, silencedBy } = alarm;
  const recover = automation && `arn:${partitionOf(region)}:automate:${region}:ec2:${automation}`;
  if (silencedBy !== undefined) return { ...watching(alarm), ...(recover && { alarmActions: [recover] }) };
  const actions = alarmActions(topicToldBy(environment, alarm), furtherOf(environment, routeNameOf(alarm), region));
  return {
    ...watching(alarm),
    ...actions,
    alarmActions: [...actions.alarmActions, ...(recover ? [recover] : [])],
  };
}

/** A composite alarm, with the alarms that its rule names. */
function burnRateOf(environment: DefinedEnvironment, alarm: BurnRateAlarm): EvaluationAlarm[] {
  const composite: CompositeAlarm = {
    kind: "composite",
    name: alarm.name,
    rule: burnRule(alarm),
    ...compositeActions(topicToldBy(environment, alarm), furtherOf(environment, routeNameOf(alarm), alarm.region)),
  };
  return [...halvesOf(alarm).map(watching), composite];
}

function compositeOf(environment: DefinedEnvironment, alarm: PlannedComposite): CompositeAlarm {
  return {
    kind: "composite",
    name: alarm.name,
    rule: compositeRule(alarm),
    ...(alarm.suppressor && { actionsSuppressor: alarm.suppressor }),
    ...compositeActions(topicToldBy(environment, alarm), furtherOf(environment, routeNameOf(alarm), alarm.region)),
  };
}

/** What an alarm looks at, without what follows from it. */
function watching(alarm: Alarm): MetricAlarm {
  const { window, anomalyBand } = alarm;
  return {
    kind: "metric",
    name: alarm.name,
    queries: queriesOf(alarm),
    watched: "metric" in alarm.measure ? metricId : resultId,
    comparisonOperator: alarm.comparisonOperator,
    threshold: alarm.threshold,
    thresholdMetricId: anomalyBand === undefined ? undefined : resultId,
    evaluationPeriods: window.evaluationPeriods,
    datapointsToAlarm: window.datapointsToAlarm,
    treatMissingData: alarm.treatMissingData,
    evaluateLowSampleCountPercentile: alarm.fewSamples,
  };
}

const metricId = "metric";
const resultId = "result";

/** What a query brings together is one series here: that of the dimensions it chooses by. */
function queriesOf({ measure, window: { period }, anomalyBand }: Alarm): MetricQuery[] {
  const band = anomalyBand === undefined ? undefined : `ANOMALY_DETECTION_BAND(${metricId}, ${anomalyBand})`;
  const [metrics, expression] =
    "metric" in measure ? [{ [metricId]: measure.metric }, band] : [measure.metrics, measure.expression];
  return [
    ...(expression === undefined ? [] : [{ id: resultId, expression }]),
    ...Object.entries(metrics).map(([id, metric]) => ({ id, metric: statOf(metric, period) })),
  ];
}

const statOf = ({ namespace, name, dimensions, statistic }: ResolvedMetric, period: number) => ({
  namespace,
  metricName: name,
  dimensions,
  stat: statistic,
  period,
});

const topicToldBy = (environment: DefinedEnvironment, item: Routed & { readonly region: string }): string =>
  topicOf(environment, routeNameOf(item), item.region);

/** The team's own topic, or the one that the stack makes. */
function topicOf(environment: DefinedEnvironment, route: string, region: string): string {
  const made = awsName("topic", environment, "alarms", route);
  const place = { account: environment.account, region };
  return ownTopic(environment, route, region) ?? arnOf(place, "sns", made);
}

/** Of the topics that the stack makes; who hears of a team's own topic is not known here. */
function subscriptionsOf(environment: DefinedEnvironment): Subscription[] {
  const regions = new Set([environment.region, ...environment.monitoring.alarms.map(({ region }) => region)]);
  return [...regions].flatMap((region) =>
    routesOf(environment.alarms).flatMap(({ name, route }) => {
      if (ownTopic(environment, name, region) !== undefined) return [];
      const topic = topicOf(environment, name, region);
      const { chatTopicArn = topic } = furtherOf(environment, name, region);
      const receivers = Object.values(route.receivers ?? {});
      return receivers.map((receiver) => ({ topic: isChat(receiver) ? chatTopicArn : topic, ...endpointOf(receiver) }));
    }),
  );
}

function endpointOf(receiver: Receiver): Pick<Subscription, "protocol" | "endpoint"> {
  const [{ kind, to }] = endpointsOf(receiver) as [ReturnType<typeof endpointsOf>[number]];
  // A secret is known to Terraform only; its variable stands for it.
  if (kind === "httpsVariable") return { protocol: "https", endpoint: `\${var.${to}}` };
  return { protocol: kind, endpoint: to };
}

function filtersOf(alarms: readonly Alarm[]): LogMetricFilter[] {
  const filters = alarms.flatMap(({ filter, measure }): LogMetricFilter[] => {
    if (!filter || !("metric" in measure)) return [];
    const { name, logGroup, pattern, value, defaultValue } = filter;
    const { namespace, name: metricName } = measure.metric;
    return [{ name, logGroup, pattern, metricValue: value, defaultValue, namespace, metricName }];
  });
  // The severities of a row share their filter.
  return [...new Map(filters.map((filter) => [filter.name, filter])).values()];
}
