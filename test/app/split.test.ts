import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AlarmsStack, TelemetryStack } from "../../src/index.js";
import { ownership } from "../../src/app/stacks/index.js";
import { everyKind } from "../support/every-kind.js";
import { withResources } from "../support/environment.js";
import { stacksOf } from "../support/synth.js";
import { testApp } from "../support/folder.js";

describe("the split", () => {
  test("refuses an alarm in the dev team's stack", () => {
    const stack = new TelemetryStack(testApp(), withResources({}));
    new CloudwatchMetricAlarm(stack, "mine", {
      alarmName: "mine",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
    });
    expect(() => stack.runAllValidations()).toThrow(
      "idp-prod-telemetry/mine: aws_cloudwatch_metric_alarm belongs to the ops team, and this stack to the dev team",
    );
  });

  test("refuses a log group in the ops team's stack", () => {
    const stack = new AlarmsStack(testApp(), withResources({}));
    new CloudwatchLogGroup(stack, "mine", { name: "/mine" });
    expect(() => stack.runAllValidations()).toThrow(
      "idp-prod-alarms/mine: aws_cloudwatch_log_group belongs to the dev team, and this stack to the ops team",
    );
  });

  test("holds in every stack that is written", () => {
    for (const [name, { resource }] of Object.entries(stacksOf(everyKind()))) {
      const team = name.endsWith("-telemetry") ? "dev" : "ops";
      for (const type of Object.keys(resource)) expect([type, ownership[type] ?? team]).toEqual([type, team]);
    }
  });

  test("marks everything with the team that owns it", () => {
    const { "idp-prod-telemetry": dev, "idp-prod-alarms": ops } = stacksOf(withResources({}));
    const owner = (stack: typeof dev) => stack!.provider.aws![0]!.default_tags;
    expect(owner(dev)).toEqual([{ tags: { System: "idp", Environment: "prod", Owner: "builders" } }]);
    expect(owner(ops)).toEqual([{ tags: { System: "idp", Environment: "prod", Owner: "operators" } }]);
  });
});
