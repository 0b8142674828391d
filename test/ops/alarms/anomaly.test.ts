import { defineEnvironment, type EnvironmentDefinition } from "../../../src/index.js";
import { least } from "../../support/environment.js";
import { messageOf } from "../../support/errors.js";
import { resources, stacksOf } from "../../support/synth.js";

type Overrides = EnvironmentDefinition["alarms"]["overrides"];

const define = (overrides: Overrides) =>
  defineEnvironment({
    ...least,
    resources: { lambda: { sync: { name: "sync", timeout: 60, memory: 512 } } },
    alarms: { ...least.alarms, overrides },
  });

describe("anomaly detection", () => {
  test("holds traffic against a band that CloudWatch learns", () => {
    const environment = define({ "lambda.invocations": { anomalyBand: 3 } });
    const { "idp-prod-alarms": stack } = stacksOf(environment);
    expect(resources(stack, "aws_cloudwatch_metric_alarm").lambda_sync_invocations_warn).toMatchObject({
      comparison_operator: "LessThanLowerThreshold",
      threshold_metric_id: "result",
      metric_query: [
        { id: "result", expression: "ANOMALY_DETECTION_BAND(metric, 3)", label: "expected", return_data: true },
        {
          id: "metric",
          return_data: true,
          metric: { metric_name: "Invocations", stat: "Sum", period: 60, dimensions: { FunctionName: "sync" } },
        },
      ],
    });
    expect(resources(stack, "aws_cloudwatch_metric_alarm").lambda_sync_invocations_warn).not.toHaveProperty(
      "threshold",
    );
  });

  test("needs no value", () => {
    const needsValue = (overrides: Overrides) => define(overrides).monitoring.needsValue.map(({ id }) => id);
    expect(needsValue({})).toContain("lambda.invocations");
    expect(needsValue({ "lambda.invocations": { anomalyBand: 3 } })).not.toContain("lambda.invocations");
  });

  test("is for what follows traffic, and instead of a threshold", () => {
    expect(messageOf(() => define({ "lambda.duration": { anomalyBand: 2 } }))).toBe(
      'prod.alarms.overrides["lambda.duration"].anomalyBand: this alarm\'s metric does not follow traffic; give thresholds instead',
    );
    expect(messageOf(() => define({ "lambda.invocations": { anomalyBand: 2, thresholds: { warn: 5 } } }))).toBe(
      'prod.alarms.overrides["lambda.invocations"].anomalyBand: stands beside a threshold (5); give one of the two',
    );
  });
});
