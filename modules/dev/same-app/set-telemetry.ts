import type { Alb } from "@cdktf/provider-aws/lib/alb";
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import type { LoadBalancerAccessLogs } from "../access-logs/access-log-bucket.js";
import type { ContainerInsightsLevel } from "../container-insights/container-insights-default.js";
import type { EcsExecConfiguration } from "../session-logs/ecs-exec.js";
import { monitoringAttributes, type DatabaseMonitoring } from "../rds-enhanced-monitoring/database-monitoring.js";

/**
 * Telemetry of resources that are declared with CDKTF in the same app: one call sets it. Types of the provider only, so that
 * using one of these loads no provider folder.
 */

/** One thing that was set on a resource. */
export interface Change {
  /** Terraform's name of the attribute. */
  readonly attribute: string;
  /** What it was. */
  readonly before: unknown;
  /** What it is now. */
  readonly after: unknown;
}

/**
 * Sets Enhanced Monitoring and Performance Insights on a DB instance of RDS or Aurora.
 *
 * @param instance A DB instance of RDS, or an instance of an Aurora cluster.
 */
export function setDatabaseMonitoring(instance: DbInstance | RdsClusterInstance, to: DatabaseMonitoring): Change[] {
  const wanted = monitoringAttributes(instance.node.path, to);
  const before = monitoringOf(instance);
  instance.monitoringInterval = wanted.monitoringInterval;
  if (wanted.monitoringRoleArn !== undefined) instance.monitoringRoleArn = wanted.monitoringRoleArn;
  instance.performanceInsightsEnabled = wanted.performanceInsightsEnabled;
  if (wanted.performanceInsightsRetentionPeriod !== undefined) {
    instance.performanceInsightsRetentionPeriod = wanted.performanceInsightsRetentionPeriod;
  }
  if (wanted.databaseInsightsMode !== undefined && "databaseInsightsMode" in instance) {
    instance.databaseInsightsMode = wanted.databaseInsightsMode;
  }
  return changes(before, monitoringOf(instance));
}

/** How a DB instance is monitored; one of an Aurora cluster has no mode of its own. */
const monitoringOf = (instance: DbInstance | RdsClusterInstance) => ({
  monitoring_interval: instance.monitoringIntervalInput,
  monitoring_role_arn: instance.monitoringRoleArnInput,
  performance_insights_enabled: instance.performanceInsightsEnabledInput,
  performance_insights_retention_period: instance.performanceInsightsRetentionPeriodInput,
  database_insights_mode: "databaseInsightsMode" in instance ? instance.databaseInsightsModeInput : undefined,
});

/**
 * Sets Container Insights on an ECS cluster; its other settings stay.
 *
 * @param cluster The cluster.
 * @param level What is measured.
 */
export function setContainerInsights(cluster: EcsCluster, level: ContainerInsightsLevel): Change[] {
  const given = cluster.settingInput;
  const settings = Array.isArray(given) ? given : [];
  const before = settings.find(({ name }) => name === "containerInsights")?.value;
  const others = settings.filter(({ name }) => name !== "containerInsights");
  cluster.putSetting([...others, { name: "containerInsights", value: level }]);
  return changes({ setting: before }, { setting: level });
}

/**
 * Has sessions of ECS Exec in a cluster recorded; task roles need the policy of `ecsExecPolicy` too.
 *
 * @param cluster The cluster.
 * @param to Where they are recorded, as `ecsExecConfiguration` has it.
 */
export function setEcsExec(cluster: EcsCluster, to: EcsExecConfiguration): Change[] {
  const given = cluster.configurationInput;
  cluster.putConfiguration({ ...given, executeCommandConfiguration: to });
  const attribute = "configuration.execute_command_configuration";
  return changes({ [attribute]: given?.executeCommandConfiguration }, { [attribute]: to });
}

/**
 * Adds the Lambda Insights layer to a function, once; its role needs the policy of `lambdaInsightsPolicyArn` too.
 *
 * @param fn A function from an archive; a container image takes no layers.
 * @param layerArn The layer, as `lambdaInsightsLayerArn` gives it.
 */
export function setLambdaInsights(fn: LambdaFunction, layerArn: string): Change[] {
  const before = fn.layersInput ?? [];
  if (before.includes(layerArn)) return [];
  fn.layers = [...before, layerArn];
  return changes({ layers: before }, { layers: fn.layersInput });
}

/**
 * Makes the tags of an image repository immutable, so that what was scanned is what runs.
 *
 * @param repository The repository.
 */
export function setImmutableTags(repository: EcrRepository): Change[] {
  const before = repository.imageTagMutabilityInput;
  repository.imageTagMutability = "IMMUTABLE";
  return changes({ image_tag_mutability: before }, { image_tag_mutability: "IMMUTABLE" });
}

/**
 * Logs the requests of a load balancer in a bucket that lets it in.
 *
 * @param loadBalancer An Application Load Balancer, or a Network Load Balancer.
 * @param to The `applicationLoadBalancer` or the `networkLoadBalancer` of an `AccessLogBucket`, whichever it is.
 */
export function setAccessLogs(loadBalancer: Lb | Alb, to: LoadBalancerAccessLogs): Change[] {
  const given = loadBalancer.accessLogsInput;
  const before = { bucket: given?.bucket, prefix: given?.prefix, enabled: given?.enabled };
  loadBalancer.putAccessLogs({ ...to });
  return changes(accessLogAttributes(before), accessLogAttributes(to));
}

const accessLogAttributes = (values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`access_logs.${name}`, value]));

const changes = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Change[] =>
  Object.entries(after)
    .filter(([attribute, value]) => value !== before[attribute])
    .map(([attribute, value]) => ({ attribute, before: before[attribute], after: value }));
