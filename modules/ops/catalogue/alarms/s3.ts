import { entireBucket, s3Buckets, s3Replications, type S3Bucket } from "../../../../src/model/inventory/s3.js";
import { objectLambdas, type ObjectLambda } from "../../../../src/model/inventory/s3-object-lambda.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, needsValue } from "../../engine/row.js";
import { gibibyte } from "./database-capacity.js";
import { percentOfRate } from "./rates.js";
import { replicationRows } from "./replication.js";
import { fiveMinutePeriods } from "./windows.js";

const s3 = metrics("AWS/S3");
const objectLambda = metrics("AWS/S3ObjectLambda");

const byFilter = ({ name }: S3Bucket) => ({ BucketName: name, FilterId: entireBucket });
const byAccessPoint = ({ name, dataSourceArn }: ObjectLambda) => ({
  AccessPointName: name,
  DataSourceARN: dataSourceArn,
});

const page = awsDocs("AmazonS3/latest/userguide/metrics-dimensions.html");

/** S3 defines the average of an error metric as its rate. AWS says 5 %; below 20 requests a rate says nothing. */
const errorRate = (name: string) => ({
  math: percentOfRate("errors", "requests"),
  metrics: { errors: s3(name, "Average", "Count"), requests: s3("AllRequests", "Sum", "Count") },
  unit: "Percent" as const,
  window: fiveMinutePeriods(3),
  treatMissingData: "notBreaching" as const, // AWS leaves it missing; without requests it would then stay in alarm
});

const objectLambdaErrorRate = (name: string) => ({
  math: percentOfRate("errors", "requests"),
  metrics: {
    errors: objectLambda(name, "Average", "Count"),
    requests: objectLambda("AllRequests", "Sum", "Count"),
  },
  unit: "Percent" as const,
  dimensions: byAccessPoint,
  window: fiveMinutePeriods(3),
  treatMissingData: "notBreaching" as const,
});

const askSize = needsValue(
  "Set plannedSize of the bucket, or take the size from which on it costs too much, in bytes.",
  "バケットの plannedSize を設定するか、費用上許容できないサイズをバイトで指定してください。",
);

const bucketAlarms = catalogue("s3", s3Buckets, {
  bucketSize: {
    metric: s3("BucketSizeBytes", "Average", "Bytes"),
    dimensions: ({ name, storageType }) => ({ BucketName: name, StorageType: storageType }),
    // A fifth beyond the plan is the buffer that the documents ask for.
    above: { warn: ({ plannedSize }) => (plannedSize === undefined ? askSize : plannedSize * gibibyte * 1.2) },
    window: { period: 86_400, datapointsToAlarm: 1, evaluationPeriods: 3 },
    treatMissingData: "ignore", // a day's value may come late
    because: {
      en: "The bucket's size is above {threshold}: it may cost more than was planned.",
      ja: "バケットのサイズが {threshold} を超えました。計画より費用が増えている可能性があります。",
    },
    remedy: {
      en: "Find the prefix that grows with S3 Storage Lens or S3 Inventory; check lifecycle rules and old versions.",
      ja: "S3 Storage Lens や S3 Inventory で増えているプレフィックスを探し、ライフサイクルと旧バージョンを確認します。",
    },
    source: ["S2", page],
  },
  clientErrorRate: {
    ...errorRate("4xxErrors"),
    dimensions: byFilter,
    above: { warn: 5 },
    when: ({ requestMetrics }) => requestMetrics,
    because: {
      en: "More than {threshold} of the requests to the bucket are refused with 4xx: the applications that use it fail.",
      ja: "バケットへのリクエストの {threshold} 超が 4xx で拒否され、利用するアプリケーションが失敗しています。",
    },
    remedy: {
      en: "Group the bucket's access log by status and requester: 403 points to a policy or key that changed, 404 to objects that are missing.",
      ja: "バケットのアクセスログをステータスとリクエスト元で集計します。403 はポリシーやキーの変更、404 は存在しないオブジェクトの参照を疑います。",
    },
    source: ["S2", awsRecommended],
  },
  serverErrorRate: {
    ...errorRate("5xxErrors"),
    dimensions: byFilter,
    above: { warn: 5 },
    when: ({ requestMetrics }) => requestMetrics,
    because: {
      en: "More than {threshold} of the requests to the bucket fail in S3: what clients do not retry is lost to them.",
      ja: "バケットへのリクエストの {threshold} 超が S3 側で失敗しています。再試行しないクライアントの処理は失敗します。",
    },
    remedy: {
      en: "Look at the AWS Health Dashboard. 503 in the access log means too many requests to one prefix: spread the keys, and retry with backoff.",
      ja: "AWS Health Dashboard を確認します。アクセスログの 503 は同一プレフィックスへの集中です。キーを分散し再試行間隔を空けます。",
    },
    source: ["S2", awsRecommended],
  },
});

const replicationAlarms = catalogue("s3", s3Replications, replicationRows);

export const s3Alarms = { ...bucketAlarms, ...replicationAlarms };

export const s3ObjectLambdaAlarms = catalogue("s3ObjectLambda", objectLambdas, {
  clientErrorRate: {
    ...objectLambdaErrorRate("4xxErrors"),
    above: { warn: 5 },
    because: {
      en: "More than {threshold} of the requests to the access point are refused with 4xx: its clients fail.",
      ja: "アクセスポイントへのリクエストの {threshold} 超が 4xx で拒否され、クライアントが失敗しています。",
    },
    remedy: {
      en: "Check the policies of the access points, and the permissions of callers and function.",
      ja: "アクセスポイントのポリシーと、呼び出し元および関数の権限を確認します。",
    },
    source: [awsRecommended],
  },
  serverErrorRate: {
    ...objectLambdaErrorRate("5xxErrors"),
    above: { warn: 5 },
    because: {
      en: "More than {threshold} of the requests to the access point fail with 5xx: its clients get errors.",
      ja: "アクセスポイントへのリクエストの {threshold} 超が 5xx となり、クライアントにエラーが返っています。",
    },
    remedy: {
      en: "Read the log of the function behind the access point in Logs Insights: errors, timeouts, throttles.",
      ja: "Logs Insights で背後の関数のログを読み、エラー、タイムアウト、スロットリングを確認します。",
    },
    source: [awsRecommended],
  },
  functionClientErrorRate: {
    ...objectLambdaErrorRate("LambdaResponse4xx"),
    above: { warn: 5 },
    because: {
      en: "The function behind the access point answers more than {threshold} of its calls with 4xx: clients do not get their objects.",
      ja: "背後の関数が呼び出しの {threshold} 超に 4xx を返し、クライアントがオブジェクトを取得できません。",
    },
    remedy: {
      en: "Read the function's log in Logs Insights: which objects does it refuse, and why?",
      ja: "Logs Insights の関数ログで、拒否しているオブジェクトと理由を確認します。",
    },
    source: [awsRecommended],
  },
});
