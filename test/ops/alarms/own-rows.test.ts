import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { mqAlarms } from "../../../examples/own-alarms.js";
import { catalogue as declare, defineEnvironment, standardCatalogue, targetsOf } from "../../../src/index.js";
import { least } from "../../support/environment.js";
import { messageOf } from "../../support/errors.js";
import { resources, stacksOf } from "../../support/synth.js";

const catalogue = { ...standardCatalogue, ...mqAlarms };

describe("a user's own rows", () => {
  test("become alarms beside those of the standard catalogue, and are overridden like them", () => {
    const overrides = { "mq.storageUsed": { thresholds: { warn: 60 } } } as const;
    const environment = defineEnvironment({ ...least, alarms: { ...least.alarms, overrides } }, { catalogue });
    const alarms = resources(stacksOf(environment)["idp-prod-alarms"], "aws_cloudwatch_metric_alarm");
    expect(alarms.mq_main_storageUsed_warn).toMatchObject({
      alarm_name: "idp-prod-mq-main-storageUsed-warn",
      namespace: "AWS/AmazonMQ",
      dimensions: { Broker: "orders-1" },
      threshold: 60,
    });
    expect(alarms.mq_main_storageUsed_error).toMatchObject({ threshold: 85 });
  });

  test("know their targets", () => {
    const overrides = { "mq.storageUsed": { targets: { mian: { off: "spare" } } } };
    expect(
      messageOf(() => defineEnvironment({ ...least, alarms: { ...least.alarms, overrides } }, { catalogue })),
    ).toBe('prod.alarms.overrides["mq.storageUsed"].targets.mian: no such target; did you mean "main"?');
  });

  test.each(["own-alarms", "own-events"])("are what the documentation shows, in under 30 lines: %s", (name) => {
    const example = readFileSync(resolve(__dirname, `../../../examples/${name}.ts`), "utf8");
    expect(example.split("\n").length).toBeLessThan(30);
    expect(readFileSync(resolve(__dirname, "../../../docs/adding-alarms.md"), "utf8")).toContain(example);
  });
});

test("two alarms of one name are refused, however their keys and rows come to it", () => {
  const row = mqAlarms["mq.storageUsed"].definition;
  const rows = declare("mq", targetsOf({ "x-y": { name: "a" }, x: { name: "b" } }), { z: row, "y-z": row });
  expect(messageOf(() => defineEnvironment(least, { catalogue: rows })).split("\n")).toContain(
    'prod.alarms: "idp-prod-mq-x-y-z-error" is the alarm of mq.z on x-y already, and would be that of mq.y-z on x too',
  );
});

test.each<[string, object, string]>([
  [
    "none at all of a log",
    { metric: { ...mqAlarms["mq.storageUsed"].definition.metric, namespace: "AWS/Logs" }, dimensions: () => undefined },
    "dimensions: gives undefined, and not a text for each dimension, on main",
  ],
  [
    "a dimension without a value, which would be left out",
    { dimensions: () => ({ Broker: undefined }) },
    "dimensions.Broker: is undefined, and not a text, on main",
  ],
  ["an empty one", { dimensions: () => ({ Broker: "" }) }, 'dimensions.Broker: is "", and not a text, on main'],
  [
    "none at all",
    { dimensions: () => undefined },
    "dimensions: gives undefined, and not a text for each dimension, on main",
  ],
  [
    "a period that CloudWatch does not have",
    { window: { period: 7, datapointsToAlarm: 1, evaluationPeriods: 1 } },
    "window.period: 7 is not a period in seconds: 10, 20, 30 or a multiple of 60",
  ],
  [
    "more data points than it looks at",
    { window: () => ({ period: 60, datapointsToAlarm: 3, evaluationPeriods: 1 }) },
    "window.datapointsToAlarm: on main: 3 is more than the 1 data points looked at",
  ],
])("a row that CloudWatch would refuse, or that would never fire, is told: %s", (_, change, message) => {
  const row = {
    ...mqAlarms["mq.storageUsed"].definition,
    ...change,
  } as (typeof mqAlarms)["mq.storageUsed"]["definition"];
  const rows = declare("mq", targetsOf({ main: { name: "orders-1" } }), { own: row });
  const told = messageOf(() => defineEnvironment(least, { catalogue: rows })).split("\n");
  expect(told).toContain(`prod.catalogue["mq.own"].${message}`);
});
