import { okNoticesOf } from "../../src/app/ok-notices.js";
import { alarmsOf, AlarmsStack, compareEnvironments, type EnvironmentDefinition } from "../../src/index.js";
import { alarmMatchers, scenario, series } from "../../src/testing/index.js";
import { withResources } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { matches } from "../support/event-pattern.js";
import { testApp } from "../support/folder.js";
import { resources as resourcesIn, stacksOf } from "../support/synth.js";

expect.extend(alarmMatchers);

const mail = (name: string) => ({ receivers: { [name]: { email: `${name}@example.com` } } });
const severityRoutes = { error: mail("oncall"), warn: mail("team") };
const database = mail("databases");

const instance = (identifier: string) => ({ identifier, instanceClass: "db.r6g.large" });
const aurora = (key: string) => ({
  identifier: key,
  engine: "aurora-postgresql" as const,
  engineVersion: "15.10",
  instances: { writer: instance(`${key}-1`) },
});
const things = {
  aurora: { main: aurora("main"), jobs: aurora("jobs") },
  sqs: {
    orders: { name: "orders", deadLetterQueue: "dead" },
    dead: { name: "dead", retention: 1209600 },
  },
};

type Alarms = EnvironmentDefinition["alarms"];

const define = (alarms: Partial<Alarms>, rest: Partial<EnvironmentDefinition> = {}) =>
  withResources(things, {
    ...rest,
    alarms: { routes: { ...severityRoutes, others: { database } }, ...alarms },
  });

const byService = { overrides: { "aurora.*": { route: "database" } } } as const;
const topic = (name: string) => `\${aws_sns_topic.notification_${name}.arn}`;
const stackOf = (environment: ReturnType<typeof define>) => stacksOf(environment)["idp-prod-alarms"];
const actionsOf = (environment: ReturnType<typeof define>) =>
  Object.entries(resourcesIn(stackOf(environment), "aws_cloudwatch_metric_alarm")).map(([address, alarm]) => ({
    address,
    to: (alarm.alarm_actions as readonly string[])[0],
  }));

/** The event of an alarm that became OK, as AWS documents it. */
const ended = (name: string) => ({
  source: "aws.cloudwatch",
  "detail-type": "CloudWatch Alarm State Change",
  resources: [`arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:${name}`],
  detail: { alarmName: name, state: { value: "OK" }, previousState: { value: "ALARM" } },
});

/** The routes that tell that an alarm became OK. */
const toldOf = (environment: ReturnType<typeof define>, name: string): string[] =>
  okNoticesOf(environment)
    .filter(({ pattern }) => matches({ ...pattern }, ended(name)))
    .map(({ route }) => route);

describe("a route of its own", () => {
  test("is told of everything that a service has, at whatever severity, and of nothing else", () => {
    const environment = define(byService);
    const actions = actionsOf(environment);
    const severities = new Set(
      environment.monitoring.alarms.filter(({ route }) => route === "database").map(({ severity }) => severity),
    );
    expect(severities).toEqual(new Set(["error", "warn"]));
    for (const { address, to } of actions) {
      const severity = address.endsWith("_error") ? "error" : "warn";
      expect([address, to]).toEqual([address, topic(address.startsWith("aurora_") ? "database" : severity)]);
    }
    const stack = stackOf(environment);
    expect(resourcesIn(stack, "aws_sns_topic").notification_database).toMatchObject({
      name: "idp-prod-alarms-database",
    });
    expect(resourcesIn(stack, "aws_sns_topic_subscription").notification_database_databases).toMatchObject({
      endpoint: "databases@example.com",
    });
    expect(stack!.output!.topic_arns!.value).toEqual({
      error: topic("error"),
      warn: topic("warn"),
      database: topic("database"),
    });
  });

  test("is told of what RDS publishes, in subscriptions of its own, and of events", () => {
    const stack = stackOf(define({ overrides: { ...byService.overrides, "health.*": { route: "database" } } }));
    const subscriptions = Object.values(resourcesIn(stack, "aws_db_event_subscription"));
    expect(subscriptions.length).toBeGreaterThan(1);
    for (const { name, sns_topic: to } of subscriptions) {
      expect([name, to]).toEqual([expect.stringMatching(/-route-database$/), topic("database")]);
    }
    const targets = Object.entries(resourcesIn(stack, "aws_cloudwatch_event_target"));
    const health = targets.filter(([address]) => address.startsWith("events_health"));
    expect(health.length).toBeGreaterThan(0);
    for (const [, { arn }] of health) expect(arn).toBe(topic("database"));
  });

  test("goes by the target's word first, then by the row's, then by the service's", () => {
    const others = { database, jobs: mail("jobs"), cpu: mail("cpu") };
    const { monitoring } = define({
      routes: { ...severityRoutes, others },
      overrides: {
        ...byService.overrides,
        "aurora.cpuUtilization": { route: "cpu", targets: { "jobs/writer": { route: "jobs" } } },
        "aurora.freeableMemory": { route: "error" },
      },
    });
    const routeOf = (id: string, target: string) =>
      new Set(
        monitoring.alarms
          .filter((alarm) => alarm.id === id && alarm.target.join("/") === target)
          .map(({ route, severity }) => route ?? severity),
      );
    expect(routeOf("aurora.cpuUtilization", "jobs/writer")).toEqual(new Set(["jobs"]));
    expect(routeOf("aurora.cpuUtilization", "main/writer")).toEqual(new Set(["cpu"]));
    expect(routeOf("aurora.freeableMemory", "main/writer")).toEqual(new Set(["error"]));
    expect(routeOf("aurora.databaseConnections", "main/writer")).toEqual(new Set(["database"]));
  });

  test("is told by a service level too", () => {
    const lambda = { sync: { name: "sync", timeout: 60, memory: 512 } };
    const environment = withResources(
      { ...things, lambda },
      {
        alarms: { routes: { ...severityRoutes, others: { database } } },
        serviceLevels: { sync: { lambda: "sync", objective: 99, route: "database" } },
      },
    );
    const composites = Object.values(resourcesIn(stackOf(environment), "aws_cloudwatch_composite_alarm"));
    expect(composites.map(({ alarm_actions: to }) => to)).toEqual([[topic("database")], [topic("database")]]);
  });

  test("has a topic in a further region only where something goes by it there", () => {
    const route53 = { site: { id: "12345678-1234-1234-1234-123456789012" } };
    const topicsOf = (overrides: Alarms["overrides"]) => {
      const environment = withResources(
        { ...things, route53 },
        { alarms: { routes: { ...severityRoutes, others: { database } }, overrides } },
      );
      return Object.keys(resourcesIn(stackOf(environment), "aws_sns_topic"));
    };
    expect(topicsOf(byService.overrides)).not.toContain("notification_us_east_1_database");
    const abroad = topicsOf({ "route53.*": { route: "database" } });
    expect(abroad).toContain("notification_us_east_1_database");
    expect(abroad).not.toContain("notification_database");
  });

  test.each(["key", "maintenance", "policy", "error2", "topics"])("may be called %s, as parts of ours are", (name) => {
    const overrides = { "aurora.*": { route: name } };
    const stack = stackOf(define({ routes: { ...severityRoutes, others: { [name]: database } }, overrides }));
    const topics = Object.values(resourcesIn(stack, "aws_sns_topic")).map(({ name: one }) => one);
    expect(topics).toContain(`idp-prod-alarms-${name}`);
  });

  test("hears that its alarms became OK, and other routes do not", () => {
    const overrides = {
      "aurora.cpuUtilization": { targets: { "main/writer": { route: "database" } } },
      "sqs.*": { route: "database" },
    };
    const environment = define({ overrides });
    for (const { name, route, severity } of environment.monitoring.alarms) {
      expect([name, toldOf(environment, name)]).toEqual([name, [route ?? severity]]);
    }
    const quiet = define({
      overrides,
      routes: { ...severityRoutes, others: { database: { ...database, okNotices: false } } },
    });
    for (const { name, route, severity } of quiet.monitoring.alarms) {
      expect([name, toldOf(quiet, name)]).toEqual([name, route === undefined ? [severity] : []]);
    }
  });

  test("can be a topic of the team's own", () => {
    const topicArn = "arn:aws:sns:ap-northeast-1:111122223333:databases";
    const environment = define({ ...byService, routes: { ...severityRoutes, others: { database: { topicArn } } } });
    expect(resourcesIn(stackOf(environment), "aws_sns_topic")).not.toHaveProperty("notification_database");
    for (const { address, to } of actionsOf(environment)) {
      if (address.startsWith("aurora_")) expect(to).toBe(topicArn);
    }
    const abroad = "arn:aws:sns:us-east-1:111122223333:databases";
    expect(
      messageOf(() =>
        define({ ...byService, routes: { ...severityRoutes, others: { database: { topicArn: abroad } } } }),
      ),
    ).toBe(
      `prod.alarms.routes.others.database.topicArn: "${abroad}" is in us-east-1: alarms publish in their own region only, which is ap-northeast-1`,
    );
  });

  test("is what tests of alarms hear", () => {
    const metric = {
      namespace: "AWS/SQS",
      metricName: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: "orders" },
    };
    const resources = { ...things, sqs: { ...things.sqs, orders: { ...things.sqs.orders, maximumDelay: 600 } } };
    const environment = withResources(resources, {
      alarms: { routes: { ...severityRoutes, others: { database } }, overrides: { "sqs.*": { route: "database" } } },
    });
    const waiting = scenario(alarmsOf(environment), series("0x29 1200x29 0x29", { metric }), {
      alarm: "idp-prod-sqs-orders-oldestMessageAge-error",
    });
    for (const state of ["ALARM", "OK"] as const) {
      expect(waiting).toNotify("databases@example.com", { state });
      expect(waiting).not.toNotify("oncall@example.com", { state });
    }
  });

  test("is a difference between environments", () => {
    const [one, other] = [define(byService), define({ overrides: { "aurora.cpuUtilization": { route: "database" } } })];
    const differences = compareEnvironments(one, other).differences.map(({ path }) => path.join("."));
    expect(differences.filter((path) => path.endsWith(".route")).length).toBeGreaterThan(1);
  });

  test("is there for alarms of one's own in the stack", () => {
    const stack = new AlarmsStack(testApp(), define(byService));
    expect(stack.actionsOf("database").okNotices).toBe(true);
    expect(stack.actions.warn.topicArn).toBe(stack.actionsOf("warn").topicArn);
    expect(() => stack.actionsOf("databse")).toThrow(
      'idp-prod-alarms: "databse" is no route in ap-northeast-1; did you mean "database"?',
    );
  });
});

describe("the route of warnings may be left out", () => {
  const quiet = { error: mail("oncall") };

  test("where no warning is left", () => {
    const overrides = { "aurora.*": { route: "error" }, "health.*": { route: "error" }, "sqs.*": { route: "error" } };
    const environment = define({ routes: quiet, overrides });
    expect(new Set(actionsOf(environment).map(({ to }) => to))).toEqual(new Set([topic("error")]));
    expect(Object.keys(resourcesIn(stackOf(environment), "aws_sns_topic"))).toEqual(["notification_error"]);
    for (const { name } of environment.monitoring.alarms)
      expect([name, toldOf(environment, name)]).toEqual([name, ["error"]]);
    expect(() => new AlarmsStack(testApp(), environment).actions.warn).toThrow(
      'idp-prod-alarms: "warn" is no route in ap-northeast-1',
    );
  });

  test("and is asked for where one is", () => {
    const overrides = { "aurora.*": { route: "error" }, "health.*": { route: "error" } };
    expect(messageOf(() => define({ routes: quiet, overrides }))).toMatch(
      /^prod\.alarms\.routes\.warn: is required: nobody would be told of these; .*\n  alarms and events: sqs\./,
    );
  });
});

describe("a route is refused that", () => {
  const routes = { ...severityRoutes, others: { database } };
  test.each<[string, Partial<Alarms>, string]>([
    [
      "is not there",
      { routes, overrides: { "aurora.*": { route: "databse" }, "sqs.*": { route: "database" } } },
      'overrides["aurora.*"].route: there is no route "databse"; did you mean "database"?\n  routes: error, warn, database; another one is a key of alarms.routes.others',
    ],
    [
      "is not there, for a target",
      {
        routes: severityRoutes,
        overrides: { "aurora.cpuUtilization": { targets: { "main/writer": { route: "database" } } } },
      },
      'overrides["aurora.cpuUtilization"].targets["main/writer"].route: there is no route "database"',
    ],
    [
      "nothing goes by",
      { routes },
      'routes.others.database: no alarm and no event goes by it: choose it with route: "database" in alarms.overrides, a composite alarm, a service level or alarms.spend, or leave it out',
    ],
    [
      "nobody receives",
      { routes: { ...severityRoutes, others: { database: { receivers: {} } } }, ...byService },
      "routes.others.database.receivers: has no receiver: nobody would be told; add one, such as { oncall: { email: … } }",
    ],
    [
      "has the name of a severity",
      { routes: { ...severityRoutes, others: { warn: database } } },
      "routes.others.warn: is the route of a severity: alarms.routes.warn",
    ],
    [
      "has the name of the heartbeat",
      { routes: { ...severityRoutes, others: { heartbeat: database } } },
      "routes.others.heartbeat: is the topic of alarms.heartbeat; give the route another name",
    ],
    [
      "has a name that is none",
      { routes: { ...severityRoutes, others: { "data-base": database } } },
      'routes.others["data-base"]: "data-base" is not a key: a lower-case letter, then up to 31 letters and digits (camelCase)',
    ],
  ])("%s", (_, alarms, message) => {
    expect(messageOf(() => define(alarms)).startsWith(`prod.alarms.${message}`)).toBe(true);
  });

  test("is said of a service that there is not, or beside anything else of a service as a whole", () => {
    const of = (overrides: object) => messageOf(() => define({ overrides } as never)).split("\n");
    expect(of({ "auror.*": { route: "database" } })).toContain(
      'prod.alarms.overrides["auror.*"]: no service with alarms or events; did you mean "aurora"?',
    );
    expect(of({ "aurora.*": { route: "database", severity: "warn" } })).toEqual([
      'prod.alarms.overrides["aurora.*"].severity: is said of single alarms and events; of a whole service, route alone',
    ]);
  });

  test("does not compile of a service as a whole with anything else, or of none", () => {
    // @ts-expect-error -- severity
    const more: Alarms = { routes, overrides: { "aurora.*": { severity: "warn" } } };
    // @ts-expect-error -- auror
    const none: Alarms = { routes, overrides: { "auror.*": { route: "database" } } };
    expect([more, none]).toHaveLength(2);
  });
});
