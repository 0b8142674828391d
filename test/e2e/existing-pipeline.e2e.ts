import { temporaryFolder } from "../support/folder.js";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeModules } from "../../examples/existing-pipeline/modules.js";
import { synthesize } from "../../src/index.js";
import { everyKind } from "../support/every-kind.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace, type Plan } from "./support/workspace.js";

jest.setTimeout(900_000);

let emulator: Emulator;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator();
});

afterAll(() => emulator?.stop());

describe("the root module of examples/existing-pipeline", () => {
  let root: Workspace;
  let first: Plan;

  beforeAll(async () => {
    await emulator.aws("logs", "create-log-group", "--log-group-name", "/aws/lambda/shop-prod-sync");
    const text = readFileSync(join(__dirname, "../../examples/existing-pipeline/main.tf"), "utf8");
    root = Workspace.ofRoot(text, emulator, ["virginia"], { pager_url: "https://pager.example.com/events" });
    const modules = join(root.folder, "cdktf.out/modules");
    writeModules(join(root.folder, "cdktf.out"));
    for (const file of readdirSync(modules).filter((name) => name.endsWith(".imports.tf.json")))
      cpSync(join(modules, file), join(root.folder, file));
    await root.init();
    first = await root.plan();
    await root.apply();
  });

  test("takes over the log group that exists, and replaces and destroys nothing", () => {
    expect(first.text).toMatch(/Plan: 1 to import, \d+ to add, 1 to change, 0 to destroy/);
    expect(first.text).toContain("module.telemetry.aws_cloudwatch_log_group.logs_lambda_sync will be");
  });

  test("has nothing left to do once it is applied", async () => {
    const { empty, text } = await root.plan();
    expect(empty ? "" : text).toBe("");
  });

  test("marks what the modules make with the environment's tags and its own", async () => {
    const shared = { CostCenter: "shop", Environment: "prod", System: "shop", Pipeline: "platform" };
    const region = "ap-northeast-1";
    const tagsOf = (group: string) =>
      emulator.aws(
        "logs",
        "list-tags-for-resource",
        "--resource-arn",
        `arn:aws:logs:${region}:111122223333:log-group:${group}`,
      );
    expect(await tagsOf("/ecs/shop-prod/main/api")).toEqual({
      tags: { ...shared, Owner: "shop-dev", Name: "/ecs/shop-prod/main/api" },
    });
    expect(await tagsOf("/aws/lambda/shop-prod-sync")).toEqual({ tags: {} }); // what was taken over keeps its own
    const alarm = `arn:aws:cloudwatch:${region}:111122223333:alarm:shop-prod-ecs-main-api-cpuUtilization-error`;
    const { Tags } = await emulator.aws("cloudwatch", "list-tags-for-resource", "--resource-arn", alarm);
    const found = (Tags as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]);
    expect(Object.fromEntries(found)).toEqual({
      ...shared,
      Owner: "shop-ops",
      Name: "shop-prod-ecs-main-api-cpuUtilization-error",
    });
  });

  test("puts what must be in us-east-1 there, by the provider that it passes", async () => {
    const names = async (region: string) => {
      const { MetricAlarms } = await emulator.aws("cloudwatch", "describe-alarms", "--region", region);
      return (MetricAlarms as { AlarmName: string }[]).map(({ AlarmName }) => AlarmName);
    };
    const [home, abroad] = [await names("ap-northeast-1"), await names("us-east-1")];
    expect(abroad.sort()).toEqual([
      "shop-prod-notification-health-usEast1-globalIssue-errorRuleFailed-warn",
      "shop-prod-notification-health-usEast1-globalScheduledChange-warnRuleFailed-error",
      "shop-prod-notification-usEast1-errorTopicFailed-warn",
      "shop-prod-notification-usEast1-warnTopicFailed-error",
      "shop-prod-route53-site-healthCheckStatus-error",
    ]);
    for (const name of abroad) expect(home).not.toContain(name);
  });

  test("sets what it owns from the outputs of the modules", async () => {
    const { clusters } = await emulator.aws(
      "ecs",
      "describe-clusters",
      ...["--clusters", "shop-prod", "--include", "SETTINGS"],
    );
    expect(clusters).toEqual([
      expect.objectContaining({ settings: [{ name: "containerInsights", value: "enhanced" }] }),
    ]);
    expect(await root.outputs()).toMatchObject({
      alarm_topics: { error: "arn:aws:sns:ap-northeast-1:111122223333:shop-prod-alarms-error" },
    });
  });

  test("can be destroyed, but for what is the whole account's", async () => {
    await expect(root.destroy()).rejects.toThrow("prevent_destroy");
    await root.letGo("module.telemetry.aws_ecs_account_setting_default.containerInsights_default");
    await root.destroy();
    expect(await emulator.aws("cloudwatch", "describe-alarms")).toMatchObject({ MetricAlarms: [] });
  });
});

describe("modules of every kind of resource, with count, for_each, depends_on and providers", () => {
  const environment = everyKind();
  const outdir = temporaryFolder();
  const names = { telemetry: "idp-prod-telemetry", alarms: "idp-prod-alarms" };
  /** The further regions that a module asks providers for: `us_east_1`. */
  const regionsOf = (name: string): string[] => {
    const file = readFileSync(join(outdir, "modules", name, "versions.tf.json"), "utf8");
    const { terraform } = JSON.parse(file) as {
      terraform: { required_providers: { aws: { configuration_aliases?: string[] } } };
    };
    return (terraform.required_providers.aws.configuration_aliases ?? []).map((alias) => alias.replace("aws.", ""));
  };
  const abroad = () => [...new Set(Object.values(names).flatMap(regionsOf))];
  const providersOf = (name: string) =>
    ["aws = aws", ...regionsOf(name).map((region) => `aws.${region} = aws.in_${region}`)].join(", ");
  const callOf = (folder: string) => `
    provider "aws" { region = "ap-northeast-1" }
    ${abroad()
      .map((region) => `provider "aws" {\n alias = "in_${region}"\n region = "${region.replaceAll("_", "-")}"\n}`)
      .join("\n")}
    resource "aws_sqs_queue" "before" { name = "before" }
    module "telemetry" {
      source     = "${outdir}/${folder}/${names.telemetry}"
      count      = 1
      providers  = { ${providersOf(names.telemetry)} }
      depends_on = [aws_sqs_queue.before]
    }
    module "alarms" {
      source     = "${outdir}/${folder}/${names.alarms}"
      for_each   = toset(["prod"])
      providers  = { ${providersOf(names.alarms)} }
      depends_on = [module.telemetry]
    }`;
  const aliases = () => abroad().map((region) => `in_${region}`);
  const tagsOf = (planned: Awaited<ReturnType<Workspace["planned"]>>) =>
    Object.fromEntries(
      Object.entries(planned)
        .filter(([address]) => address !== "aws_sqs_queue.before")
        .map(([address, values]) => [address.replace(/^module\.\w+\[[^\]]+\]\./, ""), values?.tags_all]),
    );

  beforeAll(() => void synthesize([environment], { outdir, forms: ["root", "module"], versionsFile: true }));

  test("plan the same resources with the same tags as the root modules do", async () => {
    const called = Workspace.ofRoot(callOf("modules"), emulator, aliases());
    await called.init();
    const inModules = tagsOf(await called.planned());
    const inRoots: typeof inModules = {};
    for (const name of Object.values(names)) {
      const stack = Workspace.ofStack(join(outdir, "stacks", name, "cdk.tf.json"), emulator);
      cpSync(join(outdir, "stacks", name, "versions.tf.json"), join(stack.folder, "versions.tf.json"));
      await stack.init();
      Object.assign(inRoots, tagsOf(await stack.planned()));
    }
    expect(Object.values(inRoots).filter((tags) => tags !== undefined).length).toBeGreaterThan(100);
    expect(inModules).toEqual(inRoots);
  });

  test("which root modules in their place cannot", async () => {
    const called = Workspace.ofRoot(callOf("stacks"), emulator, aliases());
    await expect(called.init()).rejects.toThrow(
      /legacy module which contains its own\s+local\s+provider configurations/,
    );
  });
});
