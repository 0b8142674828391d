import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { adopt } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { alarmActions, isPlainStatistic, topicsTold } from "../../../src/model/environment/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { partitionOf } from "../../../src/model/iam/index.js";
import type { Alarm, ResolvedMetric } from "../engine/alarm.js";
import { routeOf, type ActionsByRegion } from "../notification/route.js";
import { anomalyBandOf } from "../engine/anomaly-band.js";
import { insightsQuery } from "../engine/insights-query.js";

export interface AlarmSetProps {
  /** Alarms as an environment resolves them: `defineEnvironment(…).monitoring.alarms`, all or some. */
  readonly alarms: readonly Alarm[];
  /** Topics, and a provider where it is not the stack's, for each region that alarms are in. */
  readonly regions: ActionsByRegion;
}

/**
 * Metric alarms from resolved catalogue rows, with the metric filters that some of them stand on.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export class AlarmSet extends Module {
  private readonly read = new Map<string, CloudwatchMetricAlarm>();

  constructor(scope: Construct, id: string, given: AlarmSetProps) {
    super(scope, id, required(given, { alarms: "list", regions: "object" }));
    const props = withReferences(given, "regions");
    const filtered = new Set<string>();
    for (const alarm of props.alarms) {
      const key = [...alarm.target, alarm.row].join("_");
      if (alarm.filter && !filtered.has(key)) this.addFilter(key, alarm, routeOf(props.regions, alarm).provider);
      filtered.add(key);
      const made = new CloudwatchMetricAlarm(this, `${key}_${alarm.severity}`, config(alarm, props.regions));
      if (alarm.readBy) this.read.set(keyOf(alarm.region, alarm.name), made);
      if (alarm.adopted) adopt(made, { id: alarm.name, managed: "all", left: ["tags", "tags_all"] });
      // CloudWatch deletes no alarm that a composite alarm reads. Terraform deletes what left a plan before it changes what read it,
      // and with this after that.
      else if (alarm.readBy) made.lifecycle = { createBeforeDestroy: true };
    }
  }

  /** The alarm of a name in a region, where it is one of these that composite alarms read. */
  alarmNamed(region: string, name: string): CloudwatchMetricAlarm | undefined {
    return this.read.get(keyOf(region, name));
  }

  private addFilter(key: string, { filter, measure }: Alarm, provider?: TerraformProvider): void {
    if (!filter || !("metric" in measure)) return;
    new CloudwatchLogMetricFilter(this, key, {
      name: filter.name,
      logGroupName: filter.logGroup,
      provider,
      pattern: filter.pattern,
      metricTransformation: {
        namespace: measure.metric.namespace,
        name: measure.metric.name,
        value: filter.value,
        defaultValue: filter.defaultValue === undefined ? undefined : String(filter.defaultValue),
      },
    });
  }
}

const keyOf = (region: string, name: string): string => `${region} ${name}`;

function config(alarm: Alarm, regions: ActionsByRegion): CloudwatchMetricAlarmConfig {
  const { automation, region, silencedBy } = alarm;
  const { topicArn, okNotices, provider, ...further } = routeOf(regions, alarm);
  const done = automation ? [automationArn(automation, region)] : [];
  // A silent alarm has no actions rather than disabled ones: EC2 goes on recovering, and nobody who enables the actions of alarms after
  // an intervention gives it a voice.
  if (silencedBy !== undefined) return { ...watching(alarm), ...(automation && { alarmActions: done }), provider };
  const actions = alarmActions(topicArn, further);
  return {
    ...watching(alarm),
    ...actions,
    alarmActions: [...actions.alarmActions, ...done],
    okActions: okNotices ? topicsTold(topicArn, further) : undefined,
    provider,
  };
}

/** What an alarm looks at, without what follows from it. */
export function watching(alarm: Alarm): CloudwatchMetricAlarmConfig {
  const { window } = alarm;
  return {
    alarmName: alarm.name,
    alarmDescription: alarm.description,
    comparisonOperator: alarm.comparisonOperator,
    threshold: alarm.threshold,
    evaluationPeriods: window.evaluationPeriods,
    datapointsToAlarm: window.datapointsToAlarm,
    treatMissingData: alarm.treatMissingData,
    evaluateLowSampleCountPercentiles: alarm.fewSamples,
    ...measured(alarm),
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/UsingAlarmActions.html */
const automationArn = (automation: "recover", region: string): string =>
  `arn:${partitionOf(region)}:automate:${region}:ec2:${automation}`;

function measured({ measure, window, anomalyBand }: Alarm): Partial<CloudwatchMetricAlarmConfig> {
  if (!("metric" in measure)) return { metricQuery: queries(measure.expression, measure.metrics, window.period) };
  if (measure.across) {
    const expression = insightsQuery(measure.metric, measure.across);
    return { metricQuery: [{ id: "result", expression, period: window.period, returnData: true }] };
  }
  if (anomalyBand === undefined) return singleMetric(measure.metric, window.period);
  const [band, metric] = queries(anomalyBandOf("metric", anomalyBand), { metric: measure.metric }, window.period);
  return {
    thresholdMetricId: band!.id,
    metricQuery: [
      { ...band!, label: "expected" },
      { ...metric!, returnData: true },
    ],
  };
}

const statisticOf = ({ statistic }: ResolvedMetric) =>
  isPlainStatistic(statistic) ? { statistic } : { extendedStatistic: statistic };

const singleMetric = (metric: ResolvedMetric, period: number) => ({
  namespace: metric.namespace,
  metricName: metric.name,
  dimensions: { ...metric.dimensions },
  period,
  ...statisticOf(metric),
});

function queries(
  expression: string,
  metrics: Readonly<Record<string, ResolvedMetric>>,
  period: number,
): CloudwatchMetricAlarmMetricQuery[] {
  const inputs = Object.entries(metrics).map(([id, metric]) => ({
    id,
    metric: {
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: { ...metric.dimensions },
      period,
      stat: metric.statistic,
    },
  }));
  return [{ id: "result", expression, returnData: true }, ...inputs];
}
