import type { ServiceQuestion } from "../log-table/service-tables.js";
import type { AccessLogKind } from "./tables.js";

/** The path of a URL as an Application Load Balancer writes it: protocol, host and port, then the path. */
const albPath = "url_extract_path(request_url)";
/** A whole number among CloudFront's texts; of `-` there is none. */
const number = (column: string, type: string) => `TRY(CAST("${column}" AS ${type}))`;

export const accessLogQuestions: Readonly<Record<string, ServiceQuestion<AccessLogKind>>> = {
  albServerErrors: {
    title: { en: "5xx answers of load balancers, by path", ja: "ALB の 5xx 応答（パス別）" },
    of: "alb",
    query: `
      SELECT elb, elb_status_code, target_status_code, request_verb, ${albPath} AS path, count(*) AS answers
      FROM {logs}
      WHERE elb_status_code >= 500
      GROUP BY 1, 2, 3, 4, 5
      ORDER BY answers DESC
      LIMIT 100`,
  },
  albSlowest: {
    title: { en: "Slowest paths of load balancers", ja: "ALB の遅いパス" },
    of: "alb",
    query: `
      SELECT elb, request_verb, ${albPath} AS path, count(*) AS requests,
        approx_percentile(target_processing_time, 0.95) AS p95_seconds, max(target_processing_time) AS longest_seconds
      FROM {logs}
      WHERE target_processing_time >= 0
      GROUP BY 1, 2, 3
      ORDER BY longest_seconds DESC
      LIMIT 100`,
  },
  albClients: {
    title: { en: "Client addresses of load balancers", ja: "ALB のクライアントアドレス" },
    of: "alb",
    query: `
      SELECT elb, client_ip, count(*) AS requests, count_if(elb_status_code >= 400) AS refused, sum(sent_bytes) AS bytes
      FROM {logs}
      GROUP BY 1, 2
      ORDER BY requests DESC
      LIMIT 100`,
  },
  cloudfrontServerErrors: {
    title: { en: "5xx answers of CloudFront, by path", ja: "CloudFront の 5xx 応答（パス別）" },
    of: "cloudfront",
    query: `
      SELECT source, "sc-status" AS status, "x-edge-detailed-result-type" AS result, "cs-method" AS method,
        "cs-uri-stem" AS path, count(*) AS answers
      FROM {logs}
      WHERE "sc-status" LIKE '5%'
      GROUP BY 1, 2, 3, 4, 5
      ORDER BY answers DESC
      LIMIT 100`,
  },
  cloudfrontSlowest: {
    title: { en: "Slowest paths of CloudFront", ja: "CloudFront の遅いパス" },
    of: "cloudfront",
    query: `
      SELECT source, "cs-method" AS method, "cs-uri-stem" AS path, count(*) AS requests,
        approx_percentile(${number("time-taken", "double")}, 0.95) AS p95_seconds,
        max(${number("time-taken", "double")}) AS longest_seconds
      FROM {logs}
      GROUP BY 1, 2, 3
      ORDER BY longest_seconds DESC
      LIMIT 100`,
  },
  cloudfrontClients: {
    title: { en: "Client addresses of CloudFront", ja: "CloudFront のクライアントアドレス" },
    of: "cloudfront",
    query: `
      SELECT source, "c-ip" AS client_address, count(*) AS requests,
        count_if(${number("sc-status", "integer")} >= 400) AS refused, sum(${number("sc-bytes", "bigint")}) AS bytes
      FROM {logs}
      GROUP BY 1, 2
      ORDER BY requests DESC
      LIMIT 100`,
  },
  s3Deletions: {
    title: { en: "Who deleted objects of buckets", ja: "S3 オブジェクトの削除者" },
    of: "s3",
    query: `
      SELECT requestdatetime, bucket_name, requester, remoteip, operation, key, httpstatus
      FROM {logs}
      WHERE operation LIKE '%DELETE%'
      ORDER BY day DESC
      LIMIT 100`,
  },
  s3Denied: {
    title: { en: "Requests to buckets that were denied", ja: "S3 で拒否されたリクエスト" },
    of: "s3",
    query: `
      SELECT bucket_name, requester, remoteip, operation, errorcode, count(*) AS requests
      FROM {logs}
      WHERE httpstatus IN ('401', '403')
      GROUP BY 1, 2, 3, 4, 5
      ORDER BY requests DESC
      LIMIT 100`,
  },
  s3Errors: {
    title: { en: "5xx answers of buckets", ja: "S3 の 5xx 応答" },
    of: "s3",
    query: `
      SELECT bucket_name, operation, httpstatus, errorcode, count(*) AS answers
      FROM {logs}
      WHERE httpstatus LIKE '5%'
      GROUP BY 1, 2, 3, 4
      ORDER BY answers DESC
      LIMIT 100`,
  },
};
