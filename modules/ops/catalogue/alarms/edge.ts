import type { AlarmWindow, Environment } from "../../../../src/model/environment/index.js";
import { certificates } from "../../../../src/model/inventory/acm.js";
import {
  distributions,
  edgeFunctions,
  type Distribution,
  type EdgeFunction,
} from "../../../../src/model/inventory/cloudfront.js";
import { healthChecks } from "../../../../src/model/inventory/route53.js";
import { canaries } from "../../../../src/model/inventory/synthetics.js";
import { webAcls, type WebAcl } from "../../../../src/model/inventory/waf.js";
import { catalogue } from "../../engine/catalogue.js";
import { metrics } from "../../engine/metric.js";
import { awsDocs, awsRecommended, needsValue } from "../../engine/row.js";
import { guarded } from "./rates.js";
import { fiveMinutePeriods, minutes, once } from "./windows.js";

const cloudfront = metrics("AWS/CloudFront");
const waf = metrics("AWS/WAFV2");

/** CloudFront publishes under this fixed value, and in us-east-1 only. */
const byDistribution = ({ id }: Distribution) => ({ DistributionId: id, Region: "Global" });
const byEdgeFunction = ({ name, distribution }: EdgeFunction) => ({
  ...byDistribution(distribution),
  FunctionName: name,
});

const distributionAlarms = catalogue("cloudfront", distributions, {
  serverErrorRate: {
    // AWS leaves the number open, and averages the percentages of single requests: one of two at night would be half.
    math: guarded((least) => `IF(requests >= ${least}, failed, 0)`),
    metrics: {
      failed: cloudfront("5xxErrorRate", "Average", "Percent"),
      requests: cloudfront("Requests", "Sum", "None"),
    },
    unit: "Percent",
    dimensions: byDistribution,
    above: { error: 5 },
    window: fiveMinutePeriods(2),
    treatMissingData: "notBreaching", // AWS leaves it missing; without requests it would then stay in alarm
    region: "us-east-1",
    because: {
      en: "CloudFront answers more than {threshold} of the requests with 5xx: users see an error page.",
      ja: "CloudFront がリクエストの {threshold} 超に 5xx を返し、利用者にエラーが表示されています。",
    },
    remedy: {
      en: "Look at the origin's alarms first, then at the connection to it: DNS, certificate, security group.",
      ja: "まずオリジンのアラーム、次にオリジンへの接続（DNS、証明書、セキュリティグループ）を確認します。",
    },
    source: ["S2", awsRecommended],
  },
  originLatency: {
    metric: cloudfront("OriginLatency", "p90", "Milliseconds"),
    dimensions: byDistribution,
    above: { warn: ({ originResponseTimeout }) => originResponseTimeout * 1000 * 0.8 },
    window: fiveMinutePeriods(3),
    treatMissingData: "notBreaching",
    when: ({ additionalMetrics }) => additionalMetrics,
    region: "us-east-1",
    because: {
      en: "The slowest responses of the origin are above {threshold}: users wait, and at its timeout CloudFront answers with 504.",
      ja: "オリジンの遅い応答が {threshold} を超えています。利用者が待たされ、タイムアウトに達すると CloudFront が 504 を返します。",
    },
    remedy: {
      en: "Compare TargetResponseTime of the load balancer behind it; cache more of what can be cached.",
      ja: "背後のロードバランサーの TargetResponseTime と比べ、キャッシュできるものを増やします。",
    },
    source: [awsRecommended],
  },
});

const functionFault = (name: string, window: AlarmWindow) => ({
  metric: cloudfront(name, "Sum", "None"),
  dimensions: byEdgeFunction,
  above: { error: 0 },
  window,
  treatMissingData: "notBreaching" as const,
  region: "us-east-1" as const,
  source: [awsRecommended],
});

const edgeFunctionAlarms = catalogue("cloudfront", edgeFunctions, {
  functionValidationErrors: {
    ...functionFault("FunctionValidationErrors", once),
    because: {
      en: "The CloudFront function returns what CloudFront cannot use: viewers get an error.",
      ja: "CloudFront 関数が不正な応答を返し、利用者にエラーが返っています。",
    },
    remedy: {
      en: "Publish the previous version again, then try the new one on the function's Test tab in the CloudFront console.",
      ja: "前の版へ戻し、CloudFront コンソールの「テスト」で新しい版を確認します。",
    },
  },
  functionExecutionErrors: {
    ...functionFault("FunctionExecutionErrors", fiveMinutePeriods(2)),
    because: {
      en: "The CloudFront function fails: viewers get an error.",
      ja: "CloudFront 関数が失敗し、利用者にエラーが返っています。",
    },
    remedy: {
      en: "Read its log in CloudWatch Logs in us-east-1; publish the previous version again.",
      ja: "us-east-1 の CloudWatch Logs を読み、前の版へ戻します。",
    },
  },
  functionThrottles: {
    ...functionFault("FunctionThrottles", fiveMinutePeriods(2)),
    because: {
      en: "The CloudFront function runs too long and is cut off: viewers get an error.",
      ja: "CloudFront 関数の実行が長すぎて打ち切られ、利用者にエラーが返っています。",
    },
    remedy: {
      en: "Look at the compute utilization on the function's Test tab in the CloudFront console; make it do less for each request.",
      ja: "CloudFront コンソールの「テスト」で計算使用率を確認し、リクエストあたりの処理を減らします。",
    },
  },
});

export const cloudfrontAlarms = { ...distributionAlarms, ...edgeFunctionAlarms };

const blocked = {
  metric: waf("BlockedRequests", "Sum", "Count"),
  above: {
    warn: needsValue(
      "Take more blocked requests in five minutes than are usual, or an anomalyBand.",
      "5 分あたりの平常時のブロック数を上回る値か anomalyBand を指定してください。",
    ),
  },
  window: fiveMinutePeriods(2),
  treatMissingData: "notBreaching" as const, // published above zero only
  followsTraffic: true as const,
  because: {
    en: "The web ACL blocks more requests than is normal: an attack, or real users who are locked out.",
    ja: "Web ACL のブロック数が平常より増えています。攻撃か、正規の利用者が遮断されています。",
  },
  remedy: {
    en: "Look at the sampled requests in the WAF console: is it an attack, or a rule that has blocked real users since its last change?",
    ja: "WAF コンソールのサンプルリクエストで、攻撃か、直近の変更で正規の利用者を止めているルールかを見極めます。",
  },
  source: ["S2", awsDocs("waf/latest/developerguide/monitoring-cloudwatch.html")],
};

/** A regional web ACL publishes with its region, one of CloudFront without; `ALL` stands for all its rules. */
export const wafAlarms = catalogue("waf", webAcls, {
  blockedRequests: {
    ...blocked,
    dimensions: (acl: WebAcl, { region }: Environment) => ({
      WebACL: acl.metricName ?? acl.name,
      Region: region,
      Rule: "ALL",
    }),
    when: ({ scope }) => scope === "REGIONAL",
  },
  blockedRequestsAtEdge: {
    ...blocked,
    dimensions: (acl: WebAcl) => ({ WebACL: acl.metricName ?? acl.name, Rule: "ALL" }),
    when: ({ scope }) => scope === "CLOUDFRONT",
    region: "us-east-1",
  },
});

export const route53Alarms = catalogue("route53", healthChecks, {
  healthCheckStatus: {
    metric: metrics("AWS/Route53")("HealthCheckStatus", "Average", "None"),
    dimensions: ({ id }) => ({ HealthCheckId: id }),
    below: { error: 1 },
    window: minutes(3),
    treatMissingData: "breaching",
    region: "us-east-1",
    because: {
      en: "Route 53's checkers cannot reach the endpoint from outside: users probably cannot either.",
      ja: "Route 53 から外部経由でエンドポイントに到達できません。利用者も到達できない可能性があります。",
    },
    remedy: {
      en: "Open the endpoint yourself with curl -v; see on the Health checkers tab in the Route 53 console what the checkers got.",
      ja: "curl -v などで自分でもアクセスし、Route 53 コンソールのヘルスチェッカーの結果を確認します。",
    },
    source: ["S3", awsRecommended],
  },
});

export const acmAlarms = catalogue("acm", certificates, {
  daysToExpiry: {
    metric: metrics("AWS/CertificateManager")("DaysToExpiry", "Minimum", "None"),
    dimensions: ({ arn }) => ({ CertificateArn: arn }),
    // ACM renews a public certificate 45 days before it ends, a private one 60; the documents' 44 would warn of each renewal that
    // takes a day. After a fortnight of trying it will not succeed by itself, and two more are left for a change by hand.
    atMost: { warn: 30, error: 14 },
    window: { period: 86_400, datapointsToAlarm: 1, evaluationPeriods: 1 },
    treatMissingData: "breaching", // it has ended, is deleted, or was never issued
    region: ({ arn }) => (arn.includes(":acm:us-east-1:") ? "us-east-1" : undefined),
    because: {
      en: "The certificate has {threshold} days left or fewer and has not been renewed: once it expires, browsers refuse the site.",
      ja: "証明書の残りが {threshold} 日以下なのに更新されていません。期限が切れるとブラウザーがサイトを拒否します。",
    },
    remedy: {
      en: "Open the certificate in the ACM console: is the validation record still in DNS, and is the certificate in use? An imported one is renewed by hand.",
      ja: "ACM コンソールで証明書を開き、検証用 DNS レコードと利用状況を確認します。インポートした証明書は手動で更新します。",
    },
    source: ["S2", awsDocs("acm/latest/userguide/check-certificate-renewal-status.html"), awsRecommended],
  },
});

export const syntheticsAlarms = catalogue("synthetics", canaries, {
  successPercent: {
    metric: metrics("CloudWatchSynthetics")("SuccessPercent", "Average", "Percent"),
    dimensions: ({ name }) => ({ CanaryName: name }),
    below: { error: 90 },
    window: ({ interval }) => ({ period: interval * 60, datapointsToAlarm: 2, evaluationPeriods: 4 }),
    treatMissingData: "breaching", // a canary that does not run sees nothing
    because: {
      en: "Less than {threshold} of the canary's runs succeed: what users do fails when it is tried from outside.",
      ja: "カナリアの成功率が {threshold} を下回りました。利用者の操作を外部から試した結果が失敗しています。",
    },
    remedy: {
      en: "Open the failed run in the Synthetics console: screenshot and log of the failed step; then look at the alarms along the path.",
      ja: "Synthetics コンソールで失敗した手順のスクリーンショットとログを確認し、経路上のアラームを見ます。",
    },
    source: ["S3", awsDocs("AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html")],
  },
});
