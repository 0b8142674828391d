import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { App, Fn, Lazy, TerraformIterator, TerraformStack, Token } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AlarmsStack } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { withFolder } from "../support/synth.js";

const config: CloudwatchMetricAlarmConfig = {
  alarmName: "Orders wait",
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 1,
};

/** What an alarm of the ops team's stack writes, where something of it is taken from a queue of another stack. */
function written(change: (alarm: CloudwatchMetricAlarm, queue: SqsQueue) => void): string {
  return withFolder((folder) => {
    const app = new App({ outdir: folder });
    const platform = new TerraformStack(app, "platform");
    new AwsProvider(platform, "aws", { region: "ap-northeast-1" });
    const queue = new SqsQueue(platform, "orders", { name: "orders" });
    const stack = new AlarmsStack(app, withResources({}));
    change(new CloudwatchMetricAlarm(stack, "own", config), queue);
    app.synth();
    return readFileSync(join(folder, "stacks", stack.node.id, "cdk.tf.json"), "utf8");
  });
}

type Ways = Readonly<Record<string, (alarm: CloudwatchMetricAlarm, queue: SqsQueue) => void>>;

const ways: Ways = {
  text: (alarm, { name }) => (alarm.alarmDescription = `Look at ${name}.`),
  number: (alarm, { delaySeconds }) => (alarm.threshold = delaySeconds),
  "number in a text": (alarm, { delaySeconds }) => (alarm.alarmDescription = `After ${delaySeconds} s.`),
  boolean: (alarm, { fifoQueue }) => (alarm.actionsEnabled = fifoQueue),
  "item of a list": (alarm, { arn }) => (alarm.alarmActions = ["arn:aws:sns:ap-northeast-1:111122223333:a", arn]),
  list: (alarm, { arn }) => (alarm.okActions = Token.asList(Fn.split(",", arn))),
  "value of a map": (alarm, { name }) => (alarm.dimensions = { QueueName: name }),
  "key of a map": (alarm, { name }) => (alarm.tags = { [name]: "queue" }),
  map: (alarm, { tagsAll }) => (alarm.tags = tagsAll as never),
  "something made late": (alarm, { name }) => (alarm.unit = Lazy.stringValue({ produce: () => name })),
  query: (alarm, { name }) =>
    alarm.putMetricQuery([
      {
        id: "a",
        metric: { metricName: "NumberOfMessagesSent", period: 60, stat: "Sum", dimensions: { QueueName: name } },
      },
    ]),
  "list of queries": (alarm, { redrivePolicy }) => alarm.putMetricQuery(Fn.jsondecode(redrivePolicy) as never),
  "what it depends on": (alarm, { fqn }) => (alarm.dependsOn = [fqn]),
  lifecycle: (alarm, { arn }) =>
    (alarm.lifecycle = { precondition: [{ condition: `\${${arn} != ""}`, errorMessage: "There is no queue." }] }),
  count: (alarm, { delaySeconds }) => (alarm.count = delaySeconds),
  "for each": (alarm, { arn }) => (alarm.forEach = TerraformIterator.fromList(Token.asList(Fn.split(",", arn)))),
  override: (alarm, { arn }) => alarm.addOverride("alarm_description", arn),
};

test.each(Object.entries(ways))("an alarm's %s may come from another stack", (_, change) => {
  const text = written(change);
  expect(text).toContain("data.terraform_remote_state.");
  expect(text).not.toContain("aws_sqs_queue.orders");
});

test("an alarm that takes nothing from another stack refers to none", () => {
  expect(written((alarm) => (alarm.alarmDescription = "The queue is e+10 long."))).not.toContain(
    "terraform_remote_state",
  );
});
