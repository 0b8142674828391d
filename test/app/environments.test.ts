import { testApp } from "../support/folder.js";
import { inspect } from "node:util";
import {
  AlarmsStack,
  defineEnvironment,
  defineEnvironments,
  EnvironmentError,
  EnvironmentsError,
  synthesize,
  type DefinedEnvironment,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { dev, prod, stg } from "../../src/environments/index.js";
import { dbInstance, least } from "../support/environment.js";
import { everyKindDefinition } from "../support/every-kind.js";
import { withFolder } from "../support/synth.js";

/** An environment of its own name, that is like the least one otherwise; types are set aside on purpose. */
const named = (name: string, change: Record<string, unknown> = {}) =>
  defineEnvironment({ ...least, ...oneAccount, ...change, name } as EnvironmentDefinition);

const oneAccount = { guardrails: { off: { ownAccount: "Tests need no second account." } } };

/** The lines of the error that environments end in together. */
function mistakesOf(...sources: readonly (() => DefinedEnvironment)[]): string[] {
  try {
    defineEnvironments(...sources);
  } catch (error) {
    if (error instanceof EnvironmentsError) return error.message.split("\n");
    throw error;
  }
  return [];
}

/** Two environments, prod and stg, that have the same changes. */
const twice = (change: Record<string, unknown>, ofStg: Record<string, unknown> = {}) =>
  mistakesOf(
    () => named("prod", change),
    () => named("stg", { ...change, ...ofStg }),
  );

const ecs = {
  main: {
    name: "shared",
    services: { api: { name: "api", minimumTasks: 1, containers: { app: { name: "app" }, log: { name: "log" } } } },
  },
};

test("environments come back in their order", () => {
  const fixed = named("stg", { account: "777788889999" });
  expect(defineEnvironments(() => named("prod"), fixed).map(({ name }) => name)).toEqual(["prod", "stg"]);
});

test("the samples agree", () => {
  expect(mistakesOf(dev, stg, prod)).toEqual([]);
});

test("a channel of chat is told by one of an account's environments", () => {
  const slack = { workspace: "T0123ABCD", channel: "C0123ABCD" };
  const tenant = "12345678-1234-1234-1234-123456789012";
  const teams = { tenant, team: tenant, channel: "19%3aone%40thread.tacv2" };
  const routes = { error: { receivers: { slack: { slack } } }, warn: { receivers: { teams: { teams } } } };
  const other = {
    ...routes,
    warn: { receivers: { teams: { teams: { ...teams, channel: "19%3aother%40thread.tacv2" } } } },
  };
  expect(twice({ alarms: { routes } }, { alarms: { routes: other } })).toEqual([
    'stg.alarms.routes.error.receivers.slack.slack: "C0123ABCD" is the Slack channel of prod.alarms.routes.error.receivers.slack.slack too, in one account; AWS takes a channel once in an account; name another channel in one of the two',
    `stg.alarms.routes.warn.receivers.teams.teams: "${tenant}" is the team of Microsoft Teams of prod.alarms.routes.warn.receivers.teams.teams too, in one account; the AWS provider tells the channels of a team apart by the account alone; name a channel of another team in one of the two`,
  ]);
});

test("metric filters on a log group that RDS has once in a region are counted together", () => {
  const databases = (of: string, count: number) => {
    const keys = Array.from({ length: count }, (_, index) => `${of}${index}`);
    return { resources: { rds: Object.fromEntries(keys.map((key) => [key, { ...dbInstance, identifier: key }])) } };
  };
  const shared = { telemetry: { logs: { sources: { enhancedMonitoring: { managed: false } } } } };
  const mistakes = (dev: number, stg: number, change = {}) =>
    mistakesOf(
      () => named("dev", databases("dev", dev)),
      () => named("stg", { ...databases("stg", stg), ...shared, ...change }),
    );
  expect(mistakes(20, 20)[0]).toMatch(
    /^stg\.alarms\.overrides: "RDSOSMetrics" would get \d+ metric filters here and \d+ of dev, in one account and region, and takes 100; switch some of these off$/,
  );
  expect(mistakes(20, 5)).toEqual([]);
  expect(mistakes(20, 20, { region: "ap-northeast-3" })).toEqual([]);
});

describe("all mistakes are told at once:", () => {
  const wrong = {
    resources: { ecs },
    telemetry: {
      containerInsights: "enabled",
      logs: {
        sources: { "ecs.main/apii": { audit: true } },
        groups: { one: { name: "/same" }, other: { name: "/same" } },
      },
    },
  };

  test("what is wrong in itself does not hide what is wrong between its parts", () => {
    const lines = mistakesOf(() =>
      named("prod", { ...wrong, account: "1", region: "nowhere", timeZone: "Mars", owners: {}, unheardOf: 1 }),
    );
    expect(lines.filter((line) => line.startsWith("prod.")).map((line) => line.replace(/:.*/, ""))).toEqual([
      "prod.account",
      "prod.region",
      "prod.timeZone",
      "prod.owners.dev",
      "prod.owners.ops",
      "prod.unheardOf",
      "prod.telemetry.containerInsights",
      'prod.telemetry.logs.sources["ecs.main/apii"]',
      "prod.telemetry.logs.groups.other.name",
    ]);
  });

  test("of every environment, and between them", () => {
    const lines = mistakesOf(
      () => named("prod", { language: "fr", resources: { ecs } }),
      () => named("stg", { telemetry: { logs: { retention: 1 } }, resources: { ecs } }),
    );
    expect(lines.filter((line) => /^(prod|stg)\./.test(line)).map((line) => line.replace(/:.*/, ""))).toEqual([
      "prod.language",
      "stg.telemetry.logs.retention",
      'stg.telemetry.logs.sources["containerInsights.main"].managed',
      "stg.telemetry.containerInsightsDefault",
    ]);
  });

  test("a mistake brings no other one about that is not there", () => {
    const telemetry = { containerInsights: "enabled", logs: { sources: { "ecs.main/api": { audit: true } } } };
    const without = { enhancedContainerInsights: "costs too much" };
    const of = (change: object) => mistakesOf(() => named("prod", { resources: { ecs }, telemetry, ...change }));
    const alarms = { ...least.alarms, without };
    expect(of({ alarms })).toEqual([]);
    // A cluster without its name is no cluster, and yet its log source is no mistake.
    expect(of({ alarms, resources: { ecs: { main: { ...ecs.main, name: undefined } } } })).toEqual([
      "prod.resources.ecs.main.name: is required: an ECS cluster name: letters, digits, hyphens and underscores, 255 at most",
    ]);
    expect(of({ alarms: { ...least.alarms, withuot: without } })).toEqual([
      'prod.alarms.withuot: unknown key; did you mean "without"?',
    ]);
    expect(of({ alarms: { ...alarms, routes: {} } })).toHaveLength(1);
    expect(of({ alarms: { ...alarms, without: { enhancedContainerInsights: 7 } } })).toEqual([
      "prod.alarms.without.enhancedContainerInsights: 7 is not the reason why this environment does without it",
    ]);
  });

  test("by environment too, for programs", () => {
    try {
      defineEnvironments(
        () => named("prod", { account: "1" }),
        () => named("stg"),
        () => named("dev", { region: "x", language: "fr" }),
      );
    } catch (error) {
      expect(
        (error as EnvironmentsError).byEnvironment.map(({ environment, issues }) => [environment, issues.length]),
      ).toEqual([
        ["prod", 1],
        ["dev", 2],
      ]);
    }
    expect.assertions(1);
  });

  test("and once each, where nobody catches them", () => {
    const thrown = (run: () => unknown): string => {
      try {
        run();
      } catch (error) {
        return inspect(error);
      }
      return "";
    };
    for (const printed of [
      thrown(() => named("prod", { account: "1" })),
      thrown(() => defineEnvironments(() => named("prod", { account: "1" }))),
    ]) {
      expect(printed).toMatch(/^Environments?Error: prod\.account: "1" is not/);
      expect(printed.match(/is not an AWS account id/g)).toHaveLength(1);
      expect(printed).not.toMatch(/issues|errors:/);
    }
  });

  test("another error of a definition stays what it is", () => {
    const broken = () => {
      throw new TypeError("of the program");
    };
    expect(() => defineEnvironments(broken)).toThrow(TypeError);
  });
});

describe("two environments of one account and region cannot share", () => {
  const inOneRegion = "in one account and region";

  test("what there is one of", () => {
    const resources = {
      ecs,
      rds: { jobs: dbInstance },
      lambda: { sync: { name: "sync", timeout: 60, memory: 512 } },
      restApi: { main: { name: "main", stage: "prod" } },
    };
    const telemetry = { ecrScanning: { type: "basic" }, guardDuty: {} };
    const lines = twice({ resources, telemetry });
    const set = (kind: string, path: string, settle: string) =>
      `stg.${path}: sets the ${kind}, as prod.${path} does, ${inOneRegion}; ${settle}`;
    const group = (name: string, path: string) =>
      `stg.${path}: "${name}" is the log group of prod.${path} too, ${inOneRegion}; set managed: false in one of the two`;
    const sources = "telemetry.logs.sources";
    expect(lines).toEqual([
      ...["iam-db-auth-error", "postgresql", "upgrade"].map((log) =>
        group(`/aws/rds/instance/jobs/${log}`, `${sources}["rds.jobs/${log}"].managed`),
      ),
      group("RDSOSMetrics", `${sources}.enhancedMonitoring.managed`),
      group("/aws/lambda/sync", `${sources}["lambda.sync"].name`),
      group("/aws/ecs/containerinsights/shared/performance", `${sources}["containerInsights.main"].managed`),
      group("/aws/lambda-insights", `${sources}.lambdaInsights.managed`),
      set("default of Container Insights", "telemetry.containerInsightsDefault", "set it to false in one of the two"),
      set("role of API Gateway's logs", "telemetry.apiGatewayLogsRole", "set it to false in one of the two"),
      set(
        "scanning of the registry",
        "telemetry.ecrScanning",
        "leave it out of one of the two, and say why there: telemetry.off.ecrScanning",
      ),
      set(
        "detector of GuardDuty",
        "telemetry.guardDuty",
        "leave it out of one of the two, and say why there: telemetry.off.guardDuty",
      ),
    ]);
    expect(twice({ resources, telemetry }, { region: "ap-northeast-3" })).toEqual([]);
    expect(twice({ resources, telemetry }, { account: "777788889999" })).toEqual([]);
    const others = { ecrScanning: { type: "basic", managed: false }, guardDuty: { managed: false } };
    expect(twice({ telemetry }, { telemetry: others })).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/ecrScanning|guardDuty/)]),
    );
  });

  test("what Inspector scans: the one would switch off what the other has scanned", () => {
    const images = { telemetry: { ecrScanning: { type: "enhanced" } } };
    expect(twice(images, { telemetry: { inspector: {} } })).toEqual([
      `stg.telemetry.inspector: sets the scanning by Inspector, as prod.telemetry.ecrScanning does, ${inOneRegion}; leave it out of one of the two, and say why there: telemetry.off.inspector`,
    ]);
    expect(twice(images, { telemetry: { inspector: {} }, region: "ap-northeast-3" })).toEqual([]);
  });

  test("the bucket of GuardDuty's findings", () => {
    const findings = { telemetry: { guardDuty: { findingsExport: { bucketName: "findings" } } } };
    expect(twice(findings, { account: "777788889999" })).toEqual([
      expect.stringContaining('stg.telemetry.guardDuty.findingsExport.bucketName: "findings" is the bucket of'),
    ]);
  });

  test("the bucket of copies of an archive, unless it is another account's, which gathers those of many", () => {
    const copiesTo = (replication: object) => (bucketName: string) => ({
      telemetry: { logs: { archive: { bucketName, replication: { bucketName: "copies", ...replication } } } },
    });
    const [own, foreign] = [copiesTo({}), copiesTo({ account: "777788889999", region: "ap-northeast-3" })];
    expect(twice(own("logs-one"), own("logs-two"))).toEqual([
      expect.stringContaining('stg.telemetry.logs.archive.replication.bucketName: "copies" is the bucket of'),
    ]);
    expect(twice(foreign("logs-one"), foreign("logs-two"))).toEqual([]);
  });

  test("and the words that the messages name settle it", () => {
    const resources = { ecs, rds: { jobs: dbInstance } };
    const sources = {
      "rds.jobs/iam-db-auth-error": { managed: false },
      "rds.jobs/postgresql": { managed: false },
      "rds.jobs/upgrade": { managed: false },
      enhancedMonitoring: { managed: false },
      "containerInsights.main": { managed: false },
    };
    expect(twice({ resources }, { telemetry: { containerInsightsDefault: false, logs: { sources } } })).toEqual([]);
  });

  test("a bucket anywhere in the world, nor the bucket of the state", () => {
    const archive = (bucketName: string) => ({ telemetry: { logs: { archive: { bucketName } } } });
    const other = { account: "777788889999", region: "us-west-2" };
    expect(twice(archive("our-logs"), other)).toEqual([
      'stg.telemetry.logs.archive.bucketName: "our-logs" is the bucket of prod.telemetry.logs.archive.bucketName too; name another bucket in one of the two',
    ]);
    expect(
      mistakesOf(
        () => named("prod", { backend: { s3: { bucket: "our-state" } } }),
        () => named("stg", { ...other, ...archive("our-state"), backend: { s3: { bucket: "our-state" } } }),
      ).filter((line) => line.includes("prod")),
    ).toEqual([
      'stg.telemetry.logs.archive.bucketName: "our-state" is the bucket of prod.backend.s3.bucket too; name another bucket in one of the two',
    ]);
    expect(twice({ backend: { s3: { bucket: "our-state" } } })).toEqual([]);
  });

  test("a role, in whatever region", () => {
    const enhancedMonitoring = (roleName: string) => ({ telemetry: { enhancedMonitoring: { roleName } } });
    const databases = { resources: { rds: { jobs: dbInstance } } };
    const stg = { region: "us-west-2", ...enhancedMonitoring("RDS-monitoring") };
    expect(twice({ ...databases, ...enhancedMonitoring("rds-monitoring") }, stg)).toEqual([
      'stg.telemetry.enhancedMonitoring.roleName: "RDS-monitoring" is the role of prod.telemetry.enhancedMonitoring.roleName too, in one account; name another role in one of the two',
    ]);
  });

  test("what attaches to a resource that both know", () => {
    const repository = { ecr: { app: { name: "idp/app", lifecycle: {} } } };
    expect(twice({ resources: repository })).toEqual([
      `stg.resources.ecr.app.lifecycle: "idp/app" is the repository with a lifecycle of prod.resources.ecr.app.lifecycle too, ${inOneRegion}; leave it out of one of the two`,
    ]);
    const adopted = { ecs: { main: { ...ecs.main, adopt: true } } };
    expect(twice({ resources: adopted }).at(-1)).toBe(
      `stg.resources.ecs.main.adopt: "shared" is the adopted cluster of prod.resources.ecs.main.adopt too, ${inOneRegion}; adopt it in one of the two`,
    );
  });

  test("the name of an alarm, which systems whose names are alike may come to", () => {
    const services = { b: { name: "b", minimumTasks: 1 } };
    const lines = mistakesOf(
      () => named("prod", { resources: { ecs: { lambda: { name: "x", services } } } }),
      () =>
        named("ecs", {
          system: "idp-prod",
          resources: { lambda: { b: { name: "b", timeout: 60, memory: 512 } } },
        }),
    );
    expect(lines).toEqual([
      'ecs.name: "idp-prod-ecs" goes on with "ecs" after "idp-prod", as names of what that environment has do, and prod.name is in the same account: the one would be told of the other\'s alarms; give another name or system',
      `ecs.alarms: "idp-prod-ecs-lambda-b-memoryUtilization-error" is the alarm of prod.alarms too, ${inOneRegion}; rename a key, a row or a system`,
    ]);
  });

  test("system and name, wherever they are", () => {
    expect(
      mistakesOf(
        () => named("prod"),
        () => named("prod", { account: "777788889999" }),
      ),
    ).toEqual([
      'idp-prod.name: "idp-prod" is the system and name of idp-prod.name too: stacks, state and everything in AWS would have one name; give another name',
    ]);
  });
});

describe("synthesize", () => {
  const refused = (run: (outdir: string) => unknown): string =>
    withFolder((folder) => {
      try {
        run(`${folder}/out`);
      } catch (error) {
        return (error as Error).message;
      }
      return "";
    });

  test("checks environments together that were defined one by one", () => {
    const backend = (name: string) => named(name, { telemetry: { logs: { archive: { bucketName: "our-logs" } } } });
    expect(refused((outdir) => synthesize([backend("prod"), backend("stg")], { outdir }))).toMatch(
      /^stg\.telemetry\.logs\.archive\.bucketName: "our-logs" is the bucket of prod/,
    );
  });

  test("refuses a copy of an environment, whose alarms would be those of the original", () => {
    const copy = { ...named("prod"), name: "stg" };
    const right =
      'is nothing that defineEnvironment made; a copy such as { ...prod, name: "stg" } keeps the alarms of prod. Change the definition, and call defineEnvironment with that';
    expect(refused((outdir) => synthesize([copy], { outdir }))).toBe(`synthesize: environments[0]: ${right}`);
    expect(refused(() => defineEnvironments(() => named("prod"), copy))).toBe(
      `defineEnvironments: argument 2: ${right}`,
    );
    expect(refused(() => new AlarmsStack(testApp(), copy))).toBe(`AlarmsStack: environment: ${right}`);
    expect(refused(() => defineEnvironments(() => copy))).toBe(`defineEnvironments: argument 1: ${right}`);
  });
});

test("an environment stays as it was checked, and what it was made of is not touched", () => {
  const tags = { Cost: "1" };
  const prod = named("prod", { tags });
  const change = (what: object, key: string, value: unknown) => () => Object.assign(what, { [key]: value });
  expect(change(prod, "account", "1")).toThrow(TypeError);
  expect(change(prod.tags, "Cost", "2")).toThrow(TypeError);
  expect(change(prod.alarms.routes, "other", {})).toThrow(TypeError);
  tags.Cost = "2";
  expect(prod.tags.Cost).toBe("1");
});

test("an environment that is still to be awaited is told so", () => {
  expect(() => synthesize([Promise.resolve(named("prod"))] as never)).toThrow(
    "synthesize: environments[0]: is a promise; await it first",
  );
});

test("synthesize takes a list", () => {
  for (const none of [undefined, named("prod")]) {
    expect(() => synthesize(none as never)).toThrow("synthesize: takes a list of environments: [prod]");
  }
});

test("an error of defineEnvironment says whose it is", () => {
  expect(() => named("prod", { account: "1" })).toThrow(EnvironmentError);
});

test("an environment stays as it was checked, and what somebody wrote stays theirs", () => {
  const isAnyFrozen = (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    ((Object.isFrozen(value) && Object.keys(value).length > 0) || Object.values(value).some(isAnyFrozen));
  const written = structuredClone(everyKindDefinition);
  const defined = defineEnvironment(written);
  expect(() => Object.assign(defined.telemetry.logs, { retention: 1 })).toThrow(TypeError);
  expect(() => Object.assign(defined, { account: "444455556666" })).toThrow(TypeError);
  expect(isAnyFrozen(written)).toBe(false);
  expect(written).toEqual(everyKindDefinition);
});
