import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AlarmsStack } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { resources, stacksOf, withFolder, type StackJson } from "../support/synth.js";

const ecs = { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } };

describe("a root module", () => {
  test("asks for ranges of versions, and keeps its state beside the project", () => {
    const { "idp-prod-alarms": stack } = stacksOf(withResources({}));
    expect(stack!.terraform).toEqual({
      required_version: ">= 1.5.0",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
      backend: { local: { path: "../../../terraform.idp-prod-alarms.tfstate" } },
    });
  });

  test("tells CDK Terrain the versions that it is for, unless the app says so itself", () => {
    const of = (context: Record<string, unknown>) =>
      new AlarmsStack(new App({ context }), withResources({})).node.tryGetContext("targetVersions") as unknown;
    expect(of({})).toEqual({ terraform: ">= 1.5.0" });
    expect(of({ targetVersions: { opentofu: ">=1.10" } })).toEqual({ opentofu: ">=1.10" });
  });

  test("keeps its state in S3 with a lock file, each stack in an object of its own", () => {
    const backend = { s3: { bucket: "idp-state", prefix: "ops" } };
    const stacks = stacksOf(withResources({}, { backend }));
    expect(stacks["idp-prod-telemetry"]!.terraform).toMatchObject({
      required_version: ">= 1.10.0",
      backend: {
        s3: {
          bucket: "idp-state",
          key: "ops/idp-prod-telemetry.tfstate",
          region: "ap-northeast-1",
          encrypt: true,
          use_lockfile: true,
        },
      },
    });
  });

  test("keeps its state in a workspace of HCP Terraform", () => {
    const backend = { remote: { organization: "idp" } };
    expect(stacksOf(withResources({}, { backend }))["idp-prod-alarms"]!.terraform.backend).toEqual({
      remote: { hostname: "app.terraform.io", organization: "idp", workspaces: { name: "idp-prod-alarms" } },
    });
  });

  test("is applied to its own account only, by the role of its team", () => {
    const terraform = { assumeRole: { ops: "arn:aws:iam::111122223333:role/ops-deploy" } };
    const { "idp-prod-alarms": ops, "idp-prod-telemetry": dev } = stacksOf(withResources({}, { terraform }));
    expect(ops!.provider.aws![0]).toMatchObject({
      allowed_account_ids: ["111122223333"],
      assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/ops-deploy" }],
    });
    expect(dev!.provider.aws![0]).not.toHaveProperty("assume_role");
  });

  test("assumes roles with the external ids that they ask for, for resources and for state", () => {
    const terraform = { assumeRole: { ops: "arn:aws:iam::111122223333:role/ops" }, externalId: { ops: "idp-prod" } };
    const state = { assumeRole: { dev: "arn:aws:iam::444455556666:role/state" }, externalId: { dev: "idp-state" } };
    const backend = { s3: { bucket: "idp-state", lockFile: false, ...state } };
    const { "idp-prod-alarms": ops, "idp-prod-telemetry": dev } = stacksOf(withResources({}, { terraform, backend }));
    expect(ops!.provider.aws![0]!.assume_role).toEqual([
      { role_arn: "arn:aws:iam::111122223333:role/ops", external_id: "idp-prod" },
    ]);
    expect(ops!.terraform.backend).toEqual({ s3: expect.not.objectContaining({ assume_role: expect.anything() }) });
    expect(dev!.provider.aws![0]).not.toHaveProperty("assume_role");
    expect(dev!.terraform).toMatchObject({
      required_version: ">= 1.6.0",
      backend: { s3: { assume_role: { role_arn: "arn:aws:iam::444455556666:role/state", external_id: "idp-state" } } },
    });
  });

  test("gives the sessions of roles their tags as they are written, and to the backend's role too", () => {
    const assumeRole = { dev: "arn:aws:iam::111122223333:role/dev", ops: "arn:aws:iam::111122223333:role/ops" };
    const sessionTags = { dev: { CostCenter: "4711", "team.of": "開発" } };
    const tagged = { assumeRole, sessionTags, transitiveTagKeys: { dev: ["CostCenter"] } };
    const backend = { s3: { bucket: "idp-state", lockFile: false, ...tagged } };
    const stacks = stacksOf(withResources({}, { terraform: { ...tagged, formerRegions: ["eu-west-1"] }, backend }));
    const { "idp-prod-alarms": ops, "idp-prod-telemetry": dev } = stacks;
    const session = { role_arn: assumeRole.dev, tags: sessionTags.dev, transitive_tag_keys: ["CostCenter"] };
    expect(dev!.provider.aws!.map(({ assume_role }) => assume_role)).toEqual([[session], [session]]);
    expect(dev!.terraform).toMatchObject({ backend: { s3: { assume_role: session } } });
    expect(ops!.provider.aws![0]!.assume_role).toEqual([{ role_arn: assumeRole.ops }]);
    expect(ops!.terraform).toMatchObject({ backend: { s3: { assume_role: { role_arn: assumeRole.ops } } } });
    expect(JSON.stringify(ops)).not.toContain("CostCenter");
  });

  test("takes over a log group that exists already by an import block", () => {
    const logs = { sources: { "ecs.main/api": { name: "/existing/api", adopt: { retention: 30 } } } };
    const { "idp-prod-telemetry": stack } = stacksOf(withResources({ ecs }, { telemetry: { logs } }));
    expect(stack!.import).toEqual([{ to: "aws_cloudwatch_log_group.logs_ecs_main_api", id: "/existing/api" }]);
    expect(resources(stack, "aws_cloudwatch_log_group").logs_ecs_main_api).toMatchObject({ name: "/existing/api" });
  });

  test("lets Terraform tokens through wherever a name or an ARN goes", () => {
    const name = "${aws_ecs_service.api.name}";
    const topicArn = "${aws_sns_topic.mine.arn}";
    const environment = withResources(
      { ecs: { main: { name: "${aws_ecs_cluster.main.name}", services: { api: { name, minimumTasks: 1 } } } } },
      { alarms: { routes: { error: { topicArn }, warn: { topicArn } } } },
    );
    const { "idp-prod-alarms": stack } = stacksOf(environment);
    expect(resources(stack, "aws_cloudwatch_metric_alarm").ecs_main_api_cpuUtilization_error).toMatchObject({
      dimensions: { ClusterName: "${aws_ecs_cluster.main.name}", ServiceName: name },
      alarm_actions: [topicArn],
    });
    expect(resources(stack, "aws_sns_topic")).toEqual({});
  });

  test("refers to a resource of another stack through that stack's state, as CDKTF does", () => {
    withFolder((folder) => {
      const app = new App({ outdir: folder });
      const other = new TerraformStack(app, "platform");
      new AwsProvider(other, "aws", { region: "ap-northeast-1" });
      const cluster = new EcsCluster(other, "cluster", { name: "idp" });
      const name = cluster.name;
      new AlarmsStack(
        app,
        withResources({ ecs: { main: { name, services: { api: { name: "api", minimumTasks: 1 } } } } }),
      );
      app.synth();
      const file = join(folder, "stacks/idp-prod-alarms/cdk.tf.json");
      const stack = JSON.parse(readFileSync(file, "utf8")) as StackJson;
      expect(resources(stack, "aws_cloudwatch_metric_alarm").ecs_main_api_cpuUtilization_error).toMatchObject({
        dimensions: { ClusterName: expect.stringContaining("data.terraform_remote_state.") },
      });
    });
  });
});
