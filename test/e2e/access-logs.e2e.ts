import { synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(600_000);

const region = "ap-northeast-1";
const bucket = "idp-prod-access-111122223333";

/** One of everything that logs requests; the bucket is there before, as another pipeline's is. */
const environment = withResources(
  {
    alb: { front: { arnSuffix: "app/front/0123456789abcdef", targetGroups: {} } },
    s3: { themes: { name: "themes", accessLogs: true } },
    cloudfront: { site: { id: "E1ABCDEFGHIJKL" } },
  },
  { telemetry: { accessLogs: { networkLoadBalancers: true } }, terraform: { destroyable: true } },
);

let emulator: Emulator;
let telemetry: Workspace;

const aws = (...args: readonly string[]) => emulator.aws(...args);

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(region);
  await aws(
    "s3api",
    "create-bucket",
    "--bucket",
    "themes",
    "--create-bucket-configuration",
    `LocationConstraint=${region}`,
  );
  const outdir = temporaryFolder();
  const summaries = synthesize([environment], { outdir, gaps: "ignore" });
  telemetry = Workspace.ofStack(summaries.find(({ stack }) => stack.endsWith("-telemetry"))!.file, emulator);
  await telemetry.init();
  await telemetry.apply();
});

afterAll(() => emulator?.stop());

test("leaves nothing to do", async () => {
  const { empty, text } = await telemetry.plan();
  expect(empty ? "" : text).toBe("");
});

test("logs the bucket, where the log's own policy lets S3 write", async () => {
  const { LoggingEnabled } = await aws("s3api", "get-bucket-logging", "--bucket", "themes");
  expect(LoggingEnabled).toMatchObject({
    TargetBucket: bucket,
    TargetPrefix: "s3/",
    TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: "EventTime" } },
  });
  const { Policy } = await aws("s3api", "get-bucket-policy", "--bucket", bucket);
  const { Statement } = JSON.parse(String(Policy)) as { Statement: { Sid: string }[] };
  expect(Statement.map(({ Sid }) => Sid)).toEqual([
    "TlsOnly",
    "ApplicationLoadBalancers",
    "NetworkLoadBalancers",
    "NetworkLoadBalancersAsk",
    "Distributions",
    "Buckets",
  ]);
});

test("logs the distribution, from us-east-1", async () => {
  const { deliveries } = await aws("logs", "describe-deliveries", "--region", "us-east-1");
  expect(deliveries).toEqual([
    expect.objectContaining({
      deliverySourceName: "idp-prod-cloudfront-site",
      deliveryDestinationType: "S3",
      s3DeliveryConfiguration: expect.objectContaining({ suffixPath: "{DistributionId}/{yyyy}/{MM}/{dd}" }),
    }),
  ]);
});

test("makes tables that work their folders out", async () => {
  const { TableList } = (await aws("glue", "get-tables", "--database-name", "idp_prod_access_logs")) as {
    TableList: { Name: string; Parameters: Record<string, string> }[];
  };
  expect(TableList.map(({ Name }) => Name).sort()).toEqual(["alb", "cloudfront", "s3"]);
  for (const { Parameters } of TableList) expect(Parameters["projection.enabled"]).toBe("true");
});

test("goes with the stack, and leaves the bucket that was there", async () => {
  await telemetry.destroy();
  await aws("s3api", "head-bucket", "--bucket", "themes");
  await expect(aws("s3api", "head-bucket", "--bucket", bucket)).rejects.toThrow("404");
});
