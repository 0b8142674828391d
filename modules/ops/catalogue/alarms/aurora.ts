import { auroraClusters, auroraInstances, type AuroraCluster } from "../../../../src/model/inventory/aurora.js";
import type { Text } from "../../../../src/model/text.js";
import { catalogue } from "../../engine/catalogue.js";
import { awsDocs, awsRecommended, needsValue, type NeedsValue } from "../../engine/row.js";
import { askBandwidth, byInstance, databaseRows, rds } from "./database.js";
import { bandwidthOf, gibibyte, isServerless, localStorageOf, memoryOf, volumeLimitOf } from "./database-capacity.js";
import { databaseOsRows } from "./database-os.js";
import { fiveMinutePeriods, minutes } from "./windows.js";

const byCluster = (cluster: AuroraCluster) => ({ DBClusterIdentifier: cluster.identifier });
const byWriter = (cluster: AuroraCluster) => ({ DBClusterIdentifier: cluster.identifier, Role: "WRITER" });

const metricsPage = awsDocs("AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html");

const isMysql = (cluster: AuroraCluster) => cluster.engine === "aurora-mysql";

/** Serverless v2 of minimum capacity 0: while it is paused, it publishes its CPU and capacity only. */
const canPause = ({ serverless, instances }: AuroraCluster): boolean =>
  serverless?.minimumCapacity === 0 &&
  Object.values(instances).some(({ instanceClass }) => instanceClass === "db.serverless");

/** Any instance can become the writer, so the smallest bandwidth counts. */
function writerBandwidth(cluster: AuroraCluster, fraction: number): number | NeedsValue<Text> {
  const all = Object.values(cluster.instances).map((instance) => bandwidthOf({ ...instance, cluster }));
  const known = all.filter((bandwidth) => bandwidth !== undefined);
  return known.length === 0 || known.length < all.length ? askBandwidth : Math.min(...known) * fraction;
}

const clusterAlarms = catalogue("aurora", auroraClusters, {
  engineUptime: {
    metric: rds("EngineUptime", "Average", "Seconds"),
    dimensions: byWriter,
    atMost: { error: 0 },
    window: minutes(2),
    treatMissingData: "breaching", // it restarts above 0, so that only missing data tell
    when: (cluster) => !canPause(cluster), // what is paused publishes none
    because: { en: "The writer is down or restarting.", ja: "ライターが停止または再起動中です。" },
    remedy: {
      en: "Read the cluster's events: is it a failover, a reboot, or a crash? Check that clients reconnect to the cluster endpoint.",
      ja: "クラスターイベントでフェイルオーバー、再起動、クラッシュのどれかを確認し、クライアントの再接続を確かめます。",
    },
    source: [awsRecommended],
  },
  storageNetworkThroughput: {
    metric: rds("StorageNetworkThroughput", "Average", "Bytes/Second"),
    dimensions: byWriter,
    above: { warn: (cluster) => writerBandwidth(cluster, 0.8), error: (cluster) => writerBandwidth(cluster, 0.9) },
    window: minutes(5),
    treatMissingData: "missing",
    because: {
      en: "Traffic between the writer and its storage comes close to the instance's bandwidth.",
      ja: "ライターとストレージ間の通信量がインスタンス帯域に近づいています。",
    },
    remedy: {
      en: "Look for bulk loads and full scans; move reads to a reader or choose a class with more bandwidth.",
      ja: "一括ロードやフルスキャンを探し、読み取りをリーダーへ移すか帯域の大きいクラスにします。",
    },
    source: ["S0", awsRecommended],
  },
  volumeBytesLeft: {
    metric: rds("AuroraVolumeBytesLeftTotal", "Average", "Bytes"),
    dimensions: byCluster,
    below: {
      warn: ({ engine }) => volumeLimitOf(engine) * 0.2,
      error: ({ engine }) => volumeLimitOf(engine) * 0.1,
    },
    window: fiveMinutePeriods(3),
    treatMissingData: "missing",
    when: isMysql,
    because: {
      en: "The cluster volume comes close to the largest size there is.",
      ja: "クラスターボリュームが最大サイズに近づいています。",
    },
    remedy: {
      en: "Delete or move data; the limit cannot be raised.",
      ja: "データを削除または移動します。上限は引き上げられません。",
    },
    source: [awsRecommended],
  },
  volumeBytesUsed: {
    // Aurora PostgreSQL does not publish what is left.
    metric: rds("VolumeBytesUsed", "Average", "Bytes"),
    dimensions: byCluster,
    atLeast: {
      warn: ({ engine }) => volumeLimitOf(engine) * 0.8,
      error: ({ engine }) => volumeLimitOf(engine) * 0.9,
    },
    window: fiveMinutePeriods(3),
    treatMissingData: "missing",
    when: (cluster) => !isMysql(cluster),
    because: {
      en: "The cluster volume comes close to the largest size there is.",
      ja: "クラスターボリュームが最大サイズに近づいています。",
    },
    remedy: {
      en: "Delete or move data; the limit cannot be raised.",
      ja: "データを削除または移動します。上限は引き上げられません。",
    },
    source: ["S0", metricsPage],
  },
  binlogReplicaLag: {
    metric: rds("AuroraBinlogReplicaLag", "Average", "Seconds"),
    dimensions: byWriter,
    atMost: { error: -1 }, // the value that stands for an error, not a lag
    window: minutes(2),
    treatMissingData: "breaching",
    when: (cluster) => isMysql(cluster) && cluster.binlogReplica,
    because: {
      en: "Binary log replication is in an error state.",
      ja: "バイナリログレプリケーションがエラー状態です。",
    },
    remedy: {
      en: "Read the last error in SHOW REPLICA STATUS; mend or skip it, then start replication again.",
      ja: "SHOW REPLICA STATUS の最終エラーを確認し、修復またはスキップして再開します。",
    },
    source: [awsRecommended],
  },
  binlogReplicaDelay: {
    // AWS gives no number of a lag.
    metric: rds("AuroraBinlogReplicaLag", "Maximum", "Seconds"),
    dimensions: byWriter,
    above: { warn: 60, error: 600 },
    window: minutes(10),
    treatMissingData: "missing", // see binlogReplicaLag
    when: (cluster) => isMysql(cluster) && cluster.binlogReplica,
    because: {
      en: "Binary log replication is behind: what is read here is old.",
      ja: "バイナリログレプリケーションが遅れ、古いデータが読まれています。",
    },
    remedy: {
      en: "Look for bulk writes at the source and long transactions here; parallel replication catches up faster.",
      ja: "ソース側の一括書き込みと自クラスターの長いトランザクションを探します。並列レプリケーションで追いつきが早まります。",
    },
    source: [metricsPage],
  },
});

const instanceAlarms = catalogue("aurora", auroraInstances, {
  ...databaseRows,
  ...databaseOsRows,
  freeableMemory: {
    // Aurora gives most memory to its buffer cache, so that far less than on RDS is free at rest: near 5 % is AWS's figure.
    metric: rds("FreeableMemory", "Average", "Bytes"),
    dimensions: byInstance,
    below: {
      error: (instance) =>
        (memoryOf(instance) ?? 0) * 0.05 ||
        needsValue("Take 5 % of the memory, in bytes.", "メモリの 5 % をバイトで指定してください。"),
    },
    window: minutes(15),
    treatMissingData: "missing", // cpuUtilization tells of a database that is down
    because: { en: "Less than 5 % of the memory is free.", ja: "空きメモリが 5 % を下回りました。" },
    remedy: {
      en: "Lower the number of connections or the memory each may take; out of memory the instance restarts.",
      ja: "接続数か接続ごとのメモリを減らします。枯渇するとインスタンスが再起動します。",
    },
    source: ["S0", awsRecommended],
  },
  freeLocalStorage: {
    metric: rds("FreeLocalStorage", "Average", "Bytes"),
    dimensions: byInstance,
    below: {
      warn: (instance) => localShare(localStorageOf(instance), 0.2),
      error: (instance) => localShare(localStorageOf(instance), 0.1),
    },
    window: minutes(5),
    treatMissingData: "missing",
    when: (instance) => !isServerless(instance),
    because: {
      en: "Local storage for temporary files and logs is running out.",
      ja: "一時ファイルとログ用のローカルストレージが枯渇しそうです。",
    },
    remedy: {
      en: "Find large sorts, index builds and verbose logs; a larger class has more local storage.",
      ja: "大きなソート、索引作成、冗長なログを探します。クラスを上げると容量が増えます。",
    },
    source: ["S0", awsRecommended],
  },
  ebsByteBalance: {
    metric: rds("EBSByteBalance%", "Average", "Percent"),
    dimensions: byInstance,
    below: { error: 10 },
    window: fiveMinutePeriods(3),
    treatMissingData: "missing", // only classes that burst publish it
    when: ({ cluster }) => isMysql(cluster),
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
  maximumUsedTransactionIds: {
    metric: rds("MaximumUsedTransactionIDs", "Average", "Count"),
    dimensions: byInstance,
    above: { warn: 1_000_000_000, error: 1_500_000_000 },
    window: minutes(5),
    treatMissingData: "missing",
    when: ({ cluster }) => cluster.engine === "aurora-postgresql",
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
  oldestReplicationSlotLag: {
    // AWS gives no number. What a slot keeps back fills the volume and is paid for.
    metric: rds("OldestReplicationSlotLag", "Maximum", "Bytes"),
    dimensions: byInstance,
    above: { warn: 10 * gibibyte },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // published with a slot only
    when: ({ cluster }) => cluster.engine === "aurora-postgresql",
    because: {
      en: "A replication slot keeps back write-ahead log that nobody reads.",
      ja: "読まれないレプリケーションスロットが WAL を溜めています。",
    },
    remedy: {
      en: "Find the slot in pg_replication_slots; start its consumer again, or drop the slot.",
      ja: "pg_replication_slots でスロットを特定し、コンシューマーを再開するかスロットを削除します。",
    },
    source: [metricsPage],
  },
  replicaLag: {
    // AWS gives no number; it is usually far below 100 ms.
    metric: rds("AuroraReplicaLag", "Maximum", "Milliseconds"),
    dimensions: byInstance,
    above: { warn: 1000, error: 10_000 },
    window: minutes(8),
    treatMissingData: "notBreaching", // the writer publishes none
    when: ({ cluster }) => Object.keys(cluster.instances).length > 1,
    because: {
      en: "The reader is behind the writer: what is read from it is old.",
      ja: "リーダーがライターより遅れ、古いデータが読まれています。",
    },
    remedy: {
      en: "Compare CPU of reader and writer; look for bulk writes and for long queries on the reader, which restarts if it falls too far behind.",
      ja: "リーダーとライターの CPU を比べ、一括書き込みとリーダーの長いクエリを探します。遅れすぎるとリーダーは再起動します。",
    },
    source: [metricsPage],
  },
  acuUtilization: {
    metric: rds("ACUUtilization", "Average", "Percent"),
    dimensions: byInstance,
    above: { warn: 90 },
    window: minutes(15),
    treatMissingData: "missing",
    when: isServerless,
    because: {
      en: "The instance is near its maximum capacity and can grow little more.",
      ja: "インスタンスが最大キャパシティに近く、これ以上ほとんど拡張できません。",
    },
    remedy: {
      en: "Find the load in CloudWatch's Database Insights; raise the maximum capacity if it is wanted.",
      ja: "CloudWatch の Database Insights で負荷を調べ、想定内なら最大キャパシティを上げます。",
    },
    source: ["S0", metricsPage],
  },
  bufferCacheHitRatio: {
    metric: rds("BufferCacheHitRatio", "Average", "Percent"),
    dimensions: byInstance,
    below: { warn: 80 },
    window: minutes(30), // longer than a cache takes to warm up after a restart
    treatMissingData: "missing",
    because: {
      en: "One read in five misses the buffer cache.",
      ja: "読み取りの 2 割以上がバッファキャッシュを外れています。",
    },
    remedy: {
      en: "Look for scans of large tables; if the working set has grown, choose a class with more memory.",
      ja: "大きな表のスキャンを探します。ワーキングセットが増えたならメモリの多いクラスにします。",
    },
    source: [awsRecommended],
  },
  blockedTransactions: {
    // AWS says 5 % of ActiveTransactions, which is published only where innodb_monitor_enable is "all".
    metric: rds("BlockedTransactions", "Average", "Count/Second"),
    dimensions: byInstance,
    above: {
      warn: needsValue(
        "Take more transactions a second than are ever blocked while all is well.",
        "平常時に待たされる毎秒トランザクション数の最大を上回る値を指定してください。",
      ),
    },
    window: minutes(5),
    treatMissingData: "notBreaching",
    when: ({ cluster }) => isMysql(cluster),
    because: {
      en: "More transactions wait for locks than usual.",
      ja: "ロック待ちのトランザクションが平常より増えています。",
    },
    remedy: {
      en: "Find the blocking transaction in the lock tables; end it if it is stuck.",
      ja: "ロック情報からブロック元のトランザクションを特定し、停止していれば終了します。",
    },
    source: [awsRecommended],
  },
  rollbackSegmentHistoryListLength: {
    metric: rds("RollbackSegmentHistoryListLength", "Average", "Count"),
    dimensions: byInstance,
    above: { error: 1_000_000 },
    window: minutes(5),
    treatMissingData: "missing",
    when: ({ cluster }) => isMysql(cluster),
    because: {
      en: "InnoDB keeps more than a million old row versions.",
      ja: "InnoDB の変更履歴が 100 万件を超えました。",
    },
    remedy: {
      en: "Find the oldest open transaction, on readers too, and end it; then purge can catch up.",
      ja: "リーダーも含め最古のトランザクションを特定して終了させ、パージを進めます。",
    },
    source: [awsRecommended],
  },
});

function localShare(size: number | undefined, fraction: number): number | NeedsValue<Text> {
  if (size !== undefined) return size * fraction;
  const en = `AWS publishes no local storage of this class: take ${fraction * 100} % of what FreeLocalStorage shows after a restart, in bytes.`;
  const ja = `このクラスのローカル容量は非公開です。再起動直後の FreeLocalStorage の ${fraction * 100} % をバイトで指定してください。`;
  return needsValue(en, ja);
}

export const auroraAlarms = { ...clusterAlarms, ...instanceAlarms };
