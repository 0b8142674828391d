import { checkPlan, defineEnvironment, synthesize, type EnvironmentDefinition } from "../../src/index.js";
import { least } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(1_800_000);

type Logs = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["logs"]>;

const define = (archive: Logs["archive"], released: readonly string[] = []) =>
  defineEnvironment({
    ...least,
    resources: { sqs: { orders: { name: "orders" } } },
    telemetry: { logs: { archive } },
    terraform: { released: { dev: released } },
  });

const folder = temporaryFolder();
const fileOf = (environment: ReturnType<typeof define>, outdir = folder): string =>
  synthesize([environment], { outdir, gaps: "ignore" }).find(({ stack }) => stack.endsWith("-telemetry"))!.file;

let emulator: Emulator;
let workspace: Workspace;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator();
  workspace = Workspace.ofStack(fileOf(define({ retention: 400 })), emulator);
  await workspace.init();
  await workspace.apply();
});

afterAll(() => emulator?.stop());

/** What guards the bucket. */
const guards = async () => {
  const of = (command: string) => emulator.aws("s3api", command, "--bucket", "idp-prod-logs-111122223333");
  const found = new Map<string, unknown>();
  for (const command of [
    "get-public-access-block",
    "get-bucket-policy",
    "get-bucket-versioning",
    "get-bucket-encryption",
    "get-bucket-ownership-controls",
    "get-bucket-lifecycle-configuration",
    "get-object-lock-configuration",
  ])
    found.set(command, await of(command));
  return found;
};

test("a lock that comes later is no other bucket", async () => {
  workspace.replaceFile(fileOf(define({ retention: 400, objectLockDays: 30 })));
  const { text } = await workspace.plan();
  expect(text).toContain("Plan: 1 to add, 0 to change, 0 to destroy");
  await workspace.apply();
  expect((await workspace.plan()).empty).toBe(true);
});

/** What the plan of an environment tells that is written to a folder without anything in it. */
const planned = async (environment: ReturnType<typeof define>) => {
  workspace.replaceFile(fileOf(environment, temporaryFolder()));
  const found = checkPlan(environment, JSON.parse(await workspace.showPlan()));
  return found.map(({ at, guardrail }) => [at, guardrail]);
};

test("a plan tells what it destroys and shortens, where no earlier output does", async () => {
  const destroyed = await planned(define(undefined));
  expect(destroyed).toHaveLength(8);
  expect(destroyed).toContainEqual(["aws_s3_bucket.archive_bucket", "destruction"]);
  expect(destroyed).toContainEqual(["aws_s3_bucket_object_lock_configuration.archive_bucket_lock", "destruction"]);
  expect(await planned(define({ objectLockDays: 30 }))).toEqual([
    ["aws_s3_bucket_lifecycle_configuration.archive_bucket_lifecycle", "history"],
  ]);
  const released = destroyed.map(([address]) => address!);
  expect(await planned(define(undefined, released.slice(1)))).toEqual([[released[0], "destruction"]]);
});

test("a bucket that leaves the environment keeps all that guards it", async () => {
  const before = await guards();
  let message = "";
  try {
    fileOf(define(undefined));
  } catch (error) {
    message = String(error);
  }
  const addresses = [...message.matchAll(/idp-prod-telemetry: (\S+) has left the stack/g)].map(
    ([, address]) => address!,
  );
  expect(addresses).toHaveLength(8);
  workspace.replaceFile(fileOf(define(undefined, addresses)));
  const { text } = await workspace.plan();
  for (const address of addresses) expect(text).toContain(`${address} will no longer be managed by Terraform`);
  await workspace.apply();
  expect(await guards()).toEqual(before);
  expect((await workspace.plan()).text).toContain("No changes");
});
