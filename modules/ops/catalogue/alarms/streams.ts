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
  en: "Find hot shards with enhanced shard-level metrics; spread the partition keys, add shards, or change the stream to on-demand.",
  ja: "拡張シャードレベルメトリクスで偏りを確認し、パーティションキーを分散し、シャードを追加するかオンデマンドに切り替えます。",
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
      en: "The age of the records that consumers read has reached {threshold}: beyond the stream's retention they expire unread.",
      ja: "コンシューマーの読み取りが {threshold} 以上遅れています。保持期間を過ぎると未読のレコードが失われます。",
    },
    remedy: {
      en: "Read the consumers' log: do they run, and does one record fail again and again? Lengthen the retention to gain time.",
      ja: "コンシューマーのログで稼働と繰り返し失敗するレコードを確認し、保持期間を延ばして時間を稼ぎます。",
    },
    source: ["S2", awsRecommended],
  },
  getRecordsSuccess: {
    metric: kinesis("GetRecords.Success", "Average", "Count"),
    dimensions: byStream,
    below: { warn: 0.9 }, // AWS leaves it open
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching", // AWS leaves it missing; without calls it would then stay in alarm
    because: {
      en: "The share of reads of the stream that succeed is below {threshold} (1 is all of them): consumers fall behind.",
      ja: "ストリームの読み取り成功割合（1 がすべて）が {threshold} を下回り、コンシューマーが遅れています。",
    },
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
    because: {
      en: "The share of writes of single records that succeed is below {threshold} (1 is all of them): what producers do not retry is lost.",
      ja: "単一レコードの書き込み成功割合（1 がすべて）が {threshold} を下回りました。再試行されないレコードは失われます。",
    },
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
    because: {
      en: "More than {threshold} of the records written in batches are refused: what producers do not send again is lost.",
      ja: "バッチ書き込みのレコードの {threshold} 超が拒否されています。再送されないものは失われます。",
    },
    remedy: {
      en: "Read in the producers' log whether they send refused records again; then spread the partition keys, or add shards.",
      ja: "プロデューサーのログで拒否されたレコードの再送を確かめ、キーの分散かシャード追加を行います。",
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
      en: "Reads are refused at the limit of a shard: consumers fall behind.",
      ja: "読み取りがシャード上限で拒否され、コンシューマーが遅れています。",
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
      en: "Writes are refused at the limit of a shard: what producers do not retry is lost.",
      ja: "書き込みがシャード上限で拒否されています。再試行されないレコードは失われます。",
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
      en: "The consumer's lag has reached {threshold}: beyond the stream's retention records expire unread.",
      ja: "コンシューマーの遅れが {threshold} 以上です。保持期間を過ぎると未読のレコードが失われます。",
    },
    remedy: {
      en: "Read the consumer's log: does it run and keep up, and does one record fail again and again?",
      ja: "コンシューマーのログで稼働と処理速度、繰り返し失敗するレコードを確認します。",
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
    because: {
      en: "The oldest record not yet in the bucket is older than {threshold}: what reads the bucket works on old data.",
      ja: "バケットに未到達のレコードの経過時間が {threshold} を超え、バケットの利用側のデータが古くなっています。",
    },
    remedy: {
      en: "Read Firehose's error log in CloudWatch Logs: its role, the bucket's policy, its key. After 24 hours records are lost.",
      ja: "CloudWatch Logs の Firehose のエラーログでロール権限、バケットポリシー、キーを確認します。24 時間を過ぎると失われます。",
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
      en: "The share of deliveries to the bucket that succeed is below {threshold} (1 is all of them): records arrive late.",
      ja: "バケットへの配信成功割合（1 がすべて）が {threshold} を下回り、レコードの到着が遅れています。",
    },
    remedy: {
      en: "Read Firehose's error log in CloudWatch Logs: its role, the bucket's policy, its key.",
      ja: "CloudWatch Logs の Firehose のエラーログでロール権限、バケットポリシー、キーを確認します。",
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
      en: "Records are refused because more come than the stream's quota allows: what senders do not retry is lost.",
      ja: "ストリームのクォータ超過でレコードが拒否されています。再試行されないものは失われます。",
    },
    remedy: {
      en: "Look at IncomingRecords in CloudWatch to find the source that grew; ask for a higher quota of the stream in Service Quotas.",
      ja: "CloudWatch の IncomingRecords から増えた送信元を特定し、Service Quotas でストリームのクォータ引き上げを申請します。",
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
      en: "The stream takes in more than {threshold} of what its quota allows: beyond it records are refused.",
      ja: "流入量がクォータの {threshold} を超えました。クォータを超えるとレコードが拒否されます。",
    },
    remedy: {
      en: "Look at IncomingBytes in CloudWatch to find the source that grew; ask for a higher quota of the stream in Service Quotas in time.",
      ja: "CloudWatch の IncomingBytes から増えた送信元を特定し、早めに Service Quotas でクォータ引き上げを申請します。",
    },
    source: [firehosePractices],
  },
} satisfies Record<string, Row<FirehoseStream>>;

export const kinesisAlarms = { ...streamAlarms, ...consumerAlarms };
export const firehoseAlarms = catalogue("firehose", firehoseStreams, deliveryRows);
