import { arnOf } from "../../../../src/model/iam/index.js";
import { ecsClusters } from "../../../../src/model/inventory/ecs.js";
import { eventCatalogue } from "../../engine/catalogue.js";
import { awsDocs } from "../../engine/row.js";

export const ecsEvents = eventCatalogue("ecs", ecsClusters, {
  taskStopped: {
    // Only what nobody asked for: deployments and scaling stop tasks all day. A task that is to run once ends by its essential
    // container, and has done its work where no container failed; those of a service are to run on.
    pattern: ({ name }, environment) => ({
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: {
        clusterArn: [arnOf(environment, "ecs", `cluster/${name}`)],
        lastStatus: ["STOPPED"],
        $or: [
          { stopCode: ["TaskFailedToStart"] },
          { stopCode: ["EssentialContainerExited"], group: [{ prefix: "service:" }] },
          { stopCode: ["EssentialContainerExited"], containers: { exitCode: [{ "anything-but": [0] }] } },
        ],
      },
    }),
    paths: { group: "$.detail.group", task: "$.detail.taskArn", reason: "$.detail.stoppedReason" },
    text: {
      en: "A task of <group> stopped by itself: <reason>. Task: <task>",
      ja: "<group> のタスクが停止しました: <reason> タスク: <task>",
    },
    severity: "warn",
    because: {
      en: "A task could not start, an essential container of a service ended, or a task that was to run once failed.",
      ja: "タスクが起動できないか、サービスの必須コンテナが終了したか、単発のタスクが失敗しました。",
    },
    remedy: {
      en: "Read the stopped reason in the ECS console; a container that ended has its exit code in the task's details and its last lines in its log.",
      ja: "停止理由を確認します。コンテナの終了ならタスク詳細の終了コードとログの末尾を見ます。",
    },
    source: [
      "S2",
      awsDocs("AmazonECS/latest/developerguide/ecs_task_events.html"),
      awsDocs("AmazonECS/latest/developerguide/stopped-task-error-codes.html"),
    ],
  },
  deploymentFailed: {
    pattern: ({ name }, environment) => ({
      source: ["aws.ecs"],
      "detail-type": ["ECS Deployment State Change"],
      resources: [{ prefix: arnOf(environment, "ecs", `service/${name}/`) }],
      detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
    }),
    paths: { service: "$.resources[0]", reason: "$.detail.reason" },
    text: {
      en: "A deployment failed: <reason> Service: <service>",
      ja: "デプロイが失敗しました: <reason> サービス: <service>",
    },
    severity: "error",
    because: {
      en: "A deployment did not settle and was given up; ECS tells of it where the deployment circuit breaker is on.",
      ja: "デプロイが安定せず失敗しました（デプロイサーキットブレーカーが有効なサービスで通知されます）。",
    },
    remedy: {
      en: "See whether it was rolled back; read why the new tasks stopped or failed their health checks.",
      ja: "ロールバックの有無と、新しいタスクの停止理由・ヘルスチェック失敗の原因を確認します。",
    },
    source: ["S2", awsDocs("AmazonECS/latest/developerguide/ecs_service_deployment_events.html")],
  },
});
