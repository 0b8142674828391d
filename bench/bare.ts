import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";

/**
 * The same number of alarms written by hand with CDKTF alone: what the library is measured against. Texts are as long as
 * the library's, and one alarm in fourteen stands on metric math, as in the library's alarms of an ECS service.
 */
const count = Number(process.argv[2]) || 1;
const app = new App({ stackTraces: false });
const stack = new TerraformStack(app, "bare");
new AwsProvider(stack, "aws", { region: "ap-northeast-1" });

const text =
  "The tasks of this service have been using more than 80 % of the CPU that they reserve. Act now.\n" +
  "What to do: Scale out or give the tasks more CPU; if this load is not wanted, then find who sends it.";

for (let index = 0; index < count; index++) {
  const dimensions = { ClusterName: "idp-prod", ServiceName: `service${index}` };
  const input = (id: string) => ({
    id,
    metric: { namespace: "ECS/ContainerInsights", metricName: "TaskCount", dimensions, period: 60, stat: "Average" },
  });
  const single = { namespace: "AWS/ECS", metricName: "CPUUtilization", dimensions, statistic: "Average", period: 60 };
  const math = { metricQuery: [{ id: "result", expression: "a - b", returnData: true }, input("a"), input("b")] };
  new CloudwatchMetricAlarm(stack, `alarm${index}`, {
    alarmName: `idp-prod-ecs-main-service${index}-cpuUtilization-error`,
    alarmDescription: `idp-prod ecs main/service${index}: ${text}`,
    ...(index % 14 === 0 ? math : single),
    evaluationPeriods: 5,
    datapointsToAlarm: 5,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
    treatMissingData: "breaching",
    alarmActions: ["arn:aws:sns:ap-northeast-1:111122223333:alarms"],
    okActions: ["arn:aws:sns:ap-northeast-1:111122223333:alarms"],
  });
}
app.synth();
