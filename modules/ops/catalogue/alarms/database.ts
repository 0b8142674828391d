import type { AuroraInstance } from "../../../../src/model/inventory/aurora.js";
import type { RdsInstance } from "../../../../src/model/inventory/rds.js";
import type { Text } from "../../../../src/model/text.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, needsValue, type NeedsValue, type Row } from "../../engine/row.js";
import { bandwidthOf, creditsOf, isServerless, maxConnectionsOf, vcpusOf } from "./database-capacity.js";
import { fiveMinutePeriods, minutes } from "./windows.js";

/** Alarms that a DB instance of RDS and one of Aurora have in common. */

export const rds = metrics("AWS/RDS");

export type DatabaseInstance = AuroraInstance | RdsInstance;

export const byInstance = (instance: DatabaseInstance) => ({ DBInstanceIdentifier: instance.identifier });

export const askBandwidth: NeedsValue<Text> = needsValue(
  "AWS gives this class a bandwidth that lasts only as long as its credits, or none: take 80 % of its baseline bandwidth, in bytes per second.",
  "このクラスの帯域はクレジットがある間だけの値か、非公開です。ベースライン帯域の 80 % をバイト/秒で指定してください。",
);

const askConnections = needsValue(
  "max_connections cannot be told from the inventory: set maxConnections, or take 90 % of what the database shows.",
  "max_connections を構成から求められません。maxConnections を設定するか、DB が示す値の 90 % を指定してください。",
);

const share = (fraction: number) => (instance: DatabaseInstance) => {
  const limit = maxConnectionsOf(instance);
  return limit === undefined ? askConnections : Math.floor(limit * fraction);
};

const ofBandwidth = (fraction: number) => (instance: DatabaseInstance) => {
  const bandwidth = bandwidthOf(instance);
  return bandwidth === undefined ? askBandwidth : bandwidth * fraction;
};

const instancePage = awsDocs("AmazonRDS/latest/UserGuide/rds-metrics.html");

export const databaseRows = {
  cpuUtilization: {
    metric: rds("CPUUtilization", "Average", "Percent"),
    dimensions: byInstance,
    above: { error: 90 },
    window: minutes(5),
    treatMissingData: "breaching", // a database that says nothing is down
    because: {
      en: "The database's CPU use is above {threshold}: queries slow down, and requests time out.",
      ja: "DB の CPU 使用率が {threshold} を超え、クエリの遅延やリクエストのタイムアウトが起きます。",
    },
    remedy: {
      en: "Find the load in CloudWatch's Database Insights (top SQL, wait events); end runaway queries, then tune them or choose a larger class.",
      ja: "CloudWatch の Database Insights で上位 SQL と待機を調べ、暴走クエリを止めてから、チューニングまたはクラス変更を検討します。",
    },
    source: ["S0", awsRecommended],
  },
  databaseConnections: {
    metric: rds("DatabaseConnections", "Average", "Count"),
    dimensions: byInstance,
    above: { warn: share(0.8), error: share(0.9) },
    window: minutes(5),
    treatMissingData: "missing", // cpuUtilization tells of a database that is down
    because: {
      en: "The number of connections is above {threshold}: at max_connections new ones are refused, and requests fail.",
      ja: "接続数が {threshold} を超えました。max_connections に達すると新規接続が拒否され、リクエストが失敗します。",
    },
    remedy: {
      en: "Count the sessions by client and state (pg_stat_activity, or SHOW PROCESSLIST): look for leaks and idle sessions, and check pool sizes times the number of tasks.",
      ja: "pg_stat_activity または SHOW PROCESSLIST で接続元と状態を集計し、接続リークとアイドルセッションを探して、プールサイズとタスク数の積を確認します。",
    },
    source: ["S0", awsRecommended],
  },
  readLatency: {
    metric: rds("ReadLatency", "Average", "Seconds"),
    dimensions: byInstance,
    above: { warn: 0.02 }, // AWS: over 20 ms merits a look; of its p90, but a minute has one sample, an average already
    window: minutes(8),
    treatMissingData: "missing",
    because: {
      en: "A read from storage takes longer than {threshold}: queries that miss the cache are slow.",
      ja: "ストレージの読み取りに {threshold} を超える時間がかかり、キャッシュにないクエリが遅くなっています。",
    },
    remedy: {
      en: "Compare ReadIOPS, DiskQueueDepth and the cache hit ratio in CloudWatch; a missing index or too small a cache is the usual cause.",
      ja: "CloudWatch の ReadIOPS、DiskQueueDepth、キャッシュヒット率と見比べます。索引不足かキャッシュ不足が多い原因です。",
    },
    source: [awsRecommended],
  },
  writeLatency: {
    metric: rds("WriteLatency", "Average", "Seconds"),
    dimensions: byInstance,
    above: { warn: 0.02 }, // AWS: over 20 ms merits a look; of its p90, but a minute has one sample, an average already
    window: minutes(8),
    treatMissingData: "missing",
    because: {
      en: "A write to storage takes longer than {threshold}: commits are slow.",
      ja: "ストレージの書き込みに {threshold} を超える時間がかかり、コミットが遅くなっています。",
    },
    remedy: {
      en: "Compare WriteIOPS and DiskQueueDepth in CloudWatch; look for bulk writes, long transactions and checkpoints.",
      ja: "CloudWatch の WriteIOPS と DiskQueueDepth を見比べ、一括書き込み、長いトランザクション、チェックポイントを探します。",
    },
    source: [awsRecommended],
  },
  dbLoad: {
    metric: rds("DBLoad", "Average", "None"),
    dimensions: byInstance,
    above: { warn: (instance) => vcpusOf(instance) ?? askVcpus },
    window: minutes(15),
    treatMissingData: "notBreaching", // published while there is load only
    when: (instance) => !isServerless(instance),
    requires: "performanceInsights",
    because: {
      en: "The number of active sessions is above {threshold}: beyond the number of vCPUs they wait for one another, and queries slow down.",
      ja: "アクティブセッション数が {threshold} を超えました。vCPU 数を超えると互いに待ち、クエリが遅くなります。",
    },
    remedy: {
      en: "Open CloudWatch's Database Insights, and follow the largest wait event to its SQL.",
      ja: "CloudWatch の Database Insights で最大の待機イベントから該当 SQL をたどります。",
    },
    source: ["S0", awsRecommended],
  },
  dbLoadCpu: {
    metric: rds("DBLoadCPU", "Average", "None"),
    dimensions: byInstance,
    above: { warn: (instance) => vcpusOf(instance) ?? askVcpus },
    window: minutes(8),
    treatMissingData: "notBreaching", // published while there is load only
    when: (instance) => !isServerless(instance),
    offByDefault: {
      en: "dbLoad counts these sessions too",
      ja: "dbLoad がこれらのセッションも数えます",
    },
    requires: "performanceInsights",
    because: {
      en: "The number of sessions that want the CPU is above {threshold}: beyond the number of vCPUs they queue, and queries slow down.",
      ja: "CPU を求めるセッション数が {threshold} を超えました。vCPU 数を超えると待ちが生じ、クエリが遅くなります。",
    },
    remedy: {
      en: "Find the SQL that takes most CPU in CloudWatch's Database Insights; tune it, or choose a larger class.",
      ja: "CloudWatch の Database Insights で CPU 消費の多い SQL を探し、チューニングまたはクラス変更を検討します。",
    },
    source: [awsDocs("AmazonRDS/latest/UserGuide/USER_PerfInsights.Cloudwatch.html")],
  },
  cpuCreditBalance: {
    // AWS gives no number. At a tenth of what can be saved up, a load that does not end takes the rest within hours.
    metric: rds("CPUCreditBalance", "Minimum", "Credits (vCPU-minutes)"),
    dimensions: byInstance,
    below: { warn: (instance) => (creditsOf(instance) ?? 0) * 0.1 },
    window: fiveMinutePeriods(3),
    treatMissingData: "missing",
    when: (instance) => creditsOf(instance) !== undefined,
    because: {
      en: "The burstable instance's balance of CPU credits is below {threshold}: without any left it is throttled to its baseline, or costs extra in unlimited mode.",
      ja: "バースト可能インスタンスの CPU クレジットの残りが {threshold} を下回りました。尽きるとベースラインまで抑制されるか、無制限モードでは追加料金がかかります。",
    },
    remedy: {
      en: "Find the load in CloudWatch's Database Insights; if it is there to stay, choose a class that does not burst.",
      ja: "CloudWatch の Database Insights で負荷を調べ、続くものならバーストしないクラスにします。",
    },
    source: [instancePage, awsDocs("AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html")],
  },
  networkReceiveThroughput: {
    metric: rds("NetworkReceiveThroughput", "Average", "Bytes/Second"),
    dimensions: byInstance,
    above: { warn: ofBandwidth(0.8) },
    window: minutes(5),
    treatMissingData: "missing",
    because: {
      en: "Incoming traffic is above {threshold}: at the instance's bandwidth clients wait.",
      ja: "受信量が {threshold} を超えました。インスタンス帯域に達するとクライアントが待たされます。",
    },
    remedy: {
      en: "Find in CloudWatch's Database Insights which user or host writes so much; a larger class has more bandwidth.",
      ja: "CloudWatch の Database Insights で大量に書き込むユーザーやホストを特定します。クラスを上げると帯域が増えます。",
    },
    source: ["S0", instancePage],
  },
  networkTransmitThroughput: {
    metric: rds("NetworkTransmitThroughput", "Average", "Bytes/Second"),
    dimensions: byInstance,
    above: { warn: ofBandwidth(0.8) },
    window: minutes(5),
    treatMissingData: "missing",
    because: {
      en: "Outgoing traffic is above {threshold}: at the instance's bandwidth clients wait.",
      ja: "送信量が {threshold} を超えました。インスタンス帯域に達するとクライアントが待たされます。",
    },
    remedy: {
      en: "Find in CloudWatch's Database Insights which query returns so much; a larger class has more bandwidth.",
      ja: "CloudWatch の Database Insights で大量の結果を返すクエリを特定します。クラスを上げると帯域が増えます。",
    },
    source: ["S0", instancePage],
  },
} satisfies Record<string, Row<DatabaseInstance>>;

const askVcpus = needsValue("Take the number of vCPUs of the class.", "クラスの vCPU 数を指定してください。");
