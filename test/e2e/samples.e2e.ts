import { gunzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { burnRule, halvesOf } from "../../modules/ops/alarms/index.js";
import { dev, prod, stg } from "../../src/environments/index.js";
import { synthesize, type StackSummary } from "../../src/index.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";
import { temporaryFolder } from "../support/folder.js";

jest.setTimeout(900_000);

/** Where the emulator is not like AWS; each is told at the end of a run. */
const differences = [
  "Firehose: the emulator writes each batch at once, as CloudWatch Logs packed it; AWS gathers, unpacks and packs once.",
  "SNS: mail subscriptions are confirmed at once; AWS waits for the receiver.",
];

/** An emulated AWS for each account of the samples. */
const emulators = new Map<string, Emulator>();
let emulator: Emulator;
const stacks = new Map<string, { readonly summary: StackSummary; readonly workspace: Workspace }>();

beforeAll(async () => {
  requireTools();
  const environments = [prod(), stg(), dev()];
  const outdir = temporaryFolder();
  const summaries = synthesize(environments, { outdir });
  const started = await Promise.all(
    environments.map(async ({ name, region, account: own }) => [name, await startEmulator(region, own)] as const),
  );
  for (const [name, one] of started) {
    emulators.set(name, one);
    const variables = { pager_url: "https://pager.example.com/events" };
    for (const summary of summaries.filter(({ stack }) => stack.startsWith(`idp-${name}-`))) {
      stacks.set(summary.stack, { summary, workspace: Workspace.ofStack(summary.file, one, variables) });
    }
    // What the sample leaves to whoever set the account up.
    if (name !== "prod") await one.aws("logs", "create-log-group", "--log-group-name", "RDSOSMetrics");
  }
  emulator = emulators.get("prod")!;
});

/** What each of the accounts answers. */
const everywhere = <T>(...args: readonly string[]): Promise<T[]> =>
  Promise.all([...emulators.values()].map(({ aws }) => aws(...args) as Promise<T>));

afterAll(() => {
  for (const one of emulators.values()) one.stop();
  console.log(["Where the emulator differs from AWS:", ...differences].join("\n  "));
});

const workspace = (stack: string): Workspace => stacks.get(stack)!.workspace;

/** Stacks of one team, in the order in which they are applied: metric filters need their log groups. */
const halves = {
  telemetry: ["idp-prod-telemetry", "idp-stg-telemetry", "idp-dev-telemetry"],
  alarms: ["idp-prod-alarms", "idp-stg-alarms", "idp-dev-alarms"],
  safeguards: ["idp-prod-safeguards", "idp-stg-safeguards", "idp-dev-safeguards"],
};

/** Terraform waits for AWS most of the time, so the stacks of one team run side by side. */
const inEach = <T>(names: readonly string[], run: (stack: Workspace) => Promise<T>): Promise<T[]> =>
  Promise.all(names.map((name) => run(workspace(name))));

describe.each(Object.entries(halves))("the %s stacks", (_, names) => {
  test("are valid, and apply", async () => {
    await inEach(names, (stack) => stack.init());
    const plans = await inEach(names, (stack) => stack.plan());
    expect(plans.map(({ empty }) => empty)).toEqual(names.map(() => false));
    await inEach(names, (stack) => stack.apply());
  });

  test("have nothing left to do after that", async () => {
    const plans = await inEach(names, (stack) => stack.plan());
    expect(plans.map(({ empty, text }) => (empty ? "" : text))).toEqual(names.map(() => ""));
  });
});

describe("what was applied is what was meant", () => {
  test("an alarm's threshold, dimensions and actions", async () => {
    const name = "idp-prod-ecs-main-portal-cpuUtilization-error";
    const { MetricAlarms } = await emulator.aws("cloudwatch", "describe-alarms", "--alarm-names", name);
    const topic = `arn:aws:sns:ap-northeast-1:${account}:idp-prod-alarms-error`;
    expect(MetricAlarms).toEqual([
      expect.objectContaining({
        AlarmName: name,
        Namespace: "AWS/ECS",
        MetricName: "CPUUtilization",
        Dimensions: expect.arrayContaining([
          { Name: "ClusterName", Value: "idp-prod" },
          { Name: "ServiceName", Value: "portal" },
        ]),
        Statistic: "Average",
        Threshold: 90, // the sample's override; the catalogue has 95
        ComparisonOperator: "GreaterThanThreshold",
        EvaluationPeriods: 10,
        DatapointsToAlarm: 8,
        TreatMissingData: "notBreaching", // that the service has no tasks is told by runningTaskCount
        AlarmActions: [topic],
        OKActions: [],
      }),
    ]);
  });

  test("every alarm of the plan is there, with its threshold", async () => {
    const planned = [prod(), stg(), dev()].flatMap(({ monitoring: { alarms, burnRates } }) => [
      ...alarms,
      ...burnRates.flatMap(halvesOf),
    ]);
    const regions = [...new Set(planned.map(({ region }) => region))];
    expect(regions.length).toBeGreaterThan(1);
    const answers = await Promise.all(
      regions.map((region) =>
        everywhere<{ MetricAlarms: { AlarmName: string; Threshold: number; AlarmDescription: string }[] }>(
          ...["cloudwatch", "describe-alarms", "--region", region],
        ),
      ),
    );
    const alarms = answers.flat().flatMap(({ MetricAlarms }) => MetricAlarms);
    const found = alarms.map(({ AlarmName, Threshold, AlarmDescription }) => [AlarmName, Threshold, AlarmDescription]);
    const meant = planned.map(({ name, threshold, description }) => [name, threshold, description]);
    expect(found.sort()).toEqual(meant.sort());
  });

  test("a service level tells by a composite alarm", async () => {
    const { CompositeAlarms } = await emulator.aws("cloudwatch", "describe-alarms");
    const found = CompositeAlarms as { AlarmName: string }[]; // as they were made, side by side
    const meant = [...prod().monitoring.burnRates].sort((a, b) => a.name.localeCompare(b.name, "en"));
    expect(meant.length).toBeGreaterThan(0);
    expect(found.sort((a, b) => a.AlarmName.localeCompare(b.AlarmName, "en"))).toEqual(
      meant.map((alarm) =>
        expect.objectContaining({
          AlarmName: alarm.name,
          AlarmDescription: alarm.description,
          AlarmRule: burnRule(alarm),
          AlarmActions: [`arn:aws:sns:ap-northeast-1:${account}:idp-prod-alarms-${alarm.severity}`],
        }),
      ),
    );
  });

  test("a log group's retention, and that an audit log is kept for ten years", async () => {
    const answers = await everywhere<{ logGroups: { logGroupName: string; retentionInDays?: number }[] }>(
      "logs",
      "describe-log-groups",
    );
    const groups = answers.flatMap(({ logGroups }) => logGroups);
    const retention = Object.fromEntries(
      groups.flatMap(({ logGroupName, retentionInDays }) =>
        retentionInDays === undefined ? [] : [[logGroupName, retentionInDays]],
      ),
    );
    expect(retention).toMatchObject({
      "/ecs/idp-dev/main/keycloak": 120,
      "/aws/rds/cluster/idp-prod/postgresql": 365,
      "/idp/prod/admin-audit": 3653,
      RDSOSMetrics: 120,
    });
    for (const days of Object.values(retention)) expect(days).toBeGreaterThanOrEqual(90);
  });

  test("a subscription filter's destination", async () => {
    const group = ["--log-group-name", "/ecs/idp-prod/main/keycloak"];
    const { subscriptionFilters } = await emulator.aws("logs", "describe-subscription-filters", ...group);
    expect(subscriptionFilters).toEqual([
      expect.objectContaining({
        destinationArn: `arn:aws:firehose:ap-northeast-1:${account}:deliverystream/idp-prod-logs-ecs-main-keycloak`,
        roleArn: `arn:aws:iam::${account}:role/idp-prod-logs-forwarder`,
      }),
    ]);
  });

  test("the archive bucket's public access block", async () => {
    const bucket = ["--bucket", `idp-prod-logs-${account}`];
    const { PublicAccessBlockConfiguration } = await emulator.aws("s3api", "get-public-access-block", ...bucket);
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
  });

  test("the outputs that another pipeline reads", async () => {
    const outputs = await workspace("idp-prod-telemetry").outputs();
    expect(outputs.rds_monitoring).toEqual({
      database_insights_mode: "standard",
      monitoring_interval: 15,
      monitoring_role_arn: `arn:aws:iam::${account}:role/idp-prod-rds-monitoring`,
      performance_insights_enabled: true,
      performance_insights_retention_period: 31,
    });
    expect(outputs.rds_log_exports).toEqual({
      "aurora.main": ["iam-db-auth-error", "instance", "postgresql"],
    });
    expect(outputs.ecs_log_configuration).toMatchObject({
      "main/keycloak": { logDriver: "awslogs", options: { "awslogs-group": "/ecs/idp-prod/main/keycloak" } },
    });
  });
});

test("a log event arrives in the archive", async () => {
  const stream = ["--log-group-name", "/ecs/idp-prod/main/keycloak", "--log-stream-name", "ecs/keycloak/1"];
  await emulator.aws("logs", "create-log-stream", ...stream);
  const event = JSON.stringify([{ timestamp: Date.now(), message: "type=LOGIN_ERROR realm=master" }]);
  await emulator.aws("logs", "put-log-events", ...stream, "--log-events", event);
  const bucket = ["--bucket", `idp-prod-logs-${account}`];
  const { Contents } = (await emulator.aws("s3api", "list-objects-v2", ...bucket)) as { Contents?: { Key: string }[] };
  const keys = (Contents ?? []).map(({ Key }) => Key);
  expect(keys).toEqual([expect.stringMatching(/^logs\/ecs\/main\/keycloak\//)]);
  // The emulator speaks plain HTTP, which the bucket's policy refuses, as it should.
  await expect(emulator.aws("s3api", "get-object", ...bucket, "--key", keys[0]!, "/dev/null")).rejects.toThrow("403");
  await emulator.aws("s3api", "delete-bucket-policy", ...bucket);
  const file = join(temporaryFolder(), "object");
  await emulator.aws("s3api", "get-object", ...bucket, "--key", keys[0]!, file);
  expect(unpack(readFileSync(file))).toContain("type=LOGIN_ERROR realm=master");
});

/** The text of an object, however often the emulator has packed it. */
function unpack(body: Buffer): string {
  return body[0] === 0x1f && body[1] === 0x8b ? unpack(gunzipSync(body)) : body.toString("utf8");
}

describe("destroying", () => {
  test("leaves nothing of the alarms", async () => {
    await inEach(halves.alarms, (stack) => stack.destroy());
    const none = (list: string) => Array.from(emulators, () => expect.objectContaining({ [list]: [] }));
    expect(await everywhere("cloudwatch", "describe-alarms")).toEqual(none("MetricAlarms"));
    expect(await everywhere("cloudwatch", "describe-alarms")).toEqual(none("CompositeAlarms"));
    expect(await everywhere("sns", "list-topics")).toEqual(none("Topics"));
  });

  test("stops at what could not be made again, and leaves all logs", async () => {
    const logs = async () => {
      const answers = await everywhere<{ logGroups: { logGroupName: string }[] }>("logs", "describe-log-groups");
      return answers.map(({ logGroups }) => logGroups.map(({ logGroupName }) => logGroupName).sort());
    };
    const before = await logs();
    expect(before.flat()).toContain("/ecs/idp-dev/main/keycloak");
    for (const name of ["prod", "stg", "dev"])
      await expect(workspace(`idp-${name}-telemetry`).destroy()).rejects.toThrow("prevent_destroy");
    await workspace("idp-dev-telemetry").letGo(
      "aws_guardduty_detector.runtimeMonitoring_detector",
      "aws_ecs_account_setting_default.containerInsights_default",
      "aws_ecr_registry_scanning_configuration.ecrScanning",
    );
    await workspace("idp-dev-telemetry").destroy();
    expect(await logs()).toEqual(before);
  });
});
