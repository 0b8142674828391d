import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Severity } from "../../../src/environment/index.js";
import type { Alarm, ResolvedMetric } from "./engine/alarm.js";

/** Where the alarms of one severity go. */
export interface AlarmActions {
  readonly topicArn: string;
  /** Whether the end of an alarm is told too. */
  readonly okNotices: boolean;
}

export interface AlarmSetProps {
  readonly alarms: readonly Alarm[];
  readonly actions: Readonly<Record<Severity, AlarmActions>>;
}

/**
 * Metric alarms from resolved catalogue rows, with the metric filters that some of them stand on.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export class AlarmSet extends Construct {
  /** Alarms of metrics whose dimensions are plain text: besides the topic they refer to nothing. */
  readonly plain: readonly CloudwatchMetricAlarm[];

  constructor(scope: Construct, id: string, props: AlarmSetProps) {
    super(scope, id);
    const filtered = new Set<string>();
    const plain: CloudwatchMetricAlarm[] = [];
    this.plain = plain;
    for (const alarm of props.alarms) {
      const key = [...alarm.target, alarm.row].join("_");
      if (alarm.filter && !filtered.has(key)) this.addFilter(key, alarm);
      filtered.add(key);
      const made = new CloudwatchMetricAlarm(
        this,
        `${key}_${alarm.severity}`,
        config(alarm, props.actions[alarm.severity]),
      );
      if (!hasToken(alarm)) plain.push(made);
    }
  }

  private addFilter(key: string, { filter, measure, name, severity }: Alarm): void {
    if (!filter || !("metric" in measure)) return;
    new CloudwatchLogMetricFilter(this, key, {
      name: name.slice(0, -severity.length - 1),
      logGroupName: filter.logGroup,
      pattern: filter.pattern,
      metricTransformation: { namespace: measure.metric.namespace, name: measure.metric.name, value: filter.value },
    });
  }
}

function config(alarm: Alarm, actions: AlarmActions): CloudwatchMetricAlarmConfig {
  const { measure, window } = alarm;
  return {
    alarmName: alarm.name,
    alarmDescription: alarm.description,
    comparisonOperator: alarm.comparison,
    threshold: alarm.threshold,
    evaluationPeriods: window.of,
    datapointsToAlarm: window.datapoints,
    treatMissingData: alarm.missing,
    alarmActions: [actions.topicArn],
    okActions: actions.okNotices ? [actions.topicArn] : undefined,
    ...("metric" in measure
      ? singleMetric(measure.metric, window.period)
      : { metricQuery: queries(measure.expression, measure.metrics, window.period) }),
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
