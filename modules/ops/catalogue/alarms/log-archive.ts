import { archiveFilters, archiveStreams } from "../../../../src/model/contract/archive.js";
import { archiveReplications } from "../../../../src/model/contract/archive-copy.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended } from "../../engine/row.js";
import { replicationRows } from "./replication.js";
import { deliveryRows } from "./streams.js";
import { fiveMinutePeriods } from "./windows.js";

const logs = metrics("AWS/Logs");
const logsPage = awsDocs("AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html");

// Each filter's metric has the dimensions LogGroupName, DestinationType and FilterName, together only. AWS's page does not say what
// DestinationType is for Firehose, and an alarm with a wrong value would never fire: a query needs none. All filters of
// the archive have one name, so that one alarm sees them all.
const together = ["DestinationType", "LogGroupName"];

const filterAlarms = catalogue("logArchive", archiveFilters, {
  deliveryErrors: {
    metric: logs("DeliveryErrors", "Sum", "None"),
    dimensions: ({ filterName }) => ({ FilterName: filterName }),
    across: together,
    above: { warn: 0 },
    // What is refused for lack of permission or for a stream that is gone is skipped, and the filter pauses for up to ten
    // minutes before the next error. An error that stays alone was tried again.
    window: fiveMinutePeriods(3, 8),
    treatMissingData: "notBreaching", // nothing went wrong
    because: {
      en: "CloudWatch Logs cannot hand log events to the archive; what is refused is skipped and missing there for good.",
      ja: "CloudWatch Logs がログをアーカイブへ渡せません。拒否されたイベントは飛ばされ、アーカイブに残りません。",
    },
    remedy: {
      en: "Do the streams exist, and may the forwarder's role write to them? Then export what is missing from the log groups to the bucket.",
      ja: "配信ストリームの有無と転送用ロールの権限を確認し、欠けた分をロググループからバケットへエクスポートします。",
    },
    source: [logsPage, awsDocs("AmazonCloudWatch/latest/logs/Subscriptions.html")],
  },
  deliveryThrottling: {
    metric: logs("DeliveryThrottling", "Sum", "None"),
    dimensions: ({ filterName }) => ({ FilterName: filterName }),
    across: together,
    above: { warn: 0 },
    window: fiveMinutePeriods(3), // CloudWatch Logs tries again for 24 hours
    treatMissingData: "notBreaching",
    because: {
      en: "The archive's streams keep refusing log events, because more come than their quota allows; what is refused for too long is lost.",
      ja: "クォータ超過で配信ストリームがログを拒否し続けています。長く続くとログは失われます。",
    },
    remedy: {
      en: "Find which log group grew, and ask for a higher quota of its stream.",
      ja: "増えたロググループを特定し、ストリームのクォータ引き上げを申請します。",
    },
    source: [logsPage],
  },
});

const streamAlarms = catalogue("logArchive", archiveStreams, {
  ...deliveryRows,
  throttledRecords: {
    ...deliveryRows.throttledRecords,
    offByDefault: {
      en: "deliveryThrottling tells of all streams of the archive together",
      ja: "アーカイブの全ストリームをまとめて deliveryThrottling が知らせます",
    },
  },
  decompressionFailures: {
    metric: metrics("AWS/Firehose")("OutputDecompressedRecords.Failed", "Sum", "Count"),
    dimensions: ({ name }) => ({ DeliveryStreamName: name }),
    above: { warn: 0 },
    window: fiveMinutePeriods(1),
    treatMissingData: "notBreaching",
    because: {
      en: "Firehose cannot unpack records; they lie among the errors of the bucket instead of in the archive, and no query finds them.",
      ja: "Firehose が展開できないレコードがあります。アーカイブではなくエラー用フォルダーに置かれ、検索に現れません。",
    },
    remedy: {
      en: "Who else than CloudWatch Logs writes to the stream? The records are under errors/ in the bucket, as they came.",
      ja: "CloudWatch Logs 以外の書き込み元を調べます。レコードはバケットの errors/ に元のまま残っています。",
    },
    source: [
      awsDocs("firehose/latest/dev/monitoring-with-cloudwatch-metrics.html"),
      awsDocs("firehose/latest/dev/decomp-faq.html"),
    ],
  },
});

const copyAlarms = catalogue("logArchive", archiveReplications, {
  failedReplications: {
    ...replicationRows.failedReplications,
    because: {
      en: "Objects of the log archive could not be copied: what is lost of them is lost for good.",
      ja: "ログアーカイブのオブジェクトを複製できません。元が失われると取り戻せません。",
    },
    remedy: {
      en: "Check the role of replication, the keys of both buckets, the policy and the versions of the copy; then catch up with S3 Batch Replication.",
      ja: "レプリケーションのロール、両バケットのキー、宛先のポリシーとバージョニングを確認し、バッチレプリケーションで補います。",
    },
    source: [awsRecommended, awsDocs("AmazonS3/latest/userguide/replication-troubleshoot.html")],
  },
  replicationLatency: {
    ...replicationRows.replicationLatency,
    // S3 Replication Time Control promises a quarter of an hour. Without it most objects take no longer, and some several hours.
    above: { warn: ({ timeControl }) => (timeControl ? 900 : 4 * 3600) },
    because: {
      en: "The copy of the log archive is more than {threshold} behind: what the archive loses now is lost for good.",
      ja: "ログアーカイブの複製が {threshold} を超えて遅れています。今アーカイブが失われると、その分は取り戻せません。",
    },
    source: [
      awsDocs("AmazonS3/latest/userguide/metrics-dimensions.html"),
      awsDocs("AmazonS3/latest/userguide/replication-troubleshoot.html"),
    ],
  },
});

export const logArchiveAlarms = { ...streamAlarms, ...filterAlarms, ...copyAlarms };
