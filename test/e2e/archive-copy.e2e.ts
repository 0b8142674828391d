import { synthesize, type EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(900_000);

const region = "ap-northeast-1";
const second = "ap-northeast-3";
const archive = "idp-prod-logs-111122223333";
const copy = "idp-prod-logs-copy-111122223333";

type Archive = NonNullable<NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["logs"]>["archive"]>;

let emulator: Emulator;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(region);
});

afterAll(() => emulator?.stop());

const aws = (...args: readonly string[]) => emulator.aws(...args);

/** The file of the telemetry stack, with Terraform's role in the sessions of which tags stand. */
function fileOf(given: Archive): string {
  const role = { dev: "arn:aws:iam::111122223333:role/deploy" };
  const environment = withResources(
    { ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } } },
    {
      telemetry: { accessLogs: { athena: false }, logs: { archive: given, athena: { enabled: false } } },
      terraform: {
        destroyable: true,
        assumeRole: role,
        sessionTags: { dev: { CostCenter: "4711" } },
        transitiveTagKeys: { dev: ["CostCenter"] },
      },
    },
  );
  const outdir = temporaryFolder();
  return synthesize([environment], { outdir, gaps: "ignore" }).find(({ stack }) => stack.endsWith("-telemetry"))!.file;
}

async function converge(workspace: Workspace): Promise<void> {
  await workspace.apply();
  const { empty, text } = await workspace.plan();
  expect(empty ? "" : text).toBe("");
}

const replicationOf = async (bucket: string) => {
  const { ReplicationConfiguration } = await aws("s3api", "get-bucket-replication", "--bucket", bucket);
  return ReplicationConfiguration as { Role: string; Rules: Record<string, unknown>[] };
};

describe("an archive that is made", () => {
  let telemetry: Workspace;

  beforeAll(async () => {
    telemetry = Workspace.ofStack(fileOf({}), emulator);
    await telemetry.init();
    await telemetry.apply();
  });

  test("is copied to a second region from then on, with the protections of its own, and its requests are logged", async () => {
    telemetry.replaceFile(fileOf({ accessLogs: true, objectLockDays: 1, replication: { timeControl: true } }));
    await converge(telemetry);
    const { LocationConstraint } = await aws("s3api", "get-bucket-location", "--bucket", copy);
    expect(LocationConstraint).toBe(second);
    for (const bucket of [archive, copy]) {
      expect(await aws("s3api", "get-bucket-versioning", "--bucket", bucket)).toMatchObject({ Status: "Enabled" });
      expect(await aws("s3api", "get-public-access-block", "--bucket", bucket)).toMatchObject({
        PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
      });
      expect(await aws("s3api", "get-object-lock-configuration", "--bucket", bucket)).toMatchObject({
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 1 } } },
      });
    }
    const { Role, Rules } = await replicationOf(archive);
    expect(Role).toBe("arn:aws:iam::111122223333:role/idp-prod-logs-replication");
    expect(Rules).toEqual([
      {
        ID: "archive",
        Priority: 1,
        Status: "Enabled",
        Filter: {}, // the CLI leaves out a prefix without a letter
        DeleteMarkerReplication: { Status: "Disabled" },
        Destination: {
          Bucket: `arn:aws:s3:::${copy}`,
          StorageClass: "INTELLIGENT_TIERING",
          Metrics: { Status: "Enabled", EventThreshold: { Minutes: 15 } },
          ReplicationTime: { Status: "Enabled", Time: { Minutes: 15 } },
        },
      },
    ]);
    expect(await aws("s3api", "get-bucket-logging", "--bucket", archive)).toMatchObject({
      LoggingEnabled: { TargetBucket: "idp-prod-access-111122223333", TargetPrefix: "s3/" },
    });
  });

  test("goes with its copy where the environment may", async () => {
    await telemetry.destroy();
    for (const bucket of [archive, copy])
      await expect(aws("s3api", "head-bucket", "--bucket", bucket)).rejects.toThrow("404");
  });
});

test("an archive under keys is copied to a bucket of another account under a key of that", async () => {
  const key = (where: string, owner: string) =>
    `arn:aws:kms:${where}:${owner}:key/12345678-1234-1234-1234-123456789012`;
  const workspace = Workspace.ofStack(
    fileOf({
      bucketName: "keyed-logs",
      kmsKeyArn: key(region, "111122223333"),
      replication: {
        account: "444455556666",
        bucketName: "their-logs",
        region: second,
        kmsKeyArn: key(second, "444455556666"),
      },
    }),
    emulator,
  );
  await aws(
    "s3api",
    "create-bucket",
    ...["--bucket", "their-logs", "--region", second],
    ...["--create-bucket-configuration", `LocationConstraint=${second}`],
  );
  await aws(
    "s3api",
    "put-bucket-versioning",
    ...["--bucket", "their-logs", "--region", second, "--versioning-configuration", "Status=Enabled"],
  );
  await workspace.init();
  await converge(workspace);
  expect((await replicationOf("keyed-logs")).Rules).toEqual([
    expect.objectContaining({
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: "Enabled" } },
      Destination: {
        Bucket: "arn:aws:s3:::their-logs",
        Account: "444455556666",
        AccessControlTranslation: { Owner: "Destination" },
        StorageClass: "INTELLIGENT_TIERING",
        EncryptionConfiguration: { ReplicaKmsKeyID: key(second, "444455556666") },
        Metrics: { Status: "Enabled" },
      },
    }),
  ]);
  await workspace.destroy(); // its names are taken again below
});

test("S3 takes the settings that owners of buckets get, word for word", async () => {
  const where = ["--create-bucket-configuration", `LocationConstraint=${region}`];
  await aws("s3api", "create-bucket", "--bucket", "hand-logs", ...where);
  await aws(
    "s3api",
    "put-bucket-versioning",
    ...["--bucket", "hand-logs", "--versioning-configuration", "Status=Enabled"],
  );
  const workspace = Workspace.ofStack(
    fileOf({ bucketName: "hand-logs", adopt: true, accessLogs: true, replication: { timeControl: true } }),
    emulator,
  );
  await workspace.init();
  await converge(workspace);
  const outputs = await workspace.outputs();
  const settings = (name: string) => String(outputs[name]);
  await aws(
    "s3api",
    "put-bucket-replication",
    ...["--bucket", "hand-logs", "--replication-configuration", settings("log_archive_bucket_replication")],
  );
  await aws(
    "s3api",
    "put-bucket-logging",
    ...["--bucket", "hand-logs", "--bucket-logging-status", settings("log_archive_bucket_logging")],
  );
  const { Rules } = await replicationOf("hand-logs");
  expect(Rules.map(({ ID, Filter }) => [ID, Filter])).toEqual([
    ["archive-logs", { Prefix: "logs/" }],
    ["archive-errors", { Prefix: "errors/" }],
  ]);
  const { empty, text } = await workspace.plan(); // nothing of the bucket is ours
  expect(empty ? "" : text).toBe("");
  await workspace.destroy();
  await aws("s3api", "head-bucket", "--bucket", "hand-logs");
});
