import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Aspects, type IAspect } from "cdktf";
import type { IConstruct } from "constructs";
import type { EnvironmentStacks } from "unyo";

/** Adds an alarm on a metric of the application's own, and keeps every alarm quiet in an environment that nobody uses yet. */
export function customize({ environment, alarms }: EnvironmentStacks): void {
  const { topicArn } = alarms.actions.warn;
  new CloudwatchMetricAlarm(alarms, "ordersStuck", {
    alarmName: `${environment.system}-${environment.name}-orders-stuck`,
    namespace: "Shop",
    metricName: "OrdersStuck",
    statistic: "Maximum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    period: 300,
    evaluationPeriods: 3,
    treatMissingData: "notBreaching",
    alarmActions: [topicArn],
  });
  if (environment.name === "dev") Aspects.of(alarms).add(new Quiet());
}

/** Alarms that change their state and tell nobody. */
class Quiet implements IAspect {
  visit(node: IConstruct): void {
    if (node instanceof CloudwatchMetricAlarm) node.actionsEnabled = false;
  }
}
