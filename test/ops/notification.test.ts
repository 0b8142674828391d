import { withResources } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";
import type { EnvironmentDefinition } from "../../src/index.js";

const mail = { receivers: { operators: { email: "ops@example.com" } } };

const alarms = (change: Partial<EnvironmentDefinition["alarms"]>, rest: Partial<EnvironmentDefinition> = {}) =>
  stacksOf(
    withResources(
      { ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } } },
      { alarms: { routes: { error: mail, warn: mail }, ...change }, ...rest },
    ),
  )["idp-prod-alarms"];

const statements = (resource: unknown) =>
  (JSON.parse((resource as { policy: string }).policy) as { Statement: Record<string, unknown>[] }).Statement;

/** As AWS documents the event. */
const okEvent = {
  account: "111122223333",
  region: "ap-northeast-1",
  resources: ["arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:idp-prod-ecs-main-api-cpuUtilization-error"],
  detail: {
    alarmName: "idp-prod-ecs-main-api-cpuUtilization-error",
    configuration: { description: 'idp-prod ecs main/api: "busy"\nWhat to do: scale' },
    previousState: { value: "ALARM" },
    state: {
      value: "OK",
      reason: "Threshold Crossed: 1 datapoint [10.0] was not greater than the threshold (90.0)",
      timestamp: "2026-03-02T09:00:00.000+0000",
    },
  },
};

/** What a target is sent of an event: variables without quotes are written as JSON. */
function sent(target: Readonly<Record<string, unknown>>, event: unknown): unknown {
  const { input_paths: paths, input_template: template } = target.input_transformer as {
    input_paths: Record<string, string>;
    input_template: string;
  };
  const at = (path: string) =>
    path.match(/[A-Za-z]+|\d+/g)!.reduce((value, key) => (value as Record<string, unknown>)[key], event);
  return JSON.parse(template.replace(/<(\w+)>/g, (_, name: string) => JSON.stringify(at(paths[name]!))));
}

describe("notification", () => {
  test("goes through a topic per severity, under a key that each publishing service may use", () => {
    const stack = alarms({});
    expect(Object.values(resources(stack, "aws_sns_topic")).map(({ name }) => name)).toEqual([
      "idp-prod-alarms-error",
      "idp-prod-alarms-warn",
    ]);
    for (const topic of Object.values(resources(stack, "aws_sns_topic"))) {
      expect(topic.kms_master_key_id).toBe("${aws_kms_key.notification_key.arn}");
    }
    const services = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"];
    const users = statements(resources(stack, "aws_kms_key").notification_key).map(({ Principal }) => Principal);
    const publishers = statements(resources(stack, "aws_sns_topic_policy").notification_error_policy);
    for (const service of services) {
      expect(users).toContainEqual({ Service: service });
      const statement = publishers.find(({ Principal }) => (Principal as { Service: string }).Service === service);
      expect(statement).toMatchObject({ Effect: "Allow", Action: "sns:Publish" });
    }
  });

  // "If an alarm ARN includes any non-ASCII characters, use only the aws:SourceAccount global condition key":
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
  test("comes of alarms with names in any letters, and of no other account's", () => {
    const stack = alarms({ name: "【{severity}】{service} {target} {row}" });
    expect(Object.values(resources(stack, "aws_cloudwatch_metric_alarm"))).toContainEqual(
      expect.objectContaining({ alarm_name: "【error】ecs main-api runningTaskCount" }),
    );
    for (const policy of Object.values(resources(stack, "aws_sns_topic_policy"))) {
      expect(statements(policy)).toContainEqual(
        expect.objectContaining({
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        }),
      );
    }
  });

  test("reaches mail, HTTPS, and an HTTPS endpoint that stays secret", () => {
    const receivers = {
      operators: { email: "ops@example.com" },
      desk: { https: "https://desk.example.com/sns" },
      pager: { httpsVariable: "pager_url" },
    };
    const stack = alarms({ routes: { error: { receivers }, warn: mail } });
    const { notification_error_operators, notification_error_desk, notification_error_pager } = resources(
      stack,
      "aws_sns_topic_subscription",
    );
    expect(notification_error_operators).toMatchObject({ protocol: "email", endpoint: "ops@example.com" });
    expect(notification_error_desk).toMatchObject({ protocol: "https", endpoint: "https://desk.example.com/sns" });
    expect(notification_error_pager).toMatchObject({ protocol: "https", endpoint: "${var.pager_url}" });
    expect(stack!.variable).toEqual({ pager_url: expect.objectContaining({ sensitive: true, type: "string" }) });
  });

  // https://docs.aws.amazon.com/sns/latest/dg/sns-lambda-as-subscriber.html
  test("reaches functions, which it may invoke and no other topic by that, and queues", () => {
    const lambda = "arn:aws:lambda:ap-northeast-3:111122223333:function:chat:live";
    const sqs = "arn:aws:sqs:ap-northeast-1:111122223333:tickets";
    const theirs = "arn:aws:lambda:ap-northeast-1:444455556666:function:audit";
    const receivers = { chat: { lambda }, tickets: { sqs }, audit: { lambda: theirs, permitted: true } };
    const stack = alarms({ routes: { error: { receivers }, warn: mail } });
    expect(resources(stack, "aws_sns_topic_subscription")).toMatchObject({
      notification_error_chat: { protocol: "lambda", endpoint: lambda },
      notification_error_tickets: { protocol: "sqs", endpoint: sqs },
      notification_error_audit: { protocol: "lambda", endpoint: theirs },
    });
    expect(resources(stack, "aws_lambda_permission")).toEqual({
      notification_receivers_error_chat: expect.objectContaining({
        action: "lambda:InvokeFunction",
        function_name: "chat",
        qualifier: "live",
        principal: "sns.amazonaws.com",
        source_arn: "${aws_sns_topic.notification_error.arn}",
        provider: "aws.ap_northeast_3",
      }),
    });
  });

  // https://docs.aws.amazon.com/sns/latest/dg/lambda-prereq.html
  test("calls a function in another region by its own name, where the topic's region must be enabled", () => {
    const receivers = { chat: { lambda: "arn:aws:lambda:ap-northeast-1:111122223333:function:chat" } };
    const routes = { error: { receivers }, warn: mail };
    const principals = (region: string) =>
      Object.values(resources(alarms({ routes }, { region }), "aws_lambda_permission")).map(
        ({ principal }) => principal,
      );
    expect(principals("ap-east-1")).toEqual(["sns.ap-east-1.amazonaws.com"]);
    expect(principals("ap-northeast-3")).toEqual(["sns.amazonaws.com"]);
  });

  test.each([
    [{ a: { email: "a@example.com" }, b: { email: "a@example.com" } }, 'b.email: is told as "a" already'],
    [
      { a: { sqs: "arn:aws:sqs:ap-northeast-1:444455556666:tickets" } },
      `a.sqs: "arn:aws:sqs:ap-northeast-1:444455556666:tickets" is in account 444455556666, where its owner subscribes it to a topic of the team's own (topicArn)`,
    ],
    [
      { a: { sqs: "arn:aws:sqs:ap-northeast-1:111122223333:tickets.fifo" } },
      'a.sqs: "arn:aws:sqs:ap-northeast-1:111122223333:tickets.fifo" is not the ARN of a standard SQS queue (arn:aws:sqs:…)',
    ],
    [
      { a: { lambda: "arn:aws:lambda:ap-northeast-1:444455556666:function:f" } },
      'a.lambda: "arn:aws:lambda:ap-northeast-1:444455556666:function:f" is in account 444455556666, where its policy has to let topics of 111122223333 invoke it; give permitted: true once it does',
    ],
    [{ a: { email: "a@example.com", permitted: true } }, "a.permitted: is for a function; leave it out"],
    [{ a: {} }, "a: needs exactly one of email, https, httpsVariable, lambda, sqs, slack, teams; found none"],
  ])("refuses %j", (receivers, message) => {
    expect(messageOf(() => alarms({ routes: { error: { receivers }, warn: mail } }))).toContain(
      `prod.alarms.routes.error.receivers.${message}`,
    );
  });

  // An HTTPS endpoint is given up after three retries 20 seconds apart, unless its subscription says more; an hour is the most:
  // https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
  test("is tried again for most of an hour where an HTTPS endpoint does not answer", () => {
    const receivers = { operators: { email: "ops@example.com" }, pager: { httpsVariable: "pager_url" } };
    const stack = alarms({ routes: { error: { receivers }, warn: mail } });
    const subscriptions = resources(stack, "aws_sns_topic_subscription");
    const policy = JSON.parse(String(subscriptions.notification_error_pager!.delivery_policy)) as {
      healthyRetryPolicy: Record<
        `${"min" | "max"}DelayTarget` | `num${"" | "NoDelay" | "MinDelay" | "MaxDelay"}Retries`,
        number
      >;
    };
    const retries = policy.healthyRetryPolicy;
    const soon = retries.numMinDelayRetries;
    const late = retries.numMaxDelayRetries;
    expect(retries.numRetries).toBe(retries.numNoDelayRetries + soon + late); // none with a delay between the two
    const total = soon * retries.minDelayTarget + late * retries.maxDelayTarget;
    expect(total).toBeGreaterThan(45 * 60);
    expect(total).toBeLessThanOrEqual(3600);
    expect(subscriptions.notification_error_operators).not.toHaveProperty("delivery_policy");
  });

  test("can use a topic and a key of the team's own", () => {
    const topicArn = "arn:aws:sns:ap-northeast-1:111122223333:operations";
    const own = alarms({ routes: { error: { topicArn }, warn: { topicArn } } });
    expect(resources(own, "aws_sns_topic")).toEqual({});
    expect(resources(own, "aws_kms_key")).toEqual({});
    const topicKmsKey = "arn:aws:kms:ap-northeast-1:111122223333:key/00000000-0000-0000-0000-000000000000";
    const keyed = alarms({ topicKmsKey });
    expect(resources(keyed, "aws_kms_key")).toEqual({});
    expect(resources(keyed, "aws_sns_topic").notification_error).toMatchObject({ kms_master_key_id: topicKmsKey });
  });

  test("is told that an alarm became OK after ALARM alone, by choice, in the fields that pagers close an incident by", () => {
    const stack = alarms({ routes: { error: mail, warn: { ...mail, okNotices: false } } });
    for (const alarm of Object.values(resources(stack, "aws_cloudwatch_metric_alarm"))) {
      expect(alarm).not.toHaveProperty("ok_actions");
    }
    const rules = resources(stack, "aws_cloudwatch_event_rule");
    expect(Object.keys(rules).filter((name) => name.startsWith("events_ok"))).toEqual(["events_ok_error"]);
    expect(JSON.parse(String(rules.events_ok_error!.event_pattern))).toEqual({
      source: ["aws.cloudwatch"],
      "detail-type": ["CloudWatch Alarm State Change"],
      resources: [{ suffix: "-error" }],
      detail: {
        alarmName: [{ prefix: "idp-prod-ecs-" }, { prefix: "idp-prod-notification-" }],
        state: { value: ["OK"] },
        previousState: { value: ["ALARM"] },
      },
    });
    const target = resources(stack, "aws_cloudwatch_event_target").events_ok_error_topic!;
    expect(target).toMatchObject({
      arn: "${aws_sns_topic.notification_error.arn}",
      rule: "${aws_cloudwatch_event_rule.events_ok_error.name}",
    });
    expect(sent(target, okEvent)).toEqual({
      AlarmName: "idp-prod-ecs-main-api-cpuUtilization-error",
      AlarmArn: okEvent.resources[0],
      AlarmDescription: 'idp-prod ecs main/api: "busy"\nWhat to do: scale',
      NewStateValue: "OK",
      NewStateReason: "Threshold Crossed: 1 datapoint [10.0] was not greater than the threshold (90.0)",
      StateChangeTime: "2026-03-02T09:00:00.000+0000",
      OldStateValue: "ALARM",
      AWSAccountId: "111122223333",
      Region: "ap-northeast-1",
    });
  });

  test("links the runbook, in the language of the environment", () => {
    const runbook = "https://runbooks.example.com/{alarm}";
    const environment = withResources(
      { ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } } },
      { language: "ja", alarms: { routes: { error: mail, warn: mail }, runbook } },
    );
    const { description } = environment.monitoring.alarms.find(({ id }) => id === "ecs.runningTaskCount")!;
    expect(description).toBe(
      [
        "idp-prod ecs main/api: 稼働タスク数が 1 を下回りました。残りに負荷が集中するか、応答できなくなります。 直ちに対応してください。",
        "条件: RunningTaskCount (Average) が 7 分間のうち 5 分で 1 未満、またはデータが届かない場合。",
        "対処: ECS コンソールのサービスイベントと停止タスクの理由（ヘルスチェック、イメージ取得、メモリ、容量）を確認します。",
        "手順書: https://runbooks.example.com/ecs.runningTaskCount",
      ].join("\n"),
    );
  });
});

describe("events", () => {
  test("of ECS tell in words of tasks that died and deployments that failed, of that cluster alone", () => {
    const stack = alarms({});
    const { events_ecs_main_taskStopped: rule } = resources(stack, "aws_cloudwatch_event_rule");
    expect(JSON.parse(String(rule!.event_pattern))).toEqual({
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: {
        clusterArn: ["arn:aws:ecs:ap-northeast-1:111122223333:cluster/idp"],
        lastStatus: ["STOPPED"],
        $or: expect.any(Array),
      },
    });
    expect(resources(stack, "aws_cloudwatch_event_target").events_ecs_main_deploymentFailed_topic).toMatchObject({
      arn: "${aws_sns_topic.notification_error.arn}",
      input_transformer: {
        input_paths: { reason: "$.detail.reason", service: "$.resources[0]" },
        input_template: '"idp-prod: A deployment failed: <reason> Service: <service>"',
      },
    });
  });

  test("of RDS tell of failovers and failures of the clusters and instances that exist", () => {
    const instance = { identifier: "idp-1", instanceClass: "db.r6g.large" };
    const main = {
      identifier: "idp",
      engine: "aurora-postgresql" as const,
      engineVersion: "15.10",
      instances: { one: instance },
    };
    const { "idp-prod-alarms": stack } = stacksOf(withResources({ aurora: { main } }));
    expect(Object.values(resources(stack, "aws_db_event_subscription"))).toEqual([
      expect.objectContaining({
        source_type: "db-cluster",
        source_ids: ["idp"],
        event_categories: ["failover", "failure"],
      }),
      expect.objectContaining({ source_type: "db-cluster", event_categories: ["maintenance"] }),
      expect.objectContaining({ source_type: "db-instance", source_ids: ["idp-1"] }),
      expect.objectContaining({
        source_type: "db-instance",
        source_ids: ["idp-1"],
        event_categories: ["maintenance", "security patching"],
        sns_topic: "${aws_sns_topic.notification_warn.arn}",
      }),
    ]);
  });
});
