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
  en: "Is the load wanted, and spread over the keys? Contributor Insights shows hot keys. Then raise capacity or its maximum.",
  ja: "想定内の負荷か、キーに偏りがないか（Contributor Insights）を確認し、キャパシティまたは上限を上げます。",
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
    en: "Ask for a higher table-level quota before requests are throttled.",
    ja: "スロットリングが起きる前にテーブル別クォータの引き上げを申請します。",
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
      en: "More than 80 % of the read capacity that the account may provision is provisioned.",
      ja: "アカウントの読み取りキャパシティ上限の 80 % 超が割り当て済みです。",
    },
    remedy: {
      en: "Ask for a higher quota before tables can grow no more.",
      ja: "テーブルを拡張できなくなる前にクォータ引き上げを申請します。",
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
      en: "More than 80 % of the write capacity that the account may provision is provisioned.",
      ja: "アカウントの書き込みキャパシティ上限の 80 % 超が割り当て済みです。",
    },
    remedy: {
      en: "Ask for a higher quota before tables can grow no more.",
      ja: "テーブルを拡張できなくなる前にクォータ引き上げを申請します。",
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
      en: "Clients of the account have sent invalid requests for ten minutes.",
      ja: "アカウント内のクライアントが 10 分間不正なリクエストを送り続けています。",
    },
    remedy: {
      en: "Find the client in CloudTrail or its own log: wrong keys, missing tables, refused signatures.",
      ja: "CloudTrail やクライアントのログで送信元（キー不正、テーブル不在、署名エラー）を特定します。",
    },
    source: [awsRecommended],
  },
});

const tableAlarms = catalogue("dynamodb", dynamodbTables, {
  readThrottleEvents: {
    ...throttled("Read"),
    dimensions: byTable,
    because: { en: "Reads have been throttled for five minutes.", ja: "5 分間読み取りがスロットリングされています。" },
    source: ["S0", awsRecommended],
  },
  writeThrottleEvents: {
    ...throttled("Write"),
    dimensions: byTable,
    because: { en: "Writes have been throttled for five minutes.", ja: "5 分間書き込みがスロットリングされています。" },
    source: ["S0", awsRecommended],
  },
  readThrottleRatio: {
    ...throttleRatio("Read"),
    dimensions: byTable,
    above: { error: 5 },
    window: filledMinutes(5),
    treatMissingData: "notBreaching",
    because: {
      en: "More than 5 reads are throttled for 100 capacity units consumed.",
      ja: "消費した読み取りキャパシティに対し 5 % 超がスロットリングされています。",
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
      en: "More than 5 writes are throttled for 100 capacity units consumed.",
      ja: "消費した書き込みキャパシティに対し 5 % 超がスロットリングされています。",
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
      en: "Reads consume nearly all of the provisioned capacity.",
      ja: "読み取りがプロビジョニング済みキャパシティに近づいています。",
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
      en: "Writes consume nearly all of the provisioned capacity.",
      ja: "書き込みがプロビジョニング済みキャパシティに近づいています。",
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
      en: "DynamoDB has answered requests with errors of its own for a quarter of an hour.",
      ja: "15 分間 DynamoDB 側のエラーが続いています。",
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
      en: "Whole requests have been refused for five minutes because capacity ran out.",
      ja: "5 分間、キャパシティ不足によりリクエストが拒否されています。",
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
      en: "Requests for one range of keys are throttled, though the table has capacity left.",
      ja: "テーブルに余裕があるのに、特定のキー範囲がスロットリングされています。",
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
      en: "The table has reached the account's quota for one table: no setting of the table gives it more.",
      ja: "テーブルがアカウントのテーブル別クォータに達しました。テーブルの設定では増やせません。",
    },
    remedy: {
      en: "Ask for a higher table-level quota, and slow down what sends so much until then.",
      ja: "テーブル別クォータの引き上げを申請し、それまで流入を抑えます。",
    },
    source: ["S2", page],
  },
  readTableQuota: {
    ...tableQuota("Read"),
    because: {
      en: "Reads come close to what the account's quota lets one table consume.",
      ja: "読み取りがアカウントのテーブル別クォータに近づいています。",
    },
  },
  writeTableQuota: {
    ...tableQuota("Write"),
    because: {
      en: "Writes come close to what the account's quota lets one table consume.",
      ja: "書き込みがアカウントのテーブル別クォータに近づいています。",
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
      en: "Changes of the table reach the Kinesis stream too late.",
      ja: "テーブルの変更が Kinesis ストリームへ遅れて届いています。",
    },
    remedy: {
      en: "Check the stream's write capacity and its throttling; add shards.",
      ja: "ストリームの書き込み容量とスロットリングを確認し、シャードを追加します。",
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
      en: "Changes could not be copied to the Kinesis stream: consumers miss them.",
      ja: "Kinesis ストリームへ複製できない変更があり、コンシューマーに届きません。",
    },
    remedy: {
      en: "A record with its images may be larger than the stream takes: look for large items.",
      ja: "変更前後の像を含むレコードがストリームの上限を超えていないか、大きな項目を確認します。",
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
      en: "The Kinesis stream has throttled copies of changes for ten minutes.",
      ja: "10 分間 Kinesis ストリームが変更の複製をスロットリングしています。",
    },
    remedy: { en: "Add shards to the stream.", ja: "ストリームのシャードを追加します。" },
    source: ["S2", awsRecommended],
  },
});

const indexAlarms = catalogue("dynamodb", dynamodbIndexes, {
  indexReadThrottleEvents: {
    ...throttled("Read"),
    dimensions: byIndex,
    because: {
      en: "Reads of the index have been throttled for five minutes.",
      ja: "5 分間インデックスの読み取りがスロットリングされています。",
    },
    source: ["S0", awsRecommended],
  },
  indexWriteThrottleEvents: {
    ...throttled("Write"),
    dimensions: byIndex,
    because: {
      en: "Writes to the index have been throttled for five minutes, and with them writes to its table.",
      ja: "5 分間インデックスへの書き込みが、テーブルへの書き込みごとスロットリングされています。",
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
      en: "Reads of the index consume nearly all of its provisioned capacity.",
      ja: "インデックスの読み取りがプロビジョニング済みキャパシティに近づいています。",
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
      en: "Writes to the index consume nearly all of its provisioned capacity.",
      ja: "インデックスの書き込みがプロビジョニング済みキャパシティに近づいています。",
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
    because: { en: "The operation takes longer than it may.", ja: "操作の応答が許容時間を超えています。" },
    remedy: {
      en: "Look for larger items, wider queries and scans; then at the AWS Health Dashboard.",
      ja: "項目の大型化、広い範囲の Query や Scan を探し、AWS Health Dashboard も確認します。",
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
      en: "The replica in another region is more than three minutes behind.",
      ja: "別リージョンのレプリカが 3 分以上遅れています。",
    },
    remedy: {
      en: "Check write capacity of the replica, and the AWS Health Dashboard of both regions.",
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
