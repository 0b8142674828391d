import { defineEnvironment, synthesize, type DefinedEnvironment } from "../../src/index.js";
import { dbInstance, least } from "../support/environment.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { makeAuroraByHand, makeByHand, region, type Made } from "./support/made-by-hand.js";
import { requireTools } from "./support/tools.js";
import { Workspace, type Plan } from "./support/workspace.js";
import { temporaryFolder } from "../support/folder.js";

jest.setTimeout(900_000);

/** Where the emulator is not like AWS; each is told at the end of a run. */
const differences = [
  "Answered by the test itself, since the emulator lacks it: ECS account defaults, ECR account settings, DynamoDB Contributor Insights, S3 and CloudFront request metrics, saved queries of Logs Insights, tags and deletion of Resolver's query logs, deletion of Athena's named queries, Security Hub, IAM Access Analyzer, Macie.",
  "RDS: whether Performance Insights is on is kept by the test; the emulator forgets it.",
  "RDS: the emulator gives all DB instances one resource id, so the Aurora instance has an emulator of its own.",
  "AWS Config: how often a recorder records is kept by the test; the emulator forgets it.",
  "CloudTrail: which trails have selectors is kept by the test, and trails that are named by an ARN are found by the test; the emulator does neither.",
  "Lambda: the emulator tells AWS's layers as those of the function's account; the test puts that right.",
];

let emulator: Emulator;
let telemetry: Workspace;
let first: Plan;
let made: Made;

const aws = (...args: readonly string[]) => emulator.aws(...args);

const environment = ({ vpcId, webAclArn }: Made, adopt: boolean) =>
  defineEnvironment({
    ...least,
    resources: {
      ecs: { hand: { name: "hand", services: { api: { name: "api", minimumTasks: 1 } }, adopt } },
      rds: {
        jobs: { ...dbInstance, adopt: adopt ? { retention: "off" } : undefined },
      },
      lambda: {
        sync: {
          name: "sync",
          timeout: 60,
          memory: 512,
          architecture: "arm64",
          ...(adopt && { adopt: { roleArn: `arn:aws:iam::${account}:role/sync` } }),
        },
      },
      vpc: { main: { id: vpcId } },
      waf: { web: { name: "web", arn: webAclArn } },
      cloudTrail: { audit: { name: "audit" }, hand: { name: "hand" } },
      restApi: { main: { name: "main", id: "a1b2c3d4e5", stage: "prod" } },
      httpApi: { admin: { id: "f6g7h8i9j0", stage: "$default" } },
      ecr: { idp: { name: "idp", lifecycle: { keepImages: 100 } } },
      dynamodb: { sessions: { name: "sessions", contributorInsights: true } },
      s3: { themes: { name: "themes", requestMetrics: true } },
      cloudfront: { site: { id: "E1ABCDEFGHIJKL", additionalMetrics: true } },
    },
    telemetry: {
      logs: {
        ...(adopt && { archive: { bucketName: "hand-logs", adopt } }),
        sources: {
          "lambda.sync": {
            managed: adopt,
            adopt: adopt ? { retention: "never", shortens: "nobody reads traces of last year" } : undefined,
          },
          enhancedMonitoring: { managed: adopt, adopt: adopt ? { retention: 30 } : undefined },
        },
      },
      enhancedMonitoring: { interval: 30, ...(adopt && { roleName: "rds-monitoring-role", adoptRole: true }) },
      ecrScanning: { type: "enhanced" },
      guardDuty: { off: { eksAuditLogs: "there are no clusters" }, findingsExport: {} },
      inspector: {},
      awsConfig: { retentionPeriodInDays: 400, recordingFrequency: "DAILY" },
      securityHub: {
        adopt,
        standards: { fsbp: { disabledControls: { "S3.9": "CloudTrail has them" } }, cis300: {} },
        autoEnableControls: false,
      },
      accessAnalyzer: { externalAccess: { name: "hand", adopt }, unusedAccess: { unusedAccessAge: 180 } },
      macie: { adopt, discoveryResults: {} },
      trails: {
        audit: { delivery: { createKey: true }, insights: ["ApiErrorRateInsight"] },
        ...(adopt && { hand: { adopt: { bucketName: "hand-trail" } } }),
      },
    },
    terraform: { destroyable: true },
  });

/** What is taken over, by its address. */
const adopted = [
  "aws_accessanalyzer_analyzer.accessAnalyzer_external",
  "aws_cloudtrail.trails_hand",
  "aws_cloudwatch_log_group.logs_enhancedMonitoring",
  "aws_cloudwatch_log_group.logs_lambda_sync",
  "aws_db_instance.adopted_rds_jobs",
  "aws_ecs_cluster.containerInsights_hand",
  "aws_iam_role.enhancedMonitoring",
  "aws_iam_role_policy_attachment.enhancedMonitoring_policy",
  "aws_lambda_function.lambdaInsights_sync",
  "aws_macie2_account.macie",
  "aws_macie2_classification_export_configuration.macie_results",
  "aws_securityhub_account.securityHub",
];

const trailArn = (name: string): string => `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;

function telemetryFileOf(environment: DefinedEnvironment): string {
  const outdir = temporaryFolder();
  return synthesize([environment], { outdir }).find(({ stack }) => stack.endsWith("-telemetry"))!.file;
}

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(region);
  made = await makeByHand(emulator);
  telemetry = Workspace.ofStack(telemetryFileOf(environment(made, true)), emulator);
  await telemetry.init();
  first = await telemetry.plan();
  await telemetry.apply();
});

afterAll(() => {
  emulator?.stop();
  console.log(["Where the emulator differs from AWS:", ...differences].join("\n  "));
});

describe("taking over what was made by hand", () => {
  test("imports it, and replaces and destroys nothing", () => {
    expect(first.text).toMatch(
      new RegExp(`Plan: ${adopted.length} to import, \\d+ to add, \\d+ to change, 0 to destroy`),
    );
    for (const address of adopted) expect(first.text).toContain(`${address} will be`);
    expect(first.text).not.toContain("must be replaced");
  });

  test("leaves nothing to do", async () => {
    const { empty, text } = await telemetry.plan();
    expect(empty ? "" : text).toBe("");
  });

  test("sets Container Insights of the cluster, and leaves its tags", async () => {
    const { clusters } = await aws("ecs", "describe-clusters", "--clusters", "hand", "--include", "SETTINGS", "TAGS");
    expect(clusters).toEqual([
      expect.objectContaining({
        settings: [{ name: "containerInsights", value: "enhanced" }],
        tags: [{ key: "Team", value: "apps" }],
      }),
    ]);
  });

  test("sets Enhanced Monitoring of the DB instance, and leaves its class", async () => {
    const { DBInstances } = await aws("rds", "describe-db-instances", "--db-instance-identifier", "jobs");
    expect(DBInstances).toEqual([
      expect.objectContaining({
        DBInstanceClass: "db.m6g.large",
        MonitoringInterval: 30,
        MonitoringRoleArn: `arn:aws:iam::${account}:role/rds-monitoring-role`,
        PerformanceInsightsEnabled: true,
      }),
    ]);
  });

  test("adds the layer of Lambda Insights, and leaves the function's code and settings", async () => {
    const { Layers, Description, MemorySize } = await aws(
      "lambda",
      "get-function-configuration",
      "--function-name",
      "sync",
    );
    expect((Layers as { Arn: string }[]).map(({ Arn }) => Arn)).toEqual([
      expect.stringContaining(":layer:LambdaInsightsExtension-Arm64:"),
    ]);
    expect([Description, MemorySize]).toEqual(["made by hand", 512]);
  });

  test.each(["/aws/lambda/sync", "RDSOSMetrics"])("keeps %s for 120 days", async (name) => {
    const { logGroups } = await aws("logs", "describe-log-groups", "--log-group-name-prefix", name);
    expect(logGroups).toEqual([expect.objectContaining({ logGroupName: name, retentionInDays: 120 })]);
  });

  test("keeps how Security Hub makes findings, and adds to its standards", async () => {
    const hub = await aws("securityhub", "describe-hub");
    expect(hub).toMatchObject({ ControlFindingGenerator: "STANDARD_CONTROL", AutoEnableControls: false });
    const { StandardsSubscriptions: standards } = (await aws("securityhub", "get-enabled-standards")) as {
      StandardsSubscriptions: { StandardsArn: string }[];
    };
    expect(standards.map(({ StandardsArn }) => StandardsArn.replace(/^.*standards\//, "")).sort()).toEqual([
      "aws-foundational-security-best-practices/v/1.0.0",
      "cis-aws-foundations-benchmark/v/3.0.0",
      "pci-dss/v/4.0.1",
    ]);
    const control = ["--security-control-id", "S3.9"];
    const { StandardsControlAssociationSummaries: controls } = await aws(
      "securityhub",
      "list-standards-control-associations",
      ...control,
    );
    expect(controls).toContainEqual(
      expect.objectContaining({ AssociationStatus: "DISABLED", UpdatedReason: "CloudTrail has them" }),
    );
  });

  test("has Macie run, keeps how often it tells, and sends its results to a bucket of their own", async () => {
    const session = await aws("macie2", "get-macie-session");
    expect(session).toMatchObject({ status: "ENABLED", findingPublishingFrequency: "ONE_HOUR" });
    const { configuration } = await aws("macie2", "get-classification-export-configuration");
    expect(configuration).toEqual({
      s3Destination: {
        bucketName: `idp-prod-macie-${account}`,
        keyPrefix: "",
        kmsKeyArn: expect.stringMatching(`^arn:aws:kms:${region}:${account}:key/(?!hand)`),
      },
    });
  });

  test("keeps the analyzer of external access, and makes one of unused access", async () => {
    const { analyzers } = (await aws("accessanalyzer", "list-analyzers")) as { analyzers: { name: string }[] };
    expect(analyzers).toEqual([
      expect.objectContaining({ name: "hand", type: "ACCOUNT", tags: {} }),
      expect.objectContaining({
        name: "idp-prod-access-unused",
        type: "ACCOUNT_UNUSED_ACCESS",
        configuration: { unusedAccess: { unusedAccessAge: 180 } },
      }),
    ]);
  });

  test("has the trail log all regions, and leaves where it writes and what it selects", async () => {
    const { Trail: trail } = await aws("cloudtrail", "get-trail", "--name", "hand");
    expect(trail).toMatchObject({
      S3BucketName: "hand-trail",
      S3KeyPrefix: "old",
      IsMultiRegionTrail: true,
      LogFileValidationEnabled: true,
      CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${account}:log-group:/cloudtrail/idp-prod/hand:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${account}:role/idp-prod-trail-hand`,
    });
    expect(await aws("cloudtrail", "get-trail-status", "--name", "hand")).toMatchObject({ IsLogging: true });
    const { EventSelectors: selectors } = await aws("cloudtrail", "get-event-selectors", "--trail-name", "hand");
    expect(selectors).toEqual([expect.objectContaining({ ReadWriteType: "WriteOnly" })]);
    const { ResourceTagList: tags } = await aws("cloudtrail", "list-tags", "--resource-id-list", trailArn("hand"));
    expect(tags).toEqual([expect.objectContaining({ TagsList: [{ Key: "Team", Value: "apps" }] })]);
  });

  test("makes the role safe from confused deputies", async () => {
    const { Role } = (await aws("iam", "get-role", "--role-name", "rds-monitoring-role")) as {
      Role: { AssumeRolePolicyDocument: { Statement: unknown[] } };
    };
    expect(Role.AssumeRolePolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Condition: {
          StringEquals: { "aws:SourceAccount": account },
          ArnLike: { "aws:SourceArn": `arn:aws:rds:*:${account}:db:*` },
        },
      }),
    ]);
  });
});

describe("what attaches from outside", () => {
  test("flow logs of the VPC", async () => {
    const { FlowLogs } = await aws("ec2", "describe-flow-logs");
    expect(FlowLogs).toEqual([
      expect.objectContaining({
        TrafficType: "ALL",
        LogDestination: `arn:aws:logs:${region}:${account}:log-group:/vpc/idp-prod/main/flow`,
        DeliverLogsPermissionArn: `arn:aws:iam::${account}:role/idp-prod-vpc-main-flow`,
      }),
    ]);
  });

  test("Resolver's query log of the VPC", async () => {
    const { ResolverQueryLogConfigs } = await aws("route53resolver", "list-resolver-query-log-configs");
    expect(ResolverQueryLogConfigs).toEqual([
      expect.objectContaining({
        AssociationCount: 1,
        DestinationArn: `arn:aws:logs:${region}:${account}:log-group:/vpc/idp-prod/main/dns`,
      }),
    ]);
  });

  test("the log of the web ACL, without cookies", async () => {
    const { LoggingConfigurations } = await aws("wafv2", "list-logging-configurations", "--scope", "REGIONAL");
    expect(LoggingConfigurations).toEqual([
      expect.objectContaining({
        LogDestinationConfigs: [`arn:aws:logs:${region}:${account}:log-group:aws-waf-logs-idp-prod-web`],
        RedactedFields: expect.arrayContaining([{ SingleHeader: { Name: "cookie" } }]),
      }),
    ]);
  });

  test("the account's role of API Gateway", async () => {
    const { cloudwatchRoleArn } = await aws("apigateway", "get-account");
    expect(cloudwatchRoleArn).toBe(`arn:aws:iam::${account}:role/idp-prod-api-gateway-logs`);
  });

  test("the account's default of Container Insights", async () => {
    const { settings } = await aws(
      "ecs",
      "list-account-settings",
      "--name",
      "containerInsights",
      "--effective-settings",
    );
    expect(settings).toEqual([expect.objectContaining({ value: "enhanced" })]);
  });

  test("enhanced scanning of ECR, with Inspector, and of instances", async () => {
    const { scanningConfiguration } = await aws("ecr", "get-registry-scanning-configuration");
    expect(scanningConfiguration).toMatchObject({ scanType: "ENHANCED" });
    const { accounts } = await aws("inspector2", "batch-get-account-status", "--account-ids", account);
    expect(accounts).toEqual([
      expect.objectContaining({
        resourceState: expect.objectContaining({
          ec2: { status: "ENABLED" },
          ecr: { status: "ENABLED" },
          lambda: { status: "DISABLED" },
        }),
      }),
    ]);
  });

  test("the recorder of AWS Config, which delivers to a bucket of its own", async () => {
    const { ConfigurationRecorders: recorders } = await aws("configservice", "describe-configuration-recorders");
    expect(recorders).toEqual([
      expect.objectContaining({
        name: "idp-prod",
        recordingGroup: expect.objectContaining({ allSupported: true, includeGlobalResourceTypes: true }),
        recordingMode: { recordingFrequency: "DAILY" },
      }),
    ]);
    const { ConfigurationRecordersStatus: states } = await aws(
      "configservice",
      "describe-configuration-recorder-status",
    );
    expect(states).toEqual([expect.objectContaining({ recording: true })]);
    const { DeliveryChannels: channels } = await aws("configservice", "describe-delivery-channels");
    expect(channels).toEqual([expect.objectContaining({ s3BucketName: `idp-prod-config-${account}` })]);
    const { RetentionConfigurations: kept } = await aws("configservice", "describe-retention-configurations");
    expect(kept).toEqual([expect.objectContaining({ RetentionPeriodInDays: 400 })]);
  });

  test("the trail, which writes its log group and a bucket of its own with a key of its own", async () => {
    const { Trail: trail } = (await aws("cloudtrail", "get-trail", "--name", "audit")) as {
      Trail: { KmsKeyId: string };
    };
    expect(trail).toMatchObject({
      S3BucketName: `idp-prod-trail-audit-${account}`,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
      CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${account}:log-group:/cloudtrail/idp-prod/audit:*`,
    });
    expect(await aws("cloudtrail", "get-trail-status", "--name", "audit")).toMatchObject({ IsLogging: true });
    const { InsightSelectors: insights } = await aws("cloudtrail", "get-insight-selectors", "--trail-name", "audit");
    expect(insights).toEqual([{ InsightType: "ApiErrorRateInsight" }]);
    const { Policy } = await aws("kms", "get-key-policy", "--key-id", trail.KmsKeyId, "--policy-name", "default");
    expect(String(Policy)).toContain(trailArn("audit"));
    const { Policy: ofBucket } = await aws("s3api", "get-bucket-policy", "--bucket", `idp-prod-trail-audit-${account}`);
    expect(String(ofBucket)).toContain(trailArn("audit"));
  });

  test("the lifecycle of images", async () => {
    const { lifecyclePolicyText } = await aws("ecr", "get-lifecycle-policy", "--repository-name", "idp");
    expect(JSON.parse(String(lifecyclePolicyText))).toMatchObject({
      rules: [{ rulePriority: 1 }, { rulePriority: 2 }],
    });
  });

  test("the plans of GuardDuty, and Runtime Monitoring with the agent that it manages", async () => {
    const { DetectorIds } = (await aws("guardduty", "list-detectors")) as { DetectorIds: string[] };
    const { Features } = await aws("guardduty", "get-detector", "--detector-id", DetectorIds[0]!);
    const status = (Name: string, Status: string) => expect.objectContaining({ Name, Status });
    expect(Features).toEqual(
      expect.arrayContaining([
        status("S3_DATA_EVENTS", "ENABLED"),
        status("EKS_AUDIT_LOGS", "DISABLED"),
        status("RDS_LOGIN_EVENTS", "ENABLED"),
        expect.objectContaining({
          Name: "RUNTIME_MONITORING",
          Status: "ENABLED",
          AdditionalConfiguration: expect.arrayContaining([
            status("ECS_FARGATE_AGENT_MANAGEMENT", "ENABLED"),
            status("EC2_AGENT_MANAGEMENT", "DISABLED"),
            status("EKS_ADDON_MANAGEMENT", "DISABLED"),
          ]),
        }),
      ]),
    );
  });

  test("Contributor Insights of the table", async () => {
    const { ContributorInsightsStatus } = await aws(
      "dynamodb",
      "describe-contributor-insights",
      "--table-name",
      "sessions",
    );
    expect(ContributorInsightsStatus).toBe("ENABLED");
  });

  test("request metrics of the bucket", async () => {
    const { MetricsConfiguration } = await aws(
      "s3api",
      "get-bucket-metrics-configuration",
      "--bucket",
      "themes",
      "--id",
      "EntireBucket",
    );
    expect(MetricsConfiguration).toEqual({ Id: "EntireBucket" });
  });

  test("additional metrics of the distribution", async () => {
    const { MonitoringSubscription } = await aws(
      "cloudfront",
      "get-monitoring-subscription",
      "--distribution-id",
      "E1ABCDEFGHIJKL",
    );
    expect(MonitoringSubscription).toMatchObject({
      RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "Enabled" },
    });
  });
});

describe("the use of logs", () => {
  test("the archive is a table whose folders Athena works out", async () => {
    const { Table } = (await aws("glue", "get-table", "--database-name", "idp_prod_logs", "--name", "records")) as {
      Table: { Parameters: Record<string, string> };
    };
    expect(Table.Parameters["storage.location.template"]).toBe("s3://hand-logs/logs/${source}/${day}/");
    expect(Table.Parameters["projection.source.values"]!.split(",")).toContain("vpc/main/flow");
  });

  test("it is asked in a workgroup with named queries", async () => {
    const workgroup = ["--work-group", "idp-prod-logs"];
    const { WorkGroup } = await aws("athena", "get-work-group", ...workgroup);
    expect(WorkGroup).toMatchObject({ Configuration: { EnforceWorkGroupConfiguration: true } });
    const { NamedQueryIds } = (await aws("athena", "list-named-queries", ...workgroup)) as { NamedQueryIds: string[] };
    expect(NamedQueryIds.length).toBeGreaterThan(5);
  });

  test("Logs Insights has saved queries", async () => {
    const { queryDefinitions } = (await aws("logs", "describe-query-definitions")) as {
      queryDefinitions: { name: string; logGroupNames: string[] }[];
    };
    expect(queryDefinitions.find(({ name }) => name === "idp-prod/Rejected traffic")).toMatchObject({
      logGroupNames: ["/vpc/idp-prod/main/flow"],
    });
  });
});

describe("destroying the stack", () => {
  test("is refused as long as it manages what others made", async () => {
    await expect(telemetry.destroy()).rejects.toThrow("prevent_destroy");
  });

  test("leaves what others made, once the stack has let go of it", async () => {
    await telemetry.letGo(...adopted);
    telemetry.replaceFile(telemetryFileOf(environment(made, false)));
    await telemetry.destroy();
    const { DBInstances } = (await aws("rds", "describe-db-instances")) as { DBInstances: unknown[] };
    expect(DBInstances).toHaveLength(1);
    expect(await aws("ecs", "list-clusters")).toMatchObject({ clusterArns: [expect.stringContaining("hand")] });
    await aws("lambda", "get-function", "--function-name", "sync");
    await aws("s3api", "head-bucket", "--bucket", "hand-logs");
    await aws("securityhub", "describe-hub");
    await aws("accessanalyzer", "get-analyzer", "--analyzer-name", "hand");
    await aws("macie2", "get-macie-session");
    const { trailList } = (await aws("cloudtrail", "describe-trails")) as { trailList: { Name: string }[] };
    expect(trailList.map(({ Name }) => Name)).toEqual(["hand"]);
    const { logGroups } = (await aws("logs", "describe-log-groups")) as { logGroups: { logGroupName: string }[] };
    expect(logGroups.map(({ logGroupName }) => logGroupName).sort()).toEqual([
      "/aws/lambda/sync",
      "/cloudtrail/idp-prod/audit",
      "/cloudtrail/idp-prod/hand",
      "RDSOSMetrics",
    ]);
  });
});

describe("taking over an Aurora instance that was made by hand", () => {
  let own: Emulator;
  let stack: Workspace;

  beforeAll(async () => {
    own = await startEmulator(region);
    await makeAuroraByHand(own);
    const instances = {
      one: { identifier: "main-1", instanceClass: "db.r6g.large", adopt: { retention: "off" } },
    } as const;
    const main = { identifier: "main", engine: "aurora-postgresql", engineVersion: "15.10", instances } as const;
    const definition = defineEnvironment({ ...least, resources: { aurora: { main } } });
    stack = Workspace.ofStack(telemetryFileOf(definition), own);
    await stack.init();
  });

  afterAll(() => own?.stop());

  test("imports it, and replaces and destroys nothing", async () => {
    const { text } = await stack.plan();
    expect(text).toMatch(/Plan: 1 to import, \d+ to add, 1 to change, 0 to destroy/);
    await stack.apply();
  });

  test("leaves nothing to do", async () => {
    const { empty, text } = await stack.plan();
    expect(empty ? "" : text).toBe("");
    const { DBInstances } = await own.aws("rds", "describe-db-instances", "--db-instance-identifier", "main-1");
    expect(DBInstances).toEqual([expect.objectContaining({ DBInstanceClass: "db.r6g.large", MonitoringInterval: 60 })]);
  });
});
