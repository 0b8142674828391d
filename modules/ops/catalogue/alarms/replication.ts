import type { Region } from "../../../../src/model/facts/regions.js";
import type { Replication } from "../../../../src/model/inventory/s3.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, type Row } from "../../engine/row.js";
import { fiveMinutePeriods } from "./windows.js";

const s3 = metrics("AWS/S3");

const byRule = ({ bucket, destinationBucket, ruleId }: Replication) => ({
  SourceBucket: bucket.name,
  DestinationBucket: destinationBucket,
  RuleId: ruleId,
});

const metricsPage = awsDocs("AmazonS3/latest/userguide/metrics-dimensions.html");

/** What is watched of a rule of replication: of buckets of the inventory, and of the archive. */
export const replicationRows = {
  failedReplications: {
    metric: s3("OperationsFailedReplication", "Sum", "Count"),
    dimensions: byRule,
    above: { warn: 0 },
    window: fiveMinutePeriods(1),
    treatMissingData: "notBreaching", // AWS leaves it missing; without changes there is nothing to replicate
    because: {
      en: "Objects could not be replicated: the copy in the destination is incomplete.",
      ja: "レプリケーションに失敗したオブジェクトがあり、複製が欠けています。",
    },
    remedy: {
      en: "Check the replication role, the keys of both buckets and the destination's policy; then catch up with S3 Batch Replication.",
      ja: "レプリケーションロール、両バケットのキー、宛先ポリシーを確認し、バッチレプリケーションで補います。",
    },
    source: ["S2", awsRecommended],
  },
  replicationLatency: {
    // A quarter of an hour is what S3 Replication Time Control promises.
    metric: s3("ReplicationLatency", "Maximum", "Seconds"),
    dimensions: byRule,
    above: { warn: 900 },
    region: ({ destinationRegion }) => destinationRegion as Region | undefined, // S3 publishes it where the copies go
    window: fiveMinutePeriods(3),
    treatMissingData: "ignore", // published though nothing is replicated
    because: {
      en: "Replication is more than {threshold} behind: a failover would lose what has not been copied.",
      ja: "レプリケーションが {threshold} を超えて遅れています。切り替え時には未複製の分が失われます。",
    },
    remedy: {
      en: "Compare BytesPendingReplication in CloudWatch: a burst works itself off; if the bytes do not fall, check the quotas of the KMS keys.",
      ja: "CloudWatch の BytesPendingReplication を確認します。一時的な集中なら解消します。減らない場合は KMS キーのクォータを確認します。",
    },
    source: ["S2", metricsPage],
  },
} satisfies Record<string, Row<Replication>>;
