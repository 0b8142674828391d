import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Annotations, App, Aspects, TerraformOutput, TerraformStack, type IAspect } from "cdktf";
import type { IConstruct } from "constructs";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { customize as example } from "../../examples/own-constructs.js";
import { addStacks, synthesize, type EnvironmentStacks } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { filesOf, readFiles } from "../support/forms.js";
import { resources, withFolder } from "../support/synth.js";

const sqs = { orders: { name: "orders" } };
const alarmsFile = "stacks/idp-prod-alarms/cdk.tf.json";

const add = (customize: (stacks: EnvironmentStacks) => void, environment = withResources({ sqs })) =>
  filesOf(environment, { customize });

describe("constructs and Aspects of one's own", () => {
  test("are in the stack, at readable addresses, beside everything else", () => {
    const alarms = resources(add(example)[alarmsFile], "aws_cloudwatch_metric_alarm");
    const before = resources(add(() => undefined)[alarmsFile], "aws_cloudwatch_metric_alarm");
    const { ordersStuck, ...others } = alarms;
    expect(ordersStuck).toMatchObject({ alarm_actions: ["${aws_sns_topic.notification_warn.arn}"] });
    expect(others).toEqual(before);
  });

  test("change what is there in the environments that they are for", () => {
    const dev = add(example, withResources({ sqs }, { name: "dev" }))["stacks/idp-dev-alarms/cdk.tf.json"];
    const quiet = Object.values(resources(dev, "aws_cloudwatch_metric_alarm"));
    expect(quiet.length).toBeGreaterThan(1);
    for (const alarm of quiet) expect(alarm).toMatchObject({ actions_enabled: false });
  });

  test("are counted", () =>
    withFolder((outdir) => {
      const [, before] = synthesize([withResources({})], { outdir });
      const [, after] = synthesize([withResources({})], { outdir, customize: example });
      expect(after!.resources).toBe(before!.resources + 1);
    }));

  test("are called once for each environment, with its stacks", () =>
    withFolder((outdir) => {
      const seen: string[] = [];
      const environments = [withResources({}), withResources({}, { name: "stg", account: "444455556666" })];
      synthesize(environments, {
        outdir,
        customize: ({ environment, telemetry, alarms }) =>
          void seen.push(`${environment.name}: ${telemetry.node.id}, ${alarms.node.id}`),
      });
      expect(seen).toEqual(["prod: idp-prod-telemetry, idp-prod-alarms", "stg: idp-stg-telemetry, idp-stg-alarms"]);
    }));

  test("have addresses of any letters, as Terraform takes them", () => {
    const named = add(({ alarms }) => new TerraformOutput(alarms, "mine", { value: 1 }).overrideLogicalId("通知_1"));
    expect(named[alarmsFile]).toMatchObject({ output: { 通知_1: { value: 1 } } });
  });

  test.each<[string, (stacks: EnvironmentStacks) => void, string]>([
    [
      "a construct",
      ({ alarms }) => void new CloudwatchLogGroup(alarms, "mine", { name: "/mine" }),
      "idp-prod-alarms/mine: aws_cloudwatch_log_group belongs to the dev team",
    ],
    [
      "an Aspect",
      ({ telemetry }) => Aspects.of(telemetry).add(new AddsAlarm()),
      "idp-prod-telemetry/late: aws_cloudwatch_metric_alarm belongs to the ops team",
    ],
    [
      "an override",
      ({ telemetry }) => telemetry.addOverride("resource.aws_sns_topic.mine", { name: "mine" }),
      "idp-prod-telemetry: aws_sns_topic.mine: aws_sns_topic belongs to the ops team",
    ],
  ])("are held to the split: %s", (_, customize, message) =>
    withFolder((outdir) => {
      expect(() => synthesize([withResources({})], { outdir, customize })).toThrow(message);
      expect(readdirSync(outdir)).toEqual([]);
    }),
  );

  test.each([
    ["a promise", async () => undefined],
    ["what can be awaited", () => ({ then: () => undefined })],
  ])("must be there when the function returns, and not %s", (_, customize) => {
    expect(() => add(customize)).toThrow("customize: gives a promise; what it adds must be there when it returns");
  });
});

test("what constructs and Aspects warn of is told", () => {
  const warn = jest.spyOn(console, "warn").mockImplementation();
  const customize = ({ telemetry, alarms }: EnvironmentStacks) => {
    Annotations.of(alarms).addWarning("the thresholds are of last year");
    Aspects.of(telemetry).add({ visit: (node) => Aspects.of(node).add({ visit: () => undefined }) });
  };
  try {
    add(customize);
    expect(warn.mock.calls).toEqual([
      [
        "idp-prod-telemetry: We detected an Aspect was added via another Aspect, and will not be applied\n" +
          "idp-prod-alarms: the thresholds are of last year",
      ],
    ]);
    warn.mockClear();
    add(example);
    expect(warn.mock.calls).toEqual([]);
  } finally {
    warn.mockRestore();
  }
});

describe("what is added is written whole, or not at all:", () => {
  const ownAlarm = { alarmName: "own", comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 };
  const alarmsOf = ({ alarms }: Pick<EnvironmentStacks, "alarms">) =>
    alarms.node.findAll().filter((child) => child instanceof CloudwatchMetricAlarm);

  test.each<[string, (stacks: EnvironmentStacks) => void, string]>([
    [
      "two resources of one address, of which one would be lost",
      (stacks) =>
        alarmsOf(stacks)
          .slice(0, 2)
          .forEach((alarm) => alarm.overrideLogicalId("same")),
      "aws_cloudwatch_metric_alarm.same is the address of idp-prod-alarms/",
    ],
    [
      "an output that is there already",
      ({ alarms }) => new TerraformOutput(alarms, "mine", { value: 1 }).overrideLogicalId("topic_arns"),
      "idp-prod-alarms/mine: output.topic_arns is there already; rename one of the two",
    ],
    [
      "an address that Terraform takes for a number",
      ({ alarms }) => void new CloudwatchMetricAlarm(alarms, "5xx", ownAlarm),
      "idp-prod-alarms/5xx: aws_cloudwatch_metric_alarm.5xx is no address that Terraform takes: ",
    ],
    [
      "a threshold that divides by nothing, which a file would have as null and AWS as 0",
      ({ alarms }) => void new CloudwatchMetricAlarm(alarms, "own", { ...ownAlarm, threshold: 0 / 0 }),
      "idp-prod-alarms: resource.aws_cloudwatch_metric_alarm.own.threshold: NaN is no number that a file can hold",
    ],
    [
      "a number deep in an override",
      ({ alarms }) => alarms.addOverride("output.mine", { value: [{ a: 1 }, { a: Infinity }] }),
      "idp-prod-alarms: output.mine.value.1.a: Infinity is no number that a file can hold",
    ],
    [
      "an Aspect of the app, which would never run",
      ({ alarms }) => Aspects.of(alarms.node.root).add({ visit: () => undefined }),
      "customize: adds an Aspect to the app, which CDKTF never runs\n  right: add it to the stacks: Aspects.of(telemetry).add(…)",
    ],
    [
      "a second provider without an alias",
      ({ alarms }) => void new AwsProvider(alarms, "mine", { region: "ap-northeast-3" }),
      "idp-prod-alarms: has two providers aws without an alias, of which Terraform takes one; give yours an alias",
    ],
    [
      "a second provider of one alias",
      ({ alarms }) =>
        ["one", "two"].forEach((id) => new AwsProvider(alarms, id, { region: "ap-northeast-3", alias: "osaka" })),
      'idp-prod-alarms: has two providers aws of the alias "osaka", which Terraform does not take; give yours another one',
    ],
    [
      "what an Aspect takes from another stack, which Terraform would look for in this one",
      ({ telemetry, alarms }) => {
        const { arn } = new CloudwatchLogGroup(telemetry, "orders", { name: "orders" });
        const [alarm] = alarmsOf({ alarms });
        Aspects.of(alarm!).add({ visit: () => (alarm!.alarmDescription = arn) });
      },
      "idp-prod-alarms/sqs/orders_oldestMessageAge_error: refers to aws_cloudwatch_log_group.orders.arn of idp-prod-telemetry, by an Aspect or an override of the stack, which CDKTF does not see: " +
        "set it on the construct itself and before Aspects run, or take the value from a variable",
    ],
    [
      "what an Aspect of a stack that is written first takes from one that is written later",
      ({ telemetry, alarms }) => {
        const group = new CloudwatchLogGroup(telemetry, "orders", { name: "orders" });
        const [alarm] = alarmsOf({ alarms });
        Aspects.of(group).add({ visit: () => (group.kmsKeyId = alarm!.arn) });
      },
      "idp-prod-alarms",
    ],
    [
      "what an override of a stack takes from another one",
      ({ telemetry, alarms }) => {
        const { arn } = new CloudwatchLogGroup(telemetry, "orders", { name: "orders" });
        alarms.addOverride("locals.orders", arn);
      },
      "idp-prod-alarms: refers to aws_cloudwatch_log_group.orders.arn of idp-prod-telemetry, by an Aspect or an override of the stack, ",
    ],
  ])("%s", (_, customize, message) =>
    withFolder((outdir) => {
      expect(() => synthesize([withResources({ sqs })], { outdir, customize })).toThrow(message);
      expect(readdirSync(outdir)).toEqual([]);
    }),
  );
});

class AddsAlarm implements IAspect {
  visit(node: IConstruct): void {
    if (!TerraformStack.isStack(node)) return;
    new CloudwatchMetricAlarm(node, "late", {
      alarmName: "late",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
    });
  }
}

test("docs/pipelines.md shows the example as it is", () => {
  const read = (file: string) => readFileSync(join(__dirname, "../..", file), "utf8");
  expect(read("docs/pipelines.md")).toContain(read("examples/own-constructs.ts"));
});

test("the stacks can be added to an app of one's own", () =>
  withFolder((outdir) => {
    const app = new App({ outdir });
    const environment = withResources({ sqs });
    const { telemetry, alarms } = addStacks(app, environment);
    expect(alarms.dependsOn(telemetry)).toBe(true);
    app.synth();
    expect(readFiles(outdir)[alarmsFile]).toEqual(filesOf(environment, {})[alarmsFile]);
  }));
