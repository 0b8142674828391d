import { wholeAccount, type Environment } from "../../../../src/model/environment/index.js";
import {
  dynamodbIndexes,
  dynamodbOperations,
  dynamodbReplicas,
  dynamodbTables,
  type DynamodbIndex,
  type DynamodbTable,
} from "../../../../src/model/inventory/dynamodb.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, type Row } from "../../engine/row.js";
import { guarded } from "./rates.js";
import { filledMinutes, fiveMinutePeriods, minutes } from "./windows.js";

const dynamodb = metrics("AWS/DynamoDB");

const byTable = ({ name }: DynamodbTable) => ({ TableName: name });
const byIndex = ({ name, table }: DynamodbIndex) => ({ TableName: table.name, GlobalSecondaryIndexName: name });
const byKinesisCopy = ({ name, kinesisStream }: DynamodbTable) => ({
  TableName: name,
  DelegatedOperation: kinesisStream?.delegatedOperation ?? "",
});

const page = awsDocs("amazondynamodb/latest/developerguide/metrics-dimensions.html");

const hasTables = (_: unknown, { resources }: Environment) => Object.keys(resources.dynamodb).length > 0;

const moreCapacity = {
  en: "Look at Contributor Insights for hot keys. If the load is legitimate and spread over the keys, raise the capacity or its maximum.",
  ja: "Contributor Insights でキーの偏りを確認し、想定内の負荷で偏りがなければ、キャパシティまたは上限を上げます。",
};

/** Operations on a table, each of which has its own error and throttle metrics; ten is what one expression takes. */
const operations = [
  "GetItem",
  "BatchGetItem",
  "Query",
  "Scan",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "BatchWriteItem",
  "TransactGetItems",
  "TransactWriteItems",
] as const;

const idOf = (operation: string) => operation.charAt(0).toLowerCase() + operation.slice(1);

/** A counter of all operations together: AWS publishes it for each operation, and for no table as a whole. */
const overOperations = (name: string) => ({
  math: operations.map((operation) => `FILL(${idOf(operation)}, 0)`).join(" + "),
  metrics: Object.fromEntries(
    operations.map((operation) => [
      idOf(operation),
      {
        ...dynamodb(name, "Sum", "Count"),
        dimensions: (table: DynamodbTable) => ({ TableName: table.name, Operation: operation }),
      },
    ]),
  ),
  unit: "Count" as const,
  dimensions: byTable,
});

/**
 * Throttled events in a hundred of events and consumed capacity units. Both count as demand: where nearly everything is
 * throttled, next to nothing is consumed.
 */
const demand = "(FILL(consumed, 0) + FILL(throttled, 0))";
const throttleRatio = (of: "Read" | "Write") => ({
  math: guarded((least) => `IF(${demand} >= ${least}, 100 * FILL(throttled, 0) / ${demand}, 0)`),
  metrics: {
    throttled: dynamodb(`${of}ThrottleEvents`, "Sum", "Count"),
    consumed: dynamodb(`Consumed${of}CapacityUnits`, "Sum", "Count"),
  },
  unit: "Percent" as const,
});

/** Consumed per provisioned capacity unit; AWS publishes what is provisioned every five minutes. */
const consumption = (of: "Read" | "Write") => ({
  math: "IF(provisioned > 0, 100 * consumed / provisioned / PERIOD(consumed), 0)",
  metrics: {
    consumed: dynamodb(`Consumed${of}CapacityUnits`, "Sum", "Count"),
    provisioned: dynamodb(`Provisioned${of}CapacityUnits`, "Minimum", "Count"),
  },
  unit: "Percent" as const,
});

/** Consumed per unit that the account's quota gives one table, be it on demand or provisioned. */
const tableQuota = (of: "Read" | "Write") => ({
  math: "IF(limit > 0, 100 * consumed / limit / PERIOD(consumed), 0)",
  metrics: {
    consumed: dynamodb(`Consumed${of}CapacityUnits`, "Sum", "Count"),
    limit: { ...dynamodb(`AccountMaxTableLevel${of}s`, "Maximum", "Count"), dimensions: () => ({}) },
  },
  unit: "Percent" as const,
  dimensions: byTable,
  above: { warn: 80, error: 90 },
  window: fiveMinutePeriods(3),
  treatMissingData: "notBreaching" as const,
  remedy: {
    en: "Ask for a higher table-level quota in Service Quotas before requests are throttled.",
    ja: "スロットリングが起きる前に Service Quotas でテーブル別クォータの引き上げを申請します。",
  },
  source: ["S2", page],
});

const throttled = (of: "Read" | "Write") => ({
  // AWS gives no number. Five minutes of a quarter of an hour are more than the bursts that clients retry through.
  metric: dynamodb(`${of}ThrottleEvents`, "Sum", "Count"),
  above: { warn: 0 },
  window: minutes(5, 15),
  treatMissingData: "notBreaching" as const,
  remedy: moreCapacity,
});

const accountAlarms = catalogue("dynamodb", wholeAccount, {
  accountReadCapacity: {
    metric: dynamodb("AccountProvisionedReadCapacityUtilization", "Maximum", "Percent"),
    dimensions: () => ({}),
    above: { warn: 80 },
    window: fiveMinutePeriods(2),
    treatMissingData: "notBreaching", // AWS leaves it missing; an account without provisioned tables publishes nothing
    when: hasTables,
    because: {
      en: "More than {threshold} of the read capacity that the account may provision is provisioned: at the quota tables cannot scale up any more.",
      ja: "アカウントの読み取りキャパシティ上限の {threshold} 超が割り当て済みです。上限に達するとテーブルを拡張できません。",
    },
    remedy: {
      en: "Ask for a higher account-level quota in Service Quotas, or lower the maximum of tables that do not need it.",
      ja: "Service Quotas でアカウントのクォータ引き上げを申請するか、余裕のあるテーブルの上限を下げます。",
    },
    source: [awsRecommended],
  },
  accountWriteCapacity: {
    metric: dynamodb("AccountProvisionedWriteCapacityUtilization", "Maximum", "Percent"),
    dimensions: () => ({}),
    above: { warn: 80 },
    window: fiveMinutePeriods(2),
    treatMissingData: "notBreaching", // see accountReadCapacity
    when: hasTables,
    because: {
      en: "More than {threshold} of the write capacity that the account may provision is provisioned: at the quota tables cannot scale up any more.",
      ja: "アカウントの書き込みキャパシティ上限の {threshold} 超が割り当て済みです。上限に達するとテーブルを拡張できません。",
    },
    remedy: {
      en: "Ask for a higher account-level quota in Service Quotas, or lower the maximum of tables that do not need it.",
      ja: "Service Quotas でアカウントのクォータ引き上げを申請するか、余裕のあるテーブルの上限を下げます。",
    },
    source: [awsRecommended],
  },
  userErrors: {
    metric: dynamodb("UserErrors", "Sum", "Count"),
    dimensions: () => ({}),
    above: { warn: 0 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // AWS leaves it missing; no error publishes nothing
    when: hasTables,
    because: {
      en: "Clients in this account keep sending invalid requests to DynamoDB, which fail every time.",
      ja: "アカウント内のクライアントが DynamoDB に不正なリクエストを送り続け、すべて失敗しています。",
    },
    remedy: {
      en: "Find the client in CloudTrail or in its own log: wrong keys, missing tables, rejected signatures.",
      ja: "CloudTrail やクライアントのログで送信元（キー不正、テーブル不在、署名エラー）を特定します。",
    },
    source: [awsRecommended],
  },
});

const tableAlarms = catalogue("dynamodb", dynamodbTables, {
  readThrottleEvents: {
    ...throttled("Read"),
    dimensions: byTable,
    because: {
      en: "DynamoDB throttles reads of the table: requests slow down while clients retry, then fail.",
      ja: "テーブルの読み取りがスロットリングされています。再試行で遅くなり、やがて失敗します。",
    },
    source: ["S0", awsRecommended],
  },
  writeThrottleEvents: {
    ...throttled("Write"),
    dimensions: byTable,
    because: {
      en: "DynamoDB throttles writes to the table: requests slow down while clients retry, then fail.",
      ja: "テーブルへの書き込みがスロットリングされています。再試行で遅くなり、やがて失敗します。",
    },
    source: ["S0", awsRecommended],
  },
  readThrottleRatio: {
    ...throttleRatio("Read"),
    dimensions: byTable,
    above: { error: 5 },
    window: filledMinutes(5),
    treatMissingData: "notBreaching",
    because: {
      en: "More than {threshold} of the reads that were asked for are throttled: requests fail once clients give up retrying.",
      ja: "要求された読み取りの {threshold} 超がスロットリングされています。クライアントが再試行を諦めると失敗します。",
    },
    remedy: moreCapacity,
    source: ["S0", "S2"],
  },
  writeThrottleRatio: {
    ...throttleRatio("Write"),
    dimensions: byTable,
    above: { error: 5 },
    window: filledMinutes(5),
    treatMissingData: "notBreaching",
    because: {
      en: "More than {threshold} of the writes that were asked for are throttled: requests fail once clients give up retrying.",
      ja: "要求された書き込みの {threshold} 超がスロットリングされています。クライアントが再試行を諦めると失敗します。",
    },
    remedy: moreCapacity,
    source: ["S0", "S2"],
  },
  readConsumption: {
    ...consumption("Read"),
    dimensions: byTable,
    above: { warn: 80, error: 90 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    when: isProvisioned,
    because: {
      en: "Reads consume more than {threshold} of the provisioned capacity: beyond it they are throttled.",
      ja: "読み取りがプロビジョニング済みキャパシティの {threshold} を超えています。上限を超えるとスロットリングされます。",
    },
    remedy: moreCapacity,
    source: ["S0", page],
  },
  writeConsumption: {
    ...consumption("Write"),
    dimensions: byTable,
    above: { warn: 80, error: 90 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    when: isProvisioned,
    because: {
      en: "Writes consume more than {threshold} of the provisioned capacity: beyond it they are throttled.",
      ja: "書き込みがプロビジョニング済みキャパシティの {threshold} を超えています。上限を超えるとスロットリングされます。",
    },
    remedy: moreCapacity,
    source: ["S0", page],
  },
  systemErrors: {
    // AWS's list names the table as only dimension, under which nothing is published: the metrics page has table and
    // operation. It gives no number; a quarter of an hour is more than the retries of a client bridge.
    ...overOperations("SystemErrors"),
    above: { warn: 0 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: {
      en: "DynamoDB answers requests with errors of its own: what clients do not retry is lost to them.",
      ja: "DynamoDB 側のエラーが続いています。再試行しないクライアントの処理は失敗します。",
    },
    remedy: {
      en: "Look at the AWS Health Dashboard; make sure that clients retry with backoff.",
      ja: "AWS Health Dashboard を確認し、クライアントのバックオフ付き再試行を確かめます。",
    },
    source: ["S2", awsRecommended],
  },
  throttledRequests: {
    ...overOperations("ThrottledRequests"),
    above: { warn: 0 },
    window: filledMinutes(5),
    treatMissingData: "notBreaching",
    offByDefault: {
      en: "readThrottleEvents and writeThrottleEvents tell of the same requests",
      ja: "readThrottleEvents と writeThrottleEvents が同じリクエストを知らせます",
    },
    because: {
      en: "DynamoDB refuses whole requests because capacity has run out: clients get errors.",
      ja: "キャパシティ不足によりリクエストが拒否され、クライアントにエラーが返っています。",
    },
    remedy: moreCapacity,
    source: ["S2", page],
  },
  keyRangeThrottles: {
    // The cure is another one than that of too little capacity, so that it is told apart; AWS gives no number.
    math: "FILL(reads, 0) + FILL(writes, 0)",
    metrics: {
      reads: dynamodb("ReadKeyRangeThroughputThrottleEvents", "Sum", "Count"),
      writes: dynamodb("WriteKeyRangeThroughputThrottleEvents", "Sum", "Count"),
    },
    unit: "Count",
    dimensions: byTable,
    above: { warn: 0 },
    window: minutes(5, 15),
    treatMissingData: "notBreaching",
    offByDefault: {
      en: "readThrottleEvents and writeThrottleEvents count these too; Contributor Insights shows hot keys",
      ja: "readThrottleEvents と writeThrottleEvents に含まれます。偏ったキーは Contributor Insights で分かります",
    },
    because: {
      en: "Requests for one range of keys are throttled although the table has capacity left: users of those keys wait or get errors.",
      ja: "テーブルに余裕があるのに特定のキー範囲がスロットリングされ、そのキーの処理が待たされるか失敗しています。",
    },
    remedy: {
      en: "Find the hot key with Contributor Insights; spread its writes over suffixes, or cache its reads.",
      ja: "Contributor Insights で偏ったキーを探し、書き込みを分散させるか読み取りをキャッシュします。",
    },
    source: ["S2", page],
  },
  accountLimitThrottles: {
    math: "FILL(reads, 0) + FILL(writes, 0)",
    metrics: {
      reads: dynamodb("ReadAccountLimitThrottleEvents", "Sum", "Count"),
      writes: dynamodb("WriteAccountLimitThrottleEvents", "Sum", "Count"),
    },
    unit: "Count",
    dimensions: byTable,
    above: { error: 0 },
    window: minutes(3, 15),
    treatMissingData: "notBreaching",
    because: {
      en: "The table has reached the account's quota for a single table: requests are throttled, and no setting of the table helps.",
      ja: "テーブルがアカウントのテーブル別クォータに達し、スロットリングされています。テーブルの設定では解消しません。",
    },
    remedy: {
      en: "Ask for a higher table-level quota in Service Quotas, and slow down the senders until then.",
      ja: "Service Quotas でテーブル別クォータの引き上げを申請し、それまで流入を抑えます。",
    },
    source: ["S2", page],
  },
  readTableQuota: {
    ...tableQuota("Read"),
    because: {
      en: "Reads consume more than {threshold} of what the account's quota allows a single table: beyond it they are throttled.",
      ja: "読み取りがアカウントのテーブル別クォータの {threshold} を超えています。上限を超えるとスロットリングされます。",
    },
  },
  writeTableQuota: {
    ...tableQuota("Write"),
    because: {
      en: "Writes consume more than {threshold} of what the account's quota allows a single table: beyond it they are throttled.",
      ja: "書き込みがアカウントのテーブル別クォータの {threshold} を超えています。上限を超えるとスロットリングされます。",
    },
  },
  kinesisCopyDelay: {
    metric: dynamodb("AgeOfOldestUnreplicatedRecord", "Maximum", "Milliseconds"),
    dimensions: byKinesisCopy,
    above: { warn: ({ kinesisStream }) => (kinesisStream?.maximumDelay ?? 0) * 1000 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // AWS leaves it missing; a table that nobody changes has no such record
    when: copiesToKinesis,
    because: {
      en: "The delay with which changes of the table reach the Kinesis stream is above {threshold}: its consumers work on old data.",
      ja: "テーブルの変更が Kinesis ストリームに届くまでの遅れが {threshold} を超え、コンシューマーのデータが古くなっています。",
    },
    remedy: {
      en: "Look at WriteProvisionedThroughputExceeded of the stream in CloudWatch; add shards, or change it to on-demand.",
      ja: "CloudWatch でストリームの WriteProvisionedThroughputExceeded を確認し、シャードを追加するかオンデマンドに切り替えます。",
    },
    source: [awsRecommended],
  },
  kinesisCopyFailures: {
    metric: dynamodb("FailedToReplicateRecordCount", "Sum", "Count"),
    dimensions: byKinesisCopy,
    above: { error: 0 },
    window: fiveMinutePeriods(1, 5),
    treatMissingData: "notBreaching",
    when: copiesToKinesis,
    because: {
      en: "Changes of the table could not be copied to the Kinesis stream: its consumers will never see them.",
      ja: "Kinesis ストリームへ複製できない変更があり、コンシューマーに届きません。",
    },
    remedy: {
      en: "Look for large items: a record with its old and new image may be larger than the stream takes.",
      ja: "大きな項目を探します。変更前後の像を含むレコードはストリームの上限を超えることがあります。",
    },
    source: [awsRecommended],
  },
  kinesisCopyThrottles: {
    // AWS gives no number; a quarter of an hour is more than a burst.
    metric: dynamodb("ThrottledPutRecordCount", "Maximum", "Count"),
    dimensions: byKinesisCopy,
    above: { warn: 0 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    when: copiesToKinesis,
    because: {
      en: "The Kinesis stream throttles the copies of the table's changes: they arrive late.",
      ja: "Kinesis ストリームが変更の複製をスロットリングし、到着が遅れています。",
    },
    remedy: {
      en: "Add shards to the stream in the Kinesis console, or change it to on-demand.",
      ja: "Kinesis コンソールでストリームのシャードを追加するか、オンデマンドに切り替えます。",
    },
    source: ["S2", awsRecommended],
  },
});

const indexAlarms = catalogue("dynamodb", dynamodbIndexes, {
  indexReadThrottleEvents: {
    ...throttled("Read"),
    dimensions: byIndex,
    because: {
      en: "DynamoDB throttles reads of the index: requests slow down while clients retry, then fail.",
      ja: "インデックスの読み取りがスロットリングされています。再試行で遅くなり、やがて失敗します。",
    },
    source: ["S0", awsRecommended],
  },
  indexWriteThrottleEvents: {
    ...throttled("Write"),
    dimensions: byIndex,
    because: {
      en: "DynamoDB throttles writes to the index, and with them writes to its table: requests slow down, then fail.",
      ja: "インデックスへの書き込みが、テーブルへの書き込みごとスロットリングされています。処理が遅くなり、やがて失敗します。",
    },
    source: ["S0", awsRecommended],
  },
  indexReadConsumption: {
    ...consumption("Read"),
    dimensions: byIndex,
    above: { warn: 80, error: 90 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    when: ({ table }) => isProvisioned(table),
    because: {
      en: "Reads of the index consume more than {threshold} of its provisioned capacity: beyond it they are throttled.",
      ja: "インデックスの読み取りがプロビジョニング済みキャパシティの {threshold} を超えています。上限を超えるとスロットリングされます。",
    },
    remedy: moreCapacity,
    source: ["S0", page],
  },
  indexWriteConsumption: {
    ...consumption("Write"),
    dimensions: byIndex,
    above: { warn: 80, error: 90 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    when: ({ table }) => isProvisioned(table),
    because: {
      en: "Writes to the index consume more than {threshold} of its provisioned capacity: beyond it writes to the table are throttled too.",
      ja: "インデックスの書き込みがプロビジョニング済みキャパシティの {threshold} を超えています。上限を超えるとテーブルへの書き込みもスロットリングされます。",
    },
    remedy: moreCapacity,
    source: ["S0", page],
  },
} satisfies Record<string, Row<DynamodbIndex>>);

const operationAlarms = catalogue("dynamodb", dynamodbOperations, {
  successfulRequestLatency: {
    metric: dynamodb("SuccessfulRequestLatency", "Average", "Milliseconds"),
    dimensions: ({ table, operation }) => ({ TableName: table.name, Operation: operation }),
    above: { warn: ({ maximumLatency }) => maximumLatency },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // AWS leaves it missing; without requests it would then stay in alarm
    because: {
      en: "The operation's latency is above {threshold}: the requests that need it are slow.",
      ja: "操作の応答時間が {threshold} を超え、それを使う処理が遅くなっています。",
    },
    remedy: {
      en: "Look for larger items, wider queries and scans since the last deployment; then at the AWS Health Dashboard.",
      ja: "直近のデプロイ以降の項目の大型化、広い範囲の Query や Scan を探し、AWS Health Dashboard も確認します。",
    },
    source: [awsRecommended],
  },
});

const replicaAlarms = catalogue("dynamodb", dynamodbReplicas, {
  replicationLatency: {
    // AWS leaves the number open, and says that more than three minutes deserve a look; half an hour is the documents'. A copy
    // that stands still publishes nothing, and no other metric of the present kind of global table tells of it.
    metric: dynamodb("ReplicationLatency", "Average", "Milliseconds"),
    dimensions: ({ table, region }) => ({ TableName: table.name, ReceivingRegion: region }),
    above: { warn: 180_000, error: 1_800_000 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // a table that nobody changes has nothing to replicate
    because: {
      en: "The replica in another region is more than {threshold} behind: it serves old data, and a failover would lose the rest.",
      ja: "別リージョンのレプリカが {threshold} を超えて遅れています。古いデータが読まれ、切り替え時には差分が失われます。",
    },
    remedy: {
      en: "Check the replica's write capacity, and the AWS Health Dashboard of both regions.",
      ja: "レプリカの書き込みキャパシティと両リージョンの AWS Health Dashboard を確認します。",
    },
    source: ["S2", awsRecommended],
  },
});

function isProvisioned({ billingMode }: DynamodbTable): boolean {
  return billingMode === "PROVISIONED";
}

function copiesToKinesis({ kinesisStream }: DynamodbTable): boolean {
  return kinesisStream !== undefined;
}

export const dynamodbAlarms = {
  ...accountAlarms,
  ...tableAlarms,
  ...indexAlarms,
  ...operationAlarms,
  ...replicaAlarms,
};
