import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { LogArchive, LogGroup, RdsEnhancedMonitoring } from "../../modules/dev/index.js";
import { collectTargets, type Environment } from "../environment/index.js";
import { auroraClusters, auroraInstances, auroraLogExports } from "../environment/resources/aurora.js";
import { rdsInstances, rdsLogExports } from "../environment/resources/rds.js";
import { awsName, prefixOf } from "../names/index.js";
import { planLogGroups, type LogGroupPlan } from "../telemetry/log-groups.js";
import { OperationsStack } from "./operations-stack.js";

/** The dev team's half of an environment: what is sent to CloudWatch, how long it is kept, and where copies go. */
export class TelemetryStack extends OperationsStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, "dev", "telemetry", environment);
    this.addLogs(planLogGroups(environment));
    this.addEnhancedMonitoring();
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

  private addEnhancedMonitoring(): void {
    const { account, region, telemetry } = this.environment;
    const instances = [auroraInstances, rdsInstances].flatMap((kind) =>
      collectTargets<unknown>(this.environment, kind),
    );
    if (!telemetry.enhancedMonitoring.enabled || instances.length === 0) return;
    const roleName = awsName("role", this.environment, "rds", "monitoring");
    const monitoring = new RdsEnhancedMonitoring(this, "enhancedMonitoring", { account, region, roleName });
    this.output("rds_monitoring", "Attributes of DB instances: Enhanced Monitoring and Performance Insights", {
      monitoring_role_arn: monitoring.roleArn,
      monitoring_interval: telemetry.enhancedMonitoring.interval,
      performance_insights_enabled: telemetry.performanceInsights.enabled,
      performance_insights_retention_period: telemetry.performanceInsights.enabled
        ? telemetry.performanceInsights.retention
        : undefined,
    });
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
