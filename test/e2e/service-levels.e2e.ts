import { burnRule, halvesOf } from "../../modules/ops/alarms/index.js";
import { synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(600_000);

const environment = withResources(
  { lambda: { sync: { name: "sync", timeout: 30, memory: 512 } } },
  {
    serviceLevels: {
      sync: { lambda: "sync", objective: 99 },
      syncTime: { lambda: "sync", objective: 99, within: 2.5 },
    },
  },
);

let emulator: Emulator;
let stack: Workspace;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(environment.region);
  const summaries = synthesize([environment], { outdir: temporaryFolder() });
  stack = Workspace.ofStack(summaries.find(({ stack: name }) => name === "idp-prod-alarms")!.file, emulator);
  await stack.init();
});

afterAll(() => emulator?.stop());

const alarms = () =>
  emulator.aws("cloudwatch", "describe-alarms") as Promise<{
    readonly MetricAlarms: readonly { readonly AlarmName: string; readonly AlarmActions: readonly string[] }[];
    readonly CompositeAlarms: readonly { readonly AlarmName: string; readonly AlarmRule: string }[];
  }>;

test("service levels are valid, apply, and then nothing is left to do", async () => {
  await stack.apply();
  const { empty, text } = await stack.plan();
  expect(empty ? "" : text).toBe("");
  const { burnRates } = environment.monitoring;
  const { MetricAlarms, CompositeAlarms } = await alarms();
  const rules = CompositeAlarms.map(({ AlarmName, AlarmRule }) => [AlarmName, AlarmRule]);
  expect(rules.sort()).toEqual(burnRates.map((alarm) => [alarm.name, burnRule(alarm)]).sort());
  const silent = MetricAlarms.filter(({ AlarmActions }) => AlarmActions.length === 0).map(({ AlarmName }) => AlarmName);
  expect(silent.sort()).toEqual(
    burnRates
      .flatMap(halvesOf)
      .map(({ name }) => name)
      .sort(),
  );
});

test("and are gone when they are destroyed", async () => {
  await stack.destroy();
  expect(await alarms()).toMatchObject({ MetricAlarms: [], CompositeAlarms: [] });
});
