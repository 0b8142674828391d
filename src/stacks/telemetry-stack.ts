import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import {
  AdoptedDbInstance,
  AdoptedEcsCluster,
  AdoptedLambdaFunction,
  CloudfrontMetrics,
  ContainerInsightsDefault,
  ContributorInsights,
  EcrScanning,
  lambdaInsightsLayerArn,
  lambdaInsightsPolicyArn,
  LogArchive,
  LogGroup,
  RdsEnhancedMonitoring,
  RuntimeMonitoring,
  S3RequestMetrics,
} from "../../modules/dev/index.js";
import { collectTargets, type Environment } from "../environment/index.js";
import { auroraClusters, auroraInstances, auroraLogExports } from "../environment/resources/aurora.js";
import { distributions } from "../environment/resources/cloudfront.js";
import { dynamodbTables } from "../environment/resources/dynamodb.js";
import { ecsClusters } from "../environment/resources/ecs.js";
import { lambdaFunctions } from "../environment/resources/lambda.js";
import { rdsInstances, rdsLogExports } from "../environment/resources/rds.js";
import { s3Buckets } from "../environment/resources/s3.js";
import { awsName, prefixOf } from "../names/index.js";
import { planLogGroups, type LogGroupPlan } from "../telemetry/log-groups.js";
import { OperationsStack } from "./operations-stack.js";

/** The dev team's half of an environment: what is sent to CloudWatch, how long it is kept, and where copies go. */
export class TelemetryStack extends OperationsStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "dev", "telemetry", environment);
    this.addLogs(planLogGroups(environment));
    this.addDatabaseMonitoring();
    this.addContainerInsights();
    this.addLambdaInsights();
    this.addSwitches();
  }

  private addLogs(plans: readonly LogGroupPlan[]): void {
    const logs = new Construct(this, "logs");
    const archive = this.addArchive();
    const groups = plans.map((plan) => {
      const group = new LogGroup(logs, plan.keys.join("_"), {
        ...plan,
        kmsKeyArn: this.environment.telemetry.logs.kmsKeyArn,
      });
      if (plan.archive) archive?.add(plan.keys, group.logGroupName);
      return { ...plan, logGroupName: group.logGroupName };
    });
    const { region } = this.environment;
    this.output(
      "log_groups",
      "Log groups, by source",
      Object.fromEntries(groups.map(({ id, logGroupName }) => [id, logGroupName])),
    );
    this.output(
      "ecs_log_configuration",
      "logConfiguration of the containers, by ECS service",
      Object.fromEntries(
        groups
          .filter(({ keys }) => keys[0] === "ecs")
          .map(({ id, logGroupName }) => [id.slice("ecs.".length), awslogs(logGroupName, region)]),
      ),
    );
    this.output("rds_log_exports", "enabled_cloudwatch_logs_exports, by DB cluster and DB instance", this.logExports());
  }

  private addArchive(): LogArchive | undefined {
    const { account, region, timeZone, telemetry } = this.environment;
    const { archive, retention } = telemetry.logs;
    if (!archive) return undefined;
    const { bucketName = `${prefixOf(this.environment)}-logs-${account}`, ...settings } = archive;
    const made = new LogArchive(this, "archive", {
      ...settings,
      retention: archive.retention,
      account,
      region,
      timeZone,
      bucketName,
      owner: this.environment,
      errorLogRetention: retention,
    });
    this.output("log_archive_bucket", "Bucket of the log archive", made.bucket.bucketName);
    return made;
  }

  private addDatabaseMonitoring(): void {
    const { account, region, telemetry } = this.environment;
    const { enhancedMonitoring, performanceInsights, databaseInsights } = telemetry;
    const aurora = collectTargets(this.environment, auroraInstances);
    const rds = collectTargets(this.environment, rdsInstances);
    if (!enhancedMonitoring.enabled || aurora.length + rds.length === 0) return;
    const roleName = awsName("role", this.environment, "rds", "monitoring");
    const { roleArn } = new RdsEnhancedMonitoring(this, "enhancedMonitoring", { account, region, roleName });
    const monitoring = {
      monitoringInterval: enhancedMonitoring.interval,
      monitoringRoleArn: roleArn,
      performanceInsightsEnabled: performanceInsights.enabled,
      performanceInsightsRetentionPeriod: performanceInsights.enabled ? performanceInsights.retention : undefined,
    };
    this.output("rds_monitoring", "Attributes of DB instances: Enhanced Monitoring and Performance Insights", {
      monitoring_role_arn: roleArn,
      monitoring_interval: monitoring.monitoringInterval,
      performance_insights_enabled: monitoring.performanceInsightsEnabled,
      performance_insights_retention_period: monitoring.performanceInsightsRetentionPeriod,
      database_insights_mode: databaseInsights,
    });
    const adopted = new Construct(this, "adopted");
    for (const { keys, target } of aurora.filter(({ target: { adopt } }) => adopt)) {
      const { identifier, instanceClass, cluster } = target;
      const props = { identifier, instanceClass, cluster, ...monitoring };
      new AdoptedDbInstance(adopted, ["aurora", ...keys].join("_"), props);
    }
    for (const { keys, target } of rds.filter(({ target: { adopt } }) => adopt)) {
      const { identifier, instanceClass } = target;
      new AdoptedDbInstance(adopted, ["rds", ...keys].join("_"), { identifier, instanceClass, ...monitoring });
    }
  }

  private addContainerInsights(): void {
    const { containerInsights: level, containerInsightsDefault } = this.environment.telemetry;
    const clusters = collectTargets(this.environment, ecsClusters);
    if (clusters.length === 0) return;
    const insights = new Construct(this, "containerInsights");
    if (containerInsightsDefault) new ContainerInsightsDefault(insights, "default", { level });
    for (const { keys, target } of clusters.filter(({ target: { adopt } }) => adopt)) {
      new AdoptedEcsCluster(insights, keys.join("_"), { clusterName: target.name, level });
    }
    const setting = { name: "containerInsights", value: level };
    this.output("ecs_cluster_setting", "The setting block of ECS clusters: Container Insights", setting);
  }

  private addLambdaInsights(): void {
    const { region, telemetry } = this.environment;
    const functions = collectTargets(this.environment, lambdaFunctions);
    if (!telemetry.lambdaInsights || functions.length === 0) return;
    const insights = new Construct(this, "lambdaInsights");
    const layers = functions.map(({ key, keys, target }) => {
      const layerArn = lambdaInsightsLayerArn(region, target.architecture);
      const { name: functionName, adopt } = target;
      if (adopt) new AdoptedLambdaFunction(insights, keys.join("_"), { functionName, layerArn, ...adopt });
      return [key, layerArn];
    });
    this.output("lambda_insights", "Layers of Lambda functions, and the policy of their roles: Lambda Insights", {
      layer_arns: Object.fromEntries(layers),
      policy_arn: lambdaInsightsPolicyArn(region),
    });
  }

  /** Telemetry that attaches to a resource from outside, whoever manages it. */
  private addSwitches(): void {
    const { account, telemetry } = this.environment;
    const { ecrScanning, guardDuty } = telemetry;
    if (ecrScanning) new EcrScanning(this, "ecrScanning", { account, scanning: ecrScanning });
    if (guardDuty) new RuntimeMonitoring(this, "runtimeMonitoring", guardDuty);
    const contributors = new Construct(this, "contributorInsights");
    for (const { keys, target } of collectTargets(this.environment, dynamodbTables)) {
      if (!target.contributorInsights) continue;
      const indexNames = Object.fromEntries(Object.entries(target.indexes).map(([key, { name }]) => [key, name]));
      new ContributorInsights(contributors, keys.join("_"), { tableName: target.name, indexNames });
    }
    const requests = new Construct(this, "requestMetrics");
    for (const { keys, target } of collectTargets(this.environment, s3Buckets)) {
      if (target.requestMetrics) new S3RequestMetrics(requests, `s3_${keys.join("_")}`, { bucketName: target.name });
    }
    for (const { keys, target } of collectTargets(this.environment, distributions)) {
      if (!target.additionalMetrics) continue;
      new CloudfrontMetrics(requests, `cloudfront_${keys.join("_")}`, { distributionId: target.id });
    }
  }

  private logExports(): Record<string, readonly string[]> {
    return Object.fromEntries([
      ...collectTargets(this.environment, auroraClusters).map(({ key, target }) => [
        `aurora.${key}`,
        auroraLogExports(target),
      ]),
      ...collectTargets(this.environment, rdsInstances).map(({ key, target }) => [`rds.${key}`, rdsLogExports(target)]),
    ]);
  }

  private output(id: string, description: string, value: unknown): void {
    new TerraformOutput(this, id, { description, value });
  }
}

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html */
const awslogs = (group: string, region: string) => ({
  logDriver: "awslogs",
  options: {
    "awslogs-group": group,
    "awslogs-region": region,
    "awslogs-stream-prefix": "ecs",
    // A container must not stop because its log cannot be written.
    mode: "non-blocking",
    "max-buffer-size": "25m",
  },
});
