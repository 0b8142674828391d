import { ownershipOf } from "../../src/model/contract/ownership.js";
import { alarmsOf, type EnvironmentDefinition } from "../../src/index.js";
import { explain, formatExplanation } from "../../src/app/explain/index.js";
import { alarmMatchers, scenario, series } from "../../src/testing/index.js";
import { withResources } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { resources as resourcesIn, stacksOf } from "../support/synth.js";

expect.extend(alarmMatchers);

type Routes = EnvironmentDefinition["alarms"]["routes"];
type Route = Routes["error"];

const mail = { receivers: { oncall: { email: "oncall@example.com" } } };
const queues = {
  sqs: { orders: { name: "orders", deadLetterQueue: "dead" }, dead: { name: "dead", retention: 1209600 } },
};
const lambdaArn = (name: string, { region = "ap-northeast-1", account = "111122223333" } = {}) =>
  `arn:aws:lambda:${region}:${account}:function:${name}`;
const triage = lambdaArn("triage");
const plan = "arn:aws:ssm-incidents::111122223333:responseplan/checkout-down";
const opsItem = "arn:aws:ssm:ap-northeast-1:111122223333:opsitem:2#CATEGORY=Availability";

const define = (error: Partial<Route>, more: object = {}, rest: Partial<EnvironmentDefinition> = {}) =>
  withResources(
    { ...queues, ...more },
    { alarms: { routes: { error: { ...mail, ...error } as Route, warn: mail }, ...rest.alarms }, ...rest },
  );

const all = {
  triage: { lambda: triage },
  item: { opsItem: { severity: 2, category: "Availability" } },
  incident: { responsePlan: plan },
} as const;

const stackOf = (environment: ReturnType<typeof define>) => stacksOf(environment)["idp-prod-alarms"];
const alarmsIn = (environment: ReturnType<typeof define>, type = "aws_cloudwatch_metric_alarm") =>
  Object.entries(resourcesIn(stackOf(environment), type));
const topic = "${aws_sns_topic.notification_error.arn}";

describe("actions of a route", () => {
  test("are done by every alarm that goes by it, beside its topic, and by no other one", () => {
    const alarms = alarmsIn(define({ actions: all }));
    const [errors, warnings] = ["_error", "_warn"].map((end) => alarms.filter(([address]) => address.endsWith(end)));
    expect(errors!.length).toBeGreaterThan(0);
    expect(warnings!.length).toBeGreaterThan(0);
    for (const [, alarm] of errors!) {
      expect(alarm.alarm_actions).toEqual([topic, triage, opsItem, plan]);
      expect(alarm).not.toHaveProperty("insufficient_data_actions");
    }
    for (const [, { alarm_actions: actions }] of warnings!)
      expect(actions).toEqual(["${aws_sns_topic.notification_warn.arn}"]);
  });

  test("stand beside what EC2 does by itself", () => {
    const ec2 = { web: { instanceId: "i-0123456789abcdef0" } };
    const recovering = alarmsIn(define({ actions: { triage: { lambda: triage } } }, { ec2 })).filter(([, alarm]) =>
      (alarm.alarm_actions as string[]).some((action) => action.includes(":automate:")),
    );
    expect(recovering.length).toBe(1);
    for (const [, { alarm_actions: actions }] of recovering)
      expect(actions).toEqual([topic, triage, "arn:aws:automate:ap-northeast-1:ec2:recover"]);
  });

  test("are done by service levels too, whose OpsItems have no category", () => {
    const environment = define(
      { actions: all },
      { lambda: { sync: { name: "sync", timeout: 60, memory: 512 } } },
      { serviceLevels: { sync: { lambda: "sync", objective: 99, off: { warn: "one is enough" } } } },
    );
    const composites = alarmsIn(environment, "aws_cloudwatch_composite_alarm");
    expect(composites.map(([, { alarm_actions: actions }]) => actions)).toEqual([
      [topic, triage, opsItem.replace(/#.*/, ""), plan],
    ]);
    const halves = alarmsIn(environment).filter(([address]) => address.startsWith("serviceLevel_"));
    expect(halves.length).toBeGreaterThan(0);
    for (const [, half] of halves) expect(half).not.toHaveProperty("alarm_actions");
  });

  test("are not those of events, which reach the topic alone", () => {
    const targets = Object.values(resourcesIn(stackOf(define({ actions: all })), "aws_cloudwatch_event_target"));
    expect(targets.length).toBeGreaterThan(0);
    for (const { arn } of targets) expect(arn).toMatch(/aws_sns_topic/);
  });

  test("follow the alarm into its region", () => {
    const abroad = lambdaArn("triage", { region: "us-east-1" });
    const environment = define(
      { actions: { ...all, abroad: { lambda: abroad } } },
      { route53: { site: { id: "12345678-1234-1234-1234-123456789012" } } },
    );
    const [, there] = alarmsIn(environment).find(([address]) => /^route53_.*_error$/.test(address))!;
    expect(there.alarm_actions).toEqual([
      "${aws_sns_topic.notification_us_east_1_error.arn}",
      opsItem.replace("ap-northeast-1", "us-east-1"),
      plan,
      abroad,
    ]);
    expect(Object.entries(resourcesIn(stackOf(environment), "aws_lambda_permission"))).toEqual([
      ["notification_functions_error_triage", expect.not.objectContaining({ provider: expect.anything() })],
      [
        "notification_us_east_1_functions_error_abroad",
        expect.objectContaining({ provider: "aws.us_east_1", source_account: "111122223333" }),
      ],
    ]);
  });
});

describe("a function of a route", () => {
  const permissions = (actions: Route["actions"]) =>
    Object.values(resourcesIn(stackOf(define({ actions })), "aws_lambda_permission")).map((one) =>
      Object.fromEntries(Object.entries(one).filter(([key]) => key !== "//")),
    );

  test("may be invoked by alarms of this account, whatever they are called, and by no others", () => {
    expect(permissions({ triage: { lambda: triage } })).toEqual([
      {
        action: "lambda:InvokeFunction",
        function_name: "triage",
        principal: "lambda.alarms.cloudwatch.amazonaws.com",
        source_account: "111122223333",
        statement_id: "idp-prod-alarms-error-triage",
      },
    ]);
    expect(ownershipOf("aws_lambda_permission")).toBe("either");
  });

  test("has the permission on its version or alias, where that is what alarms invoke", () => {
    expect(permissions({ triage: { lambda: `${triage}:live` } })).toEqual([
      expect.objectContaining({ function_name: "triage", qualifier: "live" }),
    ]);
  });

  test("may be known to Terraform alone", () => {
    const reference = "${aws_lambda_function.triage.arn}";
    expect(permissions({ triage: { lambda: reference } })).toEqual([
      expect.objectContaining({ function_name: reference }),
    ]);
    const [, alarm] = alarmsIn(define({ actions: { triage: { lambda: reference } } })).find(([address]) =>
      address.endsWith("_error"),
    )!;
    expect(alarm.alarm_actions).toEqual([topic, reference]);
  });

  test("has none where its policy lets CloudWatch invoke it already", () => {
    const other = lambdaArn("triage", { account: "444455556666" });
    expect(permissions({ triage: { lambda: other, permitted: true } })).toEqual([]);
  });
});

describe("that an alarm does not know", () => {
  test("is told to the topic and the functions of a route that says so", () => {
    const alarms = alarmsIn(define({ actions: all, insufficientData: true }));
    for (const [address, alarm] of alarms) {
      const told = address.endsWith("_error") ? [topic, triage] : undefined;
      expect([address, alarm.insufficient_data_actions]).toEqual([address, told]);
    }
  });

  test("is no business of a composite alarm, which always knows", () => {
    const environment = define(
      { insufficientData: true },
      { lambda: { sync: { name: "sync", timeout: 60, memory: 512 } } },
      { serviceLevels: { sync: { lambda: "sync", objective: 99 } } },
    );
    const composites = alarmsIn(environment, "aws_cloudwatch_composite_alarm");
    expect(composites.length).toBeGreaterThan(0);
    for (const [, composite] of composites) expect(composite).not.toHaveProperty("insufficient_data_actions");
  });
});

test("the evaluator does what the synthesized alarms do", () => {
  const environment = define({ actions: all, insufficientData: true });
  const { alarms } = alarmsOf(environment);
  const synthesized = new Map(alarmsIn(environment).map(([, alarm]) => [alarm.alarm_name, alarm]));
  const bare = (actions: unknown) => ((actions ?? []) as string[]).filter((action) => !action.includes("sns"));
  expect(alarms.length).toBe(synthesized.size);
  for (const { name, alarmActions, insufficientDataActions } of alarms) {
    const made = synthesized.get(name)!;
    expect(bare(alarmActions)).toEqual(bare(made.alarm_actions));
    expect(bare(insufficientDataActions)).toEqual(bare(made.insufficient_data_actions));
  }
});

test("a test of an environment sees the function invoked when the alarm goes off", () => {
  const environment = define({ actions: all });
  const name = environment.monitoring.alarms.find(
    ({ id, severity }) => id === "sqs.oldestMessageAge" && severity === "error",
  )!.name;
  const metric = {
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: "orders" },
  };
  const { alarms, ...rest } = alarmsOf(environment);
  const own = { ...rest, alarms: alarms.filter((alarm) => alarm.name === name) };
  const old = scenario(own, series("0x10 345000x60", { metric }));
  expect(old).toNotify("triage");
  expect(old).toNotify("oncall@example.com");
  expect(scenario(own, series("0x60", { metric }))).not.toNotify("triage");
});

test("explain tells what an alarm does", () => {
  const [explanation] = explain(define({ actions: all }), "sqs.oldestMessageAge").filter(
    ({ alarm }) => alarm.severity === "error",
  );
  expect(formatExplanation(explanation!)).toContain(`  actions    ${triage}\n             ${opsItem}\n`);
});

describe("refused is", () => {
  const wrong = (actions: unknown, more?: object, rest?: Partial<EnvironmentDefinition>) =>
    messageOf(() => define({ actions } as Partial<Route>, more, rest));
  const at = "prod.alarms.routes.error.actions";

  test("what is no action, or two", () => {
    expect(wrong({ triage: { lambda: "triage" } })).toBe(
      `${at}.triage.lambda: "triage" is not the ARN of a Lambda function, or of a version or an alias of it (arn:aws:lambda:…:function:…)`,
    );
    expect(wrong({ item: { opsItem: { severity: 5, category: "Availabilty" } } })).toBe(
      [
        `${at}.item.opsItem.severity: 5 is not the severity of an OpsItem`,
        "  allowed: 1, 2, 3, 4",
        `${at}.item.opsItem.category: "Availabilty" is not one of Availability, Cost, Performance, Recovery, Security; did you mean "Availability"?`,
      ].join("\n"),
    );
    expect(wrong({ incident: { responsePlan: triage } })).toBe(
      `${at}.incident.responsePlan: "${triage}" is not the ARN of a response plan (arn:aws:ssm-incidents::…:responseplan/…)`,
    );
    expect(wrong({ both: { lambda: triage, responsePlan: plan } })).toBe(
      `${at}.both: needs exactly one of lambda, opsItem, responsePlan; found lambda and responsePlan`,
    );
    expect(wrong({ incident: { responsePlan: plan, permitted: true } })).toBe(
      `${at}.incident.permitted: is for a function; leave it out`,
    );
  });

  test("more than CloudWatch takes", () => {
    const four = { ...all, second: { lambda: lambdaArn("second") } };
    expect(() => define({ actions: four })).not.toThrow();
    expect(wrong({ ...four, third: { lambda: lambdaArn("third") } })).toMatch(
      new RegExp(
        `^${at.replaceAll(".", "\\.")}: the topic and 5 more are 6 actions; CloudWatch takes 5 for a state of an alarm\n  alarms: .*sqs\\.oldestMessageAge`,
      ),
    );
  });

  test("one more than that where EC2 does something by itself", () => {
    const four = { ...all, second: { lambda: lambdaArn("second") } };
    expect(wrong(four, { ec2: { web: { instanceId: "i-0123456789abcdef0" } } })).toBe(
      [
        `${at}: the topic, what EC2 does and 4 more are 6 actions; CloudWatch takes 5 for a state of an alarm`,
        "  alarms: ec2.systemStatusCheckFailed",
      ].join("\n"),
    );
  });

  test("the same twice", () => {
    expect(wrong({ one: { lambda: triage }, two: { lambda: triage, permitted: true } })).toBe(
      `${at}.two: is what "one" does already`,
    );
  });

  test("a function that no alarm of the route could invoke", () => {
    const abroad = lambdaArn("triage", { region: "us-east-1" });
    expect(wrong({ triage: { lambda: triage }, abroad: { lambda: abroad } })).toBe(
      `${at}.abroad.lambda: "${abroad}" is in us-east-1, where no alarm of this route is: an alarm invokes functions of its own region only`,
    );
    const other = lambdaArn("triage", { account: "444455556666" });
    expect(wrong({ triage: { lambda: other } })).toBe(
      `${at}.triage.lambda: "${other}" is in account 444455556666, where its policy has to let alarms of 111122223333 invoke it; give permitted: true once it does`,
    );
  });

  test("a region in which alarms would invoke none", () => {
    const route53 = { site: { id: "12345678-1234-1234-1234-123456789012" } };
    expect(wrong({ triage: { lambda: triage } }, { route53 })).toBe(
      [
        `${at}: has no function in us-east-1, where these are: an alarm invokes functions of its own region only; give one more, or these a route of their own`,
        "  alarms: route53.healthCheckStatus, notification.warnTopicFailed, notification.warnRuleFailed",
      ].join("\n"),
    );
  });

  test("actions of a route that only events go by", () => {
    const others = { changes: { ...mail, actions: { triage: { lambda: triage } } } };
    const message = messageOf(() =>
      withResources(queues, {
        alarms: {
          routes: { error: mail, warn: mail, others },
          overrides: { "health.*": { route: "changes" } },
        },
      }),
    );
    expect(message).toBe(
      "prod.alarms.routes.others.changes.actions: no alarm goes by this route, and events reach the topic alone; leave it out",
    );
  });
});
