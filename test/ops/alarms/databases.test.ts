import { withResources } from "../../support/environment.js";

const GiB = 2 ** 30;

const aurora = (instance: object, cluster: object = {}) =>
  withResources({
    aurora: {
      main: {
        identifier: "idp",
        engine: "aurora-postgresql",
        engineVersion: "15.10",
        instances: { one: { identifier: "idp-1", instanceClass: "db.r6g.large", ...instance } },
        ...cluster,
      },
    },
  }).monitoring;

const rds = (change: object = {}) =>
  withResources({
    rds: {
      main: {
        identifier: "idp",
        engine: "postgres",
        engineVersion: "16.4",
        instanceClass: "db.m6g.large",
        allocatedStorage: 200,
        ...change,
      },
    },
  }).monitoring;

type Plan = ReturnType<typeof aurora>;

const threshold = (plan: Plan, id: string, severity = "error") =>
  plan.alarms.find((alarm) => alarm.id === id && alarm.severity === severity)?.threshold;

const needsAValue = (plan: Plan, id: string) => plan.needsValue.some((alarm) => alarm.id === id);

describe("memory", () => {
  test("of Aurora is short below 5 % of the class's memory: 0.8 GiB of 16", () => {
    expect(threshold(aurora({}), "aurora.freeableMemory")).toBeCloseTo(0.8 * GiB);
  });

  test("of Serverless v2 is measured against the largest capacity: 5 % of 8 ACU of 2 GiB", () => {
    const plan = aurora(
      { instanceClass: "db.serverless" },
      { serverless: { minimumCapacity: 0.5, maximumCapacity: 8 } },
    );
    expect(threshold(plan, "aurora.freeableMemory")).toBeCloseTo(0.8 * GiB);
  });

  test("of RDS is short below a quarter of the class's memory: 2 GiB of 8; a tenth is an error", () => {
    expect(threshold(rds(), "rds.freeableMemory", "warn")).toBe(2 * GiB);
    expect(threshold(rds(), "rds.freeableMemory")).toBeCloseTo(0.8 * GiB);
  });
});

describe("connections", () => {
  test("warn at 80 % and alarm at 90 % of what the inventory says", () => {
    const plan = aurora({}, { maxConnections: 1000 });
    expect(threshold(plan, "aurora.databaseConnections", "warn")).toBe(800);
    expect(threshold(plan, "aurora.databaseConnections")).toBe(900);
  });

  test("alarm well below what the engine's default can really reach", () => {
    // 16 GiB / 9,531,392 bytes is 1,802 by the formula; AWS shows 1,669 for as much memory on Serverless v2.
    expect(threshold(aurora({}), "aurora.databaseConnections")).toBeLessThan(1669 * 0.95);
    expect(threshold(aurora({}), "aurora.databaseConnections")).toBeGreaterThan(1669 * 0.8);
  });

  test("of Aurora MySQL follow AWS's table", () => {
    expect(
      threshold(
        aurora({}, { engine: "aurora-mysql", engineVersion: "8.0.mysql_aurora.3.10.0" }),
        "aurora.databaseConnections",
      ),
    ).toBe(900);
  });

  test("are asked for where the class is so small that nobody can tell", () => {
    const plan = rds({ instanceClass: "db.t4g.micro" });
    expect(threshold(plan, "rds.databaseConnections")).toBeUndefined();
    expect(needsAValue(plan, "rds.databaseConnections")).toBe(true);
  });
});

describe("storage", () => {
  test("warns below a fifth and alarms below a tenth of what is allocated", () => {
    expect(threshold(rds(), "rds.freeStorageSpace", "warn")).toBe(40 * GiB);
    expect(threshold(rds(), "rds.freeStorageSpace")).toBe(20 * GiB);
  });

  test("is not watched where RDS grows it by itself", () => {
    expect(threshold(rds({ storageAutoscaling: true }), "rds.freeStorageSpace")).toBeUndefined();
  });
});

describe("load and network", () => {
  test("load is too high above the number of vCPUs", () => {
    expect(threshold(aurora({ instanceClass: "db.r6g.4xlarge" }), "aurora.dbLoad", "warn")).toBe(16);
    expect(threshold(aurora({ instanceClass: "db.r6g.4xlarge" }), "aurora.osLoadAverage", "warn")).toBe(16);
  });

  test("traffic is too high at 80 % of a bandwidth that is always there: 25 Gbps are 3.125 GB/s", () => {
    const plan = aurora({ instanceClass: "db.r6g.16xlarge" });
    expect(threshold(plan, "aurora.networkTransmitThroughput", "warn")).toBe(2.5e9);
    expect(threshold(plan, "aurora.storageNetworkThroughput", "warn")).toBe(2.5e9);
  });

  test("is asked for where the bandwidth lasts only as long as credits do", () => {
    expect(needsAValue(aurora({}), "aurora.networkTransmitThroughput")).toBe(true);
  });
});

test("latency is in seconds: 20 ms are 0.02", () => {
  expect(threshold(aurora({}), "aurora.readLatency", "warn")).toBe(0.02);
});

test("replication lag is watched on replicas only", () => {
  expect(threshold(rds(), "rds.replicaLag")).toBeUndefined();
  // An idle source of PostgreSQL shows up to five minutes.
  expect(threshold(rds({ readReplica: true }), "rds.replicaLag")).toBe(600);
  const mysql = rds({ engine: "mysql", engineVersion: "8.4.6", readReplica: true });
  expect(threshold(mysql, "rds.replicaLag")).toBe(60);
  expect(threshold(mysql, "rds.replicationStopped")).toBe(-1);
});

test("values of the operating system are read from the events of that instance alone", () => {
  const alarm = aurora({}).alarms.find(({ id }) => id === "aurora.osSwapOut")!;
  expect(alarm.filter).toEqual({
    name: "idp-prod-aurora-main-one-osSwapOut",
    logGroup: "RDSOSMetrics",
    pattern: '{ ($.instanceID = "idp-1") && ($.swap.out = *) }',
    value: "$.swap.out",
  });
  expect(alarm.measure).toMatchObject({ metric: { namespace: "unyo/idp-prod", name: "aurora-main-one-osSwapOut" } });
});
