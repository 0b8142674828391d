import * as fc from "fast-check";
import {
  compareEnvironments,
  defineEnvironment,
  formatComparison,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { prod, stg } from "../../src/environments/index.js";
import { arbitraryResources } from "../support/arbitrary.js";
import { least } from "../support/environment.js";

const environment = (change: Partial<EnvironmentDefinition>) => defineEnvironment({ ...least, ...change });

const service = (minimumTasks: number) => ({
  ecs: { main: { name: "idp", services: { web: { name: "web", minimumTasks } } } },
});

const queue = (name: string) => ({ sqs: { events: { name } } });

describe("two environments", () => {
  test("differ in a percentile also where few samples are guarded", () => {
    const asked = (statistic: "p95" | "p99") =>
      environment({
        resources: { lambda: { sync: { name: "sync", timeout: 60, memory: 512 } } },
        alarms: { ...least.alarms, overrides: { "lambda.duration": { statistic, leastSamples: 50 } } },
      });
    const { differences } = compareEnvironments(asked("p95"), asked("p99"));
    expect(differences.map(({ path }) => path.slice(0, 3).join("."))).toContain("monitoring.lambda.duration");
  });

  test("are alike where only names, accounts, ids and state differ", () => {
    const one = environment({ resources: { ...queue("idp-prod-events") }, backend: { local: {} } });
    const other = environment({
      name: "stg",
      account: "444455556666",
      resources: { ...queue("idp-stg-events") },
      backend: { s3: { bucket: "idp-stg-terraform-state" } },
    });
    expect(formatComparison(compareEnvironments(one, other))).toBe("prod and stg are alike");
  });

  test("differ in a name that follows no rule", () => {
    const one = environment({ resources: queue("idp-prod-events") });
    const other = environment({ name: "stg", resources: queue("events-of-idp-stg") });
    expect(compareEnvironments(one, other).differences).toEqual([
      { path: ["resources", "sqs", "events", "name"], left: "idp-<name>-events", right: "events-of-idp-<name>" },
    ]);
  });

  test("differ in what is called as AWS calls its ids: a resource, a parameter, a tag", () => {
    const changed = (name: string, account: string, memory: number, value: string) =>
      environment({
        name,
        account,
        tags: { CostCenterId: value },
        resources: { lambda: { validateId: { name: `idp-${name}-validate`, timeout: 3, memory } } },
        parameters: { values: { clientId: { value } } },
      });
    const { differences } = compareEnvironments(
      changed("prod", least.account, 512, "one"),
      changed("stg", "444455556666", 128, "two"),
    );
    expect(differences.map(({ path, left, right }) => [path.join("."), left, right])).toEqual([
      ["parameters.values.clientId.value", "one", "two"],
      ["resources.lambda.validateId.memory", 512, 128],
      ["tags.CostCenterId", "one", "two"],
    ]);
  });

  test("are alike where one of them writes down what the other has by default", () => {
    const parameters = { values: { host: { value: "id.example.com" } } };
    const one = environment({ backups: {}, parameters });
    const other = environment({
      name: "stg",
      account: "444455556666",
      backups: { copy: { region: "ap-northeast-3" }, tag: { key: "Backup", value: "idp-stg" } },
      parameters: { ...parameters, path: "/idp/stg" },
    });
    expect(formatComparison(compareEnvironments(one, other))).toBe("prod and stg are alike");
  });

  test("differ in what comes of a value as well: its alarm", () => {
    const compared = compareEnvironments(
      environment({ resources: service(3) }),
      environment({ name: "stg", resources: service(2) }),
    );
    expect(compared.differences.map(({ path, left, right }) => [path.join("."), left, right])).toEqual([
      ["monitoring.ecs.runningTaskCount.main/web.error.threshold", 3, 2],
      ["resources.ecs.main.services.web.minimumTasks", 3, 2],
    ]);
  });

  test("differ in an override by what it comes to", () => {
    const overrides = { "ecs.memoryUtilization": { thresholds: { error: 95 } } };
    const compared = compareEnvironments(
      environment({ resources: service(3) }),
      environment({ resources: service(3), alarms: { ...least.alarms, overrides } }),
    );
    expect(compared.differences).toEqual([
      expect.objectContaining({
        path: ["monitoring", "ecs", "memoryUtilization", "main/web", "error", "threshold"],
        right: 95,
      }),
    ]);
  });

  test("differ once in what one of them lacks, and not in its alarms again", () => {
    const compared = compareEnvironments(environment({ resources: queue("events") }), environment({}));
    expect(compared.differences.map(({ path }) => path.join("."))).toEqual(["resources.sqs.events"]);
  });

  test("differ in the alarms of a resource of which one of them alone writes a field", () => {
    const written = {
      ecs: { main: { name: "main", capacity: "EC2", services: service(2).ecs.main.services } },
    } as const;
    const compared = compareEnvironments(environment({ resources: service(3) }), environment({ resources: written }));
    expect(compared.differences.map(({ path }) => path.slice(0, 3).join("."))).toEqual(
      expect.arrayContaining(["monitoring.ecs.runningTaskCount", "resources.ecs.main"]),
    );
  });
});

describe("a difference that is declared", () => {
  const one = environment({ resources: service(3) });
  const other = (differences: Record<string, string>) =>
    environment({ name: "stg", resources: service(2), differences });

  test("has its reason, and covers what is below it", () => {
    const compared = compareEnvironments(
      one,
      other({ "resources.ecs.*.services": "Less load.", "monitoring.ecs.runningTaskCount": "Less load." }),
    );
    expect(compared.differences.map(({ reason }) => reason)).toEqual(["Less load.", "Less load."]);
  });

  test("is told where there is none", () => {
    const compared = compareEnvironments(one, other({ "resources.sqs": "Nothing here." }));
    expect(compared.unused).toEqual([{ environment: "stg", pattern: "resources.sqs" }]);
    expect(formatComparison(compared)).toBe(
      [
        "prod and stg differ, and nobody says why (2)",
        "  monitoring.ecs.runningTaskCount.main/web.error.threshold: 3 → 2",
        "  resources.ecs.main.services.web.minimumTasks: 3 → 2",
        "declared, and no difference",
        '  stg.differences["resources.sqs"]',
      ].join("\n"),
    );
  });
});

test("every environment is like itself, and what differs does so in both directions", () => {
  fc.assert(
    fc.property(arbitraryResources, arbitraryResources, (some, others) => {
      const [one, other] = [environment({ resources: some }), environment({ resources: others })];
      expect(compareEnvironments(one, one).differences).toEqual([]);
      const paths = (compared: ReturnType<typeof compareEnvironments>) => compared.differences.map(({ path }) => path);
      expect(paths(compareEnvironments(one, other))).toEqual(paths(compareEnvironments(other, one)));
    }),
    { numRuns: 20 },
  );
});

test("staging and production of the samples differ in nothing but what is declared", () => {
  const { differences, unused } = compareEnvironments(stg(), prod());
  expect(differences.filter(({ reason }) => reason === undefined)).toEqual([]);
  expect(unused).toEqual([]);
});
