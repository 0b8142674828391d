import { TerraformStack } from "cdktf";
import { CostAnomalies, MonthlyBudget } from "../../modules/ops/index.js";
import { switchedOnByHand } from "../../src/app/cli/findings/spend.js";
import { alarmsOf, type EnvironmentDefinition } from "../../src/index.js";
import { alarmMatchers, scenario, series } from "../../src/testing/index.js";
import { least, withResources } from "../support/environment.js";
import { messageOf, refusal } from "../support/errors.js";
import { testApp } from "../support/folder.js";
import { account, allows, documentOf, otherAccount } from "../support/iam.js";
import { resources, stacksOf } from "../support/synth.js";

expect.extend(alarmMatchers);

type Alarms = EnvironmentDefinition["alarms"];
type Spend = NonNullable<Alarms["spend"]>;

const routes = {
  ...least.alarms.routes,
  others: { finance: { receivers: { owners: { email: "owners@example.com" } } } },
};
const month = { limit: 1000 };
const monitorArn = `arn:aws:ce::${account}:anomalymonitor/12345678-1234-1234-1234-123456789012`;

const define = (spend: Spend | undefined, alarms: Partial<Alarms> = {}, rest: Partial<EnvironmentDefinition> = {}) =>
  withResources({}, { ...rest, alarms: { ...least.alarms, spend, ...alarms } });
const stackOf = (...given: Parameters<typeof define>) => stacksOf(define(...given))["idp-prod-alarms"]!;
const only = (...given: Parameters<typeof resources>) => Object.values(resources(...given))[0]!;

const opened = (route: string) => `\${aws_sns_topic_policy.notification_${route}_policy.arn}`;

describe("a budget", () => {
  test("counts a month of the account, and tells the warnings' topic when it is spent or will be", () => {
    expect(resources(stackOf({ budgets: { month } }), "aws_budgets_budget")).toMatchObject({
      budgets_month: {
        name: "idp-prod-spend-month",
        budget_type: "COST",
        time_unit: "MONTHLY",
        limit_amount: "1000",
        limit_unit: "USD",
        notification: [
          { notification_type: "ACTUAL", threshold: 80 },
          { notification_type: "ACTUAL", threshold: 100 },
          { notification_type: "FORECASTED", threshold: 100 },
        ].map((one) => ({
          ...one,
          comparison_operator: "GREATER_THAN",
          threshold_type: "PERCENTAGE",
          subscriber_sns_topic_arns: [opened("warn")],
        })),
        tags: { Name: "idp-prod-spend-month" },
      },
    });
  });

  test("counts what has a tag", () => {
    const costAllocationTag = { key: "System", values: ["idp", "idp-jobs"] };
    expect(
      only(stackOf({ budgets: { idp: { ...month, costAllocationTag } } }), "aws_budgets_budget").cost_filter,
    ).toEqual([{ name: "TagKeyValue", values: ["user:System$idp", "user:System$idp-jobs"] }]);
  });

  test("takes any amount, and tells at no other percentages than those that it is given", () => {
    const told = (limit: number) =>
      only(stackOf({ budgets: { month: { limit, actual: [], forecasted: [110.5] } } }), "aws_budgets_budget");
    expect(told(1e-7).limit_amount).toBe("0.0000001");
    expect(told(1e21).limit_amount).toBe("1000000000000000000000");
    expect(told(1200.5).notification).toEqual([
      expect.objectContaining({ notification_type: "FORECASTED", threshold: 110.5 }),
    ]);
  });

  test("keeps its address and name when another one comes or goes", () => {
    const budgets = (given: Spend["budgets"]) => resources(stackOf({ budgets: given }), "aws_budgets_budget");
    expect(budgets({ aaa: month, month }).budgets_month).toEqual(budgets({ month }).budgets_month);
  });
});

describe("anomalies of costs", () => {
  const impact = (key: string, value: string) => ({
    dimension: { key, match_options: ["GREATER_THAN_OR_EQUAL"], values: [value] },
  });

  test("are told one by one, of the monitor of services that is made", () => {
    const stack = stackOf({ anomalies: { totalImpact: 100 } });
    expect(resources(stack, "aws_ce_anomaly_monitor")).toMatchObject({
      cost_anomalies_monitor: {
        name: "idp-prod-spend",
        monitor_type: "DIMENSIONAL",
        monitor_dimension: "SERVICE",
        tags: { Name: "idp-prod-spend" },
      },
    });
    expect(resources(stack, "aws_ce_anomaly_subscription")).toMatchObject({
      cost_anomalies: {
        name: "idp-prod-spend",
        frequency: "IMMEDIATE",
        monitor_arn_list: ["${aws_ce_anomaly_monitor.cost_anomalies_monitor.arn}"],
        subscriber: [{ type: "SNS", address: opened("warn") }],
        threshold_expression: impact("ANOMALY_TOTAL_IMPACT_ABSOLUTE", "100"),
        tags: { Name: "idp-prod-spend" },
      },
    });
  });

  test("are those of the account's own monitor, which stays as it is", () => {
    const stack = stackOf({ anomalies: { totalImpact: 0.5, totalImpactPercentage: 40, monitorArn } });
    expect(resources(stack, "aws_ce_anomaly_monitor")).toEqual({});
    expect(only(stack, "aws_ce_anomaly_subscription")).toMatchObject({
      monitor_arn_list: [monitorArn],
      threshold_expression: {
        and: [impact("ANOMALY_TOTAL_IMPACT_ABSOLUTE", "0.5"), impact("ANOMALY_TOTAL_IMPACT_PERCENTAGE", "40")],
      },
    });
  });

  test("are those of a monitor of the same Terraform", () => {
    const stack = stackOf({ anomalies: { totalImpact: 1, monitorArn: "${aws_ce_anomaly_monitor.own.arn}" } });
    expect(only(stack, "aws_ce_anomaly_subscription").monitor_arn_list).toEqual(["${aws_ce_anomaly_monitor.own.arn}"]);
  });
});

describe("who may tell of costs", () => {
  const spend = { budgets: { month: { ...month, route: "finance" } }, anomalies: { totalImpact: 100 } };
  const stack = stackOf(spend, { routes });
  const topicArn = (route: string) => `arn:aws:sns:ap-northeast-1:${account}:idp-prod-alarms-${route}`;
  const policyOf = (route: string) =>
    documentOf(stack, resources(stack, "aws_sns_topic_policy")[`notification_${route}_policy`]!.policy);
  const keyPolicy = documentOf(stack, resources(stack, "aws_kms_key").notification_key!.policy);
  const ofAccount = (owner: string) => ({ "aws:SourceAccount": owner });
  const budgetOf = (owner: string) => ({
    ...ofAccount(owner),
    "aws:SourceArn": `arn:aws:budgets::${owner}:budget/idp-prod-spend-month`,
  });
  const publishes = (by: string, route: string, context: Readonly<Record<string, string>>) =>
    allows({ by, action: "sns:Publish", on: topicArn(route), resourcePolicy: policyOf(route), context });

  test("to a topic: the account's budgets where they go by its route, and nobody else's", async () => {
    const by = "budgets.amazonaws.com";
    expect(await publishes(by, "finance", budgetOf(account))).toBe(true);
    expect(await publishes(by, "finance", budgetOf(otherAccount))).toBe(false);
    expect(await publishes(by, "finance", { ...budgetOf(account), "aws:SecureTransport": "false" })).toBe(false);
    expect(await publishes(by, "warn", budgetOf(account))).toBe(false);
    expect(await publishes(by, "error", budgetOf(account))).toBe(false);
  });

  test("to a topic: the account's anomalies where they go by its route, and nobody else's", async () => {
    const by = "costalerts.amazonaws.com";
    expect(await publishes(by, "warn", ofAccount(account))).toBe(true);
    expect(await publishes(by, "warn", ofAccount(otherAccount))).toBe(false);
    expect(await publishes(by, "finance", ofAccount(account))).toBe(false);
  });

  test("with the key of the topics", async () => {
    const on = `arn:aws:kms:ap-northeast-1:${account}:key/12345678-1234-1234-1234-123456789012`;
    for (const by of ["budgets.amazonaws.com", "costalerts.amazonaws.com"])
      for (const action of ["kms:GenerateDataKey", "kms:Decrypt"])
        expect([by, action, await allows({ by, action, on, resourcePolicy: keyPolicy })]).toEqual([by, action, true]);
  });

  test("is nobody where nobody is to tell of them: topics and key are what they were", () => {
    const policies = (given: Spend | undefined) => {
      const { resource } = stackOf(given);
      return JSON.stringify([resource.aws_sns_topic_policy, resource.aws_kms_key]);
    };
    for (const one of [policies(undefined), policies({ estimatedCharges: 10 })]) {
      expect(one).not.toContain("budgets.amazonaws.com");
      expect(one).not.toContain("costalerts.amazonaws.com");
    }
    expect(Object.keys(stackOf(undefined).resource).filter((type) => /budget|_ce_/.test(type))).toEqual([]);
  });
});

describe("the route of a budget", () => {
  test("may be one that nothing else goes by: it gets its topic, whose failures are told", () => {
    const environment = define({ budgets: { month: { ...month, route: "finance" } } }, { routes });
    const stack = stacksOf(environment)["idp-prod-alarms"];
    expect(resources(stack, "aws_sns_topic").notification_finance).toMatchObject({ name: "idp-prod-alarms-finance" });
    expect(only(stack, "aws_budgets_budget").notification).toContainEqual(
      expect.objectContaining({ subscriber_sns_topic_arns: [opened("finance")] }),
    );
    const watched = environment.monitoring.alarms.filter(({ id }) => id === "notification.routeTopicFailed");
    expect(watched.map(({ target }) => target)).toContainEqual(["finance", "apNortheast1"]);
  });

  test("may have a topic of the team's own, whose policy is the team's", () => {
    const topicArn = `arn:aws:sns:ap-northeast-1:${account}:finance`;
    const spend = {
      budgets: { month: { ...month, route: "finance" } },
      anomalies: { totalImpact: 1, route: "finance" },
    };
    const stack = stackOf(spend, { routes: { ...least.alarms.routes, others: { finance: { topicArn } } } });
    expect(only(stack, "aws_budgets_budget").notification).toContainEqual(
      expect.objectContaining({ subscriber_sns_topic_arns: [topicArn] }),
    );
    expect(only(stack, "aws_ce_anomaly_subscription").subscriber).toEqual([{ type: "SNS", address: topicArn }]);
    expect(JSON.stringify(stack.resource.aws_kms_key)).not.toContain("budgets.amazonaws.com");
  });
});

describe("what is refused of costs:", () => {
  const alarms = (spend: unknown, rest: object = {}) => refusal({ alarms: { ...least.alarms, spend, ...rest } });
  const budget = (given: object) => alarms({ budgets: { month: { ...month, ...given } } });
  const at = "prod.alarms.spend";

  test.each<[string, object, string]>([
    ["no limit", { limit: 0 }, "limit: 0 is not US dollars in a month, above 0"],
    [
      "a percentage that is none",
      { actual: [80, 0] },
      "actual[1]: 0 is not percentages of the limit: above 0, 1000000 at most",
    ],
    ["a percentage that is there twice", { forecasted: [90, 100, 90] }, "forecasted[2]: 90 is there already"],
    [
      "nobody who is told",
      { actual: [], forecasted: [] },
      "actual: is empty, and so is forecasted: nobody would be told; give one of the two",
    ],
    [
      "more percentages than a budget takes",
      { actual: [50, 60, 70, 80, 90], forecasted: [100] },
      "actual: holds 6 percentages with those of forecasted; a budget takes 5 notifications: give the others to a further budget",
    ],
    [
      "a tag of AWS's",
      { costAllocationTag: { key: "aws:createdBy", values: ["me"] } },
      'costAllocationTag.key: "aws:createdBy" is not a key of a tag that does not begin with aws:, of letters, digits, spaces and _ . : / = + - @',
    ],
    [
      "a tag without values",
      { costAllocationTag: { key: "System", values: [] } },
      "costAllocationTag.values: is empty: nothing would count; give one value at least",
    ],
  ])("%s", (_, given, message) => {
    expect(budget(given).split("\n")).toContain(`${at}.budgets.month.${message}`);
  });

  test.each([{}, { budgets: {} }])("nothing to tell of: %j", (spend) => {
    expect(alarms(spend)).toBe(
      `${at}: says nothing that anybody would be told of: give budgets, anomalies or estimatedCharges, or leave it out`,
    );
  });

  test("a route that channels alone hear of, which are not told of costs", () => {
    const chat = { receivers: { team: { slack: { workspace: "T0123ABCD", channel: "C0123ABCD" } } } };
    const others = (given: object) => ({ routes: { ...least.alarms.routes, others: { costs: given } } });
    const told = { budgets: { month: { ...month, route: "costs" } }, anomalies: { totalImpact: 1, route: "costs" } };
    const message =
      "goes by costs, where channels of Slack and Teams alone are told, which do not hear of costs: add another receiver, or give it another route";
    expect(alarms(told, others(chat)).split("\n")).toEqual([
      `${at}.budgets.month.route: ${message}`,
      `${at}.anomalies.route: ${message}`,
    ]);
    const both = { receivers: { ...chat.receivers, owners: { email: "owners@example.com" } } };
    expect(define(told, others(both)).monitoring.spend).toHaveLength(2);
  });

  test("a route that there is not, be it misspelt or that of warnings", () => {
    expect(budget({ route: "finanse" })).toBe(
      `${at}.budgets.month.route: there is no route "finanse"\n  known: error, warn\n  routes: error, warn; another one is a key of alarms.routes.others`,
    );
    const { error } = least.alarms.routes;
    expect(alarms({ budgets: { month }, anomalies: { totalImpact: 1 } }, { routes: { error } })).toContain(
      "prod.alarms.routes.warn: is required: nobody would be told of these; give receivers, or a topicArn of the team's own, or each of them a route\n  alarms and events: ",
    );
  });

  test("anomalies of which nothing says which are told", () => {
    expect(alarms({ anomalies: { monitorArn } })).toBe(
      `${at}.anomalies.totalImpact: is required, or totalImpactPercentage, or both: they say which anomalies are told`,
    );
  });

  test.each([
    [
      `arn:aws:ce::${otherAccount}:anomalymonitor/1`,
      `is in account ${otherAccount}; monitors can be used in their own account only, which is ${account}`,
    ],
    [`arn:aws:ce::${account}:anomalysubscription/1`, "is not the ARN of an anomaly monitor: …:anomalymonitor/…"],
  ])("a monitor of others: %s", (given, message) => {
    expect(alarms({ anomalies: { totalImpact: 1, monitorArn: given } })).toBe(
      `${at}.anomalies.monitorArn: "${given}" ${message}`,
    );
  });

  test("a budget that tells a topic of another account", () => {
    const topicArn = `arn:aws:sns:ap-northeast-1:${otherAccount}:finance`;
    const own = { routes: { ...least.alarms.routes, others: { finance: { topicArn } } } };
    expect(alarms({ budgets: { month: { ...month, route: "finance" } } }, own)).toBe(
      `${at}.budgets.month.route: goes by finance, whose topic "${topicArn}" is in account ${otherAccount}: a budget tells topics of its own account only, ${account}; give it another route`,
    );
  });

  test("costs in other partitions", () => {
    const message = messageOf(() => define({ estimatedCharges: 10 }, {}, { region: "us-gov-west-1" }));
    expect(message).toContain(
      `${at}: "us-gov-west-1" is in aws-us-gov, where AWS tells of costs in another way; leave it out`,
    );
  });

  test("two environments of one account that both make the monitor of services", () => {
    const [prod, stg] = ["prod", "stg"].map((name) =>
      define(
        { anomalies: { totalImpact: 1 }, budgets: { month } },
        {},
        { name, guardrails: { off: { ownAccount: "one account for now" } } },
      ),
    );
    expect(() => stacksOf(prod!, stg!)).toThrow(
      "stg.alarms.spend.anomalies: sets the monitor of the costs of AWS services, as prod.alarms.spend.anomalies does, in one account; let one of the two make it, and give the other its ARN: monitorArn",
    );
  });
});

describe("the estimated charges", () => {
  const environment = define({ estimatedCharges: 1000 });
  const sixHours = 21_600;

  /** What a day costs, by day, as AWS tells it: the sum of the month, which begins anew. */
  function month(days: readonly number[], lengthOfMonth = 30) {
    let sum = 0;
    const values = days.flatMap((cost, day) => {
      if (day % lengthOfMonth === 0) sum = 0;
      return [1, 2, 3, 4].map(() => (sum += cost / 4));
    });
    const { alarms } = alarmsOf(environment);
    const [alarm] = alarms.filter(({ name }) => name === "idp-prod-spend-estimatedCharges-warn");
    const metric = { namespace: "AWS/Billing", metricName: "EstimatedCharges", dimensions: { Currency: "USD" } };
    return scenario(alarm!, series(values, { metric, period: sixHours }));
  }

  test("are looked at where AWS tells them, in us-east-1, and told there", () => {
    const stack = stacksOf(environment)["idp-prod-alarms"];
    expect(resources(stack, "aws_cloudwatch_metric_alarm").spend_estimatedCharges_warn).toMatchObject({
      provider: "aws.us_east_1",
      namespace: "AWS/Billing",
      dimensions: { Currency: "USD" },
      threshold: 1000,
      alarm_actions: ["${aws_sns_topic.notification_us_east_1_warn.arn}"],
    });
  });

  test("are no alarm where nobody says how much a month may cost", () => {
    const { alarms, needsValue } = define({ budgets: { month: { limit: 1000 } } }).monitoring;
    expect([...alarms, ...needsValue].filter(({ id }) => id.startsWith("spend."))).toEqual([]);
  });

  test("are told on the day on which they are above, and once in a month", () => {
    const spent = month([...Array<number>(20).fill(40), ...Array<number>(10).fill(100)]); // 1,000 on the 22nd day
    expect(spent).toAlarmWithin("6h", { after: "22d" });
    expect(spent.result.transitions.filter(({ to }) => to === "ALARM")).toHaveLength(1);
  });

  test("are over a day after the next month has begun, and told again when that one is above", () => {
    const spent = month([...Array<number>(60).fill(40)]); // above on the 26th day of each
    const { start, transitions } = spent.result;
    const days = transitions.map(({ to, time }) => [to, Math.floor((time - start) / 86_400)]);
    expect(days).toEqual([
      ["OK", 0],
      ["ALARM", 25],
      ["OK", 30],
      ["ALARM", 55],
    ]);
  });

  test("are not told of a month that stays below", () => {
    expect(month(Array<number>(90).fill(33))).toStayQuiet();
  });
});

describe("the modules alone", () => {
  const stack = new TerraformStack(testApp(), "own");
  const topicArn = `arn:aws:sns:ap-northeast-1:${account}:costs`;

  test("say what is wrong with their inputs", () => {
    expect(() => new MonthlyBudget(stack, "month", { name: "month", limit: -1, actual: [1, 1], topicArn })).toThrow(
      "own/month.limit: -1 is not US dollars in a month, above 0\nown/month.actual[1]: 1 is there already",
    );
    expect(() => new CostAnomalies(stack, "none", { name: "none", monitorName: "none", topicArn })).toThrow(
      "own/none.totalImpact: is required, or totalImpactPercentage, or both: they say which anomalies are told",
    );
  });
});

test("check tells what has to be switched on by hand", () => {
  const costAllocationTag = { key: "System", values: ["idp"] };
  const environment = define({ estimatedCharges: 10, budgets: { idp: { ...month, costAllocationTag }, month } });
  const found = switchedOnByHand({ label: "prod", environment } as never).map(({ kind, subject, message }) => [
    kind,
    subject,
    message,
  ]);
  expect(found).toEqual([
    [
      "note",
      "alarms.spend.estimatedCharges",
      'The alarm has no data before "Receive CloudWatch billing alerts" is switched on, once, under Billing preferences in the account, or in the management account of its organization.',
    ],
    [
      "note",
      "alarms.spend.budgets",
      "Budgets count nothing by a tag before it is activated as a cost allocation tag, once, in the account, or in the management account of its organization: System.",
    ],
  ]);
  expect(switchedOnByHand({ label: "prod", environment: define({ budgets: { month } }) } as never)).toEqual([]);
});
