import type { Alb } from "@cdktf/provider-aws/lib/alb";
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { Annotations, TerraformResource, type IAspect } from "cdktf";
import type { IConstruct } from "constructs";
import type { LoadBalancerAccessLogs } from "../access-logs/access-log-bucket.js";
import type { ContainerInsightsLevel } from "../container-insights/container-insights-default.js";
import type { DatabaseMonitoring } from "../rds-enhanced-monitoring/database-monitoring.js";
import type { EcsExecConfiguration } from "../session-logs/ecs-exec.js";
import {
  setAccessLogs,
  setContainerInsights,
  setDatabaseMonitoring,
  setEcsExec,
  setImmutableTags,
  setLambdaInsights,
  type Change,
} from "./set-telemetry.js";

export interface TelemetryAspectProps {
  /** Of every DB instance of RDS and Aurora. @default not set */
  readonly databaseMonitoring?: DatabaseMonitoring;
  /** Of every ECS cluster. @default not set */
  readonly containerInsights?: ContainerInsightsLevel;
  /** How sessions of ECS Exec are recorded, of every ECS cluster: as `ecsExecConfiguration` has it. @default not set */
  readonly ecsExec?: EcsExecConfiguration;
  /**
   * The Lambda Insights layer, by the architecture of the function; of every function that is no container image.
   * @default not set
   */
  readonly lambdaInsightsLayers?: { readonly x86_64: string; readonly arm64: string };
  /**
   * Where requests are logged: of every Application Load Balancer, and of every Network Load Balancer.
   * @default not set
   */
  readonly accessLogs?: { readonly application?: LoadBalancerAccessLogs; readonly network?: LoadBalancerAccessLogs };
  /**
   * Whether tags of every ECR repository become immutable.
   * @default false
   */
  readonly immutableImageTags?: boolean;
}

/** What an aspect changed, and where. */
export interface ReportedChange extends Change {
  /** The construct path of the resource. */
  readonly path: string;
}

/**
 * Sets telemetry on all resources of a scope that are declared with CDKTF in the same app: `Aspects.of(stack).add(…)`. What it
 * changed stands in `changes` after synthesis, and as a note on each resource.
 *
 * @see https://developer.hashicorp.com/terraform/cdktf/concepts/aspects
 */
export class TelemetryAspect implements IAspect {
  private readonly made: ReportedChange[] = [];

  constructor(private readonly props: TelemetryAspectProps) {}

  /** Everything that was changed, in the order of the visit. */
  get changes(): readonly ReportedChange[] {
    return this.made;
  }

  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    for (const change of this.apply(node)) {
      this.made.push({ path: node.node.path, ...change });
      const text = `${change.attribute} set to ${JSON.stringify(change.after)} by the telemetry policy`;
      Annotations.of(node).addInfo(text);
    }
  }

  /** Resources are told by their type in Terraform, so that none of the provider's folders is loaded for it. */
  private apply(node: TerraformResource): readonly Change[] {
    const { databaseMonitoring, containerInsights, ecsExec, lambdaInsightsLayers, immutableImageTags, accessLogs } =
      this.props;
    switch (node.terraformResourceType) {
      case "aws_db_instance":
      case "aws_rds_cluster_instance":
        return databaseMonitoring
          ? setDatabaseMonitoring(node as DbInstance | RdsClusterInstance, databaseMonitoring)
          : [];
      case "aws_ecs_cluster":
        return [
          ...(containerInsights ? setContainerInsights(node as EcsCluster, containerInsights) : []),
          ...(ecsExec ? setEcsExec(node as EcsCluster, ecsExec) : []),
        ];
      case "aws_lambda_function":
        return lambdaInsightsLayers ? addLayer(node as LambdaFunction, lambdaInsightsLayers) : [];
      case "aws_ecr_repository":
        return immutableImageTags ? setImmutableTags(node as EcrRepository) : [];
      case "aws_alb":
      case "aws_lb":
        return accessLogs ? logRequests(node as Lb | Alb, accessLogs) : [];
      default:
        return [];
    }
  }
}

/** A load balancer of no type is an Application Load Balancer; a Gateway Load Balancer logs nothing. */
function logRequests(loadBalancer: Lb | Alb, to: NonNullable<TelemetryAspectProps["accessLogs"]>): Change[] {
  const type = loadBalancer.loadBalancerTypeInput ?? "application";
  const settings = type === "application" ? to.application : type === "network" ? to.network : undefined;
  return settings ? setAccessLogs(loadBalancer, settings) : [];
}

/** A function from a container image takes no layers: the image must carry the extension. */
function addLayer(fn: LambdaFunction, layers: { readonly x86_64: string; readonly arm64: string }): Change[] {
  if (fn.packageTypeInput === "Image") return [];
  return setLambdaInsights(fn, fn.architecturesInput?.includes("arm64") ? layers.arm64 : layers.x86_64);
}
