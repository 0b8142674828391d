import { defineEnvironment, formatGaps, type EnvironmentDefinition } from "../../../src/index.js";
import { dbInstance, least, withResources } from "../../support/environment.js";
import { messageOf, refusal } from "../../support/errors.js";

type Overrides = NonNullable<EnvironmentDefinition["alarms"]["overrides"]>;

const resources = {
  rds: {
    jobs: { ...dbInstance, maxConnections: 100 },
    reports: { ...dbInstance, identifier: "reports", maxConnections: 200 },
  },
  lambda: { sync: { name: "sync", timeout: 60, memory: 512 }, mail: { name: "mail", timeout: 60, memory: 512 } },
};

const define = (overrides: Overrides) =>
  defineEnvironment({ ...least, resources, alarms: { ...least.alarms, overrides } });

const of = (overrides: Overrides, id: string) => {
  const { alarms, disabled, needsValue } = define(overrides).monitoring;
  return {
    alarms: alarms
      .filter((alarm) => alarm.id === id)
      .map(({ target, severity, threshold, anomalyBand }) => [
        target.join("/"),
        severity,
        threshold ?? `band of ${anomalyBand}`,
      ]),
    disabled: disabled.filter((alarm) => alarm.id === id),
    needsValue: needsValue.filter((alarm) => alarm.id === id).map(({ target, severity }) => [target, severity]),
  };
};

const wrong = (overrides: unknown) => refusal({ resources, alarms: { ...least.alarms, overrides } });

const connections = "rds.databaseConnections";

describe("what is off has a reason, and is listed", () => {
  test("one severity everywhere", () => {
    const { alarms, disabled } = of({ [connections]: { off: { error: "the pool is the limit" } } }, connections);
    expect(alarms).toEqual([
      ["jobs", "warn", 80],
      ["reports", "warn", 160],
    ]);
    expect(disabled).toEqual([
      { id: connections, target: "jobs", severity: "error", reason: "the pool is the limit" },
      { id: connections, target: "reports", severity: "error", reason: "the pool is the limit" },
    ]);
    const environment = define({ [connections]: { off: { error: "the pool is the limit" } } });
    expect(formatGaps(environment)).toContain(
      "idp-prod: off: rds.databaseConnections error (jobs, reports)\n  the pool is the limit",
    );
  });

  test("the whole alarm, once", () => {
    const reason = "nobody connects";
    const whole = [
      { id: connections, target: "jobs", reason },
      { id: connections, target: "reports", reason },
    ];
    expect(of({ [connections]: { off: reason } }, connections).disabled).toEqual(whole);
    expect(of({ [connections]: { off: { error: reason, warn: reason } } }, connections).disabled).toEqual(whole);
  });

  test("what is off in general is off on a target that says more", () => {
    const overrides = { [connections]: { off: { warn: "noise" }, targets: { jobs: { off: { error: "a test" } } } } };
    expect(of(overrides, connections)).toMatchObject({
      alarms: [["reports", "error", 180]],
      disabled: [
        { target: "jobs", severity: "error", reason: "a test" },
        { target: "jobs", severity: "warn", reason: "noise" },
        { target: "reports", severity: "warn", reason: "noise" },
      ],
    });
  });

  test("nothing goes without a reason", () => {
    expect(wrong({ [connections]: { thresholds: { error: false } } })).toBe(
      `prod.alarms.overrides["${connections}"].thresholds.error: false is not a number, or a function of the target; to leave error out, say why: off: { error: "…" }`,
    );
    expect(wrong({ [connections]: { off: { error: " " } } })).toBe(
      `prod.alarms.overrides["${connections}"].off.error: " " is not the reason why it is off`,
    );
    expect(wrong({ [connections]: { off: "" } })).toBe(
      `prod.alarms.overrides["${connections}"].off: "" is not the reason why it is off`,
    );
    expect(wrong({ [connections]: { off: true } })).toBe(
      `prod.alarms.overrides["${connections}"].off: true is not the reason why it is off, or reasons by severity: { warn: "…" }`,
    );
    expect(wrong({ "rds.cpuUtilization": { off: { warn: "quiet" } } })).toBe(
      [
        'prod.alarms.overrides["rds.cpuUtilization"].off.warn: "quiet" is for a severity this alarm cannot have',
        "  allowed: error",
      ].join("\n"),
    );
  });
});

describe("a severity", () => {
  test("may be changed where one is left, wherever the other was switched off", () => {
    const overrides = {
      [connections]: { off: { error: "the pool is the limit" }, targets: { jobs: { severity: "error" } } },
    } as const;
    expect(of(overrides, connections).alarms).toEqual([
      ["jobs", "error", 80],
      ["reports", "warn", 160],
    ]);
  });

  test("cannot merge two", () => {
    expect(wrong({ [connections]: { severity: "warn" } })).toBe(
      `prod.alarms.overrides["${connections}"].severity: "warn" would merge error and warn; switch one of them off first: off: { warn: "…" }`,
    );
  });
});

describe("thresholds in force are in order, wherever each comes from:", () => {
  test("a warn beyond the derived error", () => {
    expect(wrong({ [connections]: { thresholds: { warn: 95 } } })).toBe(
      `prod.alarms.overrides["${connections}"].thresholds.warn: 95 is not below error (90) on jobs, so it would not be the earlier warning`,
    );
  });

  test("an error short of the derived warn, of all targets that it is wrong of", () => {
    expect(wrong({ [connections]: { thresholds: { error: 80 } } })).toBe(
      [
        `prod.alarms.overrides["${connections}"].thresholds.error: 80 is not above warn (80) on jobs, which would not be the earlier warning`,
        `prod.alarms.overrides["${connections}"].thresholds.error: 80 is not above warn (160) on reports, which would not be the earlier warning`,
      ].join("\n"),
    );
  });

  test("a general error and a target's warn", () => {
    const overrides = {
      [connections]: { thresholds: { error: 190 }, targets: { jobs: { thresholds: { warn: 200 } } } },
    };
    expect(wrong(overrides)).toBe(
      `prod.alarms.overrides["${connections}"].targets.jobs.thresholds.warn: 200 is not below error (190) on jobs, so it would not be the earlier warning`,
    );
  });

  test("downwards too", () => {
    expect(wrong({ "rds.freeStorageSpace": { thresholds: { warn: 1000 } } })).toBe(
      'prod.alarms.overrides["rds.freeStorageSpace"].thresholds.warn: 1000 is not above error (2147483648) on jobs, reports, so it would not be the earlier warning',
    );
  });

  test("of a log's signal", () => {
    const logs = { api: { name: "/idp/api", signals: { errors: { pattern: "ERROR", warn: 100, error: 1 } } } };
    expect(refusal({ resources: { logs } })).toBe(
      "prod.resources.logs.api.signals.errors.warn: 100 is not below error (1), so it would not be the earlier warning",
    );
  });

  test("a severity that is off has no order", () => {
    const change = { thresholds: { warn: 95 }, off: { error: "the pool is the limit" } };
    expect(of({ [connections]: change }, connections).alarms).toContainEqual(["jobs", "warn", 95]);
  });

  test("nor is a small target in the wrong", () => {
    const rds = { jobs: { ...dbInstance, maxConnections: 4 } };
    expect(() => withResources({ rds })).not.toThrow();
  });
});

describe("a target's own word goes before the general one:", () => {
  const id = "lambda.invocations";

  test("a threshold before a band", () => {
    const overrides = { [id]: { anomalyBand: 2, targets: { mail: { thresholds: { warn: 5 } } } } };
    expect(of(overrides, id).alarms).toEqual([
      ["mail", "warn", 5],
      ["sync", "warn", "band of 2"],
    ]);
  });

  test("a band before a threshold", () => {
    const overrides = { [id]: { thresholds: { warn: 5 }, targets: { mail: { anomalyBand: 2 } } } };
    expect(of(overrides, id).alarms).toEqual([
      ["mail", "warn", "band of 2"],
      ["sync", "warn", 5],
    ]);
  });
});

test("an override that is left undefined is none", () => {
  const plain = define({}).monitoring.alarms.length;
  expect(define({ [connections]: undefined }).monitoring.alarms).toHaveLength(plain);
  expect(define({ [connections]: { targets: { jobs: undefined as never } } }).monitoring.alarms).toHaveLength(plain);
  const alarms = { ...least.alarms, without: { lambdaInsights: undefined } };
  expect(defineEnvironment({ ...least, resources, alarms }).monitoring.alarms).toHaveLength(plain);
  expect(messageOf(() => define({ "rds.cpu": undefined } as Overrides))).toMatch(/no such alarm/);
});
