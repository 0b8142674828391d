import { findingsOf } from "../../src/app/cli/findings/index.js";
import type { EnvironmentDefinition } from "../../src/index.js";
import { dbInstance, least, withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";

const inventory = {
  ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } },
  lambda: { sync: { name: "sync", timeout: 3, memory: 128 } },
  rds: { jobs: dbInstance },
};
const measured = ["/aws/ecs/containerinsights/idp/performance", "/aws/lambda-insights", "RDSOSMetrics"];

type Logs = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["logs"]>;
const environmentOf = (logs: Logs) => withResources(inventory, { telemetry: { logs }, versions: { off: "a test" } });

function keptOf(logs: Logs): Record<string, unknown> {
  const groups = Object.values(
    resources(stacksOf(environmentOf(logs))["idp-prod-telemetry"]!, "aws_cloudwatch_log_group"),
  );
  return Object.fromEntries(groups.map(({ name, retention_in_days }) => [name as string, retention_in_days]));
}

describe("what AWS measures and keeps as a log", () => {
  test("is kept for three months, however long the logs of applications are", () => {
    const kept = keptOf({ retention: 365 });
    expect(measured.map((name) => kept[name])).toEqual([120, 120, 120]);
    expect([kept["/ecs/idp-prod/main/api"], kept["/aws/lambda/sync"]]).toEqual([365, 365]);
  });

  test("is never kept for longer than other logs unasked", () => {
    const kept = keptOf({ retention: 90 });
    expect(measured.map((name) => kept[name])).toEqual([90, 90, 90]);
  });

  test("is kept for as long as is said, of all of it or of one", () => {
    const kept = keptOf({
      retention: 365,
      measurementRetention: 400,
      sources: { lambdaInsights: { retention: 30, monitoring: false }, enhancedMonitoring: { retention: 180 } },
    });
    expect(measured.map((name) => kept[name])).toEqual([400, 30, 180]);
    expect(kept["/ecs/idp-prod/main/api"]).toBe(365);
  });

  test("is not shortened below what monitored logs are kept", () => {
    expect(refusal({ telemetry: { logs: { measurementRetention: 30 } } })).toContain(
      "prod.telemetry.logs.measurementRetention: 30 is less than the 90 days that monitored logs are kept\n  allowed: 90, 120,",
    );
    expect(refusal({ telemetry: { logs: { measurementRetention: 100 } } })).toContain(
      "prod.telemetry.logs.measurementRetention: 100 is not a retention that CloudWatch Logs takes",
    );
  });

  test("loses nothing of a log group that is taken over unless somebody says so", () => {
    const adopting = (shortens?: string) => ({
      ...least,
      resources: inventory,
      versions: { off: "a test" },
      telemetry: { logs: { retention: 365, sources: { enhancedMonitoring: { adopt: { retention: 365, shortens } } } } },
    });
    expect(refusal(adopting())).toBe(
      'prod.telemetry.logs.sources.enhancedMonitoring.adopt: retention 365 days → 120 days: history older than that is deleted\n  keep what is there with a longer retention, or say why it may go: shortens: "…"',
    );
    expect(() => withResources(inventory, adopting("figures are enough"))).not.toThrow();
  });
});

describe("check", () => {
  const told = (logs: Logs) =>
    findingsOf({ label: "prod", name: "prod", environment: environmentOf(logs) }).filter(({ subject }) =>
      subject.endsWith("measurementRetention"),
    );

  test("tells that what AWS measures is kept for less than other logs, until somebody says for how long", () => {
    expect(told({ retention: 365 })).toEqual([
      {
        kind: "note",
        environment: "prod",
        subject: "telemetry.logs.measurementRetention",
        message:
          "enhancedMonitoring, containerInsights.main, lambdaInsights: kept for 120 days, other logs for 365. Where they were kept for longer, the next apply deletes what is older. Say which it is to be, 120 or 365.",
      },
    ]);
    for (const measurementRetention of [120, 365]) expect(told({ retention: 365, measurementRetention })).toEqual([]);
    expect(told({})).toEqual([]);
    expect(told({ retention: 90 })).toEqual([]);
  });

  test("tells of those alone that nobody speaks of", () => {
    const sources = {
      enhancedMonitoring: { retention: 120 },
      lambdaInsights: { managed: false },
      "containerInsights.main": { adopt: { retention: 1 } },
    };
    expect(told({ retention: 365, sources })).toEqual([]);
  });
});

describe("the account's default of Container Insights", () => {
  const alarms = { ...least.alarms, without: { containerInsights: "a test" } };
  const told = (telemetry: object, resources: EnvironmentDefinition["resources"] = inventory) =>
    findingsOf({
      label: "prod",
      name: "prod",
      environment: withResources(resources, { telemetry, alarms, versions: { off: "a test" } }),
    })
      .filter(({ subject }) => subject === "telemetry.containerInsightsDefault")
      .map(({ kind, message }) => [kind, message]);

  test("is told to whoever sets it, as clusters of others begin with it", () => {
    expect(told({})).toEqual([
      [
        "note",
        'Every cluster of ECS that anybody makes in account 111122223333, ap-northeast-1, begins with Container Insights "enhanced", whose metrics are paid for, unless its maker says otherwise; those that exist keep what they have. Where that is not meant, set it to false.',
      ],
    ]);
  });

  test("is not told where it is left alone", () => {
    expect(told({ containerInsightsDefault: false })).toEqual([]);
    expect(told({ containerInsights: "disabled" })).toEqual([]);
    expect(told({}, { sqs: { orders: { name: "orders" } } })).toEqual([]);
  });
});
