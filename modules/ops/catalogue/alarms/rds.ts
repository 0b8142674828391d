import { rdsInstances, type RdsInstance } from "../../../../src/model/inventory/rds.js";
import { catalogue } from "../../engine/catalogue.js";
import { awsRecommended, needsValue } from "../../engine/row.js";
import { byInstance, databaseRows, rds } from "./database.js";
import { gibibyte, memoryOf } from "./database-capacity.js";
import { databaseOsRows } from "./database-os.js";

const askMemory = needsValue(
  "Take 25 % of the class's memory, in bytes.",
  "クラスのメモリの 25 % をバイトで指定してください。",
);

export const rdsAlarms = catalogue("rds", rdsInstances, {
  ...databaseRows,
  ...databaseOsRows,
  freeableMemory: {
    metric: rds("FreeableMemory", "Average", "Bytes"),
    dimensions: byInstance,
    below: { error: (instance: RdsInstance) => (memoryOf(instance) ?? 0) * 0.25 || askMemory },
    window: { period: 60, datapointsToAlarm: 15, evaluationPeriods: 15 },
    treatMissingData: "breaching",
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
    window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
    treatMissingData: "breaching",
    when: (instance) => !instance.storageAutoscaling, // the threshold would follow no growth
    because: { en: "The allocated storage is nearly used up.", ja: "割り当てストレージの残りがわずかです。" },
    remedy: {
      en: "Find what grows (tables, logs, replication slots); enlarge the storage before it is full: a full database stops.",
      ja: "増えているもの（表、ログ、レプリケーションスロット）を探し、満杯で停止する前に拡張します。",
    },
    source: ["S0", awsRecommended],
  },
  ebsByteBalance: {
    metric: rds("EBSByteBalance%", "Average", "Percent"),
    dimensions: byInstance,
    below: { error: 10 },
    window: { period: 60, datapointsToAlarm: 3, evaluationPeriods: 3 },
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
    window: { period: 60, datapointsToAlarm: 3, evaluationPeriods: 3 },
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
    above: { error: 1_000_000_000 },
    window: { period: 60, datapointsToAlarm: 1, evaluationPeriods: 1 },
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
    above: { error: 60 },
    window: { period: 60, datapointsToAlarm: 10, evaluationPeriods: 10 },
    treatMissingData: "breaching", // replication that has stopped publishes nothing
    when: (instance) => instance.readReplica,
    because: {
      en: "The read replica is more than a minute behind.",
      ja: "リードレプリカの遅延が 1 分を超えています。",
    },
    remedy: {
      en: "Look for bulk writes on the primary and long queries on the replica; is the replica's class as large as the primary's?",
      ja: "プライマリの一括書き込みとレプリカの長いクエリを探し、レプリカのクラスがプライマリと同等か確認します。",
    },
    source: [awsRecommended],
  },
});
