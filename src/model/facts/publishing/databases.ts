import { docs, fiveMinutes, type PublishingFacts } from "./shape.js";

const aurora = docs("AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html");
const everyMinute = docs("AmazonRDS/latest/UserGuide/metrics_dimensions.html");
const insights = docs("AmazonRDS/latest/UserGuide/USER_PerfInsights.Cloudwatch.html");
const paused = docs("AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html");

const running = "While the instance runs; an Aurora Serverless instance that has paused sends none of it.";

/** RDS, Aurora and ElastiCache. */
export const databasePublishing: readonly PublishingFacts[] = [
  {
    namespace: "AWS/RDS",
    metrics: ["CPUUtilization", "ACUUtilization", "ServerlessDatabaseCapacity"],
    interval: 60,
    when: "active",
    note: "While the instance runs; these three are sent, as zero, while an Aurora Serverless instance is paused.",
    page: paused,
  },
  {
    namespace: "AWS/RDS",
    metrics: [
      "AuroraReplicaLag",
      "BlockedTransactions",
      "BufferCacheHitRatio",
      "DatabaseConnections",
      "EngineUptime",
      "FreeLocalStorage",
      "FreeStorageSpace",
      "FreeableMemory",
      "MaximumUsedTransactionIDs",
      "NetworkReceiveThroughput",
      "NetworkTransmitThroughput",
      "OldestReplicationSlotLag",
      "ReadLatency",
      "RollbackSegmentHistoryListLength",
      "StorageNetworkThroughput",
      "SwapUsage",
      "WriteLatency",
    ],
    interval: 60,
    when: "active",
    note: running,
    page: everyMinute,
  },
  {
    namespace: "AWS/RDS",
    metrics: ["ActiveTransactions"],
    interval: 60,
    when: "active",
    note: "Aurora does not enable it by default: innodb_monitor_enable must be 'all' in the DB parameter group.",
    page: aurora,
  },
  {
    namespace: "AWS/RDS",
    metrics: ["AuroraBinlogReplicaLag"],
    interval: 60,
    when: "active",
    note: "On the writer of a binary log replica; -1 where the lag cannot be told.",
    page: aurora,
  },
  {
    namespace: "AWS/RDS",
    metrics: ["ReplicaLag"],
    interval: 60,
    when: "active",
    note: "On read replicas; -1 where replication is not active. PostgreSQL shows up to five minutes without writes.",
    page: docs("AmazonRDS/latest/UserGuide/USER_ReadRepl.Monitoring.html"),
  },
  {
    namespace: "AWS/RDS",
    metrics: ["DBLoad", "DBLoadCPU"],
    interval: 60,
    when: "nonzero",
    note: "Only while there is load on the instance, and only with Performance Insights.",
    page: insights,
  },
  {
    namespace: "AWS/RDS",
    metrics: ["CPUCreditBalance"],
    interval: fiveMinutes,
    when: "active",
    note: "Burstable classes only.",
    page: aurora,
  },
  {
    namespace: "AWS/RDS",
    metrics: ["EBSByteBalance%", "EBSIOBalance%"],
    interval: "unknown",
    when: "active",
    note: "Classes that burst only; available for basic monitoring only.",
    page: docs("AmazonRDS/latest/UserGuide/rds-metrics.html"),
    assumed: { interval: fiveMinutes, because: "basic monitoring of EC2, whose metric it is, has five-minute periods" },
  },
  {
    namespace: "AWS/RDS",
    metrics: ["AuroraVolumeBytesLeftTotal", "VolumeBytesUsed"],
    interval: "unknown",
    when: "unknown",
    note: "The used size is collected at intervals, not continuously.",
    page: aurora,
    assumed: {
      interval: fiveMinutes,
      when: "always",
      because: "other metrics of the cluster volume are reported at five-minute intervals",
    },
  },
  {
    namespace: "AWS/ElastiCache",
    metrics: [
      "CPUUtilization",
      "CurrConnections",
      "DatabaseMemoryUsagePercentage",
      "EngineCPUUtilization",
      "Evictions",
      "FreeableMemory",
      "SwapUsage",
      "TrafficManagementActive",
    ],
    interval: 60,
    when: "active",
    note: "One sample for each node and minute.",
    page: docs("AmazonElastiCache/latest/dg/CacheMetrics.html"),
  },
  {
    namespace: "AWS/ElastiCache",
    metrics: ["ReplicationLag"],
    interval: 60,
    when: "active",
    note: "On read replicas only.",
    page: docs("AmazonElastiCache/latest/dg/CacheMetrics.Redis.html"),
  },
];
