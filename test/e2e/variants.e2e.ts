import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Aspects, TerraformStack } from "cdktf";
import { join } from "node:path";
import { RdsEnhancedMonitoringRole, setContainerInsights, TelemetryAspect } from "../../modules/dev/index.js";
import { synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";
import { temporaryFolder } from "../support/folder.js";

jest.setTimeout(600_000);

const region = "ap-northeast-1";

let emulator: Emulator;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(region);
});

/** Where the emulator is not like AWS; each is told at the end of a run. */
const differences = [
  "RDS: the emulator forgets the monitoring of a DB instance that is created with it, so it is applied twice.",
];

afterAll(() => {
  emulator?.stop();
  console.log(["Where the emulator differs from AWS:", ...differences].join("\n  "));
});

/** Applies a file, and holds that a further plan is empty. */
async function converge(file: string, applies = 1): Promise<void> {
  const stack = Workspace.ofStack(file, emulator);
  await stack.init();
  for (let one = 0; one < applies; one += 1) await stack.apply();
  const { empty, text } = await stack.plan();
  expect(empty ? "" : text).toBe("");
}

describe("telemetry of resources that are declared in the same app", () => {
  beforeAll(async () => {
    const outdir = temporaryFolder();
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "own");
    new AwsProvider(stack, "aws", { region });
    const roleName = "own-monitoring";
    const { roleArn } = new RdsEnhancedMonitoringRole(stack, "monitoring", { account, region, roleName });
    new DbInstance(stack, "jobs", {
      identifier: "own-jobs",
      engine: "postgres",
      engineVersion: "16.4",
      instanceClass: "db.m6g.large",
      allocatedStorage: 20,
      username: "root",
      manageMasterUserPassword: true,
      skipFinalSnapshot: true,
    });
    new EcrRepository(stack, "repository", { name: "own" });
    setContainerInsights(new EcsCluster(stack, "cluster", { name: "own" }), "enabled");
    Aspects.of(stack).add(
      new TelemetryAspect({
        databaseMonitoring: {
          enhancedMonitoring: { interval: 15, roleArn },
          performanceInsights: { enabled: false },
        },
        immutableImageTags: true,
      }),
    );
    app.synth();
    await converge(join(outdir, "stacks/own/cdk.tf.json"), 2);
  });

  test("one call on a cluster", async () => {
    const { clusters } = await emulator.aws("ecs", "describe-clusters", "--clusters", "own", "--include", "SETTINGS");
    expect(clusters).toEqual([
      expect.objectContaining({ settings: [{ name: "containerInsights", value: "enabled" }] }),
    ]);
  });

  test("an aspect on a database and an image repository", async () => {
    const { DBInstances } = await emulator.aws("rds", "describe-db-instances");
    expect(DBInstances).toEqual([
      expect.objectContaining({
        MonitoringInterval: 15,
        MonitoringRoleArn: `arn:aws:iam::${account}:role/own-monitoring`,
      }),
    ]);
    const { repositories } = await emulator.aws("ecr", "describe-repositories");
    expect(repositories).toEqual([expect.objectContaining({ imageTagMutability: "IMMUTABLE" })]);
  });
});

describe("the other choices of the telemetry policy", () => {
  const bucketName = "all-logs-444455556666";

  beforeAll(async () => {
    const environment = withResources(
      { ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } } },
      {
        telemetry: {
          logs: { foreignArchive: { bucketName, account: "444455556666" } },
          containerInsights: "enabled",
          ecrScanning: { type: "basic", scanOnPush: ["idp/*"] },
          macie: {},
        },
        alarms: {
          routes: {
            error: { topicArn: `arn:aws:sns:${region}:${account}:alarms` },
            warn: { topicArn: `arn:aws:sns:${region}:${account}:alarms` },
          },
          without: { enhancedContainerInsights: "clusters and services are enough here" },
        },
      },
    );
    const outdir = temporaryFolder();
    const where = ["--create-bucket-configuration", `LocationConstraint=${region}`];
    await emulator.aws("s3api", "create-bucket", "--bucket", bucketName, ...where);
    await converge(synthesize([environment], { outdir }).find(({ stack }) => stack.endsWith("-telemetry"))!.file);
  });

  test("an archive in a bucket of another account", async () => {
    const name = "idp-prod-logs-ecs-main-api";
    const described = await emulator.aws("firehose", "describe-delivery-stream", "--delivery-stream-name", name);
    expect(described).toMatchObject({
      DeliveryStreamDescription: {
        Destinations: [{ ExtendedS3DestinationDescription: { BucketARN: `arn:aws:s3:::${bucketName}` } }],
      },
    });
  });

  test("basic scanning of images, by ECR itself", async () => {
    expect(await emulator.aws("ecr", "get-registry-scanning-configuration")).toMatchObject({
      scanningConfiguration: {
        scanType: "BASIC",
        rules: [
          {
            scanFrequency: "SCAN_ON_PUSH",
            repositoryFilters: [{ filter: "idp/*", filterType: "WILDCARD" }],
          },
        ],
      },
    });
    expect(await emulator.aws("ecr", "get-account-setting", "--name", "BASIC_SCAN_TYPE_VERSION")).toMatchObject({
      value: "AWS_NATIVE",
    });
  });

  test("Macie that nobody had, with a bucket for its results", async () => {
    expect(await emulator.aws("macie2", "get-macie-session")).toMatchObject({
      status: "ENABLED",
      findingPublishingFrequency: "SIX_HOURS",
    });
    expect(await emulator.aws("macie2", "get-classification-export-configuration")).toMatchObject({
      configuration: { s3Destination: { bucketName: `idp-prod-macie-${account}` } },
    });
  });

  test("Container Insights of clusters and services only", async () => {
    const { settings } = await emulator.aws("ecs", "list-account-settings", "--name", "containerInsights");
    expect(settings).toEqual([expect.objectContaining({ value: "enabled" })]);
  });
});
