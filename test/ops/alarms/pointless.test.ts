import { defineEnvironment } from "../../../src/index.js";
import { catalogue, metrics, standardCatalogue, targetsOf } from "../../../src/index.js";
import { dbInstance, least } from "../../support/environment.js";
import { refusal } from "../../support/errors.js";

const resources = {
  lambda: { sync: { name: "sync", timeout: 60, memory: 512 }, mail: { name: "mail", timeout: 30, memory: 512 } },
  sqs: { orders: { name: "orders", retention: 100_000 } },
  rds: { jobs: dbInstance },
};
const short = { period: 10, datapointsToAlarm: 3, evaluationPeriods: 3 };

const wrong = (overrides: unknown) => refusal({ resources, alarms: { ...least.alarms, overrides } });
const accepted = (overrides: object) =>
  expect(() => defineEnvironment({ ...least, resources, alarms: { ...least.alarms, overrides } })).not.toThrow();

describe("a threshold that is never or always crossed is refused", () => {
  test("of a percentage", () => {
    expect(wrong({ "rds.cpuUtilization": { thresholds: { error: 100 } } })).toBe(
      'prod.alarms.overrides["rds.cpuUtilization"].thresholds.error: 100 is never crossed: values are 0 to 100 (Percent)',
    );
    accepted({ "rds.cpuUtilization": { thresholds: { error: 99 } } });
  });

  test("of a count, below and above", () => {
    expect(wrong({ "lambda.throttles": { thresholds: { warn: -1, error: 5 } } })).toContain(
      "thresholds.warn: -1 is always crossed: values are 0 and more (Count)",
    );
    expect(wrong({ "lambda.invocations": { thresholds: { warn: 0 } } })).toBe(
      'prod.alarms.overrides["lambda.invocations"].thresholds.warn: 0 is never crossed: values are 0 and more (Count)',
    );
  });

  test("of what the target bounds: retention, timeout, storage", () => {
    expect(wrong({ "sqs.oldestMessageAge": { targets: { orders: { thresholds: { error: 100_001 } } } } })).toBe(
      'prod.alarms.overrides["sqs.oldestMessageAge"].targets.orders.thresholds.error: 100001 is never crossed: values on orders are 0 to 100000 (Seconds)',
    );
    expect(wrong({ "lambda.duration": { thresholds: { error: 60_000 } } })).toBe(
      [
        'prod.alarms.overrides["lambda.duration"].thresholds.error: 60000 is never crossed: values on mail are 0 to 30000 (Milliseconds)',
        'prod.alarms.overrides["lambda.duration"].thresholds.error: 60000 is never crossed: values on sync are 0 to 60000 (Milliseconds)',
      ].join("\n"),
    );
    expect(wrong({ "rds.freeStorageSpace": { thresholds: { warn: 1e15 } } })).toContain(
      "1000000000000000 is always crossed",
    );
  });

  test("be it worked out", () => {
    const thresholds = { error: ({ timeout }: { timeout: number }) => timeout * 1001 };
    expect(wrong({ "lambda.duration": { targets: { mail: { thresholds } } } })).toBe(
      'prod.alarms.overrides["lambda.duration"].targets.mail.thresholds.error: 30030 is never crossed: values on mail are 0 to 30000 (Milliseconds)',
    );
  });

  test("and nothing is said of metrics that nobody here knows", () => {
    const own = catalogue("shop", targetsOf({ main: { name: "main" } }), {
      balance: {
        metric: metrics("Shop")("Balance", "Minimum", "Count"),
        dimensions: ({ name }) => ({ Name: name }),
        below: { error: 0 },
        window: { period: 60, datapointsToAlarm: 1, evaluationPeriods: 1 },
        treatMissingData: "missing",
        because: { en: "Debt.", ja: "赤字です。" },
        remedy: { en: "Pay.", ja: "支払います。" },
        source: ["https://shop.example.com"],
      },
    });
    const alarms = { ...least.alarms, overrides: { "shop.balance": { thresholds: { error: -500 } } } };
    const made = defineEnvironment({ ...least, alarms }, { catalogue: { ...standardCatalogue, ...own } });
    expect(made.monitoring.alarms.find(({ id }) => id === "shop.balance")!.threshold).toBe(-500);
  });
});

describe("a window is refused whose periods are shorter than AWS publishes", () => {
  test("at its period, once for all targets", () => {
    expect(wrong({ "lambda.errors": { window: short } })).toContain(
      'prod.alarms.overrides["lambda.errors"].window.period: 10 is shorter than the 60 seconds between two points of Errors',
    );
    expect(wrong({ "rds.cpuUtilization": { window: { error: short } } })).toBe(
      'prod.alarms.overrides["rds.cpuUtilization"].window.error.period: 10 is shorter than the 60 seconds between two points of CPUUtilization',
    );
  });
});

test("missing data that breaches is refused where nothing is published while all is well", () => {
  expect(wrong({ "lambda.throttles": { treatMissingData: "breaching" } })).toBe(
    'prod.alarms.overrides["lambda.throttles"].treatMissingData: "breaching" would fire whenever nothing happens, as AWS publishes Throttles only where something happened',
  );
  accepted({ "rds.cpuUtilization": { treatMissingData: "breaching" } });
});

describe("a statistic that AWS does not list for the metric is refused", () => {
  test("of a count, a maximum and a percentile, for all targets or one", () => {
    expect(wrong({ "dynamodb.userErrors": { statistic: "Average" } })).toBe(
      'prod.alarms.overrides["dynamodb.userErrors"].statistic: "Average" is no valid statistic of UserErrors; AWS lists Sum, SampleCount',
    );
    expect(wrong({ "synthetics.successPercent": { statistic: "p10" } })).toBe(
      'prod.alarms.overrides["synthetics.successPercent"].statistic: "p10" is no valid statistic of SuccessPercent; AWS lists Average',
    );
    expect(wrong({ "cloudfront.originLatency": { statistic: "Maximum" } })).toBe(
      'prod.alarms.overrides["cloudfront.originLatency"].statistic: "Maximum" is no valid statistic of OriginLatency; AWS lists percentiles',
    );
  });

  test("and everything passes that is listed, or whose page lists none", () => {
    accepted({ "cloudfront.originLatency": { statistic: "p99" } });
    accepted({ "dynamodb.successfulRequestLatency": { statistic: "p99.9" } });
    accepted({ "lambda.duration": { statistic: "p95" } });
  });
});
