import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Fn, Lazy, TerraformOutput, TerraformStack, TerraformVariable, Token } from "cdktf";
import { AlarmsStack, TelemetryStack } from "../../src/index.js";
import { everyKind } from "../support/every-kind.js";
import { withResources } from "../support/environment.js";
import { testApp } from "../support/folder.js";

/** What CDKTF itself would write. */
const byCdktf = (stack: TerraformStack): unknown => TerraformStack.prototype.toTerraform.call(stack);

const bothWays = (stack: TerraformStack) => {
  stack.prepareStack();
  return { ours: stack.toTerraform() as unknown, cdktf: byCdktf(stack) };
};

/** A queue of one's own may stand in the dev team's stack, where the environment says why. */
const owners = {
  dev: { name: "builders", resourceTypes: { aws_sqs_queue: "Something that has attributes of every kind." } },
  ops: { name: "operators" },
};

describe("what a stack writes is what CDKTF would write", () => {
  test.each([
    ["telemetry", TelemetryStack],
    ["alarms", AlarmsStack],
  ])("of every kind of target: %s", (_, Stack) => {
    const { ours, cdktf } = bothWays(new Stack(testApp(), everyKind()));
    expect(ours).toEqual(cdktf);
  });

  test("of tokens wherever they may be, and of overrides", () => {
    const stack = new TelemetryStack(testApp(), withResources({}, { owners }));
    const variable = new TerraformVariable(stack, "given", { type: "any" });
    const queue = new SqsQueue(stack, "queue", {
      name: `queue-${variable.stringValue}-5e+7`,
      delaySeconds: variable.numberValue,
      tags: {
        plain: "a Token ${not.ours}",
        [variable.stringValue]: "key",
        none: Lazy.stringValue({ produce: () => undefined }),
      },
      policy: Fn.jsonencode({ Size: variable.numberValue, List: variable.listValue, Minus: -3 }),
    });
    queue.addOverride("lifecycle.ignore_changes", ["tags"]);
    new SqsQueue(stack, "mapped", { name: `at ${queue.visibilityTimeoutSeconds}`, tags: queue.tagsAll as never });
    new TerraformOutput(stack, "lists", {
      value: [Fn.element(variable.listValue, 0), variable.listValue, [], {}, undefined, -1, [queue.delaySeconds]],
    });
    new TerraformOutput(stack, "lazy", {
      value: Lazy.anyValue({ produce: () => ({ arn: queue.arn, gone: undefined }) }),
    });
    new TerraformOutput(stack, "map", { value: Token.asStringMap(queue.arn) });
    stack.addOverride("resource.aws_sqs_queue.queue.fifo_queue", true);
    stack.addOverride("resource.aws_sqs_queue.queue.delay_seconds", undefined);
    stack.addOverride("locals.arn", queue.arn);
    const { ours, cdktf } = bothWays(stack);
    expect(ours).toEqual(cdktf);
  });

  test("of an override of what several resources were given: it is one resource's alone", () => {
    const stack = new TelemetryStack(testApp(), withResources({}, { owners }));
    const tags = { team: "builders" };
    for (const id of ["one", "other"]) new SqsQueue(stack, id, { name: id, tags });
    stack.addOverride("resource.aws_sqs_queue.one.tags.more", "of one");
    const { ours, cdktf } = bothWays(stack);
    expect(ours).toEqual(cdktf);
    expect(ours).toMatchObject({ resource: { aws_sqs_queue: { one: { tags: { ...tags, more: "of one" } } } } });
    expect(tags).toEqual({ team: "builders" });
    expect(ours).toMatchObject({ resource: { aws_sqs_queue: { other: { tags: { team: "builders" } } } } });
    expect(JSON.stringify(ours).match(/of one/g)).toHaveLength(1);
  });

  test("of a value of another stack, which becomes an output there", () => {
    const app = testApp();
    const dev = new TelemetryStack(app, withResources({}, { owners }));
    const ops = new AlarmsStack(app, withResources({}, { owners }));
    const queue = new SqsQueue(dev, "queue", { name: "mine" });
    new CloudwatchMetricAlarm(ops, "mine", {
      alarmName: `timeout ${queue.visibilityTimeoutSeconds}`,
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: queue.delaySeconds,
    });
    ops.prepareStack();
    const { ours, cdktf } = bothWays(dev);
    expect(ours).toEqual(cdktf);
    expect(JSON.stringify(ours)).toContain("cross-stack-output-aws_sqs_queue_queue_visibility_timeout_seconds");
    expect(JSON.stringify(ours)).toContain("cross-stack-output-aws_sqs_queue_queue_delay_seconds");
    expect(ops.toTerraform()).toEqual(byCdktf(ops));
  });
});
