import { rdsInstances, type RdsInstance } from "../../../../src/model/inventory/rds.js";
import { catalogue } from "../../engine/catalogue.js";
import { awsDocs, awsRecommended, needsValue } from "../../engine/row.js";
import { byInstance, databaseRows, rds } from "./database.js";
import { gibibyte, memoryOf } from "./database-capacity.js";
import { databaseOsRows } from "./database-os.js";
import { trend, untilNothingIsLeft } from "./time-until-full.js";
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
    because: {
      en: "Free memory is below {threshold}: without any left the database swaps, slows down and restarts.",
      ja: "空きメモリが {threshold} を下回りました。枯渇するとスワップで遅くなり、再起動します。",
    },
    remedy: {
      en: "Compare SwapUsage and DatabaseConnections in CloudWatch; lower the memory per connection, or choose a larger class.",
      ja: "CloudWatch の SwapUsage と DatabaseConnections を確認し、接続あたりのメモリを減らすかクラスを上げます。",
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
    because: {
      en: "Free storage is below {threshold}: a full database stops.",
      ja: "空きストレージが {threshold} を下回りました。満杯になると DB が停止します。",
    },
    remedy: {
      en: "Find what grows (tables, logs, replication slots), and enlarge the storage in the RDS console before it is full.",
      ja: "増えているもの（表、ログ、レプリケーションスロット）を探し、満杯になる前に RDS コンソールで拡張します。",
    },
    source: ["S0", awsRecommended],
  },
  freeStorageTrend: {
    ...trend,
    math: untilNothingIsLeft,
    metrics: { left: rds("FreeStorageSpace", "Minimum", "Bytes") },
    dimensions: byInstance,
    below: { warn: 14 * 86_400 }, // enough to find what grows, and to enlarge the storage within working hours
    when: (instance) => !instance.storageAutoscaling, // RDS grows it; see freeStorageUnderAutoscaling
    because: {
      en: "At the rate at which it fills, the storage is full in less than {threshold}: a full database stops.",
      ja: "今の増え方では {threshold} 未満でストレージが満杯になります。満杯になると DB が停止します。",
    },
    remedy: {
      en: "Compare the sizes of tables and indexes with those of last week, look for logs and replication slots that grow; then enlarge the storage in the RDS console, or switch storage autoscaling on.",
      ja: "表と索引のサイズを先週と比べ、増えているログやレプリケーションスロットを探します。RDS コンソールでストレージを拡張するか、自動拡張を有効にします。",
    },
    source: [awsDocs("AmazonRDS/latest/UserGuide/rds-metrics.html")],
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
      en: "Free storage is below {threshold}, and RDS does not grow it: a full database stops.",
      ja: "空きストレージが {threshold} を下回り、自動拡張もされていません。満杯になると DB が停止します。",
    },
    remedy: {
      en: "Check on the instance's Configuration tab in the RDS console whether the autoscaling maximum is reached, or the storage was grown in the last six hours; raise the maximum.",
      ja: "RDS コンソールの「設定」で自動拡張の上限に達したか、6 時間以内に拡張済みかを確認し、上限を上げます。",
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
      en: "Less than {threshold} of the burst credits for storage throughput are left: without any, queries slow down to the baseline.",
      ja: "ストレージスループットのバーストクレジットの残りが {threshold} を下回りました。尽きるとベースラインまで遅くなります。",
    },
    remedy: {
      en: "Find what reads and writes most in CloudWatch's Database Insights; spread it over time, or choose a class with a higher baseline throughput.",
      ja: "CloudWatch の Database Insights で読み書きの多い処理を探し、時間で分散するか、ベースラインの高いクラスを選びます。",
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
      en: "Less than {threshold} of the burst credits for storage IOPS are left: without any, queries slow down to the baseline.",
      ja: "ストレージ IOPS のバーストクレジットの残りが {threshold} を下回りました。尽きるとベースラインまで遅くなります。",
    },
    remedy: {
      en: "Find what reads and writes most in CloudWatch's Database Insights; spread it over time, or choose a class with higher baseline IOPS.",
      ja: "CloudWatch の Database Insights で読み書きの多い処理を探し、時間で分散するか、ベースライン IOPS の高いクラスを選びます。",
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
      en: "More than {threshold} transaction ids are in use; just before 2^31 of them PostgreSQL stops accepting writes.",
      ja: "使用中のトランザクション ID が {threshold} を超えました。2^31 に達する手前で PostgreSQL は書き込みを停止します。",
    },
    remedy: {
      en: "Run SELECT * FROM pg_stat_activity ORDER BY xact_start, and look for what holds autovacuum back: long or prepared transactions, replication slots, locked tables.",
      ja: "SELECT * FROM pg_stat_activity ORDER BY xact_start などで、自動 VACUUM を妨げるもの（長いトランザクション、プリペアド、レプリケーションスロット、ロック）を探します。",
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
      en: "The read replica's lag is above {threshold}: what is read from it is out of date.",
      ja: "リードレプリカの遅れが {threshold} を超え、古いデータが読まれています。",
    },
    remedy: {
      en: "Look for bulk writes on the primary and for long queries on the replica (pg_stat_activity, or SHOW PROCESSLIST); is the replica's class as large as the primary's?",
      ja: "プライマリの一括書き込みとレプリカの長いクエリを pg_stat_activity または SHOW PROCESSLIST で探し、レプリカのクラスがプライマリと同等か確認します。",
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
      en: "Replication has stopped: what is read from the replica gets older and older.",
      ja: "レプリケーションが停止し、変更が反映されていません。",
    },
    remedy: {
      en: "Run SHOW REPLICA STATUS, or open the replica in the RDS console, and read the replication error; fix it, or create the replica again.",
      ja: "SHOW REPLICA STATUS または RDS コンソールでエラーを確認し、修復するかレプリカを作り直します。",
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
      en: "The write-ahead log that a replication slot holds back for its consumer is above {threshold}: it will fill the storage, and a full database stops.",
      ja: "読まれないレプリケーションスロットが溜めた WAL が {threshold} を超えました。ストレージが満杯になると DB が停止します。",
    },
    remedy: {
      en: "Run SELECT * FROM pg_replication_slots to find the slot; start its consumer again, or drop the slot if nobody needs it.",
      ja: "SELECT * FROM pg_replication_slots でスロットを特定し、コンシューマーを再開するか、不要ならスロットを削除します。",
    },
    source: [awsDocs("AmazonRDS/latest/UserGuide/rds-metrics.html")],
  },
});
