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
    because: { en: "CPU has been above 90 % for five minutes.", ja: "CPU 使用率が 5 分間 90 % を超えています。" },
    remedy: {
      en: "Find the load in CloudWatch's Database Insights (top SQL, waits); end runaway queries, then tune them or choose a larger class.",
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
      en: "Connections come close to max_connections; soon new ones will be refused.",
      ja: "接続数が max_connections に近づいています。まもなく新規接続が拒否されます。",
    },
    remedy: {
      en: "Look for clients that do not give connections back and for idle sessions; check pool sizes against the number of tasks.",
      ja: "接続を返さないクライアントとアイドルセッションを探し、プールサイズとタスク数の積を確認します。",
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
      en: "Storage reads are slow.",
      ja: "ストレージの読み取りが遅くなっています。",
    },
    remedy: {
      en: "Compare with IOPS, queue depth and cache hits; a missing index or a cache that is too small is the usual cause.",
      ja: "IOPS、キュー長、キャッシュヒット率と見比べます。索引不足かキャッシュ不足が多い原因です。",
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
      en: "Storage writes are slow.",
      ja: "ストレージの書き込みが遅くなっています。",
    },
    remedy: {
      en: "Compare with IOPS and queue depth; look for bulk writes, long transactions and checkpoints.",
      ja: "IOPS とキュー長を見比べ、一括書き込み、長いトランザクション、チェックポイントを探します。",
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
      en: "More sessions are active than the instance has vCPUs, so they wait for one another.",
      ja: "アクティブセッション数が vCPU 数を超え、互いに待っています。",
    },
    remedy: {
      en: "Open Database Insights in CloudWatch and follow the widest wait event to its SQL.",
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
      en: "More sessions want the CPU than the instance has vCPUs.",
      ja: "CPU を求めるセッション数が vCPU 数を超えています。",
    },
    remedy: {
      en: "Find the SQL that computes most in CloudWatch's Database Insights; tune it or choose a larger class.",
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
      en: "The burstable instance has nearly used up its CPU credits.",
      ja: "バースト可能インスタンスの CPU クレジットがほぼ尽きました。",
    },
    remedy: {
      en: "Without credits the CPU is throttled, or costs extra where it is unlimited: find the load, or choose a class that does not burst.",
      ja: "クレジットが尽きると CPU が抑制されるか、無制限モードでは追加料金がかかります。負荷を調べるか、バーストしないクラスにします。",
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
      en: "Incoming traffic is at 80 % of the instance's bandwidth.",
      ja: "受信量がインスタンス帯域の 80 % に達しています。",
    },
    remedy: {
      en: "Find the client that writes so much; a larger class has more bandwidth.",
      ja: "大量に書き込むクライアントを特定します。クラスを上げると帯域が増えます。",
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
      en: "Outgoing traffic is at 80 % of the instance's bandwidth.",
      ja: "送信量がインスタンス帯域の 80 % に達しています。",
    },
    remedy: {
      en: "Find the query that returns so much; a larger class has more bandwidth.",
      ja: "大量の結果を返すクエリを特定します。クラスを上げると帯域が増えます。",
    },
    source: ["S0", instancePage],
  },
} satisfies Record<string, Row<DatabaseInstance>>;

const askVcpus = needsValue("Take the number of vCPUs of the class.", "クラスの vCPU 数を指定してください。");
