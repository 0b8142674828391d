import fc from "fast-check";
import { costsOf, formatCosts, type EnvironmentDefinition } from "../../src/index.js";
import { guardDutyUsageSchema, inspectorUsageSchema } from "../../src/model/environment/cost-usage.js";
import { scannerUsage } from "../../src/app/costs/scanners.js";
import { listPrices } from "../../src/model/facts/prices.js";
import { least, withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";

type Costs = NonNullable<EnvironmentDefinition["costs"]>;
type Telemetry = NonNullable<EnvironmentDefinition["telemetry"]>;

const itemOf = (costs: ReturnType<typeof costsOf>, price: string) => costs.items.find((item) => item.price === price);

describe("Container Insights", () => {
  const service = (rest: object = {}) => ({ name: "api", minimumTasks: 2, ...rest });
  const alarms = { ...least.alarms, without: { containerInsights: "a test", enhancedContainerInsights: "a test" } };
  const two = { api: { name: "api" }, router: { name: "router" } };
  const clusterOf = (services: object, capacity = "FARGATE") => ({ main: { name: "idp", capacity, services } });
  const costs = (ecs: object, telemetry: Telemetry = {}, costs: Costs = {}) =>
    costsOf(withResources({ ecs } as EnvironmentDefinition["resources"], { telemetry, costs, alarms }));
  const metrics = (...args: Parameters<typeof costs>) => itemOf(costs(...args), "insightsMetric")?.quantity;

  // Counted by hand on AWS's page of metrics: 25 of a cluster on Fargate, and of a service and of its task definition 21 and 16.
  test("makes metrics of the cluster, its services, their task definitions, tasks and containers", () => {
    expect(metrics(clusterOf({}))).toBe(25);
    expect(metrics(clusterOf({ api: service({ minimumTasks: 0 }) }))).toBe(25 + 21 + 16);
    expect(metrics(clusterOf({ api: service() }))).toBe(25 + 21 + 16 + 2 * (16 + 16));
    const containers = 2 * (7 + 7) + 2 * 2 * (7 + 7);
    expect(metrics(clusterOf({ api: service({ containers: two }) }))).toBe(25 + 21 + 16 + 2 * (16 + 16) + containers);
  });

  test("makes others on EC2, with EBS volumes and with restart policies", () => {
    expect(metrics(clusterOf({}, "EC2"))).toBe(23);
    const one = service({ minimumTasks: 1 });
    const before = metrics(clusterOf({ api: one }))!;
    const ebsVolume = { ...one, ebsVolume: true };
    expect(metrics(clusterOf({ api: ebsVolume }))).toBe(before + 1 + 3 + 5 + 2);
    const restartPolicy = { ...one, restartPolicy: true };
    expect(metrics(clusterOf({ api: restartPolicy }))).toBe(before + 1 + 1 + 1 + 2);
    const several = { api: restartPolicy, other: { ...restartPolicy, name: "other" } };
    const without = { api: one, other: { ...one, name: "other" } };
    expect(metrics(clusterOf(several))).toBe(metrics(clusterOf(without))! + 1 + 2 * (1 + 1 + 2));
  });

  test("costs by its level: seven cents a metric, or the price of a custom metric without tasks and containers", () => {
    const ecs = clusterOf({ api: service({ containers: two }) });
    expect(itemOf(costs(ecs), "insightsMetric")).toEqual({
      subject: "containerInsights.main",
      price: "insightsMetric",
      quantity: 210,
      dollars: expect.closeTo(14.7) as number,
    });
    const standard = costs(ecs, { containerInsights: "enabled" });
    expect(itemOf(standard, "insightsMetric")).toBeUndefined();
    expect(itemOf(standard, "customMetric")).toEqual({
      subject: "containerInsights.main",
      price: "customMetric",
      quantity: 12 + 15 + 10,
      dollars: expect.closeTo(11.1) as number,
    });
    const off = costs(ecs, { containerInsights: "disabled" });
    expect(off.items.map(({ subject }) => subject)).toEqual(["alarms"]);
  });

  test("costs by the tasks that run, and tells where nobody said how many", () => {
    const ecs = clusterOf({ api: service({ containers: two }), job: { ...service(), name: "job" } });
    const untold = costs(ecs);
    expect(untold.notCounted).toContain(
      "metrics of tasks beyond minimumTasks, for want of costs.tasks: main/api, main/job",
    );
    expect(untold.notCounted).toContain("metrics of containers that the inventory does not name: main/job");
    const told = costs(ecs, {}, { tasks: { "main/api": 3.5, "main/job": 1 } });
    expect(told.notCounted.filter((one) => one.includes("costs.tasks"))).toEqual([]);
    const more = 1.5 * (2 * 16 + 2 * 14) - 32;
    expect(itemOf(told, "insightsMetric")!.quantity).toBe(itemOf(untold, "insightsMetric")!.quantity + more);
    expect(costs(ecs, { containerInsights: "enabled" }).notCounted.join()).not.toContain("metrics of");
  });

  test("is not charged for what its log takes in with enhanced observability, and keeps it all the same", () => {
    const ecs = clusterOf({ api: service() });
    const volumes = { "containerInsights.main": 10 };
    const pricesOfLog = (telemetry: Telemetry) =>
      costs(ecs, telemetry, { volumes })
        .items.filter(({ subject, price }) => subject === "containerInsights.main" && price.startsWith("log"))
        .map(({ price }) => price);
    expect(pricesOfLog({})).toEqual(["logStored"]);
    expect(pricesOfLog({ containerInsights: "enabled" })).toEqual(["logIngested", "logStored"]);
  });

  test("costs more with every task and container, never less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (some, more) => {
        const of = (tasks: number) =>
          metrics(clusterOf({ api: service({ containers: two }) }), {}, { tasks: { "main/api": tasks } })!;
        expect(of(some + more) - of(some)).toBe(more * (2 * 16 + 2 * 14));
      }),
      { numRuns: 10 },
    );
  });
});

describe("GuardDuty and Inspector", () => {
  const of = (telemetry: Telemetry, costs: Costs = {}, rest: Partial<EnvironmentDefinition> = {}) =>
    costsOf(withResources({ sqs: { orders: { name: "orders" } } }, { telemetry, costs, ...rest }));
  const usage = {
    managementEvents: 10,
    logs: 20,
    s3Events: 30,
    eksAuditEvents: 2,
    lambdaLogs: 5,
    vcpus: 6,
    databaseVcpus: 8,
    databaseAcus: 4,
    volumesScanned: 100,
  };
  const scanned = ({ items }: ReturnType<typeof costsOf>) =>
    Object.fromEntries(
      items
        .filter(({ subject }) => subject === "GuardDuty" || subject === "Inspector")
        .map(({ price, quantity, dollars }) => [price, [quantity, Number(dollars.toFixed(4))]]),
    );

  test("every plan costs by what it looks at, in the region", () => {
    const figures = (tokyo: number, virginia: number) => ({ "ap-northeast-1": tokyo, "us-east-1": virginia });
    const expected = {
      guardDutyEvents: [10, figures(47.2, 40)],
      guardDutyLogs: [20, figures(23.6, 20)],
      guardDutyS3Events: [30, figures(31.2, 24)],
      guardDutyEksEvents: [2, figures(4.96, 3.2)],
      guardDutyLambdaLogs: [5, figures(5.9, 5)],
      guardDutyRuntime: [6, figures(12, 9)],
      guardDutyDatabase: [8, figures(10.64, 8)],
      guardDutyServerless: [4, figures(1.32, 1)],
      guardDutyVolumes: [100, figures(5, 3)],
    } as const;
    for (const region of ["ap-northeast-1", "us-east-1"] as const)
      expect(scanned(of({ guardDuty: {} }, { guardDuty: usage }, { region }))).toEqual(
        Object.fromEntries(
          Object.entries(expected).map(([price, [much, dollars]]) => [price, [much, dollars[region]]]),
        ),
      );
  });

  test("what nobody gave a figure for is named, and nothing is where a plan is off or there is none", () => {
    expect(of({ guardDuty: {} }, { guardDuty: { logs: 0, vcpus: 2 } }).notCounted).toContain(
      "GuardDuty without a figure in costs.guardDuty: managementEvents, s3Events, eksAuditEvents, lambdaLogs, databaseVcpus, databaseAcus, volumesScanned",
    );
    const off = {
      s3DataEvents: "a test",
      rdsLoginEvents: "a test",
      ebsMalwareProtection: "a test",
      eksAuditLogs: "a test",
    };
    expect(of({ guardDuty: { off } }, { guardDuty: { logs: 0 } }).notCounted).toContain(
      "GuardDuty without a figure in costs.guardDuty: managementEvents, lambdaLogs, vcpus",
    );
    expect(of({ guardDuty: {} }, { guardDuty: usage }).notCounted.join()).not.toContain("GuardDuty");
    expect(of({}).notCounted.join()).not.toContain("GuardDuty");
  });

  test("scanning costs by instances and images, of which a list price is known in one region alone", () => {
    const telemetry = { inspector: {}, ecrScanning: { type: "enhanced" } } as const;
    const inspector = { instances: 3, imageScans: 40, imageRescans: 900 };
    const told = of(telemetry, { inspector });
    expect(scanned(told)).toEqual({ imageRescan: [900, 9] });
    expect(told.notCounted).toEqual(
      expect.arrayContaining([
        "inspectorInstance in ap-northeast-1: no list price is known; give costs.prices.inspectorInstance",
        "imageScan in ap-northeast-1: no list price is known; give costs.prices.imageScan",
      ]),
    );
    const prices = { inspectorInstance: 1.5, imageScan: 0.1, imageRescan: 0.02 };
    expect(scanned(of(telemetry, { inspector, prices }))).toEqual({
      inspectorInstance: [3, 4.5],
      imageScan: [40, 4],
      imageRescan: [900, 18],
    });
    expect(of(telemetry).notCounted).toContain(
      "Inspector without a figure in costs.inspector: instances, imageScans, imageRescans",
    );
    expect(of({ ecrScanning: { type: "basic" } }).notCounted.join()).not.toContain("Inspector");
  });

  test("a figure of what nothing here switches on is refused", () => {
    const refused = (telemetry: object, costs: object) => refusal({ telemetry, costs });
    expect(refused({}, { guardDuty: { logs: 1 }, inspector: { instances: 1, imageScans: 0 } })).toBe(
      [
        "prod.costs.guardDuty.logs: telemetry.guardDuty would switch that on, and is not given; leave it out",
        "prod.costs.inspector.instances: telemetry.inspector would switch that on, and is not given; leave it out",
        'prod.costs.inspector.imageScans: telemetry.ecrScanning: { type: "enhanced" } would switch that on, and is not given; leave it out',
      ].join("\n"),
    );
    const guardDuty = { off: { s3DataEvents: "a test" } };
    expect(refused({ guardDuty }, { guardDuty: { s3Events: 1, logs: 1 } })).toBe(
      "prod.costs.guardDuty.s3Events: telemetry.guardDuty.off.s3DataEvents switches that off; leave it out",
    );
    const others = { guardDuty: { managed: false }, inspector: { managed: false } };
    expect(refused(others, { guardDuty: { logs: 1 }, inspector: { instances: 1 } })).toBe(
      [
        "prod.costs.guardDuty.logs: telemetry.guardDuty.managed: false leaves that to somebody else; leave it out",
        "prod.costs.inspector.instances: telemetry.inspector.managed: false leaves that to somebody else; leave it out",
      ].join("\n"),
    );
    expect(refused({ guardDuty: {} }, { guardDuty: { logs: -1 } })).toBe(
      "prod.costs.guardDuty.logs: -1 is not an amount in a month: 0 or more",
    );
  });

  test("whatever can be said is counted", () => {
    const words = scannerUsage(withResources({})).map(({ path }) => path.join("."));
    const fields = [
      ...Object.keys(guardDutyUsageSchema.shape).map((word) => `guardDuty.${word}`),
      ...Object.keys(inspectorUsageSchema.shape).map((word) => `inspector.${word}`),
    ];
    expect(words.sort()).toEqual(fields.sort());
  });
});

test("tasks of a service that there is not are refused", () => {
  const ecs = { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } };
  expect(refusal({ resources: { ecs }, costs: { tasks: { "main/apo": 2 } } })).toBe(
    'prod.costs.tasks["main/apo"]: no such ECS service; did you mean "main/api"?',
  );
  expect(refusal({ resources: { ecs }, costs: { tasks: { "main/api": 0 } } })).toBe(
    'prod.costs.tasks["main/api"]: 0 is not tasks, above 0',
  );
});

test("a log that goes straight to S3 costs on its way, converted, and as long as it is kept", () => {
  const vpc = { main: { id: "vpc-0123456789abcdef0" } };
  const sources = { "vpc.main/flow": { to: "s3" }, "vpc.main/dns": { to: "s3" } } as const;
  const of = (flowLogFormat: "text" | "parquet") =>
    costsOf(
      withResources(
        { vpc },
        {
          telemetry: { logs: { sources }, trafficLogs: { retention: 730, flowLogFormat } },
          costs: { volumes: { "vpc.main/flow": 100, "vpc.main/dns": 10 } },
        },
      ),
    ).items.filter(({ subject }) => subject.startsWith("vpc.main/"));
  const text = of("text").map(({ subject, price, quantity, dollars }) => [
    subject,
    price,
    Math.round(quantity * 100) / 100,
    Number(dollars.toFixed(2)),
  ]);
  expect(text).toEqual([
    ["vpc.main/flow", "logDelivered", 100, 38],
    ["vpc.main/flow", "archiveStored", 360, 9],
    ["vpc.main/dns", "logDelivered", 10, 3.8],
    ["vpc.main/dns", "archiveStored", 36, 0.9],
  ]);
  const converted = of("parquet").filter(({ price }) => price === "logConverted");
  expect(converted).toEqual([
    { subject: "vpc.main/flow", price: "logConverted", quantity: 100, dollars: expect.closeTo(5.6) as number },
  ]);
});

test("the three dearest things are told whatever they are, what has many prices as one of them, and the days of the prices", () => {
  const ecs = { main: { name: "idp", services: { api: { name: "api", minimumTasks: 20 } } } };
  const text = formatCosts(
    costsOf(
      withResources(
        { ecs },
        {
          telemetry: { guardDuty: {} },
          costs: {
            volumes: { "ecs.main/api": 50, "containerInsights.main": 20 },
            guardDuty: { vcpus: 15, managementEvents: 1, logs: 10 },
          },
        },
      ),
    ),
  );
  expect(text.split("\n").slice(0, 5)).toEqual([
    expect.stringMatching(
      /^\d+\.\d\d US dollars a month at list prices of 2025-09-23 to 2026-07-01, without the free tier$/,
    ),
    "  49.53 for containerInsights.main (49.14 for 702 metrics, 0.39 for 11.8 GB kept)",
    "  46.52 for GuardDuty (30.00 for 15 vCPUs with an agent, 11.80 for 10 GB of flow logs and DNS queries, 4.72 for 1 million management events)",
    "  38.98 for ecs.main/api (38.00 for 50 GB taken in, 0.98 for 29.6 GB kept)",
    expect.stringMatching(/^ {2}\d\.\d\d for 1 more$/),
  ]);
});

test("every list price is of a day, and of both regions or of one", () => {
  for (const { of, dollars } of Object.values(listPrices)) {
    expect(of).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
    expect(Object.values(dollars).every((one) => one > 0)).toBe(true);
    expect(["ap-northeast-1", "us-east-1"]).toEqual(expect.arrayContaining(Object.keys(dollars)));
  }
});
