import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { App, Aspects, TerraformStack } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  lambdaInsightsLayerArn,
  setContainerInsights,
  setDatabaseMonitoring,
  setLambdaInsights,
  TelemetryAspect,
} from "../../modules/dev/index.js";
import { defineEnvironment } from "../../src/index.js";
import { least } from "../support/environment.js";
import { resources, withFolder, type StackJson } from "../support/synth.js";

const role = "arn:aws:iam::111122223333:role/service";
const layers = {
  x86_64: lambdaInsightsLayerArn("ap-northeast-1", "x86_64"),
  arm64: lambdaInsightsLayerArn("ap-northeast-1", "arm64"),
};

/** A stack of somebody's own, with resources that are declared in the same app. */
function synthesized(declare: (stack: TerraformStack) => void): StackJson {
  return withFolder((folder) => {
    const app = new App({ outdir: folder });
    const stack = new TerraformStack(app, "own");
    new AwsProvider(stack, "aws", { region: "ap-northeast-1" });
    declare(stack);
    app.synth();
    return JSON.parse(readFileSync(join(folder, "stacks/own/cdk.tf.json"), "utf8")) as StackJson;
  });
}

describe("one call on a resource", () => {
  test("sets Container Insights, and leaves the cluster's other settings", () => {
    const stack = synthesized((scope) => {
      const cluster = new EcsCluster(scope, "cluster", { name: "own" });
      expect(setContainerInsights(cluster, "enhanced")).toEqual([
        { attribute: "setting", before: undefined, after: "enhanced" },
      ]);
      expect(setContainerInsights(cluster, "enhanced")).toEqual([]);
    });
    expect(resources(stack, "aws_ecs_cluster").cluster).toMatchObject({
      setting: [{ name: "containerInsights", value: "enhanced" }],
    });
  });

  test("sets Database Insights of a DB instance of RDS; that of Aurora belongs to its cluster", () => {
    const to = {
      enhancedMonitoring: { roleArn: role },
      performanceInsights: { retention: 465 },
      databaseInsights: "advanced",
    } as const;
    const stack = synthesized((scope) => {
      const jobs = new DbInstance(scope, "db", { identifier: "own", instanceClass: "db.m6g.large" });
      expect(setDatabaseMonitoring(jobs, to)).toContainEqual({
        attribute: "database_insights_mode",
        before: undefined,
        after: "advanced",
      });
      const engine = { clusterIdentifier: "own", engine: "aurora-postgresql", instanceClass: "db.r6g.large" };
      setDatabaseMonitoring(new RdsClusterInstance(scope, "aurora", engine), to);
    });
    expect(resources(stack, "aws_db_instance").db).toMatchObject({ database_insights_mode: "advanced" });
    expect(resources(stack, "aws_rds_cluster_instance").aurora).not.toHaveProperty("database_insights_mode");
  });

  test("monitors as an environment does where nothing else is said", () => {
    const stack = synthesized((scope) => {
      const jobs = new DbInstance(scope, "db", { identifier: "own", instanceClass: "db.m6g.large" });
      setDatabaseMonitoring(jobs, { enhancedMonitoring: { roleArn: role }, performanceInsights: {} });
    });
    const environment = defineEnvironment(least).telemetry;
    expect(resources(stack, "aws_db_instance").db).toMatchObject({
      monitoring_interval: environment.enhancedMonitoring.interval,
      monitoring_role_arn: role,
      performance_insights_enabled: environment.performanceInsights.enabled,
      performance_insights_retention_period: environment.performanceInsights.retention,
    });
  });

  test("switches monitoring off, and leaves how long it kept its data", () => {
    const stack = synthesized((scope) => {
      const jobs = new DbInstance(scope, "db", {
        identifier: "own",
        instanceClass: "db.m6g.large",
        monitoringInterval: 15,
        monitoringRoleArn: role,
        performanceInsightsRetentionPeriod: 31,
      });
      const off = { enhancedMonitoring: { enabled: false }, performanceInsights: { enabled: false } };
      expect(setDatabaseMonitoring(jobs, off)).toEqual([
        { attribute: "monitoring_interval", before: 15, after: 0 },
        { attribute: "performance_insights_enabled", before: undefined, after: false },
      ]);
    });
    expect(resources(stack, "aws_db_instance").db).toMatchObject({
      monitoring_interval: 0,
      monitoring_role_arn: role,
      performance_insights_enabled: false,
      performance_insights_retention_period: 31,
    });
  });

  test("adds the Lambda Insights layer once, behind the others", () => {
    const other = "arn:aws:lambda:ap-northeast-1:111122223333:layer:tools:3";
    const stack = synthesized((scope) => {
      const fn = new LambdaFunction(scope, "fn", { functionName: "own", role, filename: "own.zip", layers: [other] });
      setLambdaInsights(fn, layers.x86_64);
      expect(setLambdaInsights(fn, layers.x86_64)).toEqual([]);
    });
    expect(resources(stack, "aws_lambda_function").fn).toMatchObject({ layers: [other, layers.x86_64] });
  });

  test("knows no layer in a region that AWS names none for, and says what to set", () => {
    expect(() => lambdaInsightsLayerArn("mars-north-1", "arm64")).toThrow(
      'No Lambda Insights layer is known in "mars-north-1": take its ARN from the page "Available versions of the Lambda Insights extension", and set layerArn',
    );
  });
});

describe("an aspect", () => {
  const aspect = () =>
    new TelemetryAspect({
      databaseMonitoring: {
        enhancedMonitoring: { interval: 30, roleArn: role },
        performanceInsights: {},
      },
      containerInsights: "enhanced",
      lambdaInsightsLayers: layers,
      immutableImageTags: true,
    });

  const declareAll = (scope: TerraformStack) => {
    new DbInstance(scope, "db", { identifier: "own", instanceClass: "db.m6g.large", monitoringInterval: 60 });
    new RdsClusterInstance(scope, "aurora", {
      clusterIdentifier: "own",
      engine: "aurora-postgresql",
      instanceClass: "db.r6g.large",
    });
    new EcsCluster(scope, "cluster", { name: "own" });
    new LambdaFunction(scope, "arm", { functionName: "arm", role, filename: "own.zip", architectures: ["arm64"] });
    new LambdaFunction(scope, "image", { functionName: "image", role, imageUri: "own", packageType: "Image" });
    new EcrRepository(scope, "repository", { name: "own" });
  };

  test("reaches every resource of its scope", () => {
    const stack = synthesized((scope) => {
      declareAll(scope);
      Aspects.of(scope).add(aspect());
    });
    for (const [type, id] of [
      ["aws_db_instance", "db"],
      ["aws_rds_cluster_instance", "aurora"],
    ]) {
      expect(resources(stack, type!)[id!]).toMatchObject({ monitoring_interval: 30, monitoring_role_arn: role });
    }
    expect(resources(stack, "aws_ecs_cluster").cluster).toHaveProperty("setting");
    expect(resources(stack, "aws_lambda_function").arm).toMatchObject({ layers: [layers.arm64] });
    expect(resources(stack, "aws_lambda_function").image).not.toHaveProperty("layers");
    expect(resources(stack, "aws_ecr_repository").repository).toMatchObject({ image_tag_mutability: "IMMUTABLE" });
  });

  test("reports what it changed, from what to what", () => {
    const reporter = aspect();
    synthesized((scope) => {
      declareAll(scope);
      Aspects.of(scope).add(reporter);
    });
    expect(reporter.changes).toContainEqual({
      path: "own/db",
      attribute: "monitoring_interval",
      before: 60,
      after: 30,
    });
    expect(reporter.changes.map(({ path }) => path)).not.toContain("own/image");
  });
});
