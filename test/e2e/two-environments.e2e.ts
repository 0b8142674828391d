import { defineEnvironment, defineEnvironments, synthesize, type EnvironmentDefinition } from "../../src/index.js";
import { dbInstance, least } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(1_800_000);

/** Where the emulator is not like AWS; told at the end of a run. */
const differences = [
  "Route 53 Resolver: all query logs have the tags of the last one, so none is here.",
  "GuardDuty: features of detectors are kept by the test; the emulator forgets those that an update does not name.",
];

const guardrails = { off: { ownAccount: "A second account is on its way." } };
const elsewhere = "prod sets it for the account";

/** The same things under names of their own, as three environments of one account have them. */
const resourcesOf = (name: string, vpc: string): EnvironmentDefinition["resources"] => ({
  ecs: { main: { name: `${name}-main`, services: { api: { name: "api", minimumTasks: 1 } } } },
  rds: { jobs: { ...dbInstance, identifier: `${name}-jobs` } },
  lambda: { sync: { name: `${name}-sync`, timeout: 60, memory: 512 } },
  vpc: { main: { id: vpc, resolverQueryLogs: false } }, // all of them are one to the emulator
  cloudTrail: { audit: { name: `${name}-audit` } },
  restApi: { main: { name: `${name}-main`, stage: "prod" } },
  s3: { themes: { name: `${name}-themes`, requestMetrics: true, accessLogs: true } },
});

/** What one of the environments sets for its account and region. */
const whole: EnvironmentDefinition["telemetry"] = {
  logs: { archive: {}, sources: { "vpc.main/flow": { to: "s3" } } },
  accessLogs: {},
  trafficLogs: {},
  guardDuty: { findingsExport: {} },
  ecrScanning: { type: "enhanced" },
  manualOperations: { sessionManager: {} },
};

/** What another one leaves to it. */
const rest: EnvironmentDefinition["telemetry"] = {
  logs: {
    archive: {},
    sources: {
      "vpc.main/flow": { to: "s3" },
      enhancedMonitoring: { managed: false },
      lambdaInsights: { managed: false },
    },
  },
  accessLogs: {},
  trafficLogs: {},
  containerInsightsDefault: false,
  apiGatewayLogsRole: false,
  manualOperations: {},
  off: { guardDuty: elsewhere, ecrScanning: elsewhere },
};

const regions = { prod: "ap-northeast-1", dev: "ap-northeast-1", dr: "ap-northeast-3" } as const;
type Name = keyof typeof regions;
const names = Object.keys(regions) as readonly Name[];

let emulator: Emulator;
const stacks = new Map<Name, Workspace>();

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator();
  const vpcs = new Map<Name, string>();
  for (const name of names) {
    const where = ["--region", regions[name]];
    const bucket = [
      "--bucket",
      `${name}-themes`,
      "--create-bucket-configuration",
      `LocationConstraint=${regions[name]}`,
    ];
    await emulator.aws("s3api", "create-bucket", ...bucket, ...where);
    const { Vpc } = await emulator.aws("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16", ...where);
    vpcs.set(name, (Vpc as { VpcId: string }).VpcId);
  }
  const environments = defineEnvironments(
    ...names.map(
      (name) => () =>
        defineEnvironment({
          ...least,
          name,
          guardrails,
          region: regions[name],
          resources: resourcesOf(name, vpcs.get(name)!),
          telemetry: name === "dev" ? rest : whole,
          terraform: { destroyable: name === "dev" },
        }),
    ),
  );
  const summaries = synthesize(environments, { outdir: temporaryFolder(), gaps: "ignore" });
  for (const name of names) {
    const { file } = summaries.find(({ stack }) => stack === `idp-${name}-telemetry`)!;
    stacks.set(name, Workspace.ofStack(file, emulator));
    await stacks.get(name)!.init();
    await stacks.get(name)!.apply();
  }
});

afterAll(() => {
  emulator?.stop();
  console.log(["Where the emulator differs from AWS:", ...differences].join("\n  "));
});

const leftToDo = async (name: Name) => {
  const { empty, text } = await stacks.get(name)!.plan();
  return empty ? "" : text;
};

test.each(names)("%s has nothing left to do after the others were applied in the same account", async (name) => {
  expect(await leftToDo(name)).toBe("");
});

test("one of them is torn down, and the others do not notice", async () => {
  await stacks.get("dev")!.destroy();
  expect(await leftToDo("prod")).toBe(""); // of the same region
  const { logGroups } = await emulator.aws("logs", "describe-log-groups", "--log-group-name-prefix", "RDSOSMetrics");
  expect(logGroups).toHaveLength(1);
  expect(await emulator.aws("apigateway", "get-account")).toMatchObject({
    cloudwatchRoleArn: `arn:aws:iam::${account}:role/idp-prod-api-gateway-logs`,
  });
});
