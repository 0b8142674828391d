import fc from "fast-check";
import {
  type AlarmSet,
  evaluate,
  type MetricAlarm,
  type MetricSeries,
  readAlarms,
} from "../../src/evaluation/index.js";
import { prod } from "../../src/environments/prod.js";
import { alarmsOf, type DefinedEnvironment } from "../../src/index.js";
import { everyKind } from "../support/every-kind.js";
import { stacksOf } from "../support/synth.js";

const start = Date.UTC(2026, 2, 2) / 1000;
const hours = 2;
const end = start + hours * 3600;

/** What the stack says of the alarms, read as anybody's file. */
function synthesized(environment: DefinedEnvironment): AlarmSet {
  const stacks = Object.values(stacksOf(environment)).filter(({ resource }) => resource.aws_cloudwatch_metric_alarm);
  return readAlarms(JSON.stringify(stacks[0]), "cdk.tf.json");
}

const metricAlarms = ({ alarms }: AlarmSet) => alarms.filter((alarm): alarm is MetricAlarm => alarm.kind === "metric");

/** A series for every metric, about the thresholds of its alarms: below, at and above them, and gaps. */
function seriesFor(set: AlarmSet, draws: readonly number[]): MetricSeries[] {
  const series = new Map<string, MetricSeries>();
  let drawn = 0;
  const draw = () => draws[drawn++ % draws.length]!;
  for (const { queries, threshold = 10, evaluationPeriods } of metricAlarms(set)) {
    for (const { metric } of queries) {
      if (!metric) continue;
      const { namespace, metricName, dimensions, period } = metric;
      const key = JSON.stringify([namespace, metricName, dimensions]);
      if (series.has(key)) continue;
      const from = start - (evaluationPeriods + 2) * period;
      const length = Math.ceil((end - from) / period);
      const held = () => Array<number | null>(1 + (draw() % 7)).fill([null, 0, 0.5, 1, 1.5, 3][draw() % 6]!);
      const levels: (number | null)[] = [];
      while (levels.length < length) levels.push(...held());
      const values = levels.slice(0, length).map((level) => (level === null ? null : level * (threshold || 1)));
      series.set(key, { namespace, metricName, dimensions, start: from, period, values });
    }
  }
  return [...series.values()];
}

/** The alarms without those by a query: AWS alone can answer it, and the plan has one metric in its place. */
function withoutQueries(set: AlarmSet, { monitoring }: DefinedEnvironment): AlarmSet {
  const isQuery = ({ measure }: (typeof monitoring.alarms)[number]) => "metric" in measure && measure.across;
  const names = new Set(monitoring.alarms.filter(isQuery).map(({ name }) => name));
  return { ...set, alarms: set.alarms.filter(({ name }) => !names.has(name)) };
}

/** All that an evaluation says, without the order of the alarms; a topic goes by those who hear of it. */
function told(set: AlarmSet, series: readonly MetricSeries[]) {
  const anomalies = metricAlarms(set).filter(({ thresholdMetricId }) => thresholdMetricId !== undefined);
  const bands = anomalies.map(({ name }) => ({ alarm: name, start: 0, period: 1e10, lower: [4], upper: [12] }));
  const result = evaluate(set.alarms, series, { ...set, bands, start, end });
  return {
    notes: [...result.notes].sort(),
    transitions: result.transitions.map((one) => JSON.stringify(one)).sort(),
    notices: result.notices
      .map(({ alarm, time, state, action, receivers }) =>
        JSON.stringify([alarm, time, state, action.startsWith("arn:aws:automate") ? action : "topic", receivers]),
      )
      .sort(),
  };
}

describe.each([
  ["the prod sample", prod],
  ["an environment of every kind", everyKind],
])("the plan of %s", (_, make) => {
  const environment = make();
  const plan = alarmsOf(environment);
  const json = synthesized(environment);

  test("and its own synthesized JSON evaluate alike, and tell the same people", () => {
    expect(plan.alarms.map(({ name }) => name).sort()).toEqual(json.alarms.map(({ name }) => name).sort());
    const judged = withoutQueries(plan, environment);
    const ofJson = withoutQueries(json, environment);
    const draws = fc.array(fc.nat(41), { minLength: 50, maxLength: 400 });
    let changed = 0;
    fc.assert(
      fc.property(draws, (numbers) => {
        const series = seriesFor(judged, numbers);
        const ofPlan = told(judged, series);
        expect(told(ofJson, series)).toEqual(ofPlan);
        changed += ofPlan.notices.length;
      }),
      { numRuns: 5 },
    );
    expect(changed).toBeGreaterThan(0);
  });

  test("has the filters that its stack has", () => {
    const byName = ({ metricFilters }: AlarmSet) => Object.fromEntries(metricFilters.map((one) => [one.name, one]));
    expect(byName(plan)).toEqual(byName(json));
  });
});

describe("at a first apply", () => {
  /** Every alarm is new, and none of the thresholds is breached; alarms that AWS alone evaluates are left out. */
  const firstHour = (environment: DefinedEnvironment, set = alarmsOf(environment)) => {
    const alarms = metricAlarms(set).filter(({ thresholdMetricId }) => thresholdMetricId === undefined);
    const healthy = alarms.map((alarm) => ({ ...alarm, treatMissingData: "notBreaching" as const }));
    return evaluate(healthy, [], { ...set, start, end: start + 3600 });
  };

  test.each([
    ["the prod sample", prod],
    ["an environment of every kind", everyKind],
  ])("of %s nobody is told that its alarms became OK", (_, make) => {
    const { transitions, notices } = firstHour(make());
    expect(transitions.filter(({ to }) => to === "OK").length).toBeGreaterThan(50);
    expect(notices).toEqual([]);
  });

  test("nor at a deployment, when data stop for a while and come back", () => {
    const [alarm] = metricAlarms(alarmsOf(prod())).filter(({ name }) =>
      name.endsWith("-ecs-main-keycloak-cpuUtilization-error"),
    );
    const { namespace, metricName, dimensions } = alarm!.queries[0]!.metric!;
    const series = (values: readonly (number | null)[]) => [
      { namespace, metricName, dimensions, start, period: 60, values },
    ];
    const minutes = (count: number, value: number | null) => Array<number | null>(count).fill(value);
    const told = (values: readonly (number | null)[]) => {
      const set = alarmsOf(prod());
      const silent = { ...alarm!, treatMissingData: "missing" as const };
      return evaluate([silent], series(values), { ...set, start, end: start + values.length * 60 });
    };
    const deployed = told([...minutes(30, 10), ...minutes(30, null), ...minutes(30, 10)]);
    expect(deployed.transitions.map(({ to }) => to)).toEqual(["OK", "INSUFFICIENT_DATA", "OK"]);
    expect(deployed.notices).toEqual([]);
    const failed = told([...minutes(30, 10), ...minutes(30, 100), ...minutes(30, 10)]);
    const receivers = failed.notices.map(({ state, receivers: to }) => [state, to.map(({ endpoint }) => endpoint)]);
    expect(receivers.map(([state]) => state)).toEqual(["ALARM", "OK"]);
    expect(receivers[0]![1]).toEqual(receivers[1]![1]);
  });
});

test("a secret endpoint goes by its variable", () => {
  expect(alarmsOf(prod()).subscriptions).toContainEqual({
    topic: expect.stringMatching(/^arn:aws:sns:ap-northeast-1:111122223333:.*error$/),
    protocol: "https",
    endpoint: "${var.pager_url}",
  });
});
