import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { TerraformElement, TerraformHclModule, TerraformResource, type App } from "cdktf";
import { synthesize, type EnvironmentStacks } from "../../src/index.js";
import { ownershipOf } from "../../src/model/contract/ownership.js";
import { refusal as definitionRefusal } from "../support/errors.js";
import { withResources } from "../support/environment.js";
import { everyKind } from "../support/every-kind.js";
import { stacksOf, withFolder } from "../support/synth.js";

type Resource = readonly [type: string, attributes?: object];

const some = (stack: EnvironmentStacks["alarms" | "telemetry"], [type, attributes = {}]: Resource) => {
  const resource = new TerraformResource(stack, "mine", { terraformResourceType: type });
  for (const [key, value] of Object.entries(attributes)) resource.addOverride(key, value);
};

const written = (customize: (stacks: EnvironmentStacks) => void, environment = withResources({})) =>
  withFolder((outdir) => synthesize([environment], { outdir, customize }));

const refusal = (customize: (stacks: EnvironmentStacks) => void): string => {
  try {
    written(customize);
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing refused";
};

describe("the split", () => {
  test("refuses an alarm in the dev team's stack", () => {
    const props = { alarmName: "mine", comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1 };
    expect(refusal(({ telemetry }) => void new CloudwatchMetricAlarm(telemetry, "mine", props))).toBe(
      "idp-prod-telemetry/mine: aws_cloudwatch_metric_alarm belongs to the ops team, and this stack to the dev team",
    );
  });

  test("refuses a log group in the ops team's stack", () => {
    expect(refusal(({ alarms }) => void new CloudwatchLogGroup(alarms, "mine", { name: "/mine" }))).toBe(
      "idp-prod-alarms/mine: aws_cloudwatch_log_group belongs to the dev team, and this stack to the ops team",
    );
  });

  test.each(["aws_db_instance", "aws_lambda_function", "aws_vpc", "awscc_logs_log_group", "random_id"])(
    "refuses %s in the ops team's stack",
    (type) => {
      expect(refusal(({ alarms }) => some(alarms, [type]))).toBe(
        `idp-prod-alarms/mine: ${type} is no type of resource that the ops team's stack holds; to have it, say why: owners.ops.resourceTypes: { "${type}": "…" }`,
      );
    },
  );

  test.each(["aws_scheduler_schedule", "aws_sns_platform_application", "awscc_cloudwatch_alarm"])(
    "refuses %s in the dev team's stack",
    (type) => {
      expect(refusal(({ telemetry }) => some(telemetry, [type]))).toBe(
        `idp-prod-telemetry/mine: ${type} is no type of resource that the dev team's stack holds; to have it, say why: owners.dev.resourceTypes: { "${type}": "…" }`,
      );
    },
  );

  test("refuses to make what the dev team only takes over", () => {
    expect(refusal(({ telemetry }) => some(telemetry, ["aws_db_instance", { identifier: "mine" }]))).toBe(
      'idp-prod-telemetry/mine: aws_db_instance is taken over here by an import block, and never made; to have it, say why: owners.dev.resourceTypes: { "aws_db_instance": "…" }',
    );
  });

  test.each<[string, (stacks: EnvironmentStacks) => void, string]>([
    [
      "an override of the stack",
      ({ telemetry }) => telemetry.addOverride("resource.aws_cloudwatch_metric_alarm.mine", { alarm_name: "mine" }),
      "idp-prod-telemetry: aws_cloudwatch_metric_alarm.mine: aws_cloudwatch_metric_alarm belongs to the ops team, and this stack to the dev team",
    ],
    [
      "an override as a list of blocks",
      ({ telemetry }) => telemetry.addOverride("resource", [{ aws_sns_topic: { mine: { name: "mine" } } }]),
      "idp-prod-telemetry: aws_sns_topic.mine: aws_sns_topic belongs to the ops team, and this stack to the dev team",
    ],
    [
      "an element that writes its own JSON",
      ({ telemetry }) => void new Smuggler(telemetry, "mine"),
      "idp-prod-telemetry: aws_sns_topic.mine: aws_sns_topic belongs to the ops team, and this stack to the dev team",
    ],
    [
      "a module",
      ({ telemetry }) => void new TerraformHclModule(telemetry, "mine", { source: "example/mine/aws" }),
      'idp-prod-telemetry: module.mine may hold resources of any type; to have it, say why: owners.dev.resourceTypes: { "module.mine": "…" }',
    ],
    [
      "a block of a later Terraform",
      ({ telemetry }) => telemetry.addOverride("action.aws_lambda_invoke.mine", {}),
      'idp-prod-telemetry: "action" is no block that is known here: what it changes cannot be told',
    ],
    [
      "a provisioner of what the team may have",
      ({ telemetry }) =>
        new CloudwatchLogGroup(telemetry, "mine", { name: "/mine" }).addOverride("provisioner", [
          { "local-exec": { command: "aws sns create-topic --name mine" } },
        ]),
      "idp-prod-telemetry/mine: has a provisioner, which runs programs: what it changes cannot be told",
    ],
    [
      "a data source that runs a program",
      ({ alarms }) => alarms.addOverride("data.external.mine", { program: ["./mine"] }),
      "idp-prod-alarms: data.external.mine: runs something: what it changes cannot be told",
    ],
    [
      "a data source of a check",
      ({ alarms }) => alarms.addOverride("check.mine.data.external.mine", { program: ["./mine"] }),
      "idp-prod-alarms: data.external.mine: runs something: what it changes cannot be told",
    ],
    [
      "an ephemeral resource that runs a function",
      ({ telemetry }) => telemetry.addOverride("ephemeral", [{ aws_lambda_invocation: { mine: {} } }]),
      "idp-prod-telemetry: ephemeral.aws_lambda_invocation.mine: runs something: what it changes cannot be told",
    ],
    [
      "an app that skips validation",
      (stacks) => {
        (stacks.alarms.node.root as App & { skipValidation: boolean }).skipValidation = true;
        new CloudwatchLogGroup(stacks.alarms, "mine", { name: "/mine" });
      },
      "idp-prod-alarms/mine: aws_cloudwatch_log_group belongs to the dev team, and this stack to the ops team",
    ],
  ])("is held on what is written: %s", (_, customize, message) => {
    expect(refusal(customize)).toBe(message);
  });

  test("tells everything that is wrong in a stack at once", () => {
    const message = refusal(({ telemetry }) => {
      some(telemetry, ["aws_scheduler_schedule"]);
      new TerraformHclModule(telemetry, "tickets", { source: "example/tickets/aws" });
    });
    expect(message.split("\n")).toHaveLength(2);
  });

  test("lets in what an environment names with a reason", () => {
    const owners = {
      dev: { name: "builders", resourceTypes: { "module.tickets": "opens tickets" } },
      ops: { name: "operators", resourceTypes: { aws_sqs_queue: "the tickets' queue" } },
    };
    const add = ({ telemetry, alarms }: EnvironmentStacks) => {
      some(alarms, ["aws_sqs_queue"]);
      new TerraformHclModule(telemetry, "tickets", { source: "example/tickets/aws" });
    };
    expect(() => written(add, withResources({}, { owners }))).not.toThrow();
  });

  test("lets no reason move a type to the other half, and takes no misspelt one", () => {
    const of = (resourceTypes: Record<string, string>) =>
      definitionRefusal({ owners: { dev: { name: "builders", resourceTypes }, ops: { name: "operators" } } });
    expect(of({ aws_sns_topic: "we need one" })).toBe(
      "prod.owners.dev.resourceTypes.aws_sns_topic: belongs to the ops team; no reason moves it to the other half",
    );
    expect(of({ aws_flow_log: "we need one" })).toBe(
      "prod.owners.dev.resourceTypes.aws_flow_log: is allowed already; leave it out",
    );
    expect(of({ sqs: "we need one" })).toBe(
      'prod.owners.dev.resourceTypes.sqs: "sqs" is no type of resource such as aws_sqs_queue, and no module such as module.tickets',
    );
    expect(of({ aws_sqs_queue: "" })).toBe(
      'prod.owners.dev.resourceTypes.aws_sqs_queue: "" is not the reason why the team\'s stack holds it',
    );
  });

  test("knows every type that the library makes, and to whom it belongs", () => {
    for (const [name, { resource }] of Object.entries(stacksOf(everyKind()))) {
      const allowed = name.endsWith("-alarms") ? ["ops", "either"] : ["dev", "either", "adopted"];
      for (const type of Object.keys(resource))
        expect([type, allowed]).toEqual([type, expect.arrayContaining([ownershipOf(type)])]);
    }
  });

  test("marks everything with the team that owns it", () => {
    const { "idp-prod-telemetry": dev, "idp-prod-alarms": ops } = stacksOf(withResources({}));
    const owner = (stack: typeof dev) => stack!.provider.aws![0]!.default_tags;
    expect(owner(dev)).toEqual([{ tags: { System: "idp", Environment: "prod", Owner: "builders" } }]);
    expect(owner(ops)).toEqual([{ tags: { System: "idp", Environment: "prod", Owner: "operators" } }]);
  });
});

/** Anything that is an element may write what it likes. */
class Smuggler extends TerraformElement {
  override toTerraform(): object {
    return { resource: { aws_sns_topic: { mine: { name: "mine" } } } };
  }
}
