import { existingAlarms } from "../../src/app/adoption/existing-alarms.js";
import { silenced } from "../../src/app/cli/findings/silenced.js";
import { explain, explainComposites, formatComposite, formatExplanation } from "../../src/app/explain/index.js";
import { costsOf, alarmsOf, type DefinedEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { parseRule } from "../../src/evaluation/composite/rule.js";
import { least, withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";

type Composites = EnvironmentDefinition["alarms"]["composites"];

const inventory = {
  sqs: { orders: { name: "orders" }, mails: { name: "mails" } },
  lambda: { sync: { name: "sync", timeout: 30, memory: 512 } },
  cloudfront: { site: { id: "E2EXAMPLE" } },
};

const alarms = (composites: unknown, rest: object = {}) => ({
  ...least.alarms,
  ...rest,
  composites: composites as Composites,
});

const withComposites = (composites: Composites, rest: object = {}): DefinedEnvironment =>
  withResources(inventory, { alarms: alarms(composites, rest) });

const wrong = (composite: unknown, rest: object = {}) =>
  refusal({ resources: inventory, alarms: alarms({ outage: composite }, rest) });

const waiting = { "sqs.oldestMessageAge": "all" } as const;
const outage = { outage: { of: waiting } } as const;

const opsStack = (environment: DefinedEnvironment) => stacksOf(environment)["idp-prod-alarms"]!;

const names = (environment: DefinedEnvironment) =>
  environment.monitoring.composites.map(({ children }) => children.map(({ name }) => name.replace("idp-prod-", "")));

describe("a composite alarm in Terraform", () => {
  const environment = withComposites({
    outage: { of: waiting, suppressor: { alarm: "deploying", waitPeriod: 120 } },
  });
  const stack = opsStack(environment);
  const metricAlarms = resources(stack, "aws_cloudwatch_metric_alarm");

  test("reads alarms that are there first, tells their route, and waits for its suppressor", () => {
    expect(resources(stack, "aws_cloudwatch_composite_alarm")).toEqual({
      composite_outage: expect.objectContaining({
        alarm_name: "idp-prod-composite-outage-error",
        alarm_rule:
          'ALARM("idp-prod-sqs-mails-oldestMessageAge-error") OR ALARM("idp-prod-sqs-orders-oldestMessageAge-error")',
        alarm_actions: ["${aws_sns_topic.notification_error.arn}"],
        actions_suppressor: { alarm: "deploying", wait_period: 120, extension_period: 60 },
        depends_on: [
          "aws_cloudwatch_metric_alarm.sqs_mails_oldestMessageAge_error",
          "aws_cloudwatch_metric_alarm.sqs_orders_oldestMessageAge_error",
        ],
      }),
    });
  });

  test("silences its alarms, which Terraform deletes after it has let them go, and no other one", () => {
    const silent = Object.entries(metricAlarms).filter(([, alarm]) => alarm["alarm_actions"] === undefined);
    expect(silent.map(([id]) => id)).toEqual(["sqs_mails_oldestMessageAge_error", "sqs_orders_oldestMessageAge_error"]);
    for (const [, alarm] of silent) {
      expect(alarm["lifecycle"]).toEqual({ create_before_destroy: true });
      expect(alarm).not.toHaveProperty("insufficient_data_actions");
    }
    expect(Object.values(metricAlarms).filter(({ lifecycle }) => lifecycle !== undefined)).toHaveLength(2);
  });

  test("leaves its alarms their notices where they are to be told", () => {
    const told = resources(
      opsStack(withComposites({ outage: { of: waiting, children: "told" } })),
      "aws_cloudwatch_metric_alarm",
    );
    expect(Object.values(told).every((alarm) => Array.isArray(alarm["alarm_actions"]))).toBe(true);
    expect(told["sqs_orders_oldestMessageAge_error"]).toHaveProperty("lifecycle", { create_before_destroy: true });
  });

  test("leaves what EC2 does to an alarm that it silences", () => {
    const silent = withResources(
      { ec2: { bastion: { instanceId: "i-0123456789abcdef0", recover: true } } },
      { alarms: alarms({ hosts: { of: { "ec2.systemStatusCheckFailed": "all" } } }) },
    );
    const [alarm] = Object.values(resources(opsStack(silent), "aws_cloudwatch_metric_alarm")).filter((one) =>
      String(one["alarm_name"]).includes("systemStatusCheckFailed"),
    );
    expect(alarm!["alarm_actions"]).toEqual(["arn:aws:automate:ap-northeast-1:ec2:recover"]);
  });

  test("is over by a notice of its own, and the end of a silent alarm is told by none", () => {
    const rules = Object.values(resources(stack, "aws_cloudwatch_event_rule")).map((rule) =>
      String(rule["event_pattern"]),
    );
    const named = rules.flatMap((pattern) => {
      const { detail, resources: suffixes } = JSON.parse(pattern) as {
        readonly detail: { readonly alarmName?: readonly (string | { readonly prefix: string })[] };
        readonly resources?: readonly { readonly suffix: string }[];
      };
      return (detail.alarmName ?? []).map((name) => ({ name, suffixes: suffixes?.map(({ suffix }) => suffix) ?? [] }));
    });
    const heard = (alarm: string) =>
      named.some(
        ({ name, suffixes }) =>
          (typeof name === "string" ? alarm === name : alarm.startsWith(name.prefix)) &&
          (suffixes.length === 0 || suffixes.some((suffix) => alarm.endsWith(suffix))),
      );
    expect(heard("idp-prod-composite-outage-error")).toBe(true);
    expect(heard("idp-prod-sqs-orders-oldestMessageAge-error")).toBe(false);
    expect(heard("idp-prod-sqs-orders-oldestMessageAge-warn")).toBe(true);
  });

  test("evaluates as its plan does", () => {
    const composite = alarmsOf(environment).alarms.find(({ kind }) => kind === "composite");
    expect(composite).toMatchObject({
      name: "idp-prod-composite-outage-error",
      actionsSuppressor: { alarm: "deploying", waitPeriod: 120, extensionPeriod: 60 },
    });
  });
});

describe("what it is made of", () => {
  test("one alarm on some targets, a service with what is in a target, and each alarm once", () => {
    const environment = withResources(
      {
        ecs: {
          main: {
            name: "main",
            services: { api: { name: "api", minimumTasks: 2 }, web: { name: "web", minimumTasks: 1 } },
          },
        },
      },
      {
        alarms: alarms({
          api: { of: { "ecs.*": ["main/api"] } },
          main: { of: { "ecs.*": ["main"] }, children: "told" },
        }),
      },
    );
    const [api, main] = names(environment);
    expect(api!.every((name) => name.startsWith("ecs-main-api-"))).toBe(true);
    expect(main!.some((name) => name.startsWith("ecs-main-web-"))).toBe(true);
    expect(new Set(main).size).toBe(main!.length);
    expect(main).toEqual(expect.arrayContaining(api!));
  });

  test("those of its own severity, or of another one, or of both", () => {
    const of = { "sqs.oldestMessageAge": ["orders"] };
    const made = (rest: object) => names(withComposites({ outage: { of, ...rest } }))[0];
    expect(made({})).toEqual(["sqs-orders-oldestMessageAge-error"]);
    expect(made({ severity: "warn" })).toEqual(["sqs-orders-oldestMessageAge-warn"]);
    expect(made({ from: "warn" })).toEqual(["sqs-orders-oldestMessageAge-warn"]);
    expect(made({ from: "both" })!.sort()).toEqual([
      "sqs-orders-oldestMessageAge-error",
      "sqs-orders-oldestMessageAge-warn",
    ]);
  });

  test.each([
    ["any", { kind: "or" }],
    ["all", { kind: "and" }],
    [{ atLeast: 2 }, { kind: "atLeast", number: 2, percent: false, negated: false, state: "ALARM" }],
  ] as const)("when %j are in ALARM", (when, rule) => {
    const made = opsStack(withComposites({ outage: { of: waiting, when } }));
    const [alarm] = Object.values(resources(made, "aws_cloudwatch_composite_alarm"));
    expect(parseRule(alarm!["alarm_rule"] as string)).toMatchObject(rule);
  });
});

describe("what could not be is refused", () => {
  const at = "prod.alarms.composites.outage";

  test.each([
    [{ of: {} }, `${at}.of: names no alarm; give ids of alarms with their targets`],
    [
      { of: { "sqs.oldestMessageAeg": "all" } },
      `${at}.of["sqs.oldestMessageAeg"]: no such alarm; did you mean "sqs.oldestMessageAge"?`,
    ],
    [{ of: { "sqss.*": "all" } }, `${at}.of["sqss.*"]: no service with alarms; did you mean "sqs.*"?`],
    [
      { of: { "health.issue": "all" } },
      `${at}.of["health.issue"]: is an event, and no alarm: it cannot be part of a composite alarm`,
    ],
    [
      { of: { "sqs.oldestMessageAge": ["ordres"] } },
      `${at}.of["sqs.oldestMessageAge"]: watches nothing on "ordres"; did you mean "orders"?`,
    ],
    [
      { of: { "notification.*": "all" } },
      `${at}.of["notification.*"]: watches what tells of all other alarms, and is told by itself`,
    ],
    [{ of: { "rds.*": "all" } }, `${at}.of["rds.*"]: watches nothing`],
    [
      { of: { "sqs.inFlight": ["orders"] } },
      `${at}.of["sqs.inFlight"]: has no alarm of error on "orders"; there is one of warn: from: "warn" takes it`,
    ],
    [{ of: waiting, when: { atLeast: 3 } }, `${at}.when: asks for 3 of 2 alarms, and could never go off`],
    [
      { of: waiting, when: "all", from: "both" },
      `${at}.from: "both" counts an alarm that has two severities twice; with when other than "any" it is "error" or "warn"`,
    ],
    [
      { of: waiting, when: "some" },
      `${at}.when: "some" is not "any", "all" or an object with atLeast, a whole number from 1 to 100`,
    ],
    [{ of: waiting, children: "quiet" }, `${at}.children: "quiet" is not one of silent, told`],
    [
      { of: waiting, suppressor: { alarm: "idp-prod-sqs-orders-oldestMessageAge-error" } },
      `${at}.suppressor.alarm: "idp-prod-sqs-orders-oldestMessageAge-error" is one of its own alarms, and would hold back what it goes off for`,
    ],
    [
      { of: waiting, suppressor: { alarm: "idp-prod-composite-outage-error" } },
      `${at}.suppressor.alarm: "idp-prod-composite-outage-error" is a composite alarm of this environment; a suppressor is an alarm that is none`,
    ],
    [
      { of: waiting, suppressor: { alarm: "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:deploying" } },
      `${at}.suppressor.alarm: "arn:aws:cloudwatch:ap-northeast-1:111122223333:alarm:deploying" is an ARN; give the alarm's name`,
    ],
    [
      { of: waiting, suppressor: { alarm: "deploying", waitPeriod: -1 } },
      `${at}.suppressor.waitPeriod: -1 is not seconds to wait for the suppressor: a whole number from 0 to 86400`,
    ],
    [
      { of: waiting, route: "nobody" },
      `${at}.route: there is no route "nobody"\n  known: error, warn\n  routes: error, warn; another one is a key of alarms.routes.others`,
    ],
  ])("%j", (composite, message) => {
    expect(wrong(composite)).toBe(message);
  });

  test("alarms of two regions, which are named", () => {
    expect(wrong({ of: { ...waiting, "cloudfront.serverErrorRate": "all" } })).toBe(
      `${at}.of: a composite alarm reads alarms of its own region only; make one of each region\n  ap-northeast-1: sqs.oldestMessageAge\n  us-east-1: cloudfront.serverErrorRate`,
    );
  });

  test("a suppressor in another region than what it suppresses", () => {
    const name = "idp-prod-cloudfront-site-serverErrorRate-error";
    expect(wrong({ of: waiting, suppressor: { alarm: name } })).toBe(
      `${at}.suppressor.alarm: "${name}" is in us-east-1, and the alarms are in ap-northeast-1: a suppressor is in their region`,
    );
  });

  test("an alarm that is off, and one that needs a value", () => {
    const off = { overrides: { "sqs.oldestMessageAge": { off: "known" } } };
    expect(wrong({ of: { "sqs.oldestMessageAge": ["orders"] } }, off)).toBe(
      `${at}.of["sqs.oldestMessageAge"]: is off on "orders": known`,
    );
    expect(wrong({ of: { "lambda.invocations": ["sync"] }, severity: "warn" })).toBe(
      `${at}.of["lambda.invocations"]: needs a value on "sync" before it can be a part: alarms.overrides["lambda.invocations"].thresholds.warn`,
    );
  });

  test("an alarm that two would silence, but not one that one of them tells of", () => {
    const of = { "sqs.oldestMessageAge": ["orders"] } as const;
    const two = (children: "silent" | "told") => ({ outage: { of: waiting }, second: { of, children } });
    expect(refusal({ resources: inventory, alarms: alarms(two("silent")) })).toBe(
      'prod.alarms.composites.second.of: sqs.oldestMessageAge of orders is silent under "outage" already; give "second" or "outage" children: "told", or other alarms',
    );
    const [, told] = withComposites(two("told")).monitoring.composites;
    expect(told!.silent).toBe(false);
  });

  test("more alarms than CloudWatch takes, and a longer rule", () => {
    const queues = (count: number, letters = 1) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`${"q".repeat(letters)}${index}`, { name: `queue-${index}` }]),
      );
    const many = (count: number, letters?: number) =>
      refusal({ resources: { sqs: queues(count, letters) }, alarms: alarms(outage) });
    expect(many(101)).toBe(`${at}.of: makes 101 alarms of one; CloudWatch takes 100: make several of it`);
    expect(many(100, 60)).toContain("is not a key");
    const long = { name: `[${"a".repeat(60)}] {service} {target} {row} {severity}` };
    expect(refusal({ resources: { sqs: queues(100) }, alarms: alarms(outage, long) })).toMatch(
      /^prod\.alarms\.composites\.outage\.of: makes a rule of \d+ characters; CloudWatch takes 10240: make two of it, or shorten the names$/,
    );
  });

  test("a text that is longer than CloudWatch takes", () => {
    expect(wrong({ of: waiting, because: "a".repeat(1024) })).toMatch(
      /^prod\.alarms\.composites\.outage\.because: makes the description of composite \d+ characters long; CloudWatch takes 1024$/,
    );
  });

  test("and a wrong resource is told once, not as a missing alarm too", () => {
    const message = refusal({ resources: { sqs: { orders: { name: 1 } } }, alarms: alarms(outage) });
    expect(message.split("\n")).toHaveLength(1);
    expect(message).toContain("prod.resources.sqs.orders.name");
  });
});

test("a route of its own, a topic in another region and its texts are as of any alarm", () => {
  const routes = { ...least.alarms.routes, others: { edge: { receivers: { edge: { email: "edge@example.com" } } } } };
  const environment = withComposites(
    {
      edge: { of: { "cloudfront.*": ["site"] }, route: "edge", because: "The site is down.", remedy: "Call the CDN." },
    },
    { routes, runbook: "https://runbooks.example.com/{alarm}" },
  );
  const [alarm] = environment.monitoring.composites;
  expect(alarm).toMatchObject({ region: "us-east-1", route: "edge", severity: "error" });
  expect(alarm!.description.split("\n")).toEqual([
    "idp-prod composite edge: The site is down. Act now.",
    "What to do: Call the CDN.",
    "Runbook: https://runbooks.example.com/composite.edge",
  ]);
  const [made] = Object.values(resources(opsStack(environment), "aws_cloudwatch_composite_alarm"));
  expect(made).toMatchObject({
    provider: "aws.us_east_1",
    alarm_actions: ["${aws_sns_topic.notification_us_east_1_edge.arn}"],
  });
});

test("says of what it is made and what to do, in English and in Japanese", () => {
  const of = { "sqs.*": "all" } as const;
  const textOf = (composite: object, language: "en" | "ja") =>
    withResources(inventory, { language, alarms: alarms({ outage: { of, ...composite } }) }).monitoring.composites[0]!
      .description;
  expect(textOf({}, "en")).toMatch(
    /^idp-prod composite outage: One or more of these alarms are in ALARM: sqs\.\w+ of \w+, sqs\.\w+ of \w+, sqs\.\w+ of \w+ and \d+ more\. Act now\.\nWhat to do: Open it in CloudWatch: the alarms under it tell nobody, and the descriptions of those in ALARM say what to do\.$/,
  );
  expect(textOf({ when: { atLeast: 2 }, children: "told" }, "ja")).toMatch(
    /^idp-prod composite outage: 次のアラームのうち 2 件以上が同時に発生しています（\w+ の sqs\.\w+、.* ほか \d+ 件）。 直ちに対応してください。\n対処: ALARM になっている配下のアラームの説明に従います。配下のアラームもそれぞれ通知されます。$/,
  );
});

test("explain tells of it by its key, and of a silent alarm what tells in its place", () => {
  const environment = withComposites({ outage: { of: waiting, suppressor: { alarm: "deploying" } } });
  for (const word of ["composite", "composite.outage", "aws_cloudwatch_composite_alarm.composite_outage"])
    expect(explainComposites(environment, word)).toHaveLength(1);
  const text = formatComposite(explainComposites(environment, "idp-prod-composite-outage-error")[0]!);
  expect(text).toContain("while one of these is in ALARM, which tell nobody");
  expect(text).toContain("sqs.oldestMessageAge of orders, error: idp-prod-sqs-orders-oldestMessageAge-error");
  expect(text).toContain("while deploying is in ALARM, and 60 s after; a notice waits 60 s for it");
  expect(text).toContain("operators: email ops@example.com");
  const [silent] = explain(environment, "idp-prod-sqs-orders-oldestMessageAge-error");
  expect(formatExplanation(silent!)).toContain("idp-prod-composite-outage-error; it has no actions itself");
});

test("check names the alarms that are told to nobody alone, and adopt an alarm that is in the way", () => {
  const noted = (composite: object) => {
    const environment = withComposites({ outage: { of: waiting, ...composite } });
    return silenced({ label: "prod", name: "prod", environment });
  };
  expect(noted({ when: "all" })).toEqual([
    {
      kind: "note",
      environment: "prod",
      subject: "alarms.composites.outage",
      message:
        'Nobody hears of these before all of them are in ALARM at once: sqs.oldestMessageAge of mails, sqs.oldestMessageAge of orders. children: "told" tells of each too.',
    },
  ]);
  expect([noted({}), noted({ when: { atLeast: 2 }, children: "told" })]).toEqual([[], []]);
  const name = "idp-prod-composite-outage-error";
  expect(existingAlarms(withComposites(outage), { CompositeAlarms: [{ AlarmName: name }] })).toEqual([
    {
      path: ["alarms", "composites", "outage"],
      name,
      message: "exists already, and an apply would overwrite it; rename one of the two",
    },
  ]);
});

test("is charged as a composite alarm", () => {
  const [item] = costsOf(withComposites(outage)).items.filter(({ price }) => price === "compositeAlarm");
  expect(item).toMatchObject({ subject: "composite alarms", quantity: 1 });
});

test("one more leaves every other alarm's address as it was", () => {
  const addresses = (composites: Composites) => {
    const { resource } = opsStack(withComposites(composites));
    return Object.entries(resource).flatMap(([type, of]) => Object.keys(of).map((id) => `${type}.${id}`));
  };
  expect(
    addresses(outage)
      .filter((one) => one !== "aws_cloudwatch_composite_alarm.composite_outage")
      .sort(),
  ).toEqual(addresses({}).sort());
});
