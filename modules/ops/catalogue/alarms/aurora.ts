import { auroraClusters, auroraInstances, type AuroraCluster } from "../../../../src/model/inventory/aurora.js";
import type { Text } from "../../../../src/model/text.js";
import { catalogue } from "../../engine/catalogue.js";
import { awsDocs, awsRecommended, needsValue, type NeedsValue } from "../../engine/row.js";
import { askBandwidth, byInstance, databaseRows, rds } from "./database.js";
import { bandwidthOf, gibibyte, isServerless, localStorageOf, memoryOf, volumeLimitOf } from "./database-capacity.js";
import { databaseOsRows } from "./database-os.js";
import { trend, untilFull, untilNothingIsLeft } from "./time-until-full.js";
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

/** The limit of a volume cannot be raised, and to move data out of a cluster is a quarter's work. */
const moveInTime = 90 * 86_400;

const volumeFillsUp: Text = {
  en: "At the rate at which it grows, the cluster volume reaches the largest size that Aurora allows in less than {threshold}: then writes fail.",
  ja: "今の増え方では {threshold} 未満でクラスターボリュームが最大サイズに達し、書き込みが失敗します。",
};

const findGrowth: Text = {
  en: "Compare the sizes of tables and indexes with those of last week; look for bulk loads, purge jobs that no longer run, and replication slots that nobody reads.",
  ja: "表と索引のサイズを先週と比べ、一括ロード、止まった削除ジョブ、読まれないレプリケーションスロットを探します。",
};

const clusterAlarms = catalogue("aurora", auroraClusters, {
  engineUptime: {
    metric: rds("EngineUptime", "Average", "Seconds"),
    dimensions: byWriter,
    atMost: { error: 0 },
    window: minutes(2),
    treatMissingData: "breaching", // it restarts above 0, so that only missing data tell
    when: (cluster) => !canPause(cluster), // what is paused publishes none
    because: {
      en: "The writer is down or restarting: the application cannot write, and usually cannot read.",
      ja: "ライターが停止または再起動中で、アプリケーションは書き込み（通常は読み取りも）できません。",
    },
    remedy: {
      en: "Read the cluster's Logs & events tab in the RDS console: a failover, a reboot or a crash? Then check that clients have reconnected to the cluster endpoint.",
      ja: "RDS コンソールの「ログとイベント」でフェイルオーバー、再起動、クラッシュのどれかを確認し、クライアントの再接続を確かめます。",
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
      en: "Traffic between the writer and its storage is above {threshold}: at the instance's bandwidth queries slow down.",
      ja: "ライターとストレージ間の通信量が {threshold} を超えました。インスタンス帯域に達するとクエリが遅くなります。",
    },
    remedy: {
      en: "Look for bulk loads and full scans in CloudWatch's Database Insights; move reads to a reader, or choose a class with more bandwidth.",
      ja: "CloudWatch の Database Insights で一括ロードやフルスキャンを探し、読み取りをリーダーへ移すか帯域の大きいクラスにします。",
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
      en: "The cluster volume is close to the largest size that Aurora allows: at the limit writes fail.",
      ja: "クラスターボリュームが最大サイズに近づいています。上限に達すると書き込みが失敗します。",
    },
    remedy: {
      en: "Find the largest tables and drop, delete or move data; the limit cannot be raised.",
      ja: "最大の表を探し、データを削除または移動します。上限は引き上げられません。",
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
      en: "The cluster volume is close to the largest size that Aurora allows: at the limit writes fail.",
      ja: "クラスターボリュームが最大サイズに近づいています。上限に達すると書き込みが失敗します。",
    },
    remedy: {
      en: "Find the largest tables and drop, delete or move data; the limit cannot be raised.",
      ja: "最大の表を探し、データを削除または移動します。上限は引き上げられません。",
    },
    source: ["S0", metricsPage],
  },
  volumeBytesLeftTrend: {
    ...trend,
    math: untilNothingIsLeft,
    metrics: { left: rds("AuroraVolumeBytesLeftTotal", "Minimum", "Bytes") },
    dimensions: byCluster,
    below: { warn: moveInTime },
    when: isMysql,
    because: volumeFillsUp,
    remedy: findGrowth,
    source: [metricsPage],
  },
  volumeBytesUsedTrend: {
    ...trend,
    math: untilFull(volumeLimitOf("aurora-postgresql")), // see volumeBytesUsed
    metrics: { used: rds("VolumeBytesUsed", "Maximum", "Bytes") },
    dimensions: byCluster,
    below: { warn: moveInTime },
    when: (cluster) => !isMysql(cluster),
    because: volumeFillsUp,
    remedy: findGrowth,
    source: [metricsPage],
  },
  binlogReplicaLag: {
    metric: rds("AuroraBinlogReplicaLag", "Average", "Seconds"),
    dimensions: byWriter,
    atMost: { error: -1 }, // the value that stands for an error, not a lag
    window: minutes(2),
    treatMissingData: "breaching",
    when: (cluster) => isMysql(cluster) && cluster.binlogReplica,
    because: {
      en: "Binary log replication has stopped with an error: this cluster serves data that gets older and older.",
      ja: "バイナリログレプリケーションがエラーで停止し、このクラスターのデータは古くなる一方です。",
    },
    remedy: {
      en: "Run SHOW REPLICA STATUS and read the last error; fix or skip it, then start replication again.",
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
      en: "Binary log replication is more than {threshold} behind: readers of this cluster get old data.",
      ja: "バイナリログレプリケーションが {threshold} を超えて遅れ、古いデータが読まれています。",
    },
    remedy: {
      en: "Look for bulk writes at the source and for long transactions here (SHOW PROCESSLIST); parallel replication catches up faster.",
      ja: "ソース側の一括書き込みと自クラスターの長いトランザクションを SHOW PROCESSLIST で探します。並列レプリケーションで追いつきが早まります。",
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
    because: {
      en: "Free memory is below {threshold}: without any left the instance restarts, and connections break.",
      ja: "空きメモリが {threshold} を下回りました。枯渇するとインスタンスが再起動し、接続が切れます。",
    },
    remedy: {
      en: "Look at DatabaseConnections and the top SQL in CloudWatch's Database Insights; lower the number of connections or the memory each may take.",
      ja: "DatabaseConnections と Database Insights の上位 SQL を確認し、接続数か接続ごとのメモリを減らします。",
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
      en: "Local storage for temporary files and logs is down to less than {threshold}: without any left, queries that sort or build indexes fail.",
      ja: "一時ファイルとログ用のローカルストレージの残りが {threshold} を下回りました。枯渇すると、ソートや索引作成を伴うクエリが失敗します。",
    },
    remedy: {
      en: "Find large sorts and index builds in CloudWatch's Database Insights, and verbose logging in the parameter group; a larger class has more local storage.",
      ja: "CloudWatch の Database Insights で大きなソートや索引作成を、パラメータグループで冗長なログ設定を探します。クラスを上げると容量が増えます。",
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
      en: "Less than {threshold} of the burst credits for storage throughput are left: without any, queries slow down to the baseline.",
      ja: "ストレージスループットのバーストクレジットの残りが {threshold} を下回りました。尽きるとベースラインまで遅くなります。",
    },
    remedy: {
      en: "Find what reads and writes most in CloudWatch's Database Insights; spread it over time, or choose a class with a higher baseline throughput.",
      ja: "CloudWatch の Database Insights で読み書きの多い処理を探し、時間で分散するか、ベースラインの高いクラスを選びます。",
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
      en: "More than {threshold} transaction ids are in use; just before 2^31 of them PostgreSQL stops accepting writes.",
      ja: "使用中のトランザクション ID が {threshold} を超えました。2^31 に達する手前で PostgreSQL は書き込みを停止します。",
    },
    remedy: {
      en: "Run SELECT * FROM pg_stat_activity ORDER BY xact_start, and look for what holds autovacuum back: long or prepared transactions, replication slots, locked tables.",
      ja: "SELECT * FROM pg_stat_activity ORDER BY xact_start などで、自動 VACUUM を妨げるもの（長いトランザクション、プリペアド、レプリケーションスロット、ロック）を探します。",
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
      en: "A replication slot holds back more than {threshold} of write-ahead log that its consumer has not read: storage grows and is paid for.",
      ja: "コンシューマーに読まれないレプリケーションスロットが {threshold} を超える WAL を溜めています。ストレージと費用が増え続けます。",
    },
    remedy: {
      en: "Run SELECT * FROM pg_replication_slots to find the slot; start its consumer again, or drop the slot if nobody needs it.",
      ja: "SELECT * FROM pg_replication_slots でスロットを特定し、コンシューマーを再開するか、不要ならスロットを削除します。",
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
      en: "The reader is more than {threshold} behind the writer: what is read from it is out of date.",
      ja: "リーダーがライターより {threshold} を超えて遅れ、古いデータが読まれています。",
    },
    remedy: {
      en: "Compare the CPU of reader and writer; look for bulk writes and for long queries on the reader. A reader that falls too far behind restarts.",
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
      en: "The instance runs at more than {threshold} of its maximum capacity and can hardly scale up any further: queries will slow down.",
      ja: "インスタンスが最大キャパシティの {threshold} を超えて動いており、これ以上ほとんど拡張できません。クエリが遅くなります。",
    },
    remedy: {
      en: "Find the load in CloudWatch's Database Insights; if it is legitimate, raise the cluster's maximum capacity.",
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
      en: "Less than {threshold} of the reads hit the buffer cache: the others go to storage and are slower.",
      ja: "バッファキャッシュのヒット率が {threshold} を下回り、ストレージから読むクエリが遅くなっています。",
    },
    remedy: {
      en: "Look for scans of large tables in CloudWatch's Database Insights; if the working set has grown, choose a class with more memory.",
      ja: "CloudWatch の Database Insights で大きな表のスキャンを探します。ワーキングセットが増えたならメモリの多いクラスにします。",
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
      en: "More transactions wait for locks than is normal: requests that need the same rows hang or time out.",
      ja: "ロック待ちのトランザクションが平常より増え、同じ行を使う処理が待たされています。",
    },
    remedy: {
      en: "Run SHOW ENGINE INNODB STATUS to find the blocking transaction; end its session if it is stuck.",
      ja: "SHOW ENGINE INNODB STATUS でブロック元のトランザクションを特定し、停止していればセッションを終了します。",
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
      en: "InnoDB keeps more than {threshold} old row versions: queries slow down, and storage grows.",
      ja: "InnoDB の変更履歴が {threshold} 件を超えました。クエリが遅くなり、ストレージが増えます。",
    },
    remedy: {
      en: "Run SELECT * FROM information_schema.innodb_trx ORDER BY trx_started, on readers too; end the oldest open transaction so that purge can catch up.",
      ja: "リーダーも含め SELECT * FROM information_schema.innodb_trx ORDER BY trx_started で最古のトランザクションを特定して終了させ、パージを進めます。",
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
