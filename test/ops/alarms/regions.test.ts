import { defineEnvironment, type EnvironmentDefinition } from "../../../src/index.js";
import { least } from "../../support/environment.js";
import { messageOf } from "../../support/errors.js";
import { resources, stacksOf } from "../../support/synth.js";

const route53 = { site: { id: "12345678-1234-1234-1234-123456789012" } };
const here = "arn:aws:sns:ap-northeast-1:111122223333:alarms";
const abroad = "arn:aws:sns:us-east-1:111122223333:alarms";

const define = (change: Partial<EnvironmentDefinition> = {}) =>
  defineEnvironment({ ...least, resources: { route53 }, ...change });

const routes = (error: object) => ({ alarms: { routes: { ...least.alarms.routes, error } } });

describe("alarms on what AWS publishes in us-east-1 only", () => {
  test("are there, with a provider and topics of their own", () => {
    const { "idp-prod-alarms": stack } = stacksOf(define());
    expect(stack!.provider.aws).toEqual([
      expect.objectContaining({ region: "ap-northeast-1" }),
      expect.objectContaining({ region: "us-east-1", alias: "us_east_1", allowed_account_ids: ["111122223333"] }),
    ]);
    expect(resources(stack, "aws_cloudwatch_metric_alarm").route53_site_healthCheckStatus_error).toMatchObject({
      provider: "aws.us_east_1",
      alarm_actions: ["${aws_sns_topic.notification_us_east_1_error.arn}"],
    });
    for (const type of ["aws_sns_topic", "aws_kms_key", "aws_sns_topic_policy", "aws_sns_topic_subscription"]) {
      const abroad = Object.entries(resources(stack, type)).filter(([address]) => address.includes("us_east_1"));
      expect(abroad.length).toBeGreaterThan(0);
      for (const [, resource] of abroad) expect(resource.provider).toBe("aws.us_east_1");
    }
  });

  test("need nothing of their own in an environment that is there itself", () => {
    const { "idp-prod-alarms": stack } = stacksOf(define({ region: "us-east-1" }));
    expect(stack!.provider.aws).toHaveLength(1);
    expect(Object.keys(resources(stack, "aws_sns_topic"))).toEqual(["notification_error", "notification_warn"]);
  });

  test("leave an environment without any of them with one provider", () => {
    expect(stacksOf(define({ resources: {} }))["idp-prod-alarms"]!.provider.aws).toHaveLength(1);
  });

  test("reach a topic of the team's own there", () => {
    const { "idp-prod-alarms": stack } = stacksOf(define(routes({ topicArn: here, topicArnUsEast1: abroad })));
    expect(resources(stack, "aws_cloudwatch_metric_alarm").route53_site_healthCheckStatus_error).toMatchObject({
      alarm_actions: [abroad],
    });
  });

  test("are refused where the team's own topic is in another region", () => {
    expect(messageOf(() => define(routes({ topicArn: here })))).toBe(
      [
        "prod.alarms.routes.error.topicArnUsEast1: is required: these alarms are in us-east-1, and reach no topic of another region",
        "  alarms: route53.healthCheckStatus",
      ].join("\n"),
    );
  });
});
