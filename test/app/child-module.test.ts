import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import {
  AssetType,
  TerraformAsset,
  TerraformLocal,
  TerraformOutput,
  TerraformResource,
  TerraformVariable,
} from "cdktf";
import { join } from "node:path";
import type { EnvironmentStacks, SynthesizeOptions } from "../../src/index.js";
import { mapExpression } from "../../src/app/outputs/writers/expression.js";
import { everyKind } from "../support/every-kind.js";
import { withResources } from "../support/environment.js";
import { filesOf } from "../support/forms.js";
import { addresses, resources } from "../support/synth.js";

const main = (half: string) => `modules/idp-prod-${half}/main.tf.json`;

/** The child module of the alarms stack, to which something is added. */
const alarmsModule = (customize: (stacks: EnvironmentStacks) => void, options: SynthesizeOptions = {}) =>
  filesOf(withResources({}), { forms: ["module"], customize, ...options })[main("alarms")]!;

describe("a child module", () => {
  const files = filesOf(everyKind(), { forms: ["root", "module"] });
  const halves = ["telemetry", "alarms"].map((half) => ({
    half,
    child: files[main(half)]!,
    root: files[`stacks/idp-prod-${half}/cdk.tf.json`]!,
  }));

  test.each(halves)("of $half has no provider, backend or import block", ({ child }) => {
    expect(Object.keys(child).sort()).toEqual(["//", "locals", "output", "resource", "terraform", "variable"]);
    expect(Object.keys(child.terraform).sort()).toEqual(["required_providers", "required_version"]);
  });

  test.each(halves)("of $half holds what the root module holds, at the same addresses", ({ child, root }) => {
    expect(addresses(child)).toEqual(addresses(root));
    expect(child.output).toEqual(root.output);
    for (const [type, byId] of Object.entries(root.resource))
      for (const [id, { tags, ...resource }] of Object.entries(byId)) {
        const inChild = child.resource[type]![id]!;
        expect(inChild).toMatchObject(resource);
        for (const value of Object.values(tags ?? {})) expect(inChild.tags).toContain(JSON.stringify(value));
      }
  });

  test.each(halves)("of $half says of each output what it is", ({ child }) => {
    for (const [name, output] of Object.entries(child.output!))
      expect([name, output]).toEqual([name, expect.objectContaining({ description: expect.stringMatching(/\w/) })]);
  });

  test("asks for ranges of versions, and for an alias of each further region that it uses", () => {
    const aws = { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" };
    const [telemetry, alarms] = halves;
    for (const { child } of [telemetry!, alarms!]) {
      const regions = Object.values(child.resource)
        .flatMap((byId) => Object.values(byId))
        .flatMap(({ provider }) => (typeof provider === "string" ? [provider] : []));
      expect(regions).toContain("aws.us_east_1");
      const configuration_aliases = [...new Set(regions)].sort();
      expect(child.terraform).toEqual({
        required_version: ">= 1.5.0",
        required_providers: { aws: { ...aws, configuration_aliases } },
      });
    }
  });

  test("says what its caller's providers must be", () => {
    const allowed_account_ids = ["111122223333"];
    expect(halves[1]!.child).toMatchObject({
      "//": {
        stack: "idp-prod-alarms",
        providers: {
          aws: { region: "ap-northeast-1", allowed_account_ids },
          "aws.us_east_1": { region: "us-east-1", allowed_account_ids },
        },
      },
    });
  });

  test("does not ask for the Terraform that only the backend needs", () => {
    const backend = { s3: { bucket: "idp-state" } };
    const both = filesOf(withResources({}, { backend }), { forms: ["root", "module"] });
    expect(both["stacks/idp-prod-alarms/cdk.tf.json"]!.terraform.required_version).toBe(">= 1.10.0");
    expect(both[main("alarms")]!.terraform.required_version).toBe(">= 1.5.0");
  });

  test("asks for the Terraform that the environment names", () => {
    const terraform = { minimumVersion: "1.9.0" };
    const module = filesOf(withResources({}, { terraform }), { forms: ["module"] })[main("alarms")]!;
    expect(module.terraform.required_version).toBe(">= 1.9.0");
  });

  test("keeps the variables of the root module", () => {
    const receivers = { pager: { httpsVariable: "pager_url" } };
    const alarms = { routes: { error: { receivers }, warn: { receivers } } };
    const module = filesOf(withResources({}, { alarms }), { forms: ["module"] })[main("alarms")]!;
    expect(module.variable).toMatchObject({ pager_url: { type: "string", sensitive: true } });
  });

  test("cannot refer to another stack, whose state its caller does not have", () => {
    const refer = ({ telemetry, alarms }: EnvironmentStacks) => {
      const { arn } = new CloudwatchLogGroup(telemetry, "orders", { name: "/shop/orders" });
      new TerraformOutput(alarms, "orders", { value: arn });
    };
    expect(() => alarmsModule(refer)).toThrow(
      "idp-prod-alarms: refers to what is in idp-prod-telemetry, by that stack's state, which a child module cannot find; ",
    );
    const root = filesOf(withResources({}), { customize: refer })["stacks/idp-prod-alarms/cdk.tf.json"]!;
    expect(root.output).toMatchObject({ orders: { value: expect.stringContaining("data.terraform_remote_state.") } });
  });

  test("cannot hold files", () => {
    const addFile = ({ alarms }: EnvironmentStacks) =>
      void new TerraformAsset(alarms, "script", { path: join(__dirname, "split.test.ts"), type: AssetType.FILE });
    expect(() => alarmsModule(addFile)).toThrow(
      "idp-prod-alarms: assets: a child module cannot hold files of its own; take it out of this stack",
    );
  });
});

describe("the tags of a child module", () => {
  const tagsOf = (module: ReturnType<typeof alarmsModule>, type: string) =>
    Object.fromEntries(Object.entries(resources(module, type)).map(([id, { tags }]) => [id, tags]));

  test("are those of the provider, and its caller's", () => {
    const environment = withResources({}, { tags: { Note: 'say "no"' } });
    const module = filesOf(environment, { forms: ["module"] })[main("alarms")]!;
    expect(module.variable!.tags).toMatchObject({ type: "map(string)", default: {} });
    expect(module.locals.tags).toBe(
      '${merge(var.tags, { "Environment" = "prod", "Note" = "say \\"no\\"", "Owner" = "operators", "System" = "idp" })}',
    );
  });

  test("stand on every resource that takes tags, and on no other", () => {
    const module = alarmsModule(() => undefined);
    expect(tagsOf(module, "aws_sns_topic")).toEqual({
      notification_error: '${merge(local.tags, { "Name" = "idp-prod-alarms-error" })}',
      notification_warn: '${merge(local.tags, { "Name" = "idp-prod-alarms-warn" })}',
    });
    for (const resource of Object.values(resources(module, "aws_sns_topic_policy")))
      expect(resource).not.toHaveProperty("tags");
  });

  test("come from the provider that a resource has", () => {
    const module = filesOf(everyKind(), { forms: ["module"] })[main("alarms")]!;
    const abroad = Object.values(resources(module, "aws_sns_topic")).filter(({ provider }) => provider !== undefined);
    expect(abroad.length).toBeGreaterThan(0);
    for (const { tags, provider } of abroad)
      expect(tags).toContain(`\${merge(local.${String(provider).replace("aws.", "tags_")}, `);
    expect(module.locals.tags_us_east_1).toBe(module.locals.tags);
  });

  test("come before a resource's own", () => {
    const module = alarmsModule(({ alarms }) => {
      new SnsTopic(alarms, "texts", { tags: { Name: "mine", Of: "x-${aws_sns_topic.notification_error.name}" } });
      new SnsTopic(alarms, "map", { tags: "${var.mine}" as never });
    });
    expect(tagsOf(module, "aws_sns_topic")).toMatchObject({
      texts: '${merge(local.tags, { "Name" = "mine", "Of" = "x-${aws_sns_topic.notification_error.name}" })}',
      map: "${merge(local.tags, var.mine)}",
    });
  });

  test("are left alone where the tags of a resource are", () => {
    const ignoreChanges = ["tags"];
    const module = alarmsModule(({ alarms }) => void new SnsTopic(alarms, "theirs", { lifecycle: { ignoreChanges } }));
    expect(resources(module, "aws_sns_topic").theirs).not.toHaveProperty("tags");
  });

  test("are told to be unclear, all at once, where they are", () => {
    const add = ({ alarms }: EnvironmentStacks) => {
      new SnsTopic(alarms, "mixed", { tags: { Name: '"${var.name}"' } });
      new TerraformResource(alarms, "raw", { terraformResourceType: "aws_cloudwatch_alarm_mute_rule" });
      new TerraformVariable(alarms, "tags", {});
      new TerraformLocal(alarms, "own", "x").overrideLogicalId("tags");
    };
    expect(() => alarmsModule(add)).toThrow(
      [
        "idp-prod-alarms: local.tags: the module has a local of that name already; choose another",
        "idp-prod-alarms: var.tags: the module has a variable of that name already; choose another",
        "idp-prod-alarms: aws_cloudwatch_alarm_mute_rule: nothing tells whether it takes tags; make it with its class of @cdktf/provider-aws",
        "idp-prod-alarms: aws_sns_topic.mixed: tags: a text holds both an expression and quotes, backslashes or line ends; write it as one ${format(…)}",
      ].join("\n"),
    );
  });
});

describe("the import blocks of a child module", () => {
  const logs = { sources: { "ecs.main/api": { name: "/existing/api", adopt: { retention: 30 } } } };
  const ecs = { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } };
  const adopting = withResources({ ecs }, { telemetry: { logs } });
  const address = "aws_cloudwatch_log_group.logs_ecs_main_api";
  const imports = "modules/idp-prod-telemetry.imports.tf.json";

  test("stand beside it, for the root module to take", () => {
    const files = filesOf(adopting, { forms: ["module"] });
    expect(files[imports]).toEqual({ import: [{ to: `module.idp-prod-telemetry.${address}`, id: "/existing/api" }] });
    expect(files).not.toHaveProperty(["modules/idp-prod-alarms.imports.tf.json"]);
  });

  test.each(["telemetry", "telemetry[0]", 'telemetry["prod"]'])("lead to the module as it is called: %s", (name) => {
    const files = filesOf(adopting, { forms: ["module"], moduleName: ({ half }) => name.replace("telemetry", half) });
    expect(files[imports]!.import![0]!.to).toBe(`module.${name}.${address}`);
  });

  test.each(["", "1st", "a.b", "module.x", "x[y]", 'x["${y}"]', 'x["a\nb"]', undefined])(
    "do not lead to %j",
    (name) => {
      expect(() => filesOf(adopting, { forms: ["module"], moduleName: () => name as string })).toThrow(
        `moduleName: ${JSON.stringify(name)}, given for idp-prod-telemetry, names no module; letters, digits, hyphens and underscores`,
      );
    },
  );

  test("do not lead to one module from two stacks", () => {
    expect(() => filesOf(adopting, { forms: ["module"], moduleName: () => "operations" })).toThrow(
      /^moduleName: "operations" is given for idp-prod-telemetry and for idp-prod-alarms; each is a module of its own$/,
    );
    expect(() => filesOf(adopting, { forms: ["root"], moduleName: () => "operations" })).not.toThrow();
  });

  test("have ids that the root module can read", () => {
    const customize = ({ alarms }: EnvironmentStacks) =>
      alarms.addOverride("import", [{ to: "aws_sns_topic.notification_error", id: "${var.topic}" }]);
    expect(() => alarmsModule(customize)).toThrow(
      "idp-prod-alarms: aws_sns_topic.notification_error: its import id ${var.topic} is an expression, which the root module cannot know; write it out",
    );
  });
});

test.each<[unknown, string | undefined]>([
  [{}, "{  }"],
  [{ a: "$${x} \\ %%{y}" }, '{ "a" = "$${x} \\\\ %%{y}" }'],
  [{ a: "${x}-%{ if y }z%{ endif }" }, '{ "a" = "${x}-%{ if y }z%{ endif }" }'],
  [{ a: null, b: "c" }, '{ "b" = "c" }'],
  [{ a: '${lookup(x, "y")}' }, undefined],
  ["${merge(x, y)}", "merge(x, y)"],
  ["no map", undefined],
])("the map %j within an expression", (map, expression) => expect(mapExpression(map)).toBe(expression));

test("outputs and alarms of one's own are in the child module too", () => {
  const module = alarmsModule(({ alarms }) => {
    new CloudwatchMetricAlarm(alarms, "mine", {
      alarmName: "mine",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 1,
    });
    new TerraformOutput(alarms, "answer", { value: 42, description: "Of mine" });
  });
  expect(resources(module, "aws_cloudwatch_metric_alarm").mine).toMatchObject({
    tags: '${merge(local.tags, { "Name" = "mine" })}',
  });
  expect(module.output).toMatchObject({ answer: { value: 42 } });
});
