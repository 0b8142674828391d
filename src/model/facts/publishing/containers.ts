import { byTheMinute, docs, type PublishingFacts } from "./shape.js";

const ecsMetrics = docs("AmazonECS/latest/developerguide/available-metrics.html");
const insights = docs("AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html");
const enhanced = docs("AmazonCloudWatch/latest/monitoring/Container-Insights-enhanced-observability-metrics-ECS.html");

const noTasks = "While tasks run: a cluster or service without a running task sends nothing.";

/** ECS, Container Insights, EC2 and Auto Scaling. */
export const containerPublishing: readonly PublishingFacts[] = [
  {
    namespace: "AWS/ECS",
    metrics: ["CPUUtilization", "MemoryUtilization", "EBSFilesystemUtilization"],
    interval: 60,
    when: "active",
    note: noTasks,
    page: ecsMetrics,
  },
  {
    namespace: "AWS/ECS",
    metrics: ["CPUReservation", "MemoryReservation"],
    interval: 60,
    when: "active",
    note: `${noTasks} Tasks on EC2 only; container instances that are active or draining count.`,
    page: ecsMetrics,
  },
  {
    // The page had these under DiscoveryName and TargetDiscoveryName, alone or with cluster and service; the list of
    // recommended alarms has cluster and service.
    namespace: "AWS/ECS",
    metrics: ["HTTPCode_Target_5XX_Count", "RequestCount", "TargetResponseTime"],
    interval: 60,
    when: "unknown",
    note: "Only with Service Connect, and while tasks run.",
    page: ecsMetrics,
    assumed: { when: "events", because: "what counts or times requests has nothing to tell without one" },
  },
  {
    namespace: "ECS/ContainerInsights",
    metrics: ["DesiredTaskCount", "EphemeralStorageUtilized", "PendingTaskCount", "RunningTaskCount"],
    interval: "unknown",
    when: "active",
    note: noTasks,
    page: insights,
    assumed: byTheMinute,
  },
  {
    namespace: "ECS/ContainerInsights",
    metrics: [
      "ContainerCpuUtilization",
      "ContainerMemoryUtilization",
      "TaskCpuUtilization",
      "TaskEBSFilesystemUtilization",
      "TaskEphemeralStorageUtilization",
      "TaskMemoryUtilization",
    ],
    interval: "unknown",
    when: "active",
    note: noTasks,
    page: enhanced,
    assumed: byTheMinute,
  },
  {
    namespace: "ECS/ContainerInsights",
    metrics: ["RestartCount"],
    interval: "unknown",
    when: "active",
    note: "Only for containers with a restart policy.",
    page: enhanced,
    assumed: { interval: 60, because: "as the other metrics of Container Insights" },
  },
  {
    namespace: "ECS/ContainerInsights",
    metrics: ["instance_filesystem_utilization"],
    interval: "unknown",
    when: "active",
    note: "While the CloudWatch agent runs on the instance, at the interval of its configuration.",
    page: docs("AmazonCloudWatch/latest/monitoring/deploy-container-insights-ECS-instancelevel.html"),
    assumed: byTheMinute,
  },
  {
    namespace: "AWS/EC2",
    metrics: ["CPUUtilization"],
    interval: 300,
    when: "active",
    note: "While the instance runs; every minute with detailed monitoring.",
    page: docs("AWSEC2/latest/UserGuide/manage-detailed-monitoring.html"),
  },
  {
    namespace: "AWS/EC2",
    metrics: ["StatusCheckFailed", "StatusCheckFailed_AttachedEBS", "StatusCheckFailed_System"],
    interval: 60,
    when: "active",
    note: "While the instance runs; from a few minutes after its launch.",
    page: docs("AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html"),
  },
  {
    namespace: "AWS/EBS",
    metrics: ["VolumeStalledIOCheck"],
    interval: 60,
    when: "active",
    note: "While the volume is attached to a Nitro instance; not for volumes of ECS tasks.",
    page: docs("ebs/latest/userguide/using_cloudwatch_ebs.html"),
  },
  {
    namespace: "AWS/AutoScaling",
    metrics: ["GroupInServiceCapacity"],
    interval: 60,
    when: "always",
    note: "Only with group metrics enabled; sampled, on a best-effort basis.",
    page: docs("autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html"),
  },
];
