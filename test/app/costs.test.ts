import fc from "fast-check";
import { costsOf, formatCosts } from "../../src/index.js";
import { refusal } from "../support/errors.js";
import { least, withResources } from "../support/environment.js";

const queue = { orders: { name: "orders" } };
const logs = { retention: 365, groups: { batch: { name: "/shop/batch" } } };
/** Without the alarms of the pager itself. */
const alarms = { ...least.alarms, off: { notification: "nobody asks for them here" } };
const withLog = (costs: object) => withResources({}, { telemetry: { logs }, costs, alarms });

const quantityOf = (costs: ReturnType<typeof costsOf>, price: string) =>
  costs.items.filter((item) => item.price === price).reduce((sum, { quantity }) => sum + quantity, 0);

test("every metric of an alarm costs, those of an expression each", () => {
  const environment = withResources({ sqs: queue });
  const costs = costsOf(environment);
  const metrics = environment.monitoring.alarms.map(({ measure }) =>
    "metric" in measure ? 1 : Object.keys(measure.metrics).length,
  );
  expect(metrics.some((one) => one > 1)).toBe(true);
  expect(quantityOf(costs, "alarmMetric")).toBe(metrics.reduce((sum, one) => sum + one, 0));
  expect(costs.total).toBeCloseTo(quantityOf(costs, "alarmMetric") * 0.1);
  expect(costs.pricesOf).toBe("2026-07-01");
});

test("an alarm with a band costs two metrics more", () => {
  const lambda = { sync: { name: "sync", timeout: 60, memory: 512 } };
  const before = costsOf(withResources({ lambda }));
  const overrides = { "lambda.invocations": { anomalyBand: 2 } };
  const after = costsOf(withResources({ lambda }, { alarms: { ...least.alarms, overrides } }));
  expect(quantityOf(after, "alarmMetric")).toBe(quantityOf(before, "alarmMetric") + 3);
});

test("a composite alarm costs half a dollar, besides its halves", () => {
  const alb = { main: { arnSuffix: "app/main/50dc6c495c0c9188", targetGroups: {} } };
  const environment = withResources({ alb }, { serviceLevels: { login: { alb: "main", objective: 99.9 } } });
  expect(environment.monitoring.burnRates.length).toBe(2);
  const item = costsOf(environment).items.find(({ price }) => price === "compositeAlarm");
  expect(item).toEqual({ subject: "composite alarms", price: "compositeAlarm", quantity: 2, dollars: 1 });
});

test("a log costs what it takes in, and what has gathered of it, compressed", () => {
  const costs = costsOf(withLog({ volumes: { "groups.batch": 100 } }));
  const ofLog = costs.items.filter(({ subject }) => subject === "groups.batch");
  expect(ofLog).toEqual([
    { subject: "groups.batch", price: "logIngested", quantity: 100, dollars: 76 },
    { subject: "groups.batch", price: "logStored", quantity: 180, dollars: expect.closeTo(5.94) as number },
  ]);
});

test("the copy of a log costs on its way, decompressed, and as long as the archive keeps it", () => {
  const archive = (telemetry: object, prices = {}) =>
    costsOf(
      withResources(
        {},
        { telemetry: { logs: { ...logs, ...telemetry } }, costs: { volumes: { "groups.batch": 100 }, prices }, alarms },
      ),
    );
  const copyOf = ({ items }: ReturnType<typeof costsOf>) =>
    Object.fromEntries(
      items.filter(({ price }) => price.startsWith("archive")).map(({ price, ...item }) => [price, item]),
    );
  const own = archive({ archive: { retention: 730 } });
  expect(copyOf(own)).toEqual({
    archiveCarried: { subject: "groups.batch", quantity: 15, dollars: expect.closeTo(0.54) as number },
    archiveStored: {
      subject: "groups.batch",
      quantity: expect.closeTo(360) as number,
      dollars: expect.closeTo(9) as number,
    },
  });
  expect(own.notCounted).toContain(
    "archiveDecompressed in ap-northeast-1: no list price is known; give costs.prices.archiveDecompressed",
  );
  expect(copyOf(archive({ archive: {} }, { archiveDecompressed: 0.01 })).archiveDecompressed).toMatchObject({
    dollars: 1,
  });
  const foreign = { bucketName: "logs-of-all-accounts", account: "444455556666" };
  expect(Object.keys(copyOf(archive({ foreignArchive: foreign })))).toEqual(["archiveCarried"]);
});

test("a log of which nobody says how much it is is named, and not guessed", () => {
  const { items, notCounted } = costsOf(withLog({}));
  expect(items.map(({ subject }) => subject)).not.toContain("groups.batch");
  expect(notCounted).toContain("logs without a volume in costs.volumes: groups.batch");
});

test("what is switched on besides, and costs something, is named", () => {
  const switched = (on: boolean) =>
    costsOf(
      withResources(
        {
          s3: { themes: { name: "themes", requestMetrics: on } },
          cloudfront: { site: { id: "E2QWRUHAPOMQZL", additionalMetrics: on } },
          dynamodb: { sessions: { name: "sessions", contributorInsights: on } },
        },
        {
          parameters: { secrets: { admin: { store: on ? "secretsManager" : "parameterStore" } } },
          privilegedUse: {
            trail: "elsewhere",
            networks: ["192.0.2.0/24"],
            adminPaths: on ? {} : { off: "no console" },
          },
        },
      ),
    ).notCounted;
  const named = switched(true).filter((one) => !switched(false).includes(one));
  expect(named).toEqual([
    "request metrics of buckets, as metrics of one's own",
    "additional metrics of distributions",
    "Contributor Insights of tables, by what it looks at",
    "admin paths: their rule group, web ACL, and the requests that they look at",
    "secrets in Secrets Manager, by their number",
  ]);
});

test("an alarm by a query costs what the query finds, which is not counted", () => {
  const { items, notCounted } = costsOf(withResources({}, { telemetry: { logs: { ...logs, archive: {} } } }));
  expect(notCounted).toContain(
    "alarms by a query, by the metrics that it finds: logArchive.deliveryErrors, logArchive.deliveryThrottling",
  );
  expect(items.length).toBeGreaterThan(0);
});

test("a region without list prices is told, and takes those that are given", () => {
  const abroad = (costs: object) => costsOf(withResources({ sqs: queue }, { region: "eu-west-3", costs }));
  expect(abroad({})).toMatchObject({
    total: 0,
    items: [],
    notCounted: ["alarmMetric in eu-west-3: no list price is known; give costs.prices.alarmMetric"],
  });
  expect(abroad({}).pricesOf).toBeUndefined();
  const given = abroad({ prices: { alarmMetric: 0.2 } });
  expect(given.total).toBeCloseTo(quantityOf(given, "alarmMetric") * 0.2);
  expect(given.notCounted).toEqual([]);
});

test("a volume of a log that there is not is refused", () => {
  const refused = (volumes: object) => refusal({ telemetry: { logs }, costs: { volumes } });
  expect(refused({ "groups.bach": 1 })).toBe(
    'prod.costs.volumes["groups.bach"]: no such log; did you mean "groups.batch"?',
  );
  expect(refused({ "groups.batch": 0 })).toBe(
    'prod.costs.volumes["groups.batch"]: 0 is not gigabytes in a month, above 0',
  );
});

test("people read the sum, the three dearest things with all that they cost for, and what is not in it", () => {
  const own = {
    ...logs,
    groups: {
      ...logs.groups,
      small: { name: "/shop/small" },
      smaller: { name: "/shop/smaller" },
      silent: { name: "/shop/silent" },
    },
  };
  const costs = { volumes: { "groups.batch": 100, "groups.small": 1, "groups.smaller": 0.5 } };
  const text = formatCosts(costsOf(withResources({ sqs: queue }, { telemetry: { logs: own }, costs, alarms })));
  expect(text.split("\n")).toEqual([
    "83.77 US dollars a month at list prices of 2026-07-01, without the free tier",
    "  81.94 for groups.batch (76.00 for 100 GB taken in, 5.94 for 180 GB kept)",
    "  0.82 for groups.small (0.76 for 1 GB taken in, 0.06 for 1.8 GB kept)",
    "  0.60 for alarms (6 metrics)",
    "  0.41 for 1 more",
    "not counted:",
    "  logs without a volume in costs.volumes: groups.silent",
  ]);
});

test("more of a log never costs less, and twice the price twice as much", () => {
  const costs = (volume: number, factor: number) =>
    costsOf(withLog({ volumes: { "groups.batch": volume }, prices: { logIngested: factor, logStored: factor } })).total;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }), (a, b) => {
      expect(costs(a + b, 1)).toBeGreaterThan(costs(a, 1));
      expect(costs(a, 2)).toBeCloseTo(2 * costs(a, 1));
    }),
    { numRuns: 20 },
  );
});
