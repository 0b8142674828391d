import { alarmsOf, defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { alarmMatchers, scenario, series } from "../../src/testing/index.js";
import { explain } from "../../src/app/explain/index.js";
import { least } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";

expect.extend(alarmMatchers);

const routes = {
  error: { receivers: { oncall: { email: "oncall@example.com" } } },
  warn: { receivers: { team: { email: "team@example.com" } } },
};

const alarms = (change: Partial<EnvironmentDefinition["alarms"]> = {}) => ({ ...least.alarms, routes, ...change });

const define = (change: Partial<EnvironmentDefinition> = {}) =>
  defineEnvironment({ ...least, resources: {}, alarms: alarms(), ...change });

const refusals = (change: Record<string, unknown>) => refusal(change).split("\n");

const watching = (environment: ReturnType<typeof define>) =>
  environment.monitoring.alarms
    .filter(({ service }) => service === "notification")
    .map(({ name, region }) => `${name} ${region}`);

const failing = (namespace: string, metricName: string, dimensions: Readonly<Record<string, string>>) =>
  scenario(alarmsOf(define()), series("0x9 1x9", { metric: { namespace, metricName, dimensions } }));

describe("what a topic could not deliver", () => {
  test.each([
    ["error", "team@example.com", "oncall@example.com"],
    ["warn", "oncall@example.com", "team@example.com"],
  ])("of %s is told by the other topic to %s, and not by itself", (severity, told, not) => {
    const failed = failing("AWS/SNS", "NumberOfNotificationsFailed", { TopicName: `idp-prod-alarms-${severity}` });
    expect(failed).toNotify(told);
    expect(failed).not.toNotify(not);
  });

  // "For HTTP or HTTPS endpoints, the metric includes every failed delivery attempt, including retries":
  // https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
  test("is not told of one attempt that an HTTPS endpoint missed, and is where it goes on missing them", () => {
    const pager = { httpsVariable: "pager_url" };
    const failed = (receivers: Record<string, object>, attempts: string) => {
      const environment = define({
        alarms: alarms({ routes: { ...routes, error: { receivers } } as typeof routes }),
      });
      const dimensions = { TopicName: "idp-prod-alarms-error" };
      const metric = { namespace: "AWS/SNS", metricName: "NumberOfNotificationsFailed", dimensions };
      return scenario(alarmsOf(environment), series(attempts, { metric }), {
        alarm: "idp-prod-notification-apNortheast1-errorTopicFailed-warn",
      });
    };
    expect(failed({ pager }, "_x9 2 _x19")).toStayQuiet();
    expect(failed({ pager }, "_x9 3 1 _ 1 _ 1 _x9")).toAlarmWithin("2m", { after: "10m" });
    const mail = { email: "oncall@example.com" };
    expect(failed({ pager, mail }, "_x9 1 _x19")).toAlarm();
  });

  test.each([
    ["idp-prod-health-issue", "team@example.com", "oncall@example.com"],
    ["idp-prod-health-scheduledChange", "oncall@example.com", "team@example.com"],
  ])("is told the same way where the rule %s could not publish", (RuleName, told, not) => {
    const failed = failing("AWS/Events", "FailedInvocations", { RuleName });
    expect(failed).toNotify(told);
    expect(failed).not.toNotify(not);
  });

  test("is watched in each region that anything is told in, beside the topics", () => {
    const abroad = define({ resources: { route53: { site: { id: "12345678-1234-1234-1234-123456789012" } } } });
    const topics = watching(abroad).filter((line) => line.includes("Topic"));
    expect(topics).toEqual([
      "idp-prod-notification-apNortheast1-errorTopicFailed-warn ap-northeast-1",
      "idp-prod-notification-usEast1-errorTopicFailed-warn us-east-1",
      "idp-prod-notification-apNortheast1-warnTopicFailed-error ap-northeast-1",
      "idp-prod-notification-usEast1-warnTopicFailed-error us-east-1",
    ]);
    const stack = stacksOf(abroad)["idp-prod-alarms"];
    expect(resources(stack, "aws_cloudwatch_metric_alarm").notification_usEast1_errorTopicFailed_warn).toMatchObject({
      provider: "aws.us_east_1",
      dimensions: { TopicName: "idp-prod-alarms-error" },
      alarm_actions: ["${aws_sns_topic.notification_us_east_1_warn.arn}"],
    });
  });

  test("of a route of its own is told by the error topic, where something goes by the route", () => {
    const database = { receivers: { databases: { email: "databases@example.com" } } };
    const own = define({
      resources: { route53: { site: { id: "12345678-1234-1234-1234-123456789012" } } },
      alarms: alarms({ routes: { ...routes, others: { database } }, overrides: { "health.*": { route: "database" } } }),
    });
    expect(watching(own).filter((line) => line.includes("-route"))).toEqual([
      "idp-prod-notification-database-apNortheast1-routeTopicFailed-error ap-northeast-1",
      "idp-prod-notification-database-usEast1-routeTopicFailed-error us-east-1",
      "idp-prod-notification-health-issue-routeRuleFailed-error ap-northeast-1",
      "idp-prod-notification-health-scheduledChange-routeRuleFailed-error ap-northeast-1",
      "idp-prod-notification-health-usEast1-globalIssue-routeRuleFailed-error us-east-1",
      "idp-prod-notification-health-usEast1-globalScheduledChange-routeRuleFailed-error us-east-1",
    ]);
    const metric = { namespace: "AWS/SNS", metricName: "NumberOfNotificationsFailed" };
    const topic = { ...metric, dimensions: { TopicName: "idp-prod-alarms-database" } };
    const failed = scenario(alarmsOf(own), series("0x9 1x9", { metric: topic }));
    expect(failed).toNotify("oncall@example.com");
    expect(failed).not.toNotify("databases@example.com");
  });

  test("of a topic of the team's own is the team's to watch; events that do not reach it are told", () => {
    const own = define({
      alarms: alarms({ routes: { ...routes, error: { topicArn: "arn:aws:sns:ap-northeast-1:111122223333:own" } } }),
    });
    const lines = watching(own);
    expect(lines.filter((line) => line.includes("Topic"))).toEqual([
      "idp-prod-notification-apNortheast1-warnTopicFailed-error ap-northeast-1",
    ]);
    expect(lines).toContain("idp-prod-notification-health-issue-errorRuleFailed-warn ap-northeast-1");
  });

  test("asks for no topic in a region where there is none of the other severity", () => {
    const arn = "arn:aws:sns:ap-northeast-1:111122223333:own";
    const own = define({
      resources: { route53: { site: { id: "12345678-1234-1234-1234-123456789012" } } },
      alarms: alarms({ routes: { ...routes, warn: { topicArn: arn } } }),
    });
    expect(watching(own).filter((line) => line.endsWith("us-east-1"))).toEqual([]);
  });

  test("cannot be given to the topic that failed", () => {
    const override = { "notification.errorTopicFailed": { severity: "error" } } as const;
    expect(refusals({ resources: {}, alarms: alarms({ overrides: override }) })).toEqual([
      'prod.alarms.overrides["notification.errorTopicFailed"]: notification.errorTopicFailed (error) of apNortheast1 would be told by the topic that it watches, idp-prod-alarms-error; give it route: "warn"',
    ]);
  });

  test("cannot be told by a topic of the inventory that is the route's own", () => {
    const topicArn = "arn:aws:sns:ap-northeast-1:111122223333:own";
    const own = {
      resources: { sns: { own: { name: "own" } } },
      alarms: alarms({ routes: { ...routes, error: { topicArn } } }),
    };
    expect(refusals(own)).toEqual(
      ["notificationsFailed", "failedToRedrive"].map(
        (row) =>
          `prod.alarms.overrides["sns.${row}"]: sns.${row} (error) of own would be told by the topic that it watches, own; give it route: "warn"`,
      ),
    );
    const both = { error: { topicArn }, warn: { topicArn } };
    expect(refusals({ ...own, alarms: alarms({ routes: both }) })[0]).toBe(
      'prod.alarms.overrides["sns.notificationsFailed"]: sns.notificationsFailed (error) of own would be told by the topic that it watches, own; give one of the routes another topic, or say why it is off',
    );
  });

  test("is explained with a threshold that is worked out of the topic", () => {
    const environment = define({
      alarms: alarms({
        overrides: { "notification.errorTopicFailed": { thresholds: { warn: ({ name }) => name.length } } },
      }),
    });
    expect(explain(environment, "notification.errorTopicFailed")[0]).toMatchObject({
      alarm: { threshold: 21 },
      derivation: { reads: { name: "idp-prod-alarms-error" } },
    });
  });
});

describe("the heartbeat", () => {
  const heartbeat = { receivers: { watch: { httpsVariable: "heartbeat_url" } } };

  const stackWith = (change: Partial<EnvironmentDefinition["alarms"]>) =>
    stacksOf(define({ alarms: alarms(change) }))["idp-prod-alarms"];

  test("goes to a topic of its own under the key of the others, every five minutes", () => {
    const stack = stackWith({ heartbeat });
    expect(resources(stack, "aws_cloudwatch_event_rule").notification_heartbeat_rule).toMatchObject({
      name: "idp-prod-heartbeat",
      schedule_expression: "rate(5 minutes)",
    });
    expect(resources(stack, "aws_cloudwatch_event_target").notification_heartbeat_rule_topic).toMatchObject({
      arn: "${aws_sns_topic.notification_heartbeat.arn}",
      input: '"idp-prod: messages still come"',
    });
    expect(resources(stack, "aws_sns_topic").notification_heartbeat).toMatchObject({
      name: "idp-prod-heartbeat",
      kms_master_key_id: "${aws_kms_key.notification_key.arn}",
    });
    expect(resources(stack, "aws_sns_topic_subscription").notification_heartbeat_watch).toMatchObject({
      protocol: "https",
      endpoint: "${var.heartbeat_url}",
    });
  });

  test.each([
    [1, "rate(1 minute)"],
    [2, "rate(2 minutes)"],
    [1440, "rate(1440 minutes)"],
  ])("goes every %i minutes", (interval, rate) => {
    const stack = stackWith({ heartbeat: { ...heartbeat, interval } });
    expect(resources(stack, "aws_cloudwatch_event_rule").notification_heartbeat_rule!.schedule_expression).toBe(rate);
  });

  test("has a key too where all topics are the team's own", () => {
    const topicArn = "arn:aws:sns:ap-northeast-1:111122223333:own";
    const stack = stackWith({ heartbeat, routes: { error: { topicArn }, warn: { topicArn } } });
    expect(Object.keys(resources(stack, "aws_sns_topic"))).toEqual(["notification_heartbeat"]);
    expect(Object.keys(resources(stack, "aws_kms_key"))).toEqual(["notification_key"]);
  });

  test("is left out where nobody asks for it", () => {
    expect(Object.keys(resources(stackWith({}), "aws_sns_topic"))).toEqual(["notification_error", "notification_warn"]);
  });

  test("is refused without receivers, and that is told once", () => {
    expect(refusals({ resources: {}, alarms: alarms({ heartbeat: {} as never }) })).toEqual([
      "prod.alarms.heartbeat.receivers: is required: a record of receivers, by a short stable key",
    ]);
  });

  test("is refused without a receiver, and at no interval", () => {
    const wrong = { receivers: {}, interval: 0.5 };
    expect(refusals({ resources: {}, alarms: alarms({ heartbeat: wrong }) })).toEqual([
      "prod.alarms.heartbeat.interval: 0.5 is not minutes: a whole number from 1 to 1440",
      "prod.alarms.heartbeat.receivers: has no receiver: nobody would miss it; add one, such as { watch: { httpsVariable: … } }",
    ]);
  });
});
