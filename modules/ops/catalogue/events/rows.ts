import type { EcsCluster } from "../../../../src/model/inventory/ecs.js";
import type { Severity } from "../../../../src/model/environment/index.js";
import { arnOf, type Place } from "../../../../src/model/iam/index.js";
import type { Text } from "../../../../src/model/text.js";
import { awsDocs } from "../../engine/row.js";

/** An event of AWS that somebody is told of: no metric stands for it. */
export interface EventRow<Target> {
  /** EventBridge's event pattern. */
  readonly pattern: (target: Target, place: Place) => Readonly<Record<string, unknown>>;
  /** Parts of the event that the text names, as JSON paths. */
  readonly paths: Readonly<Record<string, string>>;
  /** What is sent; `<name>` stands for a path. */
  readonly text: Text;
  readonly severity: Severity;
  readonly source: readonly string[];
}

/** Events of ECS clusters. */
export const ecsEvents = {
  taskStopped: {
    // Only what nobody asked for: deployments and scaling stop tasks all day.
    pattern: ({ name }, place) => ({
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: {
        clusterArn: [arnOf(place, "ecs", `cluster/${name}`)],
        lastStatus: ["STOPPED"],
        stopCode: ["TaskFailedToStart", "EssentialContainerExited"],
      },
    }),
    paths: { group: "$.detail.group", task: "$.detail.taskArn", reason: "$.detail.stoppedReason" },
    text: {
      en: "A task of <group> stopped by itself: <reason>. Task: <task>",
      ja: "<group> のタスクが停止しました: <reason> タスク: <task>",
    },
    severity: "warn",
    source: ["S2", awsDocs("AmazonECS/latest/developerguide/ecs_task_events.html")],
  },
  deploymentFailed: {
    pattern: ({ name }, place) => ({
      source: ["aws.ecs"],
      "detail-type": ["ECS Deployment State Change"],
      resources: [{ prefix: arnOf(place, "ecs", `service/${name}/`) }],
      detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
    }),
    paths: { service: "$.resources[0]", reason: "$.detail.reason" },
    text: {
      en: "A deployment failed: <reason> Service: <service>",
      ja: "デプロイが失敗しました: <reason> サービス: <service>",
    },
    severity: "error",
    source: ["S2", awsDocs("AmazonECS/latest/developerguide/ecs_service_deployment_events.html")],
  },
} as const satisfies Record<string, EventRow<EcsCluster>>;

/**
 * Events of RDS and Aurora that somebody is told of, by source type.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 */
export const databaseEventCategories = {
  "db-cluster": ["failover", "failure"],
  "db-instance": ["availability", "failover", "failure", "low storage", "recovery"],
} as const;
