import { readFileSync } from "node:fs";
import { join } from "node:path";
import { lambdaInsightsLayerArn } from "../../modules/dev/index.js";
import { synthesize } from "../../src/index.js";
import { dbInstance, withResources } from "../support/environment.js";
import { account, startEmulator, type Emulator } from "./support/emulator.js";
import { requireTools } from "./support/tools.js";
import { Workspace } from "./support/workspace.js";
import { temporaryFolder } from "../support/folder.js";

jest.setTimeout(600_000);

const region = "ap-northeast-1";

/** The environment that docs/telemetry.md speaks of. */
const environment = withResources(
  {
    alb: { main: { arnSuffix: "app/front/0123456789abcdef", targetGroups: {} } },
    ecs: { main: { name: "idp-prod", services: { api: { name: "api", minimumTasks: 2 } } } },
    lambda: { sync: { name: "sync", timeout: 60, memory: 512 } },
    rds: {
      jobs: dbInstance,
    },
    cloudTrail: { audit: { name: "audit" } },
    restApi: { main: { name: "main", stage: "prod" } },
  },
  { telemetry: { accessLogs: {}, manualOperations: {} } },
);

/** The configuration that the page shows, as a reader copies it. */
const shown = [...readFileSync(join(__dirname, "../../docs/telemetry.md"), "utf8").matchAll(/```hcl\n(.*?)```/gs)]
  .map(([, text]) => text)
  .join("\n");

let emulator: Emulator;
let planned: Awaited<ReturnType<Workspace["planned"]>>;

beforeAll(async () => {
  requireTools();
  emulator = await startEmulator(region);
  const outdir = temporaryFolder();
  const { file } = synthesize([environment], { outdir }).find(({ stack }) => stack.endsWith("-telemetry"))!;
  const telemetry = Workspace.ofStack(file, emulator);
  await telemetry.init();
  await telemetry.apply();
  const other = Workspace.ofConfiguration(shown, emulator, region, telemetry);
  await other.init();
  planned = await other.planned();
});

afterAll(() => emulator?.stop());

describe("the configuration of docs/telemetry.md, with the outputs of a real telemetry stack, plans", () => {
  const containers = (address: string) =>
    JSON.parse(String(planned[address]!.container_definitions)) as { name: string; logConfiguration: unknown }[];

  test("Container Insights of the cluster", () => {
    expect(planned["aws_ecs_cluster.main"]).toMatchObject({
      setting: [{ name: "containerInsights", value: "enhanced" }],
    });
  });

  test("ECS Exec of the cluster, recorded", () => {
    expect(planned["aws_ecs_cluster.main"]).toMatchObject({
      configuration: [
        {
          execute_command_configuration: [
            {
              logging: "OVERRIDE",
              log_configuration: [{ cloud_watch_log_group_name: "/manualoperations/idp-prod/ecsExec" }],
            },
          ],
        },
      ],
    });
  });

  test("the log of a container that ECS carries", () => {
    expect(containers("aws_ecs_task_definition.api")[0]).toMatchObject({
      logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/ecs/idp-prod/main/api" } },
    });
  });

  test("the log of a container that Fluent Bit carries, its container, and the task's permission", () => {
    const [api, router] = containers("aws_ecs_task_definition.api_with_router");
    expect(api).toMatchObject({
      logConfiguration: { logDriver: "awsfirelens", options: { log_group_name: "/ecs/idp-prod/main/api" } },
    });
    expect(router).toMatchObject({ name: "log_router", firelensConfiguration: { type: "fluentbit" } });
    const group = `arn:aws:logs:${region}:${account}:log-group:/ecs/idp-prod/main/api`;
    expect(JSON.parse(String(planned["aws_iam_role_policy.task_logs"]!.policy))).toMatchObject({
      Statement: [{ Resource: [group, `${group}:*`] }],
    });
  });

  test("the access log of the load balancer", () => {
    expect(planned["aws_lb.front"]).toMatchObject({
      access_logs: [{ bucket: "idp-prod-access-111122223333", prefix: "alb", enabled: true }],
    });
  });

  test("Lambda Insights of the function", () => {
    expect(planned["aws_lambda_function.sync"]).toMatchObject({ layers: [lambdaInsightsLayerArn(region, "x86_64")] });
  });

  test("monitoring and log exports of the DB instance", () => {
    expect(planned["aws_db_instance.jobs"]).toMatchObject({
      monitoring_interval: 60,
      monitoring_role_arn: `arn:aws:iam::${account}:role/idp-prod-rds-monitoring`,
      performance_insights_enabled: true,
      performance_insights_retention_period: 7,
      enabled_cloudwatch_logs_exports: ["iam-db-auth-error", "postgresql", "upgrade"],
    });
  });

  test("the log of the trail, and of the API's stage", () => {
    expect(planned["aws_cloudtrail.audit"]).toMatchObject({
      cloud_watch_logs_group_arn: `arn:aws:logs:${region}:${account}:log-group:/cloudtrail/idp-prod/audit:*`,
      cloud_watch_logs_role_arn: `arn:aws:iam::${account}:role/idp-prod-trail-audit`,
    });
    expect(planned["aws_api_gateway_stage.main"]).toMatchObject({
      access_log_settings: [
        { destination_arn: `arn:aws:logs:${region}:${account}:log-group:/restapi/idp-prod/main/access` },
      ],
    });
  });
});
