import { standardCatalogue } from "../../src/index.js";
import { resolveAlarms, type Alarm, type ResolvedMetric } from "../../modules/ops/alarms/index.js";
import { everyKind } from "../support/every-kind.js";
import { dimensionSet, metricFacts, recommendedAlarms } from "../support/facts.js";

const environment = everyKind();
const { alarms, pending } = environment.plan;

const metricsOf = ({ measure }: Alarm): ResolvedMetric[] =>
  "metric" in measure ? [measure.metric] : Object.values(measure.metrics);

/** Every metric of the catalogue that AWS publishes, once; metrics that filters make are our own. */
const published = alarms
  .filter(({ filter }) => !filter)
  .flatMap((alarm) => metricsOf(alarm).map((metric) => ({ id: alarm.id, metric })));

/** Rows of AWS's list that have no row here, and why. */
const excluded: Readonly<Record<string, string>> = {
  "ECS/ContainerInsights ContainerMemoryUtilization ClusterName;ServiceName Average":
    "the metrics page lists no such dimension set: the alarm could never fire; each container has one of its own",
};

const services = ["RDS/Aurora", "ECS", "ECS Container Insights", "ECS Container Insights (enhanced)"];

describe("every alarm of the catalogue", () => {
  test("has a target in the environment of these tests", () => {
    const seen = new Set([...alarms, ...pending].map(({ id }) => id));
    expect(Object.keys(standardCatalogue).filter((id) => !seen.has(id))).toEqual([]);
  });

  test("stands on metrics that exist, with dimensions, statistics and units that they have", () => {
    const unknown = published.flatMap(({ id, metric }) => {
      const facts = metricFacts.filter((fact) => fact.namespace === metric.namespace && fact.metric === metric.name);
      const set = dimensionSet(Object.keys(metric.dimensions));
      const statistic = metric.statistic.startsWith("p") ? "p" : metric.statistic;
      const problems = [
        facts.length === 0 && "no such metric",
        facts.every((fact) => !fact.dimensions.includes(set)) && `no dimensions ${set}`,
        facts.every((fact) => !fact.statistics.includes(statistic)) && `no statistic ${metric.statistic}`,
        facts.every((fact) => fact.unit !== metric.unit) && `unit is ${facts.map((fact) => fact.unit).join()}`,
      ];
      return problems.filter(Boolean).map((problem) => `${id}: ${metric.name}: ${problem}`);
    });
    expect([...new Set(unknown)]).toEqual([]);
  });

  test("never sums a gauge", () => {
    const sums = published.filter(({ metric }) => metric.statistic === "Sum").map(({ metric }) => metric.unit);
    expect([...new Set(sums)]).toEqual(["Count"]);
  });

  test("says where it is, why, what to do, and what it takes for missing data", () => {
    for (const alarm of alarms) {
      expect(alarm.name).toContain([alarm.service, ...alarm.target, alarm.row, alarm.severity].join("-"));
      expect(alarm.description).toMatch(/^idp-prod \w+ [\w/]+: .+\n(What to do|対処): .+/);
      expect(alarm.description.length).toBeLessThanOrEqual(1024);
      expect(["breaching", "notBreaching", "ignore", "missing"]).toContain(alarm.missing);
    }
  });

  test("keeps within the window that CloudWatch looks back over, and within the range of its unit", () => {
    for (const { id, window, unit, threshold } of alarms) {
      const limit = window.period >= 3600 ? 604800 : 86400;
      expect([id, window.period * window.of <= limit, window.datapoints <= window.of]).toEqual([id, true, true]);
      if (unit === "Percent") expect([id, threshold! >= 0 && threshold! <= 100]).toEqual([id, true]);
    }
  });
});

describe("AWS's recommended alarms of RDS, Aurora and ECS", () => {
  const covered = new Set(
    [...published, ...pendingMetrics()].map(({ metric }) =>
      keyOf(metric.namespace, metric.name, dimensionSet(Object.keys(metric.dimensions)), metric.statistic),
    ),
  );
  const asked = recommendedAlarms.filter(({ service }) => services.includes(service));
  const missing = asked
    .map(({ namespace, metric, dimensions, statistic }) => keyOf(namespace, metric, dimensions, statistic))
    .filter((key) => !covered.has(key));

  test("each has a row, or a reason why not", () => {
    expect(asked.length).toBe(42);
    expect([...new Set(missing)]).toEqual(Object.keys(excluded));
    console.log(
      `AWS's recommended alarms: ${asked.length - missing.length} of ${asked.length} covered, ${missing.length} excluded with a reason`,
    );
  });
});

function keyOf(namespace: string, metric: string, dimensions: string, statistic: string): string {
  return `${namespace} ${metric} ${dimensions} ${statistic}`;
}

/** Metrics of rows whose threshold must be given: with one, they are alarms like any other. */
function pendingMetrics(): { metric: ResolvedMetric }[] {
  const overrides = Object.fromEntries(pending.map(({ id, severity }) => [id, { thresholds: { [severity]: 1 } }]));
  const given = { ...environment, alarms: { ...environment.alarms, overrides } };
  return resolveAlarms(given, standardCatalogue).alarms.flatMap((alarm) =>
    metricsOf(alarm).map((metric) => ({ metric })),
  );
}
