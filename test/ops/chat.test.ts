import { alarmsOf, type EnvironmentDefinition } from "../../src/index.js";
import { alarmMatchers, scenario, series } from "../../src/testing/index.js";
import { explain } from "../../src/app/explain/index.js";
import { dbInstance, least, withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";

expect.extend(alarmMatchers);

const slack = { workspace: "T0123ABCD", channel: "C0123ABCD" };
const teams = {
  tenant: "12345678-1234-1234-1234-123456789012",
  team: "abcdef01-1234-1234-1234-123456789012",
  channel: "19%3ab6ef35dc342d56ba5654e6fc6d25a071%40thread.tacv2",
};
const oncall = { email: "oncall@example.com" };
const team = { email: "team@example.com" };

type Routes = EnvironmentDefinition["alarms"]["routes"];

const routes: Routes = { error: { receivers: { oncall, chat: { slack } } }, warn: { receivers: { team } } };

const inventory = {
  ecs: { main: { name: "idp", services: {} } },
  rds: { main: dbInstance },
} as const satisfies EnvironmentDefinition["resources"];

const define = (given: Routes = routes, change: Partial<EnvironmentDefinition> = {}) =>
  withResources(inventory, { alarms: { ...least.alarms, routes: given }, ...change });

const stackOf = (environment = define()) => stacksOf(environment)["idp-prod-alarms"];
const alarms = (given: object) => ({ alarms: { ...least.alarms, routes: { ...routes, ...given } } });

/** As EventBridge does it: what stands by itself becomes JSON, and in a text nothing is escaped. */
function sent(target: Readonly<Record<string, unknown>>, event: unknown): unknown {
  const { input_paths: paths, input_template: template } = target.input_transformer as {
    input_paths: Record<string, string>;
    input_template: string;
  };
  const at = (name: string) =>
    paths[name]!.match(/[A-Za-z]+|\d+/g)!.reduce((value, key) => (value as Record<string, unknown>)[key], event);
  const isWithinText = (index: number) =>
    (template.slice(0, index).replaceAll('\\"', "").split('"').length - 1) % 2 === 1;
  const filled = template.replace(/<(\w+)>/g, (_, name: string, index: number) =>
    isWithinText(index) ? String(at(name)) : JSON.stringify(at(name)),
  );
  return JSON.parse(filled);
}

const hostile = 'said "no"\nC:\\temp <b> ${x} %{y}';

describe("a channel of Slack", () => {
  test("hears of a topic of its own, to which alarms publish as well", () => {
    const stack = stackOf();
    expect(resources(stack, "aws_sns_topic").notification_chat_error).toMatchObject({
      name: "idp-prod-alarms-error-chat",
      kms_master_key_id: "${aws_kms_key.notification_key.arn}",
    });
    const { rds_main_cpuUtilization_error: error, notification_apNortheast1_errorTopicFailed_warn: warn } = resources(
      stack,
      "aws_cloudwatch_metric_alarm",
    );
    expect(error!.alarm_actions).toEqual([
      "${aws_sns_topic.notification_error.arn}",
      "${aws_sns_topic.notification_chat_error.arn}",
    ]);
    expect(warn!.alarm_actions).toEqual(["${aws_sns_topic.notification_warn.arn}"]);
    const protocols = Object.values(resources(stack, "aws_sns_topic_subscription")).map(({ protocol }) => protocol);
    expect(new Set(protocols)).toEqual(new Set(["email"]));
  });

  test("has one configuration, by which nothing can be done but to look at CloudWatch", () => {
    const stack = stackOf();
    expect(Object.values(resources(stack, "aws_chatbot_slack_channel_configuration"))).toEqual([
      expect.objectContaining({
        configuration_name: "idp-prod-slack-C0123ABCD",
        slack_team_id: "T0123ABCD",
        slack_channel_id: "C0123ABCD",
        iam_role_arn: "${aws_iam_role.chat_role.arn}",
        guardrail_policy_arns: ["${aws_iam_policy.chat_policy.arn}"],
        user_authorization_required: true,
        logging_level: "ERROR",
        sns_topic_arns: ["${aws_sns_topic.notification_chat_error.arn}"],
      }),
    ]);
    const { policy } = resources(stack, "aws_iam_policy").chat_policy!;
    expect(JSON.parse(String(policy))).toMatchObject({
      Statement: [{ Effect: "Allow", Action: ["cloudwatch:Describe*", "cloudwatch:Get*", "cloudwatch:List*"] }],
    });
    expect(resources(stack, "aws_iam_role_policy_attachment").chat_permissions).toMatchObject({
      role: "${aws_iam_role.chat_role.name}",
      policy_arn: "${aws_iam_policy.chat_policy.arn}",
    });
  });

  test("that several routes name, in several regions, has one configuration for the topics of all", () => {
    const named = {
      ...routes,
      warn: { receivers: { team, there: { slack } } },
      others: { database: { receivers: { chat: { slack } } } },
    };
    const environment = withResources(
      { ...inventory, route53: { site: { id: "12345678-1234-1234-1234-123456789012" } } },
      { alarms: { ...least.alarms, routes: named, overrides: { "rds.*": { route: "database" } } } },
    );
    const stack = stackOf(environment);
    const configurations = Object.values(resources(stack, "aws_chatbot_slack_channel_configuration"));
    expect(configurations.map(({ sns_topic_arns: topics }) => topics)).toEqual([
      [
        "${aws_sns_topic.notification_chat_error.arn}",
        "${aws_sns_topic.notification_chat_warn.arn}",
        "${aws_sns_topic.notification_chat_database.arn}",
        "${aws_sns_topic.notification_us_east_1_chat_error.arn}",
        "${aws_sns_topic.notification_us_east_1_chat_warn.arn}",
      ],
    ]);
  });

  test("may be all that a route tells; its topic is there, and nobody watches what it cannot lose", () => {
    const environment = define({ ...routes, error: { receivers: { chat: { slack } } } });
    expect(resources(stackOf(environment), "aws_sns_topic")).toHaveProperty("notification_error");
    const watched = environment.monitoring.alarms.filter(({ id }) => id === "notification.errorTopicFailed");
    expect(watched.map(({ name, measure }) => [name, "metric" in measure && measure.metric.dimensions])).toEqual([
      ["idp-prod-notification-apNortheast1-chat-errorTopicFailed-warn", { TopicName: "idp-prod-alarms-error-chat" }],
    ]);
  });

  test("is told of events in the form that Amazon Q shows, whatever stands in them", () => {
    const { events_ecs_main_deploymentFailed_chat: target } = resources(stackOf(), "aws_cloudwatch_event_target");
    expect(target).toMatchObject({ target_id: "chat", arn: "${aws_sns_topic.notification_chat_error.arn}" });
    expect(sent(target!, { resources: ["arn:service"], detail: { reason: hostile } })).toEqual({
      version: "1.0",
      source: "custom",
      content: {
        textType: "client-markdown",
        title: "idp-prod-ecs-main-deploymentFailed",
        description: "idp-prod: A deployment failed: (1) Service: (2)",
        nextSteps: [hostile, "arn:service"],
      },
    });
  });

  test("is told in that form of every event of the catalogue that goes by its route", () => {
    const targets = Object.entries(
      resources(stackOf(define({ ...routes, warn: routes.error })), "aws_cloudwatch_event_target"),
    );
    const chat = targets.filter(([, { target_id: id }]) => id === "chat");
    expect(chat.length).toBeGreaterThan(5);
    for (const [, target] of chat) {
      const { input_template: template } = target.input_transformer as { input_template: string };
      const message = JSON.parse(template.replace(/(?<=[[ ])<\w+>(?=[,\]])/g, JSON.stringify(hostile))) as object;
      expect(message).toMatchObject({ version: "1.0", source: "custom", content: { textType: "client-markdown" } });
      expect(JSON.stringify(message).replaceAll(JSON.stringify(hostile), "")).not.toMatch(/[<>]/);
    }
  });

  test("is told that an alarm became OK, in the environment's language", () => {
    const event = {
      account: "111122223333",
      region: "ap-northeast-1",
      resources: ["arn"],
      detail: {
        alarmName: hostile,
        configuration: { description: hostile },
        previousState: { value: "ALARM" },
        state: { value: "OK", reason: "Threshold Crossed", timestamp: "2026-03-02T09:00:00.000+0000" },
      },
    };
    const inLanguage = (language: "en" | "ja") => {
      const stack = stackOf(define(routes, { language }));
      return sent(resources(stack, "aws_cloudwatch_event_target").events_ok_error_chat!, event);
    };
    expect(inLanguage("en")).toMatchObject({
      content: {
        title: "idp-prod-ok-error",
        description: "(1) became OK after ALARM: (2)",
        nextSteps: [hostile, "Threshold Crossed"],
      },
    });
    expect(inLanguage("ja")).toMatchObject({ content: { description: "(1) が ALARM から OK に復旧しました: (2)" } });
  });

  // Amazon Q shows nothing of what RDS publishes itself.
  test("is told by EventBridge of events of RDS, which others hear from RDS", () => {
    const stack = stackOf();
    const { events_rds_chat_rds_main_instanceEvents: rule, ...others } = resources(stack, "aws_cloudwatch_event_rule");
    expect(Object.keys(others).filter((address) => address.includes("_chat_"))).toEqual([]);
    expect(JSON.parse(String(rule!.event_pattern))).toEqual({
      source: ["aws.rds"],
      "detail-type": ["RDS DB Instance Event"],
      detail: {
        SourceIdentifier: ["jobs"],
        EventCategories: ["availability", "failover", "failure", "low storage", "recovery"],
      },
    });
    const targets = resources(stack, "aws_cloudwatch_event_target");
    const { events_rds_chat_rds_main_instanceEvents_chat: target } = targets;
    expect(targets).not.toHaveProperty("events_rds_chat_rds_main_instanceEvents_topic");
    // As AWS has it: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.overview.html
    const event = { detail: { SourceIdentifier: "jobs", Message: "DB instance stopped" } };
    expect(sent(target!, event)).toMatchObject({
      content: {
        description: "The DB instance restarted, failed over, failed, was recovered or ran short of storage. (1): (2)",
        nextSteps: ["jobs", "DB instance stopped"],
      },
    });
    const watched = define().monitoring.alarms.filter(({ id }) => id === "notification.errorRuleFailed");
    expect(watched.map(({ name }) => name)).toContain(
      "idp-prod-notification-rds-main-instanceEvents-errorRuleFailed-warn",
    );
  });

  test("is among those whom an alarm reaches", () => {
    const environment = define();
    const { name, measure } = environment.monitoring.alarms.find(({ id }) => id === "rds.cpuUtilization")!;
    if (!("metric" in measure)) throw new Error("no metric");
    const { namespace, name: metricName, dimensions } = measure.metric;
    const high = scenario(
      alarmsOf(environment),
      series("0x9 100x30 0x30", { metric: { namespace, metricName, dimensions } }),
    );
    expect(high).toNotify("T0123ABCD/C0123ABCD");
    expect(high).toNotify("oncall@example.com");
    const receivers = explain(environment, name).flatMap((one) => one.receivers);
    expect(receivers).toContainEqual({ name: "chat", kind: "slack", to: "T0123ABCD/C0123ABCD" });
  });

  test("that Amazon Q cannot write to is told of by another route, where its own is that of the error route", () => {
    const failing = (given: Routes, row: string) => {
      const dimensions = { ConfigurationName: "idp-prod-slack-C0123ABCD" };
      const metric = { namespace: "AWS/Chatbot", metricName: "MessageDeliveryFailure", dimensions };
      const site = { id: "12345678-1234-1234-1234-123456789012" };
      const environment = withResources({ route53: { site } }, { alarms: { ...least.alarms, routes: given } });
      const alarm = `idp-prod-notification-slack-C0123ABCD-${row}`;
      return scenario(alarmsOf(environment), series("0x9 1x9", { metric }), { alarm });
    };
    const ofError = failing(routes, "errorChannelFailed-warn");
    expect(ofError).toNotify("team@example.com");
    expect(ofError).not.toNotify("T0123ABCD/C0123ABCD");
    const ofWarn = failing(
      { error: { receivers: { oncall } }, warn: { receivers: { team, chat: { slack } } } },
      "channelFailed-error",
    );
    expect(ofWarn).toNotify("oncall@example.com");
    expect(ofWarn).not.toNotify("T0123ABCD/C0123ABCD");
    const nothingThere = define().monitoring.alarms.map(({ region }) => region);
    expect(nothingThere).not.toContain("us-east-1");
  });
});

describe("a channel of Teams", () => {
  test("has a configuration by its team", () => {
    const stack = stackOf(define({ ...routes, warn: { receivers: { chat: { teams } } } }));
    expect(resources(stack, "aws_chatbot_teams_channel_configuration")).toEqual({
      "chat_teams_abcdef01-1234-1234-1234-123456789012": expect.objectContaining({
        configuration_name: "idp-prod-teams-abcdef01-1234-1234-1234-123456789012",
        tenant_id: teams.tenant,
        team_id: teams.team,
        channel_id: teams.channel,
        sns_topic_arns: ["${aws_sns_topic.notification_chat_warn.arn}"],
      }),
    });
  });

  // https://github.com/hashicorp/terraform-provider-aws/pull/47039
  test("is the only one of its team, since the provider cannot tell two apart", () => {
    const other = { ...teams, channel: "19%3aother%40thread.tacv2" };
    expect(refusal(alarms({ warn: { receivers: { one: { teams }, two: { teams: other } } } }))).toBe(
      'prod.alarms.routes.warn.receivers.two.teams: "abcdef01-1234-1234-1234-123456789012" is told another way by alarms.routes.warn.receivers.one.teams; the AWS provider tells the channels of a team apart by the account alone; give a channel of another team, or a function that writes to it',
    );
  });
});

describe("refused is", () => {
  const receiver = (given: object) => refusal(alarms({ warn: { receivers: { chat: given } } }));
  const at = "prod.alarms.routes.warn.receivers.chat";

  test.each<[string, object, string]>([
    [
      "the name of a channel of Slack",
      { slack: { ...slack, channel: "alerts" } },
      `${at}.slack.channel: "alerts" is not the ID of a Slack channel, the end of its link, such as C0123ABCD`,
    ],
    [
      "the name of a workspace",
      { slack: { ...slack, workspace: "example.slack.com" } },
      `${at}.slack.workspace: "example.slack.com" is not the ID of a Slack workspace, such as T0123ABCD`,
    ],
    [
      "a channel of Teams as people read it",
      { teams: { ...teams, channel: "19:abc@thread.tacv2" } },
      `${at}.teams.channel: "19:abc@thread.tacv2" is not the ID of a channel as its link has it, such as 19%3a…%40thread.tacv2`,
    ],
    [
      "a team by its name",
      { teams: { ...teams, team: "operators" } },
      `${at}.teams.team: "operators" is not the ID of a team, such as 12345678-1234-1234-1234-123456789012`,
    ],
    [
      "a channel that is a mail address too",
      { slack, email: "a@example.com" },
      `${at}: needs exactly one of email, https, httpsVariable, lambda, sqs, slack, teams; found email and slack`,
    ],
  ])("%s", (_, given, message) => expect(receiver(given)).toBe(message));

  test("a channel that a route names twice", () => {
    expect(refusal(alarms({ warn: { receivers: { one: { slack }, two: { slack } } } }))).toBe(
      'prod.alarms.routes.warn.receivers.two.slack: is told as "one" already',
    );
  });

  test("a channel where Amazon Q is not", () => {
    const china = { region: "cn-north-1", account: "111122223333", ...alarms({}) };
    expect(refusal(china)).toContain(
      "prod.alarms.routes.error.receivers.chat: Amazon Q Developer in chat applications is in no region of aws-cn; give a function that writes to the channel",
    );
  });

  test("a channel that is to miss a heartbeat", () => {
    const heartbeat = { receivers: { chat: { slack } } };
    expect(refusal({ alarms: { ...least.alarms, heartbeat } })).toBe(
      "prod.alarms.heartbeat.receivers.chat: is a channel, where nobody misses a message; give a service that does, such as { httpsVariable: … }",
    );
  });

  test("an action that is one too many with that of channels", () => {
    const actions = Object.fromEntries(
      ["one", "two", "three", "four"].map((name) => [
        name,
        { lambda: `arn:aws:lambda:ap-northeast-1:111122223333:function:${name}` },
      ]),
    );
    const error = { receivers: { oncall, chat: { slack } }, actions };
    expect(refusal({ resources: inventory, ...alarms({ error }) })).toContain(
      "prod.alarms.routes.error.actions: the topic, that of its channels and 4 more are 6 actions; CloudWatch takes 5 for a state of an alarm",
    );
  });
});
