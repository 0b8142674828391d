import { auroraClusters, auroraInstances, type AuroraCluster } from "../../../../src/model/inventory/aurora.js";
import { catalogue } from "../../engine/catalogue.js";
import { awsRecommended, needsValue, type NeedsValue } from "../../engine/row.js";
import { askBandwidth, byInstance, databaseRows, rds } from "./database.js";
import { bandwidthOf, isServerless, localStorageOf, memoryOf, volumeLimitOf } from "./database-capacity.js";
import { databaseOsRows } from "./database-os.js";

const byCluster = (cluster: AuroraCluster) => ({ DBClusterIdentifier: cluster.identifier });
const byWriter = (cluster: AuroraCluster) => ({ DBClusterIdentifier: cluster.identifier, Role: "WRITER" });

const isMysql = (cluster: AuroraCluster) => cluster.engine === "aurora-mysql";

/** Any instance can become the writer, so the smallest bandwidth counts. */
function writerBandwidth(cluster: AuroraCluster, fraction: number): number | NeedsValue {
  const all = Object.values(cluster.instances).map((instance) => bandwidthOf({ ...instance, cluster }));
  const known = all.filter((bandwidth) => bandwidth !== undefined);
  return known.length === 0 || known.length < all.length ? askBandwidth : Math.min(...known) * fraction;
}

const clusterAlarms = catalogue("aurora", auroraClusters, {
  engineUptime: {
    metric: rds("EngineUptime", "Average", "Seconds"),
    dimensions: byWriter,
    atMost: { error: 0 },
    window: { period: 60, datapointsToAlarm: 2, evaluationPeriods: 2 },
    treatMissingData: "breaching",
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
    window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
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
    window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
    treatMissingData: "breaching",
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
  binlogReplicaLag: {
    metric: rds("AuroraBinlogReplicaLag", "Average", "Seconds"),
    dimensions: byWriter,
    atMost: { error: -1 }, // the value that stands for an error, not a lag
    window: { period: 60, datapointsToAlarm: 2, evaluationPeriods: 2 },
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
    window: { period: 60, datapointsToAlarm: 15, evaluationPeriods: 15 },
    treatMissingData: "breaching",
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
    window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
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
    window: { period: 60, datapointsToAlarm: 3, evaluationPeriods: 3 },
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
    above: { error: 1_000_000_000 },
    window: { period: 60, datapointsToAlarm: 1, evaluationPeriods: 1 },
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
  bufferCacheHitRatio: {
    metric: rds("BufferCacheHitRatio", "Average", "Percent"),
    dimensions: byInstance,
    below: { warn: 80 },
    window: { period: 60, datapointsToAlarm: 10, evaluationPeriods: 10 },
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
    math: "IF(active > 0, 100 * blocked / active, 0)",
    metrics: {
      blocked: rds("BlockedTransactions", "Average", "Count/Second"),
      active: rds("ActiveTransactions", "Average", "Count/Second"),
    },
    unit: "Percent",
    dimensions: byInstance,
    above: { warn: 5 },
    window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
    treatMissingData: "notBreaching",
    when: ({ cluster }) => isMysql(cluster),
    because: {
      en: "More than 5 % of transactions are blocked by locks.",
      ja: "トランザクションの 5 % 超がロックで待たされています。",
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
    window: { period: 60, datapointsToAlarm: 5, evaluationPeriods: 5 },
    treatMissingData: "breaching",
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

function localShare(size: number | undefined, fraction: number): number | NeedsValue {
  if (size !== undefined) return size * fraction;
  const en = `AWS publishes no local storage of this class: take ${fraction * 100} % of what FreeLocalStorage shows after a restart, in bytes.`;
  const ja = `このクラスのローカル容量は非公開です。再起動直後の FreeLocalStorage の ${fraction * 100} % をバイトで指定してください。`;
  return needsValue(en, ja);
}

export const auroraAlarms = { ...clusterAlarms, ...instanceAlarms };
