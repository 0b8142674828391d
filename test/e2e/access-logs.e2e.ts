import { synthesize } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { startEmulator, type Emulator } from "./support/emulator.js";
import { missingIn, policiesIn } from "./support/calls.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";

jest.setTimeout(600_000);

const region = "ap-northeast-1";
const bucket = "idp-prod-access-111122223333";

const trafficBucket = "aws-waf-logs-idp-prod-111122223333";

/** One of everything that logs requests or traffic; VPC, web ACL and bucket are there before, as another pipeline's are. */
const environment = (vpcId: string, webAclArn: string) =>
  withResources(
    {
      alb: { front: { arnSuffix: "app/front/0123456789abcdef", targetGroups: {} } },
      s3: { themes: { name: "themes", accessLogs: true } },
      cloudfront: { site: { id: "E1ABCDEFGHIJKL" } },
      vpc: { main: { id: vpcId } },
      waf: { web: { name: "web", arn: webAclArn } },
    },
    {
      telemetry: {
        accessLogs: { networkLoadBalancers: true },
        trafficLogs: { flowLogFormat: "parquet" },
        logs: { sources: { "vpc.main/flow": { to: "s3" }, "vpc.main/dns": { to: "s3" }, "waf.web": { to: "s3" } } },
      },
      terraform: { destroyable: true },
    },
  );

let emulator: Emulator;
let telemetry: Workspace;
let vpcId: string;
let outdir: string;

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
  const { Vpc } = (await aws("ec2", "create-vpc", "--cidr-block", "10.0.0.0/16")) as { Vpc: { VpcId: string } };
  const acl = ["--name", "web", "--scope", "REGIONAL", "--default-action", "Allow={}"];
  const visibility = "SampledRequestsEnabled=true,CloudWatchMetricsEnabled=true,MetricName=web";
  const { Summary } = (await aws("wafv2", "create-web-acl", ...acl, "--visibility-config", visibility)) as {
    Summary: { ARN: string };
  };
  vpcId = Vpc.VpcId;
  outdir = temporaryFolder();
  const forms = ["root", "policies"] as const;
  const summaries = synthesize([environment(vpcId, Summary.ARN)], { outdir, forms, gaps: "ignore" });
  telemetry = Workspace.ofStack(summaries.find(({ stack }) => stack.endsWith("-telemetry"))!.file, emulator);
  telemetry.record();
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

test("writes traffic to S3 and makes no log group of it, where the bucket's own policy lets AWS write", async () => {
  const { FlowLogs } = (await aws("ec2", "describe-flow-logs")) as { FlowLogs: Record<string, unknown>[] };
  expect(FlowLogs).toEqual([
    expect.objectContaining({
      LogDestinationType: "s3",
      LogDestination: `arn:aws:s3:::${trafficBucket}/flow-parquet/${vpcId}/`,
    }),
  ]);
  const { ResolverQueryLogConfigs } = await aws("route53resolver", "list-resolver-query-log-configs");
  expect(ResolverQueryLogConfigs).toEqual([
    expect.objectContaining({ DestinationArn: `arn:aws:s3:::${trafficBucket}/dns/` }),
  ]);
  const { LoggingConfigurations } = await aws("wafv2", "list-logging-configurations", "--scope", "REGIONAL");
  expect(LoggingConfigurations).toEqual([
    expect.objectContaining({ LogDestinationConfigs: [`arn:aws:s3:::${trafficBucket}`] }),
  ]);
  const { logGroups } = await aws("logs", "describe-log-groups");
  expect(logGroups).toEqual([]);
  const { Policy } = await aws("s3api", "get-bucket-policy", "--bucket", trafficBucket);
  const { Statement } = JSON.parse(String(Policy)) as { Statement: { Sid: string; Resource: unknown }[] };
  expect(Statement.map(({ Sid }) => Sid)).toEqual(["TlsOnly", "TrafficLogs", "TrafficLogsAsk"]);
  expect(Statement[1]!.Resource).toContain(`arn:aws:s3:::${trafficBucket}/AWSLogs/111122223333/*`);
});

test.each([
  ["idp_prod_access_logs", ["alb", "cloudfront", "s3"]],
  ["idp_prod_traffic_logs", ["dns", "flow", "waf"]],
])("makes tables in %s that work their folders out", async (database, names) => {
  const { TableList } = (await aws("glue", "get-tables", "--database-name", database)) as {
    TableList: { Name: string; Parameters: Record<string, string> }[];
  };
  expect(TableList.map(({ Name }) => Name).sort()).toEqual(names);
  for (const { Parameters } of TableList) expect(Parameters["projection.enabled"]).toBe("true");
});

test("goes with the stack, and leaves the bucket that was there", async () => {
  await telemetry.destroy();
  await aws("s3api", "head-bucket", "--bucket", "themes");
  for (const made of [bucket, trafficBucket])
    await expect(aws("s3api", "head-bucket", "--bucket", made)).rejects.toThrow("404");
});

test("asks for nothing that the policies of its role do not allow", () => {
  const asked = telemetry.asked();
  expect(asked).toEqual(expect.arrayContaining(["s3:CreateBucket", "s3:DeleteBucket", "ec2:CreateFlowLogs"]));
  expect(missingIn(policiesIn(outdir, "idp-prod-telemetry"), asked)).toEqual([]);
});
