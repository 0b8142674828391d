// The same number of alarms made with cdk-monitoring-constructs: node monitoring-constructs.mjs <alarms> <folder that has the package>.
// Functions exist already, as what unyo watches does, so that nothing but alarms is written; no dashboards, which would only add to it.
import { createRequire } from "node:module";
import { join } from "node:path";

const [count, folder] = [Number(process.argv[2]), process.argv[3]];
const require = createRequire(join(folder, "package.json"));
const { App, Duration, Stack } = require("aws-cdk-lib");
const { Function } = require("aws-cdk-lib/aws-lambda");
const { Topic } = require("aws-cdk-lib/aws-sns");
const { DefaultDashboardFactory, MonitoringFacade, SnsAlarmActionStrategy } = require("cdk-monitoring-constructs");

const perFunction = 5;
const perStack = 500; // CloudFormation takes no more resources in a stack
const environment = { account: "111122223333", region: "ap-northeast-1" };
const app = new App({ analyticsReporting: false, outdir: process.env.CDKTF_OUTDIR });

for (let stacks = 0; stacks * perStack < count; stacks++) {
  const stack = new Stack(app, `alarms${stacks}`, { env: environment });
  const topic = Topic.fromTopicArn(stack, "topic", "arn:aws:sns:ap-northeast-1:111122223333:alarms");
  const monitoring = new MonitoringFacade(stack, "monitoring", {
    alarmFactoryDefaults: {
      actionsEnabled: true,
      alarmNamePrefix: "idp-prod",
      action: new SnsAlarmActionStrategy({ onAlarmTopic: topic, onOkTopic: topic }),
    },
    dashboardFactory: new DefaultDashboardFactory(stack, "dashboards", {
      dashboardNamePrefix: "idp-prod",
      createDashboard: false,
    }),
  });
  const alarms = Math.min(perStack, count - stacks * perStack);
  for (let index = 0; index * perFunction < alarms; index++) {
    const name = `function-${stacks}-${index}`;
    monitoring.monitorLambdaFunction({
      lambdaFunction: Function.fromFunctionName(stack, name, name),
      alarmFriendlyName: name,
      addFaultCountAlarm: { Critical: { maxErrorCount: 1 } },
      addThrottlesCountAlarm: { Critical: { maxErrorCount: 1 } },
      addMaxLatencyAlarm: { Warning: { maxLatency: Duration.seconds(50) } },
      addConcurrentExecutionsCountAlarm: { Warning: { maxRunningTasks: 800 } },
      addMinInvocationsCountAlarm: { Warning: { minCount: 1 } },
    });
  }
}

const made = app.synth().stacks.flatMap(({ template }) => Object.values(template.Resources));
const alarms = made.filter(({ Type }) => Type === "AWS::CloudWatch::Alarm").length;
if (alarms !== count) throw new Error(`${alarms} alarms instead of ${count}`);
