import { rdsInstances, type RdsInstance } from "../../../../src/model/inventory/rds.js";
import { catalogue } from "../../engine/catalogue.js";
import { awsDocs, awsRecommended, needsValue } from "../../engine/row.js";
import { byInstance, databaseRows, rds } from "./database.js";
import { gibibyte, memoryOf } from "./database-capacity.js";
import { databaseOsRows } from "./database-os.js";
import { fiveMinutePeriods, minutes } from "./windows.js";

const askMemory = needsValue(
  "Take 25 % of the class's memory, in bytes.",
  "クラスのメモリの 25 % をバイトで指定してください。",
);

const askLeastMemory = needsValue(
  "Take 10 % of the class's memory, in bytes.",
  "クラスのメモリの 10 % をバイトで指定してください。",
);

export const rdsAlarms = catalogue("rds", rdsInstances, {
  ...databaseRows,
  ...databaseOsRows,
  freeableMemory: {
    metric: rds("FreeableMemory", "Average", "Bytes"),
    dimensions: byInstance,
    // A quarter, as AWS has it, is near to what many engines leave over at rest.
    below: {
      warn: (instance: RdsInstance) => (memoryOf(instance) ?? 0) * 0.25 || askMemory,
      error: (instance: RdsInstance) => (memoryOf(instance) ?? 0) * 0.1 || askLeastMemory,
    },
    most: (instance: RdsInstance) => memoryOf(instance),
    window: minutes(15),
    treatMissingData: "missing", // cpuUtilization tells of a database that is down
    because: { en: "Less than a quarter of the memory is free.", ja: "空きメモリが全体の 4 分の 1 を下回りました。" },
    remedy: {
      en: "Check swap, connections and the cache hit ratio; lower memory per connection or choose a larger class.",
      ja: "スワップ、接続数、キャッシュヒット率を確認し、接続あたりのメモリを減らすかクラスを上げます。",
    },
    source: ["S0", awsRecommended],
  },
  freeStorageSpace: {
    metric: rds("FreeStorageSpace", "Minimum", "Bytes"),
    dimensions: byInstance,
    below: {
      warn: (instance) => instance.allocatedStorage * gibibyte * 0.2,
      error: (instance) => instance.allocatedStorage * gibibyte * 0.1,
    },
    most: (instance) => (instance.storageAutoscaling ? undefined : instance.allocatedStorage * gibibyte),
    window: minutes(5),
    treatMissingData: "missing",
    when: (instance) => !instance.storageAutoscaling, // see freeStorageUnderAutoscaling
    because: { en: "The allocated storage is nearly used up.", ja: "割り当てストレージの残りがわずかです。" },
    remedy: {
      en: "Find what grows (tables, logs, replication slots); enlarge the storage before it is full: a full database stops.",
      ja: "増えているもの（表、ログ、レプリケーションスロット）を探し、満杯で停止する前に拡張します。",
    },
    source: ["S0", awsRecommended],
  },
  freeStorageUnderAutoscaling: {
    // RDS grows the storage when less than a tenth has been free for five minutes: what is at half of that for long is not
    // grown any more. CloudWatch has no metric of what is allocated, so that after growth this is less than a twentieth.
    metric: rds("FreeStorageSpace", "Minimum", "Bytes"),
    dimensions: byInstance,
    below: { error: (instance) => instance.allocatedStorage * gibibyte * 0.05 },
    window: minutes(30),
    treatMissingData: "missing",
    when: (instance) => instance.storageAutoscaling,
    because: {
      en: "The storage is nearly full, and RDS does not grow it.",
      ja: "ストレージの残りがわずかで、自動拡張もされていません。",
    },
    remedy: {
      en: "Is the maximum of autoscaling reached, or was it grown within the last six hours? Raise the maximum; a full database stops.",
      ja: "自動拡張の上限に達したか、6 時間以内に拡張済みかを確認し、上限を上げます。満杯になると停止します。",
    },
    source: ["S0", awsDocs("AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html")],
  },
  ebsByteBalance: {
    metric: rds("EBSByteBalance%", "Average", "Percent"),
    dimensions: byInstance,
    below: { error: 10 },
    window: fiveMinutePeriods(3),
    treatMissingData: "missing", // only classes that burst publish it
    because: {
      en: "Nearly no burst credit for storage throughput is left.",
      ja: "ストレージスループットのバーストクレジットがほぼ尽きました。",
    },
    remedy: {
      en: "Spread the load over time, or choose a class with a higher baseline throughput.",
      ja: "負荷を時間で分散するか、ベースラインの高いクラスを選びます。",
    },
    source: [awsRecommended],
  },
  ebsIoBalance: {
    metric: rds("EBSIOBalance%", "Average", "Percent"),
    dimensions: byInstance,
    below: { error: 10 },
    window: fiveMinutePeriods(3),
    treatMissingData: "missing", // only classes that burst publish it
    because: {
      en: "Nearly no burst credit for storage IOPS is left.",
      ja: "ストレージ IOPS のバーストクレジットがほぼ尽きました。",
    },
    remedy: {
      en: "Spread the load over time, or choose a class with higher baseline IOPS.",
      ja: "負荷を時間で分散するか、ベースライン IOPS の高いクラスを選びます。",
    },
    source: [awsRecommended],
  },
  maximumUsedTransactionIds: {
    metric: rds("MaximumUsedTransactionIDs", "Average", "Count"),
    dimensions: byInstance,
    above: { warn: 1_000_000_000, error: 1_500_000_000 },
    window: minutes(5),
    treatMissingData: "missing",
    when: (instance) => instance.engine === "postgres",
    because: {
      en: "Half of the transaction ids are used up; at the end of them PostgreSQL stops writing.",
      ja: "トランザクション ID を半分使いました。使い切ると PostgreSQL は書き込みを停止します。",
    },
    remedy: {
      en: "Find what holds autovacuum back: long transactions, prepared transactions, replication slots, locked tables.",
      ja: "自動 VACUUM を妨げるもの（長いトランザクション、プリペアド、レプリケーションスロット、ロック）を探します。",
    },
    source: [awsRecommended],
  },
  replicaLag: {
    metric: rds("ReplicaLag", "Maximum", "Seconds"),
    dimensions: byInstance,
    above: {
      // An idle source of PostgreSQL shows up to five minutes of lag.
      error: ({ engine }) => (engine === "postgres" ? 600 : 60),
    },
    window: minutes(10),
    treatMissingData: "missing",
    when: (instance) => instance.readReplica,
    because: {
      en: "The read replica is behind: what is read from it is old.",
      ja: "リードレプリカが遅れ、古いデータが読まれています。",
    },
    remedy: {
      en: "Look for bulk writes on the primary and long queries on the replica; is the replica's class as large as the primary's?",
      ja: "プライマリの一括書き込みとレプリカの長いクエリを探し、レプリカのクラスがプライマリと同等か確認します。",
    },
    source: [awsRecommended],
  },
  replicationStopped: {
    metric: rds("ReplicaLag", "Average", "Seconds"),
    dimensions: byInstance,
    atMost: { error: -1 }, // MySQL and MariaDB: replication is not active
    window: minutes(5),
    treatMissingData: "missing",
    when: (instance) => instance.readReplica && instance.engine !== "postgres",
    because: {
      en: "Replication has stopped: the replica gets no change any more.",
      ja: "レプリケーションが停止し、変更が反映されていません。",
    },
    remedy: {
      en: "Read the replication error in the replica's details (SHOW REPLICA STATUS); mend it, or make the replica anew.",
      ja: "レプリカの詳細や SHOW REPLICA STATUS でエラーを確認し、修復するかレプリカを作り直します。",
    },
    source: [awsDocs("AmazonRDS/latest/UserGuide/USER_MariaDB.Replication.ReadReplicas.Monitor.html")],
  },
  oldestReplicationSlotLag: {
    // AWS gives no number; what a slot keeps back fills the storage.
    metric: rds("OldestReplicationSlotLag", "Maximum", "Bytes"),
    dimensions: byInstance,
    above: {
      warn: (instance) => instance.allocatedStorage * gibibyte * 0.1,
      error: (instance) => instance.allocatedStorage * gibibyte * 0.25,
    },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // published with a slot only
    when: ({ engine }) => engine === "postgres",
    because: {
      en: "A replication slot keeps back write-ahead log that nobody reads; it will fill the storage.",
      ja: "読まれないレプリケーションスロットが WAL を溜め、ストレージを埋めつつあります。",
    },
    remedy: {
      en: "Find the slot in pg_replication_slots; start its consumer again, or drop the slot.",
      ja: "pg_replication_slots でスロットを特定し、コンシューマーを再開するかスロットを削除します。",
    },
    source: [awsDocs("AmazonRDS/latest/UserGuide/rds-metrics.html")],
  },
});
