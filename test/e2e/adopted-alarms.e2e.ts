import { cpSync } from "node:fs";
import { join } from "node:path";
import { counterpartsOf } from "../../src/app/adoption/counterparts.js";
import { burnRule, halvesOf } from "../../modules/ops/alarms/index.js";
import { adoptRecordOf } from "../../src/app/adoption/format-counterparts.js";
import { readListing } from "../../src/app/adoption/read-listing.js";
import { defineEnvironment, synthesize, type EnvironmentDefinition } from "../../src/index.js";
import { least } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace, type Plan } from "./support/workspace.js";

jest.setTimeout(600_000);

interface Listed {
  readonly AlarmName: string;
  readonly AlarmArn: string;
  readonly Threshold: number;
  readonly AlarmActions: readonly string[];
  readonly StateValue: string;
}

const home = "ap-northeast-1";
const abroad = "us-east-1";
const resources = {
  sqs: { orders: { name: "orders" } },
  lambda: { sync: { name: "sync", timeout: 60, memory: 512 } },
  route53: { site: { id: "12345678-1234-1234-1234-123456789012" } },
};
const serviceLevels = { sync: { lambda: "sync", objective: 99 } };
const name = "[{severity}] {system}/{environment} {service} {target}: {row}";
/** The alarms of the pager itself are no concern here. */
const off = { notification: "nobody asks for them here" };
const adopted = ["Orders wait", "Orders wait long", "site is down", "sync: failures in %"];

let emulator: Emulator;
let adopt: EnvironmentDefinition["alarms"]["adopt"];

const define = (more: Partial<EnvironmentDefinition> = {}, alarms: Partial<EnvironmentDefinition["alarms"]> = {}) =>
  defineEnvironment({ ...least, resources, serviceLevels, ...more, alarms: { ...least.alarms, name, off, ...alarms } });

const fileOf = (environment: ReturnType<typeof define>): string =>
  synthesize([environment], { outdir: temporaryFolder(), gaps: "ignore" }).find(
    ({ stack }) => stack === "idp-prod-alarms",
  )!.file;

async function listed(): Promise<Listed[]> {
  const found = [home, abroad].map((region) => emulator.aws("cloudwatch", "describe-alarms", "--region", region));
  return (await Promise.all(found)).flatMap(({ MetricAlarms }) => MetricAlarms as Listed[]);
}

const composites = async () => {
  const types = ["--alarm-types", "CompositeAlarm"];
  const { CompositeAlarms } = await emulator.aws("cloudwatch", "describe-alarms", ...types);
  return CompositeAlarms as { readonly AlarmName: string }[];
};

/** The alarm of the service level that takes the place of the composite alarm. */
const burning = () => define().monitoring.burnRates.find(({ severity }) => severity === "error")!;

const namesOf = async () => (await listed()).map(({ AlarmName }) => AlarmName);

/** What a team has that has made alarms for years: a metric, another region, an expression, and one on what is watched nowhere here. */
async function makeAlarms(): Promise<void> {
  const put = (called: string, region: string, ...rest: readonly string[]) =>
    emulator.aws(
      ...["cloudwatch", "put-metric-alarm", "--region", region, "--alarm-name", called],
      ...["--evaluation-periods", "1", "--alarm-actions", `arn:aws:sns:${region}:111122223333:old`, ...rest],
    );
  const above = (threshold: number) => [
    ...["--comparison-operator", "GreaterThanThreshold", "--threshold", String(threshold)],
  ];
  const metric = (namespace: string, metricName: string, dimension: string) => [
    ...["--namespace", namespace, "--metric-name", metricName, "--dimensions", dimension],
    ...["--statistic", "Maximum", "--period", "300"],
  ];
  const age = metric("AWS/SQS", "ApproximateAgeOfOldestMessage", "Name=QueueName,Value=orders");
  await put("Orders wait", home, ...age, ...above(600));
  await put("Orders wait long", home, ...age, ...above(7200), "--tags", "Key=Team,Value=orders");
  await put(
    "mail waits",
    home,
    ...metric("AWS/SQS", "ApproximateAgeOfOldestMessage", "Name=QueueName,Value=mail"),
    ...above(9),
  );
  const check = metric(
    "AWS/Route53",
    "HealthCheckStatus",
    "Name=HealthCheckId,Value=12345678-1234-1234-1234-123456789012",
  );
  const below = ["--comparison-operator", "LessThanThreshold", "--threshold", "1"];
  await put("site is down", abroad, ...check, ...below);
  const stat = (Id: string, MetricName: string) => ({
    Id,
    ReturnData: false,
    MetricStat: {
      Metric: { Namespace: "AWS/Lambda", MetricName, Dimensions: [{ Name: "FunctionName", Value: "sync" }] },
      Period: 300,
      Stat: "Sum",
    },
  });
  const rate = [
    { Id: "rate", Expression: "100 * m1 / m2", ReturnData: true },
    stat("m1", "Errors"),
    stat("m2", "Invocations"),
  ];
  await put("sync: failures in %", home, "--metrics", JSON.stringify(rate), ...above(5));
  const composite = ["--alarm-name", "Sync burns", "--alarm-rule", 'ALARM("sync: failures in %")'];
  await emulator.aws("cloudwatch", "put-composite-alarm", ...composite, "--tags", "Key=Team,Value=sync");
}

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(home);
  await makeAlarms();
});

afterAll(() => emulator?.stop());

test("what the AWS CLI prints of them gives the lines that take them over", async () => {
  const printed = await Promise.all(
    [home, abroad].map((region) => emulator.aws("cloudwatch", "describe-alarms", "--region", region)),
  );
  const read = printed.map((listing) => readListing(listing, "alarms.json"));
  expect(read.flatMap(({ unread }) => unread)).toEqual([]);
  const found = counterpartsOf(
    define(),
    read.flatMap(({ alarms }) => alarms),
  );
  const lines = adoptRecordOf(found.counterparts);
  adopt = { ...lines, serviceLevel: { sync: { error: "Sync burns" } } };
  expect(lines).toEqual({
    "lambda.errorRate": { sync: { error: "sync: failures in %" } },
    "route53.healthCheckStatus": { site: { error: "site is down" } },
    "sqs.oldestMessageAge": { orders: { error: "Orders wait long", warn: "Orders wait" } },
  });
  expect(found.others).toEqual(["mail waits"]);
});

describe("a stack that takes them over", () => {
  let stack: Workspace;
  let first: Plan;

  beforeAll(async () => {
    stack = Workspace.ofStack(fileOf(define({}, { adopt })), emulator);
    await stack.init();
    first = await stack.plan();
    await stack.apply();
  });

  test("imports them, and replaces and destroys nothing", () => {
    expect(first.text).toMatch(/Plan: 5 to import, \d+ to add, 5 to change, 0 to destroy/);
    expect(first.text).not.toContain("must be replaced");
  });

  test("has nothing left to do once it is applied", async () => {
    const { empty, text } = await stack.plan();
    expect(empty ? "" : text).toBe("");
  });

  test("keeps their names, gives the others those of the template, and sets what they do", async () => {
    const alarms = await listed();
    const names = alarms.map(({ AlarmName }) => AlarmName);
    expect(new Set(names).size).toBe(names.length);
    const made = names.filter((one) => ![...adopted, "mail waits"].includes(one));
    expect(made).toContain("[warn] idp/prod sqs orders: inFlight");
    for (const one of made) expect(one).toMatch(/^\[(error|warn)\] idp\/prod \w+ \w+:(?: |-)\w+$/);
    const long = alarms.find(({ AlarmName }) => AlarmName === "Orders wait long")!;
    expect(long).toMatchObject({
      Threshold: 86400,
      AlarmActions: [`arn:aws:sns:${home}:111122223333:idp-prod-alarms-error`],
    });
    const { Tags } = await emulator.aws("cloudwatch", "list-tags-for-resource", "--resource-arn", long.AlarmArn);
    expect(Tags).toContainEqual({ Key: "Team", Value: "orders" }); // what was taken over keeps its own
    expect(alarms.find(({ AlarmName }) => AlarmName === "mail waits")).toMatchObject({ Threshold: 9 });
  });

  test("has the composite alarm read those of the service level, and tell", async () => {
    const [composite] = await composites();
    expect(composite).toMatchObject({
      AlarmName: "Sync burns",
      AlarmRule: burnRule(burning()),
      AlarmActions: [`arn:aws:sns:${home}:111122223333:idp-prod-alarms-error`],
    });
  });

  describe("when they leave it", () => {
    const addresses = [
      "aws_cloudwatch_composite_alarm.serviceLevel_sync_error",
      ...[
        "lambda_sync_errorRate_error",
        "route53_site_healthCheckStatus_error",
        "sqs_orders_oldestMessageAge_error",
        "sqs_orders_oldestMessageAge_warn",
        // CloudWatch deletes none that the composite alarm reads.
        ...halvesOf(burning()).map(({ row }) => `serviceLevel_sync_error_${row}`),
      ].map((id) => `aws_cloudwatch_metric_alarm.${id}`),
    ];
    const empty = (formerRegions: string[]) =>
      fileOf(define({ resources: {}, serviceLevels: {}, terraform: { released: { ops: addresses }, formerRegions } }));

    test("needs the provider of a region that nothing is left in", async () => {
      stack.replaceFile(empty([]));
      await expect(stack.plan()).rejects.toThrow("Provider configuration not present");
    });

    test("leaves them where they are, and destroys what it made", async () => {
      stack.replaceFile(empty([abroad]));
      const { text } = await stack.plan();
      for (const address of addresses) expect(text).toMatch(new RegExp(`${address} will no longer be managed`));
      await stack.apply();
      const read = halvesOf(burning()).map(({ name }) => name);
      expect((await namesOf()).sort()).toEqual([...adopted, "mail waits", ...read].sort());
      expect((await composites()).map(({ AlarmName }) => AlarmName)).toEqual(["Sync burns"]);
    });

    test("needs that provider no more", async () => {
      stack.replaceFile(empty([]));
      const { empty: nothing, text } = await stack.plan();
      expect(nothing ? "" : text).toBe("");
    });
  });
});

test("a root module that exists takes them over through a child module", async () => {
  const outdir = temporaryFolder();
  synthesize([define({}, { adopt })], { outdir, forms: ["module"], gaps: "ignore" });
  const called = `
    provider "aws" { region = "${home}" }
    provider "aws" {
      alias  = "virginia"
      region = "${abroad}"
    }
    module "idp-prod-alarms" {
      source    = "${outdir}/modules/idp-prod-alarms"
      providers = { aws = aws, aws.us_east_1 = aws.virginia }
    }`;
  const root = Workspace.ofRoot(called, emulator, ["virginia"]);
  cpSync(join(outdir, "modules/idp-prod-alarms.imports.tf.json"), join(root.folder, "imports.tf.json"));
  await root.init();
  const { text } = await root.plan();
  expect(text).toMatch(/Plan: 5 to import, \d+ to add, 5 to change, 0 to destroy/);
});
