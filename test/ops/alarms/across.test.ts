import {
  catalogue as declare,
  defineEnvironment,
  metrics,
  standardCatalogue,
  targetsOf,
  type EnvironmentDefinition,
} from "../../../src/index.js";
import { prod } from "../../../src/environments/prod.js";
import { least } from "../../support/environment.js";
import { messageOf } from "../../support/errors.js";
import { everyKindDefinition } from "../../support/every-kind.js";
import { resources, stacksOf } from "../../support/synth.js";

describe("an alarm across all values of a dimension", () => {
  test("is one query for the whole log archive, whatever CloudWatch Logs calls Firehose", () => {
    const alarms = resources(stacksOf(prod())["idp-prod-alarms"], "aws_cloudwatch_metric_alarm");
    const alarm = alarms.logArchive_all_deliveryErrors_warn;
    expect(alarm).toMatchObject({
      alarm_name: "idp-prod-logArchive-all-deliveryErrors-warn",
      metric_query: [
        {
          id: "result",
          expression:
            `SELECT SUM(DeliveryErrors) FROM SCHEMA("AWS/Logs", DestinationType, FilterName, LogGroupName) ` +
            `WHERE FilterName = 'idp-prod-archive'`,
          period: 300,
          return_data: true,
        },
      ],
      treat_missing_data: "notBreaching",
    });
    expect(alarm).not.toHaveProperty("metric_name");
  });

  test("looks at the filter that the telemetry stack puts on each log group that is copied", () => {
    const filters = resources(stacksOf(prod())["idp-prod-telemetry"], "aws_cloudwatch_log_subscription_filter");
    const names = new Set(Object.values(filters).map(({ name }) => name));
    expect([...names]).toEqual(["idp-prod-archive"]);
  });

  // "Only the latest 3 hours of data can be used for evaluating the alarm's conditions":
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html
  test("looks back three hours at most, as its query does", () => {
    const hours = (evaluationPeriods: number) => ({ period: 3600, datapointsToAlarm: 3, evaluationPeriods });
    const define = (evaluationPeriods: number) => {
      const { alarms, ...rest } = everyKindDefinition;
      const overrides = { ...alarms.overrides, "logArchive.deliveryErrors": { window: hours(evaluationPeriods) } };
      return defineEnvironment({ ...rest, alarms: { ...alarms, overrides } } as EnvironmentDefinition);
    };
    expect(() => define(3)).not.toThrow();
    expect(messageOf(() => define(5))).toBe(
      'prod.alarms.overrides["logArchive.deliveryErrors"].window: 5 periods of 3600 seconds are longer than the three hours that a query over several metrics looks back',
    );
    const own = declare("own", targetsOf({ one: {} }), {
      depth: {
        metric: metrics("Own/Queue")("Depth", "Maximum", "Count"),
        across: ["Host"],
        dimensions: () => ({}),
        above: { warn: 1 },
        window: hours(5),
        treatMissingData: "missing",
        because: { en: "The queue is long." },
        remedy: { en: "Find who fills it." },
        source: ["ours"],
      },
    });
    expect(messageOf(() => defineEnvironment(least, { catalogue: own }))).toBe(
      'prod.catalogue["own.depth"].window: 5 periods of 3600 seconds are longer than the three hours that a query over several metrics looks back',
    );
  });

  test("escapes what a row of one's own has in its dimensions, and needs none", () => {
    const own = metrics("Own/Queue")("Depth.Max", "Maximum", "Count");
    const row = {
      metric: own,
      across: ["Host"],
      above: { warn: 1 },
      window: { period: 60, datapointsToAlarm: 1, evaluationPeriods: 1 },
      treatMissingData: "missing",
      because: { en: "The queue is long.", ja: "キューが長くなっています。" },
      remedy: { en: "Find who fills it.", ja: "送信元を調べます。" },
      source: ["ours"],
    } as const;
    const catalogue = declare("own", targetsOf({ one: {} }), {
      quoted: { ...row, dimensions: () => ({ "Queue Name": "it's" }) },
      all: { ...row, dimensions: () => ({}) },
    });
    const alarms = resources(
      stacksOf(defineEnvironment(least, { catalogue }))["idp-prod-alarms"],
      "aws_cloudwatch_metric_alarm",
    );
    expect(alarms.own_one_quoted_warn).toMatchObject({
      metric_query: [
        {
          expression: `SELECT MAX("Depth.Max") FROM SCHEMA("Own/Queue", Host, "Queue Name") WHERE "Queue Name" = 'it\\'s'`,
        },
      ],
    });
    expect(alarms.own_one_all_warn).toMatchObject({
      metric_query: [{ expression: `SELECT MAX("Depth.Max") FROM SCHEMA("Own/Queue", Host)` }],
    });
  });

  test("takes neither a percentile nor a band", () => {
    const refused = (override: object) =>
      messageOf(() =>
        defineEnvironment(
          {
            ...least,
            alarms: { ...least.alarms, overrides: { "logArchive.deliveryErrors": override } },
          } as typeof least,
          { catalogue: standardCatalogue },
        ),
      ).split("\n");
    expect(refused({ statistic: "p90" })).toContain(
      'prod.alarms.overrides["logArchive.deliveryErrors"].statistic: "p90" is no statistic of a query over several metrics, which this alarm looks with',
    );
    expect(refused({ anomalyBand: 2 })).toContain(
      'prod.alarms.overrides["logArchive.deliveryErrors"].anomalyBand: a query over several metrics has no band; give thresholds instead',
    );
  });
});
