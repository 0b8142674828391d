import {
  awsDocs,
  catalogue as declare,
  defineEnvironment,
  metrics,
  standardCatalogue,
  targetsOf,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { least } from "../support/environment.js";
import { messageOf } from "../support/errors.js";

type Catalogue = NonNullable<NonNullable<Parameters<typeof defineEnvironment>[1]>["catalogue"]>;
type Alarms = Partial<EnvironmentDefinition["alarms"]>;

const logGroup = "/vpc/idp-prod/main/flow";
const flows = targetsOf({ main: { logGroup }, other: { logGroup: "/vpc/idp-prod/other/flow" } });
const words = { en: "There is much of it.", ja: "件数が多いです。" };
const common = {
  atLeast: { warn: 10, error: 20 },
  window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
  treatMissingData: "notBreaching",
  because: words,
  remedy: words,
  source: [awsDocs("AmazonCloudWatch/latest/logs/MonitoringLogData.html")],
} as const;
const counted = metrics("AWS/Logs");

/** A metric filter, a metric that CloudWatch Logs publishes, and an expression over two of these. */
const rows = declare("flows", flows, {
  rejected: {
    ...common,
    log: { group: (flow) => flow.logGroup, pattern: () => "REJECT", value: "1", statistic: "Sum", unit: "Count" },
  },
  volume: {
    ...common,
    metric: counted("IncomingBytes", "Sum", "Bytes"),
    dimensions: (flow) => ({ LogGroupName: flow.logGroup }),
  },
  share: {
    ...common,
    math: "bytes / events",
    unit: "None",
    metrics: { bytes: counted("IncomingBytes", "Sum", "Bytes"), events: counted("IncomingLogEvents", "Sum", "None") },
    dimensions: (flow) => ({ LogGroupName: flow.logGroup }),
  },
});

const define = (own: Catalogue, log: "flow" | "dns", alarms: Alarms = {}) =>
  defineEnvironment(
    {
      ...least,
      resources: { vpc: { main: { id: "vpc-0123456789abcdef0" }, other: { id: "vpc-1123456789abcdef0" } } },
      telemetry: { trafficLogs: {}, logs: { sources: { [`vpc.main/${log}`]: { to: "s3" } } } },
      alarms: { ...least.alarms, ...alarms },
    },
    { catalogue: { ...standardCatalogue, ...own } },
  );

const alarmsOf = (...given: Parameters<typeof define>) =>
  define(...given).monitoring.alarms.filter(({ service }) => service === "flows");

const told = (id: string) =>
  `prod.alarms.overrides["${id}"]: looks at "${logGroup}", which is written no more: vpc.main/flow goes to S3. Switch it off, or leave out to: "s3" there`;

describe("alarms of one's own rows on the log group of a log that goes to S3", () => {
  test("are refused, once for each row: by metric filter, metric and expression alike", () => {
    expect(messageOf(() => define(rows, "flow")).split("\n")).toEqual(
      ["flows.rejected", "flows.volume", "flows.share"].map(told),
    );
  });

  test("are refused also where they bear the name of the catalogue's own service of logs", () => {
    const named = declare("logs", flows, { bytes: rows["flows.volume"].definition });
    expect(messageOf(() => define(named, "flow"))).toBe(told("logs.bytes"));
  });

  test("are made where they are off on that one, and where the log stays in its group", () => {
    const off = { targets: { main: { off: "Athena asks it" } } };
    const overrides = Object.fromEntries(Object.keys(rows).map((id) => [id, off]));
    expect(alarmsOf(rows, "flow", { overrides }).map(({ target }) => target.join())).toEqual(
      Array<string>(6).fill("other"),
    );
    expect(alarmsOf(rows, "dns")).toHaveLength(12);
  });
});
