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
  en: "Compare the service's CPU with its traffic in CloudWatch; scale out, or give tasks more CPU. If the load is not legitimate, find who sends it.",
  ja: "CloudWatch で CPU と流量を見比べ、タスク数か CPU を増やします。想定外の負荷なら送信元を調べます。",
};
const enoughMemory = {
  en: "A task that reaches its limit is killed. Look at MemoryUtilization since the last deployment for a leak, then give tasks more memory.",
  ja: "上限に達したタスクは強制終了されます。直近のデプロイ以降の MemoryUtilization からリークを疑い、メモリを増やします。",
};
const enoughDisk = {
  en: "Run df -h and du in a task with ECS Exec to find what fills the disk (logs, uploads, caches); clean up, or enlarge the storage.",
  ja: "ECS Exec でタスクに入り、df -h と du でディスクを埋めるもの（ログ、アップロード、キャッシュ）を探し、掃除または拡張します。",
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
      en: "More than {threshold} of the cluster's CPU is reserved: new tasks may find no place, and deployments hang.",
      ja: "クラスターの CPU の {threshold} 超が予約されています。新しいタスクを配置できず、デプロイが進まないおそれがあります。",
    },
    remedy: {
      en: "Open the cluster's Infrastructure tab in the ECS console; add container instances, or raise the maximum of the capacity provider's group.",
      ja: "ECS コンソールの「インフラストラクチャ」を確認し、コンテナインスタンスを追加するか、キャパシティプロバイダーのグループの上限を上げます。",
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
      en: "More than {threshold} of the cluster's memory is reserved: new tasks may find no place, and deployments hang.",
      ja: "クラスターのメモリの {threshold} 超が予約されています。新しいタスクを配置できず、デプロイが進まないおそれがあります。",
    },
    remedy: {
      en: "Open the cluster's Infrastructure tab in the ECS console; add container instances, or raise the maximum of the capacity provider's group.",
      ja: "ECS コンソールの「インフラストラクチャ」を確認し、コンテナインスタンスを追加するか、キャパシティプロバイダーのグループの上限を上げます。",
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
      en: "Tasks of the cluster use more than {threshold} of their CPU on average: responses slow down.",
      ja: "クラスター全体のタスクが平均で CPU の {threshold} 超を使い、応答が遅くなります。",
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
      en: "Containers of the cluster use more than {threshold} of their CPU on average: responses slow down.",
      ja: "クラスター全体のコンテナが平均で CPU の {threshold} 超を使い、応答が遅くなります。",
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
      en: "Tasks of the cluster use more than {threshold} of their memory on average: at the limit they are killed.",
      ja: "クラスター全体のタスクが平均でメモリの {threshold} 超を使っています。上限に達すると強制終了されます。",
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
      en: "Containers of the cluster use more than {threshold} of their memory on average: at the limit they are killed.",
      ja: "クラスター全体のコンテナが平均でメモリの {threshold} 超を使っています。上限に達すると強制終了されます。",
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
      en: "Tasks of the cluster use more than {threshold} of their ephemeral storage on average: once it is full, writes fail.",
      ja: "クラスター全体のタスクが平均でエフェメラルストレージの {threshold} 超を使っています。満杯になると書き込みが失敗します。",
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
      en: "The service's tasks use more than {threshold} of their CPU: responses slow down.",
      ja: "サービスのタスク平均 CPU 使用率が {threshold} を超え、応答が遅くなります。",
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
      en: "The service's tasks use more than {threshold} of their memory: at the limit they are killed, and requests in them fail.",
      ja: "サービスのタスク平均メモリ使用率が {threshold} を超えました。上限に達すると強制終了され、処理中のリクエストが失敗します。",
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
      en: "The EBS volume of the service's tasks is more than {threshold} full: once it is full, writes fail.",
      ja: "タスクの EBS ボリューム使用率が {threshold} を超えました。満杯になると書き込みが失敗します。",
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
      en: "More than {threshold} of the requests through Service Connect fail with 5xx: the services that call this one get errors.",
      ja: "Service Connect 経由のリクエストの {threshold} 超が 5xx となり、呼び出し元のサービスにエラーが返っています。",
    },
    remedy: {
      en: "Read the service's error log in Logs Insights from the time it began, and check whether something was deployed then.",
      ja: "Logs Insights で発生時刻からのエラーログを読み、その時刻のデプロイを確認します。",
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
      en: "Traffic through Service Connect is low, and more than {threshold} of the requests fail with 5xx.",
      ja: "Service Connect 経由の少ないリクエストの {threshold} 超が 5xx です。",
    },
    remedy: {
      en: "Read the service's error log in Logs Insights from the time it began, and check whether something was deployed then.",
      ja: "Logs Insights で発生時刻からのエラーログを読み、その時刻のデプロイを確認します。",
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
    because: {
      en: "The response time through Service Connect is above {threshold}: the services that call this one wait.",
      ja: "Service Connect 経由の応答時間が {threshold} を超え、呼び出し元のサービスが待たされています。",
    },
    remedy: {
      en: "Compare the tasks' CPU and memory with the latency of what the service calls.",
      ja: "タスクの CPU、メモリ、呼び出し先の応答時間を見比べます。",
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
    because: {
      en: "The number of running tasks is below {threshold}: the rest carry all the load, or nobody is served.",
      ja: "稼働タスク数が {threshold} を下回りました。残りに負荷が集中するか、応答できなくなります。",
    },
    remedy: {
      en: "Read the service's events in the ECS console and the stopped tasks' reasons: health checks, image pulls, memory, capacity.",
      ja: "ECS コンソールのサービスイベントと停止タスクの理由（ヘルスチェック、イメージ取得、メモリ、容量）を確認します。",
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
      en: "Fewer tasks run than are desired, for longer than a deployment takes: the service has less capacity than it was given.",
      ja: "デプロイの所要時間を超えて稼働タスク数が希望数を下回り、サービスの処理能力が不足しています。",
    },
    remedy: {
      en: "Read the service's events in the ECS console: a deployment that does not settle, no capacity, or tasks that keep dying.",
      ja: "ECS コンソールのサービスイベントで、収束しないデプロイ、容量不足、タスクの繰り返し停止を確認します。",
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
      en: "Tasks wait to start, or keep dying as they do: a deployment or scaling out makes no headway.",
      ja: "開始待ちのタスクが残っているか、開始に失敗し続けており、デプロイやスケールアウトが進みません。",
    },
    remedy: {
      en: "Open the pending task in the ECS console: it says whether image pull, network or secrets hold it up. On EC2, check for free capacity too.",
      ja: "ECS コンソールで保留中タスクの詳細を開き、イメージ取得、ネットワーク、シークレットを確認します。EC2 なら空き容量も確認します。",
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
    because: {
      en: "A container restarts again and again: requests in it fail each time.",
      ja: "コンテナが再起動を繰り返し、そのたびに処理中のリクエストが失敗しています。",
    },
    remedy: {
      en: "Read the container's log in CloudWatch Logs just before each start: the exit code and the last line say why it ended.",
      ja: "CloudWatch Logs で各起動直前のコンテナログを読み、終了コードと最後の行を確認します。",
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
      en: "The tasks' ephemeral storage in use is above {threshold}: once it is full, writes fail.",
      ja: "タスクのエフェメラルストレージ使用量が {threshold} を超えました。満杯になると書き込みが失敗します。",
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
      en: "Tasks use more than {threshold} of the CPU that they reserve: responses slow down.",
      ja: "タスクが予約 CPU の {threshold} 超を使い、応答が遅くなります。",
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
      en: "Tasks use more than {threshold} of the memory that they reserve: at the limit they are killed.",
      ja: "タスクが予約メモリの {threshold} 超を使っています。上限に達すると強制終了されます。",
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
      en: "Tasks use more than {threshold} of their ephemeral storage: once it is full, writes fail.",
      ja: "タスクがエフェメラルストレージの {threshold} 超を使っています。満杯になると書き込みが失敗します。",
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
      en: "The EBS volume of tasks is more than {threshold} full: once it is full, writes fail.",
      ja: "タスクの EBS ボリューム使用率が {threshold} を超えました。満杯になると書き込みが失敗します。",
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
      en: "The service's containers use more than {threshold} of their CPU: responses slow down.",
      ja: "サービスのコンテナが CPU の {threshold} 超を使い、応答が遅くなります。",
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
    because: {
      en: "The container uses more than {threshold} of its CPU: what it does slows down.",
      ja: "コンテナが CPU の {threshold} 超を使い、処理が遅くなります。",
    },
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
      en: "The container uses more than {threshold} of its memory: at the limit it is killed.",
      ja: "コンテナがメモリの {threshold} 超を使っています。上限に達すると強制終了されます。",
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
      en: "The container instance's disk is more than {threshold} full: once it is full, tasks on it can neither start nor write.",
      ja: "コンテナインスタンスのディスク使用率が {threshold} を超えました。満杯になるとタスクの開始も書き込みもできません。",
    },
    remedy: {
      en: "Connect with Session Manager and run docker system prune -a to remove unused images and stopped containers; then enlarge the disk.",
      ja: "セッションマネージャーで接続し、docker system prune -a で不要なイメージと停止コンテナを削除して、ディスクを拡張します。",
    },
    source: [awsRecommended],
  },
});

export const ecsAlarms = { ...clusterAlarms, ...serviceAlarms, ...containerAlarms, ...containerInstanceAlarms };
