import type { ResolvedMetric } from "../../../modules/ops/alarms/index.js";

/** The value of one interval in health; undefined where nothing is sent. `minute` counts from the month's first midnight. */
export type Healthy = (minute: number, dimensions: ResolvedMetric["dimensions"]) => number | undefined;

const day = 24 * 60;

const nothing: Healthy = () => undefined;
const always =
  (value: number): Healthy =>
  () =>
    value;

/** Between two values, low at night and high in the afternoon. */
const daily =
  (low: number, high: number): Healthy =>
  (minute) =>
    low + (high - low) * dayShare(minute);

/** 0 from midnight to six in the morning, 1 at three in the afternoon. */
const dayShare = (minute: number): number => Math.max(0, Math.sin((Math.PI * (((minute / 60) % 24) - 6)) / 18));

/** Requests a minute at the load balancer: ten at night, 600 in the afternoon. */
export const requests: Healthy = daily(10, 600);

/** One request in a thousand fails whatever one does: one each thousand that have come. */
const nowAndThen: Healthy = (minute, dimensions) => (minute % 97 === 0 ? 1 : nothing(minute, dimensions));

const isKeycloak = (dimensions: ResolvedMetric["dimensions"]): boolean =>
  Object.values(dimensions).some((value) => value.includes("keycloak"));

const share: Healthy = (minute, dimensions) =>
  requests(minute, dimensions)! * ("TargetGroup" in dimensions ? (isKeycloak(dimensions) ? 0.7 : 0.3) : 1);

const tasks: Healthy = (_, dimensions) => (isKeycloak(dimensions) ? 3 : 2);

/** The production sample in health, by namespace and metric; of what a metric filter makes, by the end of its name. */
const healthy: Readonly<Record<string, Healthy>> = {
  "AWS/ApplicationELB HTTPCode_ELB_5XX_Count": nothing,
  "AWS/ApplicationELB HTTPCode_Target_5XX_Count": nowAndThen,
  "AWS/ApplicationELB HTTPCode_ELB_4XX_Count": nowAndThen,
  "AWS/ApplicationELB HTTPCode_Target_4XX_Count": daily(1, 20),
  "AWS/ApplicationELB HealthyHostCount": tasks,
  "AWS/ApplicationELB UnHealthyHostCount": always(0),
  "AWS/ApplicationELB AnomalousHostCount": always(0),
  "AWS/ApplicationELB RejectedConnectionCount": nothing,
  "AWS/ApplicationELB RequestCount": share,
  "AWS/ApplicationELB ClientTLSNegotiationErrorCount": daily(0, 3),
  "AWS/ApplicationELB TargetConnectionErrorCount": nothing,
  "AWS/ApplicationELB TargetResponseTime": daily(0.1, 0.3),
  "AWS/ApplicationELB TargetTLSNegotiationErrorCount": nothing,
  // One job for each of three services, a day apart.
  "AWS/Backup NumberOfBackupJobsCompleted": (minute) => ((minute + 2 * day) % day === 0 ? 3 : undefined),
  // Their copies, an hour later.
  "AWS/Backup NumberOfCopyJobsCompleted": (minute) => ((minute - 60 + 2 * day) % day === 0 ? 3 : undefined),
  "AWS/CertificateManager DaysToExpiry": always(120),
  "AWS/Chatbot MessageDeliveryFailure": nothing,
  "AWS/DynamoDB AccountMaxTableLevelReads": always(40_000),
  "AWS/DynamoDB AccountMaxTableLevelWrites": always(40_000),
  "AWS/DynamoDB AccountProvisionedReadCapacityUtilization": always(1),
  "AWS/DynamoDB AccountProvisionedWriteCapacityUtilization": always(1),
  "AWS/DynamoDB ConsumedReadCapacityUnits": daily(300, 6000),
  "AWS/DynamoDB ConsumedWriteCapacityUnits": daily(30, 1500),
  "AWS/DynamoDB ProvisionedReadCapacityUnits": always(200),
  "AWS/DynamoDB ProvisionedWriteCapacityUnits": always(50),
  "AWS/DynamoDB ReadAccountLimitThrottleEvents": nothing,
  "AWS/DynamoDB ReadKeyRangeThroughputThrottleEvents": nothing,
  "AWS/DynamoDB ReadThrottleEvents": nothing,
  "AWS/DynamoDB WriteAccountLimitThrottleEvents": nothing,
  "AWS/DynamoDB WriteKeyRangeThroughputThrottleEvents": nothing,
  "AWS/DynamoDB WriteThrottleEvents": nothing,
  "AWS/DynamoDB SystemErrors": nothing,
  "AWS/DynamoDB ThrottledRequests": nothing,
  "AWS/DynamoDB UserErrors": nothing,
  "AWS/ECS CPUUtilization": daily(15, 50),
  "AWS/ECS MemoryUtilization": always(60),
  "AWS/Events FailedInvocations": nothing,
  "AWS/Firehose DeliveryToS3.DataFreshness": always(310),
  "AWS/Firehose DeliveryToS3.Success": always(1),
  "AWS/Firehose IncomingBytes": daily(1e5, 1e7),
  "AWS/Firehose IncomingRecords": daily(100, 10_000),
  "AWS/Firehose BytesPerSecondLimit": always(1_048_576),
  "AWS/Firehose OutputDecompressedRecords.Failed": nothing,
  "AWS/Firehose RecordsPerSecondLimit": always(100_000),
  "AWS/Firehose ThrottledRecords": nothing,
  "AWS/Lambda AsyncEventAge": always(200),
  "AWS/Lambda AsyncEventsDropped": nothing,
  "AWS/Lambda ConcurrentExecutions": daily(1, 5),
  "AWS/Lambda Duration": always(800),
  "AWS/Lambda Errors": always(0),
  "AWS/Lambda Invocations": daily(1, 60),
  "AWS/Lambda Throttles": always(0),
  "AWS/Logs DeliveryErrors": nothing,
  "AWS/Logs DeliveryThrottling": nothing,
  "AWS/Logs IncomingBytes": daily(1e5, 1e7),
  "AWS/Logs IncomingLogEvents": daily(100, 10_000),
  "AWS/RDS BufferCacheHitRatio": always(99.8),
  "AWS/RDS AuroraReplicaLag": always(20),
  "AWS/RDS CPUUtilization": daily(10, 45),
  "AWS/RDS DBLoad": daily(0.1, 1.5),
  "AWS/RDS DBLoadCPU": daily(0.1, 1),
  "AWS/RDS DatabaseConnections": daily(60, 300),
  "AWS/RDS EngineUptime": (minute) => 1e6 + 60 * minute,
  "AWS/RDS FreeLocalStorage": always(60e9),
  "AWS/RDS FreeableMemory": always(12e9),
  "AWS/RDS MaximumUsedTransactionIDs": always(2e8),
  "AWS/RDS NetworkReceiveThroughput": daily(1e6, 2e7),
  "AWS/RDS NetworkTransmitThroughput": daily(1e6, 3e7),
  "AWS/RDS OldestReplicationSlotLag": always(-1),
  "AWS/RDS ReadLatency": always(0.001),
  "AWS/RDS StorageNetworkThroughput": daily(1e6, 2e7),
  "AWS/RDS SwapUsage": always(0),
  "AWS/RDS VolumeBytesUsed": (minute) => 2e11 + 1e6 * minute,
  "AWS/RDS WriteLatency": always(0.002),
  "AWS/S3 BucketSizeBytes": always(2e10),
  "AWS/SNS NumberOfNotificationsFailed": nothing,
  "AWS/SQS ApproximateAgeOfOldestMessage": (_, { QueueName }) => (QueueName?.endsWith("-dead") ? undefined : 5),
  "AWS/SQS ApproximateNumberOfMessagesNotVisible": (_, { QueueName }) => (QueueName?.endsWith("-dead") ? undefined : 2),
  "AWS/SQS ApproximateNumberOfMessagesVisible": (_, { QueueName }) => (QueueName?.endsWith("-dead") ? 0 : 3),
  "AWS/SQS NumberOfMessagesDeleted": daily(2, 120),
  "AWS/SQS NumberOfMessagesReceived": daily(2, 120),
  "AWS/SQS NumberOfMessagesSent": daily(2, 120),
  "AWS/WAFV2 BlockedRequests": daily(1, 30),
  "CloudWatchSynthetics SuccessPercent": always(100),
  "ECS/ContainerInsights ContainerCpuUtilization": daily(15, 50),
  "ECS/ContainerInsights ContainerMemoryUtilization": always(60),
  "ECS/ContainerInsights DesiredTaskCount": tasks,
  "ECS/ContainerInsights EphemeralStorageUtilized": always(4),
  "ECS/ContainerInsights PendingTaskCount": always(0),
  "ECS/ContainerInsights RestartCount": always(0),
  "ECS/ContainerInsights RunningTaskCount": tasks,
  "ECS/ContainerInsights TaskCpuUtilization": daily(15, 50),
  "ECS/ContainerInsights TaskEphemeralStorageUtilization": always(20),
  "ECS/ContainerInsights TaskMemoryUtilization": always(60),
  "LambdaInsights cpu_total_time": always(300),
  "LambdaInsights memory_utilization": always(50),
  "LambdaInsights tmp_used": always(1e7),
  masterSignIn: always(0),
  masterSignInFailed: always(0),
  osFileSystemUsed: always(40),
  osLoadAverage: daily(0.2, 1.5),
  osMemoryFree: always(2e6),
  osSwapOut: always(0),
};

/** How a metric of the sample behaves in health; what is not said here is an error, so that no alarm is judged on nothing. */
export function healthOf({ namespace, name }: ResolvedMetric): Healthy {
  const found = healthy[`${namespace} ${name}`] ?? healthy[name.split("-").at(-1)!];
  if (!found) throw new Error(`Say in test/scenarios/month/health.ts what ${namespace} ${name} shows in health`);
  return found;
}
