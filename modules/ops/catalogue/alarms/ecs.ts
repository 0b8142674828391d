import {
  ecsClusters,
  ecsContainerInstances,
  ecsContainers,
  ecsServices,
  type EcsCluster,
  type EcsContainer,
  type EcsService,
} from "../../../../src/model/inventory/ecs.js";
import { requirements } from "../../../../src/model/contract/index.js";
import type { Environment } from "../../../../src/model/environment/index.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, needsValue } from "../../engine/row.js";
import { percentAtLowTraffic, percentOf } from "./rates.js";
import { filledMinutes, minutes, quarterHours } from "./windows.js";

const ecs = metrics("AWS/ECS");
const insights = metrics("ECS/ContainerInsights");

const byCluster = (cluster: EcsCluster) => ({ ClusterName: cluster.name });
const byService = (service: EcsService) => ({ ClusterName: service.cluster.name, ServiceName: service.name });

const insightsPage = awsDocs("AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html");

const isReservedByHand = (cluster: EcsCluster) => cluster.capacity === "EC2";

const enoughCpu = {
  en: "Scale out or give tasks more CPU; if the load is not wanted, find who sends it.",
  ja: "タスク数か CPU を増やします。想定外の負荷なら送信元を調べます。",
};
const enoughMemory = {
  en: "A task that reaches its limit is killed: look for a leak since the last deployment, then give tasks more memory.",
  ja: "上限に達したタスクは強制終了されます。直近のデプロイ以降のリークを疑い、メモリを増やします。",
};
const enoughDisk = {
  en: "Find what writes to the task's disk (logs, uploads, caches); clean up or enlarge the storage.",
  ja: "タスクのディスクに書き込むもの（ログ、アップロード、キャッシュ）を探し、掃除または拡張します。",
};

const ofServices = {
  en: "the alarms of its services tell of it, and the average of a cluster hides a service that is full",
  ja: "サービスのアラームが知らせます。クラスター平均では逼迫したサービスが埋もれます",
};
const tells = (row: string) => ({ en: `${row} tells of the same tasks`, ja: `${row} が同じタスクを知らせます` });

/** Where Container Insights counts the tasks, `runningTaskCount` tells that there are none. */
const tellsOfNoTasks = (service: EcsService, environment: Environment) =>
  service.minimumTasks > 0 && !requirements.containerInsights.provided(environment);

const clusterAlarms = catalogue("ecs", ecsClusters, {
  cpuReservation: {
    metric: ecs("CPUReservation", "Average", "Percent"),
    dimensions: byCluster,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching", // AWS has it breaching; a cluster without tasks publishes nothing, and nothing of it is reserved
    when: isReservedByHand,
    because: {
      en: "More than 80 % of the cluster's CPU is reserved.",
      ja: "クラスターの CPU の 80 % 超が予約されています。",
    },
    remedy: {
      en: "Add container instances before new tasks find no place.",
      ja: "新しいタスクが配置できなくなる前にインスタンスを追加します。",
    },
    source: [awsRecommended],
  },
  memoryReservation: {
    metric: ecs("MemoryReservation", "Average", "Percent"),
    dimensions: byCluster,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching", // AWS has it breaching; a cluster without tasks publishes nothing, and nothing of it is reserved
    when: isReservedByHand,
    because: {
      en: "More than 80 % of the cluster's memory is reserved.",
      ja: "クラスターのメモリの 80 % 超が予約されています。",
    },
    remedy: {
      en: "Add container instances before new tasks find no place.",
      ja: "新しいタスクが配置できなくなる前にインスタンスを追加します。",
    },
    source: [awsRecommended],
  },
  clusterTaskCpuUtilization: {
    metric: insights("TaskCpuUtilization", "Average", "Percent"),
    dimensions: byCluster,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: ofServices,
    requires: "enhancedContainerInsights",
    because: {
      en: "Tasks of the cluster use more than 80 % of their CPU on average.",
      ja: "クラスター全体のタスクが平均で CPU の 80 % 超を使っています。",
    },
    remedy: enoughCpu,
    source: [awsRecommended],
  },
  clusterContainerCpuUtilization: {
    metric: insights("ContainerCpuUtilization", "Average", "Percent"),
    dimensions: byCluster,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: ofServices,
    requires: "enhancedContainerInsights",
    because: {
      en: "Containers of the cluster use more than 80 % of their CPU on average.",
      ja: "クラスター全体のコンテナが平均で CPU の 80 % 超を使っています。",
    },
    remedy: enoughCpu,
    source: [awsRecommended],
  },
  clusterTaskMemoryUtilization: {
    metric: insights("TaskMemoryUtilization", "Average", "Percent"),
    dimensions: byCluster,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: ofServices,
    requires: "enhancedContainerInsights",
    because: {
      en: "Tasks of the cluster use more than 80 % of their memory on average.",
      ja: "クラスター全体のタスクが平均でメモリの 80 % 超を使っています。",
    },
    remedy: enoughMemory,
    source: [awsRecommended],
  },
  clusterContainerMemoryUtilization: {
    metric: insights("ContainerMemoryUtilization", "Average", "Percent"),
    dimensions: byCluster,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: ofServices,
    requires: "enhancedContainerInsights",
    because: {
      en: "Containers of the cluster use more than 80 % of their memory on average.",
      ja: "クラスター全体のコンテナが平均でメモリの 80 % 超を使っています。",
    },
    remedy: enoughMemory,
    source: [awsRecommended],
  },
  clusterTaskEphemeralStorageUtilization: {
    metric: insights("TaskEphemeralStorageUtilization", "Average", "Percent"),
    dimensions: byCluster,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: ofServices,
    requires: "enhancedContainerInsights",
    because: {
      en: "Tasks of the cluster use more than 80 % of their ephemeral storage on average.",
      ja: "クラスター全体のタスクが平均でエフェメラルストレージの 80 % 超を使っています。",
    },
    remedy: enoughDisk,
    source: [awsRecommended],
  },
});

const serviceAlarms = catalogue("ecs", ecsServices, {
  cpuUtilization: {
    // Average over the service's tasks. AWS has one number, 80 %, at which a service that scales at 70 % does its work; and
    // has missing data breaching: a service without tasks publishes nothing, which is told once, and may be meant.
    metric: ecs("CPUUtilization", "Average", "Percent"),
    dimensions: byService,
    above: { warn: 80, error: 95 },
    window: minutes(8),
    treatMissingData: (service, environment) => (tellsOfNoTasks(service, environment) ? "breaching" : "notBreaching"),
    because: {
      en: "The service's tasks use more than 80 % of their CPU.",
      ja: "サービスのタスク平均 CPU 使用率が 80 % を超えています。",
    },
    remedy: enoughCpu,
    source: ["S0", awsRecommended],
  },
  memoryUtilization: {
    metric: ecs("MemoryUtilization", "Average", "Percent"),
    dimensions: byService,
    above: { warn: 80, error: 90 },
    window: minutes(5),
    treatMissingData: "notBreaching", // see cpuUtilization
    because: {
      en: "The service's tasks use more than 80 % of their memory.",
      ja: "サービスのタスク平均メモリ使用率が 80 % を超えています。",
    },
    remedy: enoughMemory,
    source: ["S0", awsRecommended],
  },
  ebsFilesystemUtilization: {
    metric: ecs("EBSFilesystemUtilization", "Average", "Percent"),
    dimensions: byService,
    above: { error: 80 },
    window: minutes(5),
    treatMissingData: "missing",
    when: (service) => service.ebsVolume,
    because: {
      en: "The EBS volume of the service's tasks is more than 80 % full.",
      ja: "タスクの EBS ボリューム使用率が 80 % を超えています。",
    },
    remedy: enoughDisk,
    source: [awsRecommended],
  },
  serviceConnect5xx: {
    // AWS says about 5 % of the requests.
    math: percentOf("failed", "requests"),
    metrics: {
      failed: ecs("HTTPCode_Target_5XX_Count", "Sum", "Count"),
      requests: ecs("RequestCount", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byService,
    above: { error: 5 },
    window: filledMinutes(5),
    treatMissingData: "notBreaching",
    when: (service) => service.serviceConnect,
    because: {
      en: "More than 5 % of the requests through Service Connect fail with 5xx.",
      ja: "Service Connect 経由のリクエストの 5 % 超が 5xx です。",
    },
    remedy: {
      en: "Read the service's error log from the time it began; was something deployed then?",
      ja: "発生時刻からのエラーログを読み、その時刻のデプロイを確認します。",
    },
    source: [awsRecommended],
  },
  serviceConnect5xxAtLowTraffic: {
    math: percentAtLowTraffic("failed", "requests"),
    metrics: {
      failed: ecs("HTTPCode_Target_5XX_Count", "Sum", "Count"),
      requests: ecs("RequestCount", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byService,
    above: { error: 20 },
    window: quarterHours(2, 3),
    treatMissingData: "notBreaching",
    when: (service) => service.serviceConnect,
    because: {
      en: "Few requests come through Service Connect, and many of them fail with 5xx.",
      ja: "Service Connect 経由の少ないリクエストの多くが 5xx です。",
    },
    remedy: {
      en: "Read the service's error log from the time it began; was something deployed then?",
      ja: "発生時刻からのエラーログを読み、その時刻のデプロイを確認します。",
    },
    source: [awsRecommended],
  },
  serviceConnectResponseTime: {
    metric: ecs("TargetResponseTime", "Average", "Milliseconds"),
    dimensions: byService,
    above: {
      warn: needsValue(
        "Take twice the service's usual average response time, in milliseconds.",
        "平常時の平均応答時間の 2 倍をミリ秒で指定してください。",
      ),
    },
    window: minutes(5),
    treatMissingData: "missing",
    when: (service) => service.serviceConnect,
    because: { en: "The service answers more slowly than it should.", ja: "サービスの応答が遅くなっています。" },
    remedy: {
      en: "Compare CPU, memory and the latency of what it calls.",
      ja: "CPU、メモリ、呼び出し先の応答時間を見比べます。",
    },
    source: [awsRecommended],
  },
  runningTaskCount: {
    // AWS alarms at 0 and says to raise it to what the service needs; missing data is breaching, as no task means no data.
    metric: insights("RunningTaskCount", "Average", "Count"),
    dimensions: byService,
    below: { error: (service) => service.minimumTasks },
    window: minutes(5),
    treatMissingData: "breaching",
    when: (service) => service.minimumTasks > 0,
    requires: "containerInsights",
    because: { en: "Fewer tasks run than the service needs.", ja: "稼働タスク数が必要数を下回っています。" },
    remedy: {
      en: "Read the service's events and the stopped tasks' reasons: health checks, image pulls, memory, capacity.",
      ja: "サービスイベントと停止タスクの理由（ヘルスチェック、イメージ取得、メモリ、容量）を確認します。",
    },
    source: ["S0", awsRecommended],
  },
  missingTasks: {
    math: "desired - running",
    metrics: {
      desired: insights("DesiredTaskCount", "Average", "Count"),
      running: insights("RunningTaskCount", "Average", "Count"),
    },
    unit: "Count",
    dimensions: byService,
    above: { warn: 0 },
    window: minutes(12, 15), // longer than a deployment takes; tasks that keep dying run at times
    treatMissingData: "notBreaching",
    requires: "containerInsights",
    because: {
      en: "For a quarter of an hour fewer tasks have run than are desired.",
      ja: "15 分間、稼働タスク数が希望数を下回っています。",
    },
    remedy: {
      en: "Read the service's events: a deployment that does not settle, no capacity, or tasks that keep dying.",
      ja: "サービスイベントで、収束しないデプロイ、容量不足、タスクの繰り返し停止を確認します。",
    },
    source: ["S0", "S2", insightsPage],
  },
  pendingTasks: {
    metric: insights("PendingTaskCount", "Average", "Count"),
    dimensions: byService,
    above: { warn: 0 },
    window: minutes(10, 15), // longer than a start takes; tasks that keep dying are pending at times
    treatMissingData: "notBreaching",
    requires: "containerInsights",
    because: {
      en: "Tasks have been waiting to start for a quarter of an hour.",
      ja: "15 分間、開始待ちのタスクが残っています。",
    },
    remedy: {
      en: "Image pull, network or secrets: the pending task's details say which. On EC2, is there room?",
      ja: "保留中タスクの詳細でイメージ取得、ネットワーク、シークレットを確認します。EC2 なら空き容量も確認します。",
    },
    source: ["S4", insightsPage],
  },
  restarts: {
    // A container without a restart policy takes its task with it, of which an event tells.
    metric: insights("RestartCount", "Maximum", "Count"),
    dimensions: byService,
    above: { warn: 0 },
    window: minutes(3, 15),
    treatMissingData: "notBreaching",
    when: (service) => service.restartPolicy,
    requires: "containerInsights",
    because: { en: "A container keeps being restarted.", ja: "コンテナが再起動を繰り返しています。" },
    remedy: {
      en: "Read the container's log just before each start: the exit code and the last line say why it ended.",
      ja: "各起動直前のコンテナログで、終了コードと最後の行を確認します。",
    },
    source: [insightsPage],
  },
  ephemeralStorageUtilized: {
    metric: insights("EphemeralStorageUtilized", "Average", "Gigabytes"),
    dimensions: byService,
    above: { error: (service) => service.ephemeralStorage * 0.9 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    when: (service) => service.cluster.capacity === "FARGATE",
    requires: "containerInsights",
    because: {
      en: "The tasks' ephemeral storage is 90 % full.",
      ja: "タスクのエフェメラルストレージが 90 % に達しています。",
    },
    remedy: enoughDisk,
    source: [awsRecommended],
  },
  taskCpuUtilization: {
    metric: insights("TaskCpuUtilization", "Average", "Percent"),
    dimensions: byService,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: tells("cpuUtilization"),
    requires: "enhancedContainerInsights",
    because: {
      en: "Tasks use more than 80 % of the CPU they reserve.",
      ja: "タスクが予約 CPU の 80 % 超を使っています。",
    },
    remedy: enoughCpu,
    source: [awsRecommended],
  },
  taskMemoryUtilization: {
    // AWS's page prints "less than or equal", which would fire while all is well; its machine-readable list has "greater than".
    metric: insights("TaskMemoryUtilization", "Average", "Percent"),
    dimensions: byService,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: tells("memoryUtilization"),
    requires: "enhancedContainerInsights",
    because: {
      en: "Tasks use more than 80 % of the memory they reserve.",
      ja: "タスクが予約メモリの 80 % 超を使っています。",
    },
    remedy: enoughMemory,
    source: [awsRecommended],
  },
  taskEphemeralStorageUtilization: {
    metric: insights("TaskEphemeralStorageUtilization", "Average", "Percent"),
    dimensions: byService,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: tells("ephemeralStorageUtilized"),
    requires: "enhancedContainerInsights",
    because: {
      en: "Tasks use more than 80 % of their ephemeral storage.",
      ja: "タスクがエフェメラルストレージの 80 % 超を使っています。",
    },
    remedy: enoughDisk,
    source: [awsRecommended],
  },
  taskEbsFilesystemUtilization: {
    metric: insights("TaskEBSFilesystemUtilization", "Average", "Percent"),
    dimensions: byService,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    when: (service) => service.ebsVolume,
    offByDefault: tells("ebsFilesystemUtilization"),
    requires: "enhancedContainerInsights",
    because: {
      en: "The EBS volume of tasks is more than 80 % full.",
      ja: "タスクの EBS ボリューム使用率が 80 % を超えています。",
    },
    remedy: enoughDisk,
    source: [awsRecommended],
  },
  serviceContainerCpuUtilization: {
    metric: insights("ContainerCpuUtilization", "Average", "Percent"),
    dimensions: byService,
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: tells("cpuUtilization"),
    requires: "enhancedContainerInsights",
    because: {
      en: "The service's containers use more than 80 % of their CPU.",
      ja: "サービスのコンテナが CPU の 80 % 超を使っています。",
    },
    remedy: enoughCpu,
    source: [awsRecommended],
  },
});

const isOnly = ({ service }: EcsContainer) => Object.keys(service.containers).length === 1;

const containerAlarms = catalogue("ecs", ecsContainers, {
  containerCpuUtilization: {
    metric: insights("ContainerCpuUtilization", "Average", "Percent"),
    dimensions: (container) => ({ ContainerName: container.name, ...byService(container.service) }),
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: (container) => (isOnly(container) ? tells("cpuUtilization") : undefined),
    requires: "enhancedContainerInsights",
    because: { en: "The container uses more than 80 % of its CPU.", ja: "コンテナが CPU の 80 % 超を使っています。" },
    remedy: enoughCpu,
    source: [awsRecommended],
  },
  containerMemoryUtilization: {
    // AWS's page prints "less than or equal", which would fire while all is well.
    metric: insights("ContainerMemoryUtilization", "Average", "Percent"),
    dimensions: (container) => ({ ContainerName: container.name, ...byService(container.service) }),
    above: { warn: 80 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    offByDefault: (container) => (isOnly(container) ? tells("memoryUtilization") : undefined),
    requires: "enhancedContainerInsights",
    because: {
      en: "The container uses more than 80 % of its memory.",
      ja: "コンテナがメモリの 80 % 超を使っています。",
    },
    remedy: enoughMemory,
    source: [awsRecommended],
  },
});

const containerInstanceAlarms = catalogue("ecs", ecsContainerInstances, {
  instanceFilesystemUtilization: {
    metric: insights("instance_filesystem_utilization", "Average", "Percent"),
    dimensions: (instance) => ({
      InstanceId: instance.instanceId,
      ContainerInstanceId: instance.containerInstanceId,
      ClusterName: instance.cluster.name,
    }),
    above: { error: 90 },
    window: minutes(5),
    treatMissingData: "notBreaching",
    requires: "containerInsights",
    because: {
      en: "The container instance's disk is more than 90 % full.",
      ja: "コンテナインスタンスのディスク使用率が 90 % を超えています。",
    },
    remedy: {
      en: "Remove unused images and stopped containers; then enlarge the disk.",
      ja: "不要なイメージと停止コンテナを削除し、ディスクを拡張します。",
    },
    source: [awsRecommended],
  },
});

export const ecsAlarms = { ...clusterAlarms, ...serviceAlarms, ...containerAlarms, ...containerInstanceAlarms };
