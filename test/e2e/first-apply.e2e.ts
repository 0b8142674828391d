import { evaluate, readAlarms, type AlarmSet } from "../../src/evaluation/index.js";
import { synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(900_000);

/** Alarms in two regions: those of health checks are in us-east-1. */
const environment = () =>
  withResources({
    ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } },
    route53: { site: { id: "12345678-1234-1234-1234-123456789012" } },
  });

let emulator: Emulator;
let workspace: Workspace;

beforeAll(async () => {
  requireTools();
  const { region } = environment();
  emulator = await startEmulator(region);
  const summaries = synthesize([environment()], { outdir: temporaryFolder() });
  workspace = Workspace.ofStack(summaries.find(({ stack }) => stack.endsWith("-alarms"))!.file, emulator);
  await workspace.init();
});

afterAll(() => emulator?.stop());

const start = Date.UTC(2026, 2, 2) / 1000;
const cpu = "idp-prod-ecs-main-api-cpuUtilization-error";

/** Healthy for an hour, ten minutes of load in it; whom the alarms of a file tell of what. */
function told(set: AlarmSet, load: number) {
  const alarms = set.alarms.map((alarm) => ({ ...alarm, treatMissingData: "notBreaching" as const }));
  const values = Array.from({ length: 60 }, (_, minute) => (minute >= 20 && minute < 40 ? load : 10));
  const dimensions = { ClusterName: "idp", ServiceName: "api" };
  const series = [{ namespace: "AWS/ECS", metricName: "CPUUtilization", dimensions, start, period: 60, values }];
  const { transitions, notices } = evaluate(alarms, series, { ...set, start, end: start + 3600 });
  return {
    becameOk: transitions.filter(({ to }) => to === "OK").length,
    notices: notices.map(({ alarm, state, receivers }) => [alarm, state, receivers.map(({ endpoint }) => endpoint)]),
  };
}

test("a first apply tells nobody that alarms became OK: in the plan, and in what was applied", async () => {
  const plan = readAlarms(await workspace.showPlan(), "plan.json");
  await workspace.apply();
  const state = readAlarms(await workspace.showState(), "state.json");
  for (const set of [plan, state]) {
    const { becameOk, notices } = told(set, 10);
    expect(becameOk).toBe(set.alarms.length);
    expect(notices).toEqual([]);
  }
  expect((await workspace.plan()).text).toContain("No changes");
});

test("but the end of an alarm is told, to those who heard of it", async () => {
  const state = readAlarms(await workspace.showState(), "state.json");
  const pages = told(state, 100).notices.filter(([alarm]) => alarm === cpu);
  expect(pages.map(([, to]) => to)).toEqual(["ALARM", "OK"]);
  expect(pages[0]![2]).not.toEqual([]);
  expect(pages[1]![2]).toEqual(pages[0]![2]);
});

test("its rules are in each region that has alarms", async () => {
  for (const [region, names] of [
    [environment().region, ["idp-prod-ok-error", "idp-prod-ok-warn"]],
    ["us-east-1", ["idp-prod-ok-us_east_1-error", "idp-prod-ok-us_east_1-warn"]], // what the topic there could not deliver
  ] as const) {
    const { Rules } = (await emulator.aws(
      "events",
      "list-rules",
      "--region",
      region,
      "--name-prefix",
      "idp-prod-ok",
    )) as {
      Rules: { Name: string }[];
    };
    expect(Rules.map(({ Name }) => Name).sort()).toEqual(names);
  }
});
