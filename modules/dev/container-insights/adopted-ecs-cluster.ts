import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt } from "../../../src/cdktf/adopt.js";
import type { EcsExecConfiguration } from "../session-logs/ecs-exec.js";
import type { ContainerInsightsLevel } from "./container-insights-default.js";

export interface AdoptedEcsClusterProps {
  /** The name of a cluster that no Terraform manages. */
  readonly clusterName: string;
  /**
   * What Container Insights measures.
   * @default enhanced
   */
  readonly level?: ContainerInsightsLevel;
  /**
   * How sessions of ECS Exec are recorded, as `ecsExecConfiguration` has it.
   * @default what the cluster has stays
   */
  readonly executeCommand?: EcsExecConfiguration;
}

/**
 * Sets Container Insights on an ECS cluster that nobody manages yet, and where asked how ECS Exec is recorded, and nothing else of it. The cluster is never destroyed.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
 */
export class AdoptedEcsCluster extends Module {
  constructor(scope: Construct, id: string, props: AdoptedEcsClusterProps) {
    super(scope, id, required(props, { clusterName: "text" }));
    const { clusterName, level = "enhanced", executeCommand } = withReferences(props, "clusterName");
    const cluster = new EcsCluster(this, mainResource, {
      name: clusterName,
      setting: [{ name: "containerInsights", value: level }],
      configuration: executeCommand && { executeCommandConfiguration: executeCommand },
    });
    adopt(cluster, {
      id: clusterName,
      ...(executeCommand
        ? { managed: ["setting", "configuration"], left: beside(executeCommand) }
        : { managed: ["setting"] }),
    });
  }
}

/** What stands in the same block, and is no matter of where sessions are recorded: keys of the storage of tasks, of sessions, copies in S3. */
function beside({ kmsKeyId }: EcsExecConfiguration): string[] {
  const executeCommand = "configuration[0].execute_command_configuration[0]";
  const inS3 = ["s3_bucket_encryption_enabled", "s3_bucket_name", "s3_key_prefix"];
  return [
    "configuration[0].managed_storage_configuration",
    ...(kmsKeyId === undefined ? [`${executeCommand}.kms_key_id`] : []),
    ...inS3.map((name) => `${executeCommand}.log_configuration[0].${name}`),
  ];
}
