import { least, withResources } from "../../support/environment.js";
import type { EnvironmentDefinition } from "../../../src/index.js";

const plan = (service: object = {}, cluster: object = {}, rest: Partial<EnvironmentDefinition> = {}) =>
  withResources(
    {
      ecs: {
        main: { name: "idp", services: { api: { name: "api", minimumTasks: 3, ...service } }, ...cluster },
      },
    },
    rest,
  ).monitoring;

const find = (of: ReturnType<typeof plan>, id: string) => of.alarms.find((alarm) => alarm.id === id);

test("fires when fewer tasks run than the service needs, and when nothing is reported at all", () => {
  expect(find(plan(), "ecs.runningTaskCount")).toMatchObject({
    comparisonOperator: "LessThanThreshold",
    threshold: 3,
    treatMissingData: "breaching",
    severity: "error",
  });
});

test("does not ask for tasks of a service that may have none", () => {
  expect(find(plan({ minimumTasks: 0 }), "ecs.runningTaskCount")).toBeUndefined();
});

test("counts the tasks that are missing from what is desired", () => {
  expect(find(plan(), "ecs.missingTasks")).toMatchObject({
    threshold: 0,
    measure: { expression: "desired - running", metrics: { desired: { name: "DesiredTaskCount" } } },
  });
});

test("finds the ephemeral storage full at 90 % of its size in gigabytes", () => {
  expect(find(plan({ ephemeralStorage: 40 }), "ecs.ephemeralStorageUtilized")).toMatchObject({
    threshold: 36,
    unit: "Gigabytes",
  });
});

test("watches reservation on EC2 capacity without managed scaling only", () => {
  expect(find(plan({}, { capacity: "EC2" }), "ecs.cpuReservation")).toMatchObject({ threshold: 80 });
  expect(find(plan({}, { capacity: "EC2_MANAGED_SCALING" }), "ecs.cpuReservation")).toBeUndefined();
  expect(find(plan(), "ecs.cpuReservation")).toBeUndefined();
});

test("takes high memory for the problem, not low memory", () => {
  for (const id of ["ecs.taskMemoryUtilization", "ecs.containerMemoryUtilization"]) {
    const alarm = find(
      plan(
        { containers: { app: { name: "app" } } },
        {},
        { alarms: { ...least.alarms, overrides: { [id]: { on: true } } } },
      ),
      id,
    );
    expect(alarm).toMatchObject({ comparisonOperator: "GreaterThanThreshold", threshold: 80 });
  }
});

test("divides failures by requests only where there are enough of them", () => {
  const alarm = find(plan({ serviceConnect: true }), "ecs.serviceConnect5xx");
  expect(alarm?.measure).toMatchObject({ expression: "IF(requests >= 20, 100 * FILL(failed, 0) / requests, 0)" });
});

describe("an override", () => {
  const override = (overrides: EnvironmentDefinition["alarms"]["overrides"]) =>
    plan(
      {},
      {},
      {
        alarms: {
          routes: {
            error: { receivers: { operators: { email: "ops@example.com" } } },
            warn: { receivers: { operators: { email: "ops@example.com" } } },
          },
          overrides,
        },
      },
    );

  test("of one target goes before that of all", () => {
    const changed = override({
      "ecs.ephemeralStorageUtilized": {
        thresholds: { error: 7 },
        targets: { "main/api": { thresholds: { error: 6 } } },
      },
    });
    expect(find(changed, "ecs.ephemeralStorageUtilized")).toMatchObject({ threshold: 6 });
  });

  test("changes the window and the severity", () => {
    const window = { period: 300, datapointsToAlarm: 2, evaluationPeriods: 3 };
    const changed = override({ "ecs.runningTaskCount": { window, severity: "warn" } });
    expect(find(changed, "ecs.runningTaskCount")).toMatchObject({
      window,
      severity: "warn",
      name: "idp-prod-ecs-main-api-runningTaskCount-warn",
    });
  });

  test("switches an alarm on that repeats another one; until then it is listed with the reason", () => {
    const repeats = "ecs.taskCpuUtilization";
    const before = override({});
    expect(find(before, repeats)).toBeUndefined();
    expect(before.disabled.filter(({ id }) => id === repeats)).toEqual([
      { id: repeats, target: "main/api", reason: "cpuUtilization tells of the same tasks" },
    ]);
    const after = override({ [repeats]: { on: true } });
    expect(find(after, repeats)).toBeDefined();
    expect(after.disabled.filter(({ id }) => id === repeats)).toEqual([]);
    expect(() => override({ "ecs.cpuUtilization": { on: true } })).toThrow(
      'prod.alarms.overrides["ecs.cpuUtilization"].on: this alarm is on by default; leave it out',
    );
  });

  test("switches an alarm off and keeps the reason", () => {
    const changed = override({ "ecs.pendingTasks": { off: "tasks wait for spot capacity at night" } });
    expect(find(changed, "ecs.pendingTasks")).toBeUndefined();
    expect(changed.disabled.filter(({ id }) => id === "ecs.pendingTasks")).toEqual([
      { id: "ecs.pendingTasks", target: "main/api", reason: "tasks wait for spot capacity at night" },
    ]);
  });

  test("does not compile for an alarm or a severity that does not exist", () => {
    // @ts-expect-error -- no such alarm
    expect(() => override({ "ecs.cpuUtilisation": { off: "?" } })).toThrow();
    // @ts-expect-error -- this alarm has no warning
    expect(() => override({ "ecs.runningTaskCount": { off: { warn: "?" } } })).toThrow();
  });
});
