import { firehoseStreams, type FirehoseStream } from "../../../../src/model/inventory/firehose.js";
import { kinesisConsumers, kinesisStreams, type KinesisStream } from "../../../../src/model/inventory/kinesis.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, type Row } from "../../engine/row.js";
import { percentOf } from "./rates.js";
import { fiveMinutePeriods, minutes, quarterHours } from "./windows.js";

const kinesis = metrics("AWS/Kinesis");
const firehose = metrics("AWS/Firehose");

const byStream = ({ name }: KinesisStream) => ({ StreamName: name });
const byDeliveryStream = ({ name }: FirehoseStream) => ({ DeliveryStreamName: name });

const isPolled = ({ polled, consumers }: KinesisStream) => polled ?? Object.keys(consumers).length === 0;

const hours = (count: number, share: number) => count * 3_600_000 * share;

const kinesisPage = awsDocs("streams/latest/dev/monitoring-with-cloudwatch.html");
const firehosePage = awsDocs("firehose/latest/dev/monitoring-with-cloudwatch-metrics.html");
const firehosePractices = awsDocs("firehose/latest/dev/firehose-cloudwatch-metrics-best-practices.html");

const moreShards = {
  en: "Spread the partition keys, add shards, or change the stream to on-demand.",
  ja: "パーティションキーを分散し、シャードを追加するかオンデマンドに切り替えます。",
};

const streamAlarms = catalogue("kinesis", kinesisStreams, {
  iteratorAge: {
    // Half and four fifths of retention are what the documents ask for; AWS calls half risky.
    metric: kinesis("GetRecords.IteratorAgeMilliseconds", "Maximum", "Milliseconds"),
    dimensions: byStream,
    atLeast: {
      warn: ({ retentionHours }) => hours(retentionHours, 0.5),
      error: ({ retentionHours }) => hours(retentionHours, 0.8),
    },
    window: minutes(15),
    treatMissingData: "breaching", // nobody reads the stream
    when: isPolled, // consumers with enhanced fan-out call no GetRecords: see consumerLag
    because: {
      en: "Consumers are so far behind that records will expire unread.",
      ja: "読み取りの遅れが大きく、未読のレコードが保持期限を迎えます。",
    },
    remedy: {
      en: "Check that consumers run; look for a record that fails again and again; lengthen retention to gain time.",
      ja: "コンシューマーの稼働と繰り返し失敗するレコードを確認し、保持期間を延ばして時間を稼ぎます。",
    },
    source: ["S2", awsRecommended],
  },
  getRecordsSuccess: {
    metric: kinesis("GetRecords.Success", "Average", "Count"),
    dimensions: byStream,
    below: { warn: 0.9 }, // AWS leaves it open
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // AWS leaves it missing; without calls it would then stay in alarm
    because: { en: "Reads of the stream fail.", ja: "ストリームの読み取りが失敗しています。" },
    remedy: {
      en: "Read the consumers' log: throttling, permissions, expired iterators.",
      ja: "コンシューマーのログで、スロットリング、権限、イテレーター失効を確認します。",
    },
    source: [awsRecommended],
  },
  putRecordSuccess: {
    metric: kinesis("PutRecord.Success", "Average", "Count"),
    dimensions: byStream,
    below: { warn: 0.9 }, // AWS leaves it open
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: { en: "Writes of single records fail.", ja: "単一レコードの書き込みが失敗しています。" },
    remedy: {
      en: "Read the producers' log: throttling, permissions, encryption key.",
      ja: "プロデューサーのログで、スロットリング、権限、暗号化キーを確認します。",
    },
    source: [awsRecommended],
  },
  failedRecordRate: {
    math: percentOf("failed", "total"),
    metrics: {
      failed: kinesis("PutRecords.FailedRecords", "Sum", "Count"),
      total: kinesis("PutRecords.TotalRecords", "Sum", "Count"),
    },
    unit: "Percent",
    dimensions: byStream,
    above: { warn: 5 }, // AWS leaves it open; producers make good what is refused now and then
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: { en: "Records of batches are refused.", ja: "バッチ書き込みの一部が拒否されています。" },
    remedy: {
      en: "Do producers send refused records again? Then spread the partition keys or add shards.",
      ja: "拒否されたレコードの再送を確かめ、キーの分散かシャード追加を行います。",
    },
    source: [awsRecommended],
  },
  readThroughputExceeded: {
    metric: kinesis("ReadProvisionedThroughputExceeded", "Average", "Count"),
    dimensions: byStream,
    above: { warn: 0.02 }, // AWS leaves it open. It is the share of calls that are refused: at 80 % next to nothing would get through
    window: minutes(5, 15),
    treatMissingData: "notBreaching",
    because: {
      en: "Reads are refused at the limit of a shard.",
      ja: "読み取りがシャード上限で拒否されています。",
    },
    remedy: moreShards,
    source: ["S2", awsRecommended],
  },
  writeThroughputExceeded: {
    metric: kinesis("WriteProvisionedThroughputExceeded", "Average", "Count"),
    dimensions: byStream,
    above: { warn: 0.02 }, // AWS leaves it open. It is the share of calls that are refused: at 80 % next to nothing would get through
    window: minutes(5, 15),
    treatMissingData: "notBreaching",
    because: {
      en: "Writes are refused at the limit of a shard.",
      ja: "書き込みがシャード上限で拒否されています。",
    },
    remedy: moreShards,
    source: ["S2", awsRecommended],
  },
});

const consumerAlarms = catalogue("kinesis", kinesisConsumers, {
  consumerLag: {
    // AWS averages the shards, which hides one that stands still.
    metric: kinesis("SubscribeToShardEvent.MillisBehindLatest", "Maximum", "Milliseconds"),
    dimensions: ({ stream, name }) => ({ StreamName: stream.name, ConsumerName: name }),
    atLeast: {
      warn: ({ stream }) => hours(stream.retentionHours, 0.5),
      error: ({ stream }) => hours(stream.retentionHours, 0.8),
    },
    window: minutes(15),
    treatMissingData: "breaching", // AWS leaves it missing; a consumer that reads, reads the tip too
    because: {
      en: "The consumer is so far behind that records will expire unread.",
      ja: "コンシューマーの遅れが大きく、未読のレコードが保持期限を迎えます。",
    },
    remedy: {
      en: "Check that the consumer runs and keeps up; look for a record that fails again and again.",
      ja: "コンシューマーの稼働と処理速度、繰り返し失敗するレコードを確認します。",
    },
    source: ["S2", kinesisPage, awsRecommended],
  },
});

/** Freshness and success of delivery to S3: the same for a stream of the system and for the log archive. */
export const deliveryRows = {
  dataFreshness: {
    // AWS alarms beyond the longest buffering there is. Twice that leaves room for one batch that is delivered again.
    metric: firehose("DeliveryToS3.DataFreshness", "Maximum", "Seconds"),
    dimensions: byDeliveryStream,
    above: { warn: ({ bufferingInterval }) => Math.max(900, 2 * bufferingInterval), error: 6 * 3600 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // nothing to deliver
    because: { en: "Records have not reached the bucket for too long.", ja: "レコードがバケットに届いていません。" },
    remedy: {
      en: "Read Firehose's error log: permissions of its role, the bucket's policy, its key. After 24 hours records are lost.",
      ja: "Firehose のエラーログでロール権限、バケットポリシー、キーを確認します。24 時間を過ぎると失われます。",
    },
    source: ["S2", firehosePractices],
  },
  deliverySuccess: {
    metric: firehose("DeliveryToS3.Success", "Average", "None"),
    dimensions: byDeliveryStream,
    below: { warn: 0.9 },
    window: quarterHours(2),
    treatMissingData: "notBreaching",
    offByDefault: {
      en: "dataFreshness tells of records that do not arrive; a delivery that is tried again loses nothing",
      ja: "レコードの未着は dataFreshness が知らせます。再試行される配信では何も失われません",
    },
    because: {
      en: "Deliveries to the bucket have failed for a quarter of an hour.",
      ja: "15 分間バケットへの配信が失敗しています。",
    },
    remedy: {
      en: "Read Firehose's error log: permissions of its role, the bucket's policy, its key.",
      ja: "Firehose のエラーログでロール権限、バケットポリシー、キーを確認します。",
    },
    source: ["S2", firehosePage],
  },
  throttledRecords: {
    metric: firehose("ThrottledRecords", "Sum", "Count"),
    dimensions: byDeliveryStream,
    above: { warn: 0 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    because: {
      en: "Records have been refused for five minutes, because more come than the stream's quota allows.",
      ja: "5 分間、ストリームのクォータ超過でレコードが拒否されています。",
    },
    remedy: {
      en: "Find which source grew; ask for a higher quota of the stream.",
      ja: "増えた送信元を特定し、ストリームのクォータ引き上げを申請します。",
    },
    source: [firehosePractices],
  },
  incomingBytes: {
    math: "IF(limit > 0, 100 * incoming / limit / PERIOD(incoming), 0)",
    metrics: {
      incoming: firehose("IncomingBytes", "Sum", "Bytes"),
      limit: firehose("BytesPerSecondLimit", "Minimum", "Bytes/Second"),
    },
    unit: "Percent",
    dimensions: byDeliveryStream,
    above: { warn: 80 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    offByDefault: {
      en: "throttledRecords tells once the quota is reached; this one warns before",
      ja: "上限到達は throttledRecords が知らせます。到達前に知るためのものです",
    },
    because: {
      en: "The stream takes in nearly as much as its quota allows; beyond it records are refused.",
      ja: "流入量がクォータに近づいています。超えるとレコードが拒否されます。",
    },
    remedy: {
      en: "Find which source grew; ask for a higher quota of the stream in time.",
      ja: "増えた送信元を特定し、早めにクォータ引き上げを申請します。",
    },
    source: [firehosePractices],
  },
} satisfies Record<string, Row<FirehoseStream>>;

export const kinesisAlarms = { ...streamAlarms, ...consumerAlarms };
export const firehoseAlarms = catalogue("firehose", firehoseStreams, deliveryRows);
