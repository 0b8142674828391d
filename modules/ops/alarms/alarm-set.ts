import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Token, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { Severity } from "../../../src/model/environment/index.js";
import { partitionOf } from "../../../src/model/iam/index.js";
import type { Alarm, ResolvedMetric } from "../engine/alarm.js";

/** Where the alarms of one severity go. */
export interface AlarmActions {
  readonly topicArn: string;
  /** Whether the end of an alarm is told too. */
  readonly okNotices: boolean;
}

/** What follows from alarms in one region, by severity. */
export type ActionsBySeverity = Readonly<Record<Severity, AlarmActions>>;

export interface AlarmSetProps {
  readonly alarms: readonly Alarm[];
  /** The region of the alarms and their topics. */
  readonly region: string;
  readonly actions: ActionsBySeverity;
  /** A provider and topics of us-east-1, for the alarms that must be there. */
  readonly usEast1?: { readonly provider: TerraformProvider; readonly actions: ActionsBySeverity };
}

/**
 * Metric alarms from resolved catalogue rows, with the metric filters that some of them stand on.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export class AlarmSet extends Module {
  /** Alarms of metrics whose dimensions are plain text: besides the topic they refer to nothing. */
  readonly plain: readonly CloudwatchMetricAlarm[];

  constructor(scope: Construct, id: string, given: AlarmSetProps) {
    super(scope, id);
    const props = withReferences(given, "actions", "usEast1");
    const filtered = new Set<string>();
    const plain: CloudwatchMetricAlarm[] = [];
    this.plain = plain;
    for (const alarm of props.alarms) {
      const key = [...alarm.target, alarm.row].join("_");
      if (alarm.filter && !filtered.has(key)) this.addFilter(key, alarm);
      filtered.add(key);
      const made = new CloudwatchMetricAlarm(this, `${key}_${alarm.severity}`, this.config(alarm, props));
      if (!hasToken(alarm)) plain.push(made);
    }
  }

  private config(alarm: Alarm, { region, actions, usEast1 }: AlarmSetProps): CloudwatchMetricAlarmConfig {
    if (alarm.region === undefined) return config(alarm, region, actions[alarm.severity]);
    if (!usEast1) throw new Error(`${this.node.path}: ${alarm.name} must be in ${alarm.region}; give usEast1`);
    return { ...config(alarm, alarm.region, usEast1.actions[alarm.severity]), provider: usEast1.provider };
  }

  private addFilter(key: string, { filter, measure, name, severity }: Alarm): void {
    if (!filter || !("metric" in measure)) return;
    new CloudwatchLogMetricFilter(this, key, {
      name: name.slice(0, -severity.length - 1),
      logGroupName: filter.logGroup,
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

function config(alarm: Alarm, region: string, actions: AlarmActions): CloudwatchMetricAlarmConfig {
  const { window } = alarm;
  return {
    alarmName: alarm.name,
    alarmDescription: alarm.description,
    comparisonOperator: alarm.comparisonOperator,
    threshold: alarm.threshold,
    evaluationPeriods: window.evaluationPeriods,
    datapointsToAlarm: window.datapointsToAlarm,
    treatMissingData: alarm.treatMissingData,
    alarmActions: [actions.topicArn, ...(alarm.automation ? [automationArn(alarm.automation, region)] : [])],
    okActions: actions.okNotices ? [actions.topicArn] : undefined,
    ...measured(alarm),
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/UsingAlarmActions.html */
const automationArn = (automation: "recover", region: string): string =>
  `arn:${partitionOf(region)}:automate:${region}:ec2:${automation}`;

function measured({ measure, window, anomalyBand }: Alarm): Partial<CloudwatchMetricAlarmConfig> {
  if (!("metric" in measure)) return { metricQuery: queries(measure.expression, measure.metrics, window.period) };
  if (anomalyBand === undefined) return singleMetric(measure.metric, window.period);
  const [band, metric] = queries(`ANOMALY_DETECTION_BAND(metric, ${anomalyBand})`, measure, window.period);
  return {
    thresholdMetricId: band!.id,
    metricQuery: [
      { ...band!, label: "expected" },
      { ...metric!, returnData: true },
    ],
  };
}

const hasToken = ({ measure }: Alarm): boolean =>
  ("metric" in measure ? [measure.metric] : Object.values(measure.metrics)).some(({ dimensions }) =>
    Object.values(dimensions).some((value) => Token.isUnresolved(value)),
  );

const statisticOf = ({ statistic }: ResolvedMetric) =>
  statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic };

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
