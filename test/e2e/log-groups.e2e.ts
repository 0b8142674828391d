import { synthesize, type EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { region } from "./support/made-by-hand.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(900_000);

/** Where the emulator is not like AWS; each is told at the end of a run. */
const differences = [
  "CloudWatch Logs: classes of log groups and data protection policies are kept by the test; the emulator lacks them.",
  "CloudWatch Logs: nothing is masked in the events themselves.",
];

type Logs = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["logs"]>;

const api = "/ecs/idp-prod/main/api";
const jobs = "/ecs/idp-prod/main/jobs";
const infrequent = { logClass: "INFREQUENT_ACCESS" } as const;
const masks = { ecs: ["EmailAddress", "CreditCardNumber"] } as const;

let emulator: Emulator;
let stack: Workspace;

const aws = (...args: readonly string[]) => emulator.aws(...args);

const fileOf = (logs: Logs, destroyable = false): string => {
  const environment = withResources(
    {
      ecs: {
        main: {
          name: "idp",
          services: { api: { name: "api", minimumTasks: 1 }, jobs: { name: "jobs", minimumTasks: 1 } },
        },
      },
    },
    { telemetry: { logs }, terraform: { destroyable } },
  );
  const summaries = synthesize([environment], { outdir: temporaryFolder() });
  return summaries.find((one) => one.stack === "idp-prod-telemetry")!.file;
};

/** Has the stack be that of these logs, and plans it. */
const planned = (logs: Logs, destroyable?: boolean) => {
  stack.replaceFile(fileOf(logs, destroyable));
  return stack.plan();
};

const nothingLeft = async () => {
  const { empty, text } = await stack.plan();
  expect(empty ? "" : text).toBe("");
};

const groupsOf = async (prefix: string) => {
  const { logGroups } = (await aws("logs", "describe-log-groups", "--log-group-name-prefix", prefix)) as {
    logGroups: { logGroupName: string; logGroupClass: string; dataProtectionStatus?: string }[];
  };
  return logGroups;
};

const classOf = async (name: string) =>
  (await groupsOf(name)).find(({ logGroupName }) => logGroupName === name)?.logGroupClass;

const policyOf = async (name: string) => {
  const { policyDocument } = await aws("logs", "get-data-protection-policy", "--log-group-identifier", name);
  return policyDocument === undefined ? undefined : (JSON.parse(String(policyDocument)) as { Statement: object[] });
};

const identifiers = (...ids: readonly string[]) => ids.map((id) => `arn:aws:dataprotection::aws:data-identifier/${id}`);

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(region);
  await aws("logs", "create-log-group", "--log-group-name", "/findings");
  await aws("logs", "create-log-group", "--log-group-name", "/old", "--log-group-class", "INFREQUENT_ACCESS");
  const first = { masks, maskFindings: { logGroup: "/findings" }, sources: { "ecs.main/jobs": infrequent } };
  stack = Workspace.ofStack(fileOf(first), emulator);
  await stack.init();
  await stack.apply();
});

afterAll(() => {
  emulator?.stop();
  console.log(["Where the emulator differs from AWS:", ...differences].join("\n  "));
});

describe("what is masked", () => {
  test("is what was asked for, in log groups of both classes, and leaves nothing to do", async () => {
    await nothingLeft();
    expect([await classOf(api), await classOf(jobs)]).toEqual(["STANDARD", "INFREQUENT_ACCESS"]);
    const DataIdentifier = identifiers("CreditCardNumber", "EmailAddress");
    const FindingsDestination = { CloudWatchLogs: { LogGroup: "/findings" } };
    for (const name of [api, jobs])
      expect((await policyOf(name))!.Statement).toEqual([
        { Sid: "Find", DataIdentifier, Operation: { Audit: { FindingsDestination } } },
        { Sid: "Mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
      ]);
  });

  test("is changed where it is, without a log group made anew", async () => {
    const { text } = await planned({ masks: { ecs: ["Name"] }, sources: { "ecs.main/jobs": infrequent } });
    expect(text).toContain("Plan: 0 to add, 2 to change, 0 to destroy");
    await stack.apply();
    expect((await policyOf(api))!.Statement[1]).toMatchObject({ DataIdentifier: identifiers("Name") });
  });

  test("comes back where somebody took it away by hand", async () => {
    await aws("logs", "delete-data-protection-policy", "--log-group-identifier", api);
    expect((await stack.plan()).text).toContain("Plan: 1 to add, 0 to change, 0 to destroy");
    await stack.apply();
    expect(await policyOf(api)).toBeDefined();
  });

  test("is masked no more once it is left out, and the log groups stay", async () => {
    const { text } = await planned({ sources: { "ecs.main/jobs": infrequent } });
    expect(text).toContain("Plan: 0 to add, 0 to change, 2 to destroy");
    expect(text).not.toMatch(/aws_cloudwatch_log_group\.\w+ will be/);
    await stack.apply();
    await nothingLeft();
    expect(await policyOf(api)).toBeUndefined();
    expect((await groupsOf("/ecs/")).map((group) => [group.logGroupName, group.dataProtectionStatus])).toEqual([
      [api, "DELETED"],
      [jobs, "DELETED"],
    ]);
  });
});

describe("the class of a log group that is there", () => {
  /** Which log group, what it is, and what it is meant to be. */
  const kept = (id: string, has: string, meant: string) =>
    new RegExp(
      `aws_cloudwatch_log_group\\.logs_${id}\\b.*self\\.log_group_class is "${has}".*not of the class ${meant}, as is meant`,
    );
  /** Terraform breaks its messages into lines. */
  const planFails = async (logs: Logs, destroyable?: boolean) =>
    planned(logs, destroyable).then(
      () => "",
      (error: Error) => error.message.replace(/\s*\n[│\s]*/g, " "),
    );

  test.each([false, true])("stops the plan where logClass says another one: destroyable %s", async (destroyable) => {
    const message = await planFails({ sources: { "ecs.main/api": infrequent } }, destroyable);
    expect(message).toMatch(kept("ecs_main_api", "STANDARD", "INFREQUENT_ACCESS"));
    expect(message).toMatch(kept("ecs_main_jobs", "INFREQUENT_ACCESS", "STANDARD"));
    expect([await classOf(api), await classOf(jobs)]).toEqual(["STANDARD", "INFREQUENT_ACCESS"]);
  });

  test("goes with another name: a log group of that name is made, and the other one stays with its logs", async () => {
    const sources = { "ecs.main/api": { ...infrequent, name: "/api" }, "ecs.main/jobs": { name: "/jobs" } };
    stack.replaceFile(fileOf({ sources }));
    await stack.apply();
    expect(await Promise.all(["/api", "/jobs", api, jobs].map(classOf))).toEqual([
      ...["INFREQUENT_ACCESS", "STANDARD"],
      ...["STANDARD", "INFREQUENT_ACCESS"],
    ]);
  });

  test("is told of one that is taken over: it must be the class that it has", async () => {
    const sources = { "ecs.main/api": { ...infrequent, name: "/api" }, "ecs.main/jobs": { name: "/jobs" } };
    const old = { name: "/old", adopt: { retention: "never", shortens: "traces only" } } as const;
    expect(await planFails({ sources, groups: { old } })).toMatch(kept("groups_old", "INFREQUENT_ACCESS", "STANDARD"));
    const { text } = await planned({ sources, groups: { old: { ...old, ...infrequent } } });
    expect(text).toMatch(/Plan: 1 to import, 0 to add, \d+ to change, 0 to destroy/);
    await stack.apply();
    await nothingLeft();
    expect(await classOf("/old")).toBe("INFREQUENT_ACCESS");
  });
});
