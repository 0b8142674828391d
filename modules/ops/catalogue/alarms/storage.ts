import { fileSystems, type FileSystem } from "../../../../src/model/inventory/efs.js";
import {
  cacheClusters,
  cacheNodes,
  type CacheCluster,
  type CacheNode,
} from "../../../../src/model/inventory/elasticache.js";
import { cacheNodeTypes, type CacheNodeType } from "../../../../src/model/facts/cache-node-types.js";
import type { Text } from "../../../../src/model/text.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, needsValue, type NeedsValue } from "../../engine/row.js";
import { fiveMinutePeriods, minutes } from "./windows.js";

const efs = metrics("AWS/EFS");
const cache = metrics("AWS/ElastiCache");

const byFileSystem = ({ id }: FileSystem) => ({ FileSystemId: id });
const byCluster = ({ id }: CacheCluster) => ({ CacheClusterId: id });
const byNode = ({ id, cluster }: CacheNode) => ({ CacheClusterId: cluster.id, CacheNodeId: id });

const practices = awsDocs("AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html");

const isMemcached = ({ engine }: CacheCluster) => engine === "memcached";
const isRedis = (cluster: CacheCluster) => !isMemcached(cluster);

const mebibyte = 2 ** 20;

/**
 * Valkey and Redis run their engine on one thread, which on up to two vCPUs this metric shows; on more it is
 * `engineCpuUtilization` that tells of it, and this one of a host that is full.
 */
function cpuShare({ cluster }: CacheNode): number | NeedsValue<Text> {
  if (isMemcached(cluster)) return 90;
  const cores = cacheNodeTypes[cluster.nodeType as CacheNodeType]?.vcpu;
  if (cores !== undefined) return cores <= 2 ? 90 / cores : 90;
  return needsValue(
    "Take 90 % divided by the number of vCPUs of the node type.",
    "90 % をノードタイプの vCPU 数で割った値を指定してください。",
  );
}

export const efsAlarms = catalogue("efs", fileSystems, {
  ioLimit: {
    // AWS: at 100 % more often than not. The average of a minute at the limit need not reach it.
    metric: efs("PercentIOLimit", "Average", "Percent"),
    dimensions: byFileSystem,
    atLeast: { error: 95 },
    window: minutes(8, 15),
    treatMissingData: "notBreaching", // AWS leaves it missing; an idle file system would then stay in alarm
    when: ({ performanceMode }) => performanceMode === "generalPurpose",
    because: {
      en: "The file system uses {threshold} or more of the I/O that its performance mode allows: at the limit reads and writes wait.",
      ja: "ファイルシステムの I/O がパフォーマンスモードの上限の {threshold} 以上です。上限に達すると読み書きが待たされます。",
    },
    remedy: {
      en: "Look at ClientConnections and the I/O metrics in CloudWatch to find the client with many small operations; cache, or spread the data over more file systems.",
      ja: "CloudWatch の ClientConnections と I/O メトリクスから小さな操作の多いクライアントを探し、キャッシュするか、ファイルシステムを分けます。",
    },
    source: [awsRecommended],
  },
  burstCreditBalance: {
    metric: efs("BurstCreditBalance", "Average", "Bytes"),
    dimensions: byFileSystem,
    atMost: { error: 0 },
    window: minutes(15),
    treatMissingData: "missing",
    when: ({ throughputMode }) => throughputMode === "bursting",
    because: {
      en: "Burst credits are used up: throughput drops to what the file system's size allows, and what uses it slows down.",
      ja: "バーストクレジットが尽き、容量に応じたスループットまで低下して、利用する処理が遅くなります。",
    },
    remedy: {
      en: "Change to elastic throughput in the EFS console, or find the load that used up the credits.",
      ja: "EFS コンソールでエラスティックスループットに切り替えるか、負荷の原因を探します。",
    },
    source: [awsRecommended],
  },
});

const clusterAlarms = catalogue("elasticache", cacheClusters, {
  engineCpuUtilization: {
    metric: cache("EngineCPUUtilization", "Average", "Percent"),
    dimensions: byCluster,
    above: { error: 90 },
    window: minutes(5),
    treatMissingData: "missing",
    when: isRedis,
    because: {
      en: "The engine's thread uses more than {threshold} of its CPU: commands queue, and what uses the cache slows down.",
      ja: "エンジンのスレッドの CPU 使用率が {threshold} を超え、コマンドが待たされて利用側が遅くなっています。",
    },
    remedy: {
      en: "Run SLOWLOG GET to find slow commands over large keys; read from replicas, or add shards.",
      ja: "SLOWLOG GET で大きなキーへの遅いコマンドを探し、レプリカでの読み取りかシャード追加を行います。",
    },
    source: [awsRecommended],
  },
  databaseMemoryUsage: {
    metric: cache("DatabaseMemoryUsagePercentage", "Average", "Percent"),
    dimensions: byCluster,
    above: { warn: 80, error: 90 }, // AWS leaves it open; at 100 % keys are evicted or writes refused
    window: minutes(5),
    treatMissingData: "missing",
    when: isRedis,
    because: {
      en: "More than {threshold} of the cache's memory is in use: once it is full, keys are evicted or writes refused.",
      ja: "キャッシュのメモリの {threshold} 超が使われています。満杯になるとキーが追い出されるか書き込みが拒否されます。",
    },
    remedy: {
      en: "Look for large keys (with Valkey and Redis: redis-cli --bigkeys); give keys a time to live, remove what is not needed, or choose a larger node.",
      ja: "大きなキーを探し（Valkey、Redis では redis-cli --bigkeys）、有効期限を付け、不要なものを消すか、ノードを大きくします。",
    },
    source: [awsRecommended],
  },
  replicationLag: {
    metric: cache("ReplicationLag", "Average", "Seconds"),
    dimensions: byCluster,
    above: {
      warn: needsValue(
        "Take the seconds that a replica's data may be old.",
        "レプリカの遅延として許容できる秒数を指定してください。",
      ),
    },
    window: minutes(15),
    treatMissingData: "notBreaching",
    when: (cluster) => isRedis(cluster) && cluster.replica,
    because: {
      en: "The replica's lag is above {threshold}: what is read from it is out of date, and a failover would lose the rest.",
      ja: "レプリカの遅れが {threshold} を超えました。古いデータが読まれ、切り替え時には差分が失われます。",
    },
    remedy: {
      en: "Compare the primary's network metrics and number of writes in CloudWatch; a larger node has more bandwidth.",
      ja: "CloudWatch でプライマリの書き込み量とネットワークを確認します。大きなノードほど帯域があります。",
    },
    source: [awsRecommended],
  },
});

const nodeAlarms = catalogue("elasticache", cacheNodes, {
  cpuUtilization: {
    metric: cache("CPUUtilization", "Average", "Percent"),
    dimensions: byNode,
    above: { error: cpuShare },
    window: minutes(5),
    treatMissingData: "missing",
    because: {
      en: "The node's CPU use is above {threshold}: commands queue, and what uses the cache slows down.",
      ja: "ノードの CPU 使用率が {threshold} を超え、コマンドが待たされて利用側が遅くなっています。",
    },
    remedy: {
      en: "Compare EngineCPUUtilization in CloudWatch: the difference is backups, connections and TLS. Spread the load, or choose a larger node.",
      ja: "CloudWatch の EngineCPUUtilization との差（バックアップ、接続、TLS）を確認し、負荷分散かノード変更を行います。",
    },
    source: [practices, awsRecommended],
  },
  currentConnections: {
    metric: cache("CurrConnections", "Average", "Count"),
    dimensions: byNode,
    above: { warn: 52_000 }, // 80 % of the 65,000 that a node takes
    window: minutes(10),
    treatMissingData: "missing",
    followsTraffic: true,
    because: {
      en: "The number of connected clients is high: at the node's limit new connections are refused.",
      ja: "接続数が増えています。上限に達すると新規接続を受け付けなくなります。",
    },
    remedy: {
      en: "Run CLIENT LIST (Valkey, Redis) to find clients that connect and never close; use a connection pool.",
      ja: "CLIENT LIST などで接続を閉じないクライアントを探し、接続プールを使います。",
    },
    source: [awsRecommended],
  },
  freeableMemory: {
    metric: cache("FreeableMemory", "Minimum", "Bytes"),
    dimensions: byNode,
    below: { error: 100 * mebibyte },
    window: minutes(10),
    treatMissingData: "missing",
    because: {
      en: "The node has less than {threshold} of memory left: it will swap next, and commands slow down.",
      ja: "ノードの空きメモリが {threshold} を下回りました。次はスワップが始まり、コマンドが遅くなります。",
    },
    remedy: {
      en: "Compare SwapUsage in CloudWatch; reserve more memory for the engine's own work (Valkey, Redis: reserved-memory-percent), or choose a larger node.",
      ja: "CloudWatch の SwapUsage を確認し、予約メモリ（Valkey、Redis では reserved-memory-percent）を増やすかノードを大きくします。",
    },
    source: [practices],
  },
  swapUsage: {
    // AWS: more swap than freeable memory is memory pressure.
    math: "swap - free",
    metrics: {
      swap: cache("SwapUsage", "Average", "Bytes"),
      free: cache("FreeableMemory", "Average", "Bytes"),
    },
    unit: "Bytes",
    dimensions: byNode,
    above: { warn: 0 },
    window: minutes(10),
    treatMissingData: "missing",
    when: ({ cluster }) => isRedis(cluster),
    because: {
      en: "The node swaps more than it has memory left: commands wait for the disk.",
      ja: "スワップが空きメモリを上回り、コマンドがディスクを待っています。",
    },
    remedy: {
      en: "Reserve more memory for the engine's own work (reserved-memory-percent), or choose a larger node.",
      ja: "reserved-memory-percent で予約メモリを増やすか、ノードを大きくします。",
    },
    source: [practices],
  },
  trafficManagement: {
    metric: cache("TrafficManagementActive", "Maximum", "None"),
    dimensions: byNode,
    atLeast: { warn: 1 },
    window: minutes(3, 15),
    treatMissingData: "notBreaching",
    when: ({ cluster }) => isRedis(cluster),
    because: {
      en: "ElastiCache slows clients down, as more commands come than the node can work off.",
      ja: "処理能力を超えたため、ElastiCache がクライアントを抑制しています。",
    },
    remedy: {
      en: "Run INFO commandstats to see which commands increased; choose a larger node, or add shards or replicas.",
      ja: "INFO commandstats で増えたコマンドを特定し、ノードを大きくするか、シャードやレプリカを追加します。",
    },
    source: [practices],
  },
  evictions: {
    metric: cache("Evictions", "Sum", "Count"),
    dimensions: byNode,
    above: {
      warn: needsValue(
        "A pure cache evicts by design: take more than are evicted in five minutes while all is well; 0 where sessions are kept.",
        "純粋なキャッシュではエビクションは正常です。平常時の 5 分あたりの最大を上回る値、セッション保管なら 0 を指定してください。",
      ),
    },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: {
      en: "The node evicts keys that have not expired, as its memory is full: cache misses put load on the database, and sessions are lost.",
      ja: "メモリ不足により期限前のキーが追い出され、DB の負荷増やセッション消失が起きます。",
    },
    remedy: {
      en: "Look for large keys (with Valkey and Redis: redis-cli --bigkeys); give keys a time to live, remove what is not needed, or choose a larger node.",
      ja: "大きなキーを探し（Valkey、Redis では redis-cli --bigkeys）、有効期限を付け、不要なものを消すか、ノードを大きくします。",
    },
    source: [practices],
  },
});

export const elasticacheAlarms = { ...clusterAlarms, ...nodeAlarms };
