import { halvesOf, type Alarm, type Dashboard } from "../../modules/ops/alarms/index.js";
import { prod } from "../../src/environments/index.js";
import { identifiersOf, parseExpression } from "../../src/evaluation/math/index.js";
import {
  catalogue,
  defineEnvironment,
  defineEnvironments,
  metrics,
  standardCatalogue,
  targetsOf,
  type DefinedEnvironment,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { metricsOf } from "../support/catalogue-alarms.js";
import { least, withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { everyKind } from "../support/every-kind.js";
import { resources, stacksOf } from "../support/synth.js";

type Entry = readonly unknown[];
interface Annotation {
  readonly label: string;
  readonly value: number;
}
interface Graph {
  readonly title: string;
  readonly region: string;
  readonly period: number;
  readonly metrics: readonly Entry[];
  readonly annotations: { readonly horizontal: readonly Annotation[] };
  readonly yAxis: { readonly left: { readonly label?: string } };
}

const inventory = {
  sqs: { orders: { name: "orders" }, mails: { name: "mails" } },
  lambda: { sync: { name: "sync", timeout: 60, memory: 512 }, purge: { name: "purge", timeout: 60, memory: 512 } },
};

const withDashboard = (alarms: Partial<EnvironmentDefinition["alarms"]> = {}, given: object = inventory) =>
  withResources(given, { alarms: { ...least.alarms, dashboard: {}, ...alarms } });

const dashboardOf = (environment: DefinedEnvironment): Dashboard => environment.monitoring.dashboard!;

const ofType = (environment: DefinedEnvironment, type: string) =>
  dashboardOf(environment).widgets.filter((widget) => widget.type === type);

const graphs = (environment: DefinedEnvironment): Graph[] =>
  ofType(environment, "metric").map(({ properties }) => properties as unknown as Graph);

/** What an entry looks at, in the form of the plan: of a metric, its namespace, name, dimensions and statistic. */
function looksAt(entry: Entry): string | undefined {
  const [namespace, name, ...rest] = entry as string[];
  if (typeof namespace !== "string") return undefined;
  const pairs = rest.slice(0, -1);
  const { stat } = entry.at(-1) as { stat: string };
  const dimensions = Object.fromEntries(
    Array.from({ length: pairs.length / 2 }, (_, index) => [pairs[index * 2]!, pairs[index * 2 + 1]!]),
  );
  return JSON.stringify([namespace, name, dimensions, stat]);
}

const wanted = (alarm: Alarm): string[] =>
  metricsOf(alarm).map(({ namespace, name, dimensions, statistic }) =>
    JSON.stringify([namespace, name, dimensions, statistic]),
  );

/** Whether a graph has what an alarm looks at, at the alarm's period, with its threshold. */
function shows({ title, region, metrics, annotations }: Graph, alarm: Alarm): boolean {
  if (title !== alarm.id || region !== alarm.region) return false;
  const query = "metric" in alarm.measure && alarm.measure.across !== undefined;
  const there = metrics.filter((entry) => (entry.at(-1) as { period?: number }).period === alarm.window.period);
  const seen = there.map(looksAt);
  const has = query || wanted(alarm).every((one) => seen.includes(one));
  const limit = annotations.horizontal.some(
    ({ label, value }) => value === alarm.threshold && label.startsWith(`${alarm.severity}: `),
  );
  return has && (limit || alarm.anomalyBand !== undefined);
}

describe.each([
  ["of every kind", everyKind()],
  ["of the sample", prod()],
])("a dashboard %s", (_, environment) => {
  const { alarms, burnRates } = environment.monitoring;

  test("has each alarm's metric, at its period and with its threshold", () => {
    const all = graphs(environment);
    const judged = [...alarms, ...burnRates.flatMap(halvesOf)];
    expect(judged.length).toBeGreaterThan(100);
    expect(judged.filter((alarm) => !all.some((graph) => shows(graph, alarm))).map(({ name }) => name)).toEqual([]);
  });

  test("has every alarm that tells somebody in one widget of alarms, with its ARN", () => {
    const arns = ofType(environment, "alarm").flatMap(({ properties }) => properties.alarms as string[]);
    expect(new Set(arns).size).toBe(arns.length);
    expect(arns).toHaveLength(alarms.length + burnRates.length);
    for (const { name, region } of [...alarms, ...burnRates])
      expect(arns).toContain(`arn:aws:cloudwatch:${region}:${environment.account}:alarm:${name}`);
  });

  test("is within what CloudWatch takes", () => {
    const { widgets } = dashboardOf(environment);
    const taken = new Set<string>();
    for (const { x, y, width, height, properties } of widgets) {
      expect(x + width).toBeLessThanOrEqual(24);
      for (let column = x; column < x + width; column++)
        for (let row = y; row < y + height; row++) {
          if (taken.has(`${column},${row}`)) throw new Error(`two widgets are at ${column},${row}`);
          taken.add(`${column},${row}`);
        }
      const arns = (properties.alarms as string[] | undefined) ?? ["one"];
      expect(arns.length).toBeGreaterThanOrEqual(1);
      expect(arns.length).toBeLessThanOrEqual(100);
    }
  });

  test("has expressions that read the metrics beside them, and no id twice", () => {
    const expressions = graphs(environment).flatMap(({ metrics }) => {
      const last = metrics.map((entry) => entry.at(-1) as { id?: string; expression?: string });
      const ids = last.flatMap(({ id }) => id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      return last.flatMap(({ expression }) => (expression === undefined ? [] : [{ expression, ids }]));
    });
    expect(expressions.length).toBeGreaterThan(5);
    for (const { expression, ids } of expressions.filter(({ expression: text }) => !/^(SELECT|ANOMALY)/.test(text))) {
      expect(identifiersOf(parseExpression(expression)).filter((id) => !ids.includes(id))).toEqual([]);
    }
    for (const { expression, ids } of expressions.filter(({ expression: text }) => text.startsWith("ANOMALY")))
      expect(ids).toContain(/\((\w+),/.exec(expression)![1]);
  });
});

test("targets with the same limits share a graph; one with a limit of its own has its own", () => {
  const of = (environment: DefinedEnvironment) =>
    graphs(environment)
      .filter(({ title }) => title === "sqs.oldestMessageAge")
      .map(({ metrics, annotations }) => [
        metrics.map((entry) => (entry.at(-1) as { label: string }).label),
        annotations.horizontal.map(({ label }) => label),
      ]);
  const [together, ...none] = of(withDashboard());
  expect(none).toEqual([]);
  expect(together![0]).toEqual(["mails", "orders"]);
  const overrides = { "sqs.oldestMessageAge": { targets: { mails: { thresholds: { warn: 60 } } } } };
  const apart = of(withDashboard({ overrides }));
  expect(apart).toHaveLength(2);
  expect(apart.map(([labels]) => labels)).toEqual([["mails"], ["orders"]]);
  expect(apart[0]![1]).toContain("warn: at or above 1 minute");
});

test("a limit has its unit in words and on the axis, and an error shades what lies beyond", () => {
  const [duration] = graphs(withDashboard()).filter(({ title }) => title === "lambda.duration");
  expect(duration!.yAxis.left).toEqual({ showUnits: false, label: "Milliseconds" });
  const [memory] = graphs(withDashboard()).filter(({ title }) => title === "lambda.memoryUtilization");
  expect(memory!.annotations.horizontal).toContainEqual({
    label: "error: above 95 %",
    value: 95,
    color: "#d62728",
    fill: "above",
  });
});

test("only what is in alarm is shown on top, the severest first, in the language of the environment", () => {
  const environment = withResources(inventory, { language: "ja", alarms: { ...least.alarms, dashboard: {} } });
  const [heading, ...rest] = dashboardOf(environment).widgets;
  expect(heading!.properties.markdown).toBe(
    "# idp-prod\n環境の定義から作成しています。ここで加えた変更は次の適用で失われます。",
  );
  const shown = rest.slice(0, 2).map(({ type, properties: { title, states } }) => [type, title, states]);
  expect(shown).toEqual([
    ["alarm", "error: 直ちに対応してください。", ["ALARM"]],
    ["alarm", "warn: 数営業日以内に対応してください。", ["ALARM"]],
  ]);
});

test("a graph of an alarm that looks at less than a minute is by the minute, as CloudWatch has it", () => {
  const own = catalogue("shop", targetsOf({ main: { name: "main" } }), {
    balance: {
      metric: metrics("Shop")("Balance", "Minimum", "Count"),
      dimensions: ({ name }) => ({ Name: name }),
      below: { error: 10 },
      window: { period: 10, datapointsToAlarm: 3, evaluationPeriods: 3 },
      treatMissingData: "ignore",
      because: { en: "The balance is below {threshold} {window}.", ja: "残高が{window} {threshold} を下回りました。" },
      remedy: { en: "Fill it up.", ja: "補充します。" },
      source: ["https://shop.example.com/operations"],
    },
  });
  const alarms = { ...least.alarms, dashboard: { services: ["shop"] } };
  const environment = defineEnvironment({ ...least, alarms }, { catalogue: { ...standardCatalogue, ...own } });
  expect(environment.monitoring.alarms.find(({ service }) => service === "shop")!.window.period).toBe(10);
  expect(graphs(environment).map(({ period, metrics: [entry] }) => [period, entry!.at(-1)])).toEqual([
    [60, { stat: "Minimum", label: "main", period: 60 }],
  ]);
});

test("there is none where none is asked for", () => {
  const environment = withResources(inventory);
  expect(environment.monitoring.dashboard).toBeUndefined();
  expect(resources(stacksOf(environment)["idp-prod-alarms"], "aws_cloudwatch_dashboard")).toEqual({});
});

test("the stack of alarms writes it, and graphs keep their periods at every range of time", () => {
  const environment = withDashboard();
  const written = resources(stacksOf(environment)["idp-prod-alarms"], "aws_cloudwatch_dashboard");
  expect(Object.keys(written)).toEqual(["dashboard"]);
  const { dashboard_name: name, dashboard_body: body } = written.dashboard as Record<string, string>;
  expect(name).toBe("idp-prod-alarms");
  expect(JSON.parse(body!)).toEqual({
    periodOverride: "inherit",
    widgets: JSON.parse(JSON.stringify(dashboardOf(environment).widgets)) as unknown,
  });
});

test("names of resources that Terraform knows stay references within the body", () => {
  const environment = withDashboard({}, { sqs: { orders: { name: "${aws_sqs_queue.orders.name}" } } });
  const written = resources(stacksOf(environment)["idp-prod-alarms"], "aws_cloudwatch_dashboard");
  const { dashboard_body: body } = written.dashboard as Record<string, string>;
  expect(body).toContain('"QueueName","${aws_sqs_queue.orders.name}"');
});

test("graphs are of the services that are named; alarms are shown of all", () => {
  const environment = withDashboard({ dashboard: { name: "orders", services: ["sqs"] } });
  expect(dashboardOf(environment).name).toBe("orders");
  expect(new Set(graphs(environment).map(({ title }) => title.split(".")[0]))).toEqual(new Set(["sqs"]));
  const shown = ofType(environment, "alarm").flatMap(({ properties }) => properties.alarms as string[]);
  expect(shown.filter((arn) => arn.includes("lambda")).length).toBeGreaterThan(0);
});

const ofDashboard = (dashboard: object) =>
  refusal({ resources: inventory, alarms: { ...least.alarms, dashboard } }).replace("prod.alarms.dashboard", "");

test.each([
  [{ name: "a b" }, `.name: "a b" is not a dashboard's name: 1 to 255 letters, digits, hyphens and underscores`],
  [{ services: ["sqss"] }, '.services[0]: no alarm is of "sqss"; did you mean "sqs"?'],
  [{ services: "sqs" }, '.services: "sqs" is not a list of services, such as ["ecs"]'],
])("%j is refused", (dashboard, message) => {
  expect(ofDashboard(dashboard)).toBe(message);
});

test("what CloudWatch would not take is refused, with the way out", () => {
  const lambda = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [`f${index}`, { name: `f${index}`, timeout: 60, memory: 512 }]),
  );
  const alarms = { ...least.alarms, dashboard: {} };
  expect(refusal({ resources: { lambda }, alarms })).toMatch(
    /^prod\.alarms\.dashboard: would have more than CloudWatch takes: \d+ metrics of 2500\n {2}name the services that have graphs: dashboard: \{ services: \[\.\.\.\] \}$/,
  );
});

test("two environments of one account have no dashboard in common", () => {
  const of = (name: string) => ({
    ...least,
    name,
    guardrails: { off: { ownAccount: "a trial" } },
    resources: inventory,
    alarms: { ...least.alarms, dashboard: { name: "orders" } },
  });
  expect(() =>
    defineEnvironments(
      () => defineEnvironment(of("stg")),
      () => defineEnvironment(of("prod")),
    ),
  ).toThrow(
    'prod.alarms.dashboard.name: "orders" is the dashboard of stg.alarms.dashboard.name too, in one account; give one of the two another name',
  );
});
