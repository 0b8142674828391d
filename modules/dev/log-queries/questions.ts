/**
 * The questions that people ask of logs, each in two languages: of Logs Insights, for what is still in CloudWatch, and of
 * Athena, for what is in the archive.
 */
export interface Question {
  readonly title: { readonly en: string; readonly ja: string };
  /** The log sources that can answer it, by their ids: `ecs.main/keycloak`. */
  readonly of: RegExp;
  /** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
  readonly insights: string;
  /** What is selected from `{logs}`, which stands for a week of those sources; left out where lines do not tell. */
  readonly athena?: string;
}

const slowMilliseconds = 1000;
const slowSeconds = slowMilliseconds / 1000;

/** The space-delimited fields of a flow log's default format, by their position from 1. */
const flow = { srcAddr: 4, dstAddr: 5, dstPort: 7, action: 13 };

/** A field of a JSON line. */
const json = (path: string) => `json_extract_scalar(message, '$.${path}')`;
const column = (name: keyof typeof flow) => `element_at(split(message, ' '), ${flow[name]})`;

export const questions: Readonly<Record<string, Question>> = {
  errors: {
    title: { en: "Errors of applications, databases and functions", ja: "アプリケーション・DB・関数のエラー" },
    of: /^(?:ecs|lambda|aurora|rds|groups)\./,
    insights: `
      fields @timestamp, @log, @logStream, @message
      | filter @message like /(?i)(error|fatal|exception|panic)/
      | sort @timestamp desc
      | limit 200`,
    athena: `
      SELECT time, source, log_stream, message
      FROM {logs}
      WHERE regexp_like(message, '(?i)(error|fatal|exception|panic)')
      ORDER BY time DESC
      LIMIT 200`,
  },
  volume: {
    title: { en: "How much each source logs", ja: "ログ量の内訳" },
    of: /./,
    insights: `
      stats count(*) as events, sum(strlen(@message)) as characters by @log
      | sort characters desc`,
    athena: `
      SELECT source, day, count(*) AS events, sum(length(message)) AS characters
      FROM {logs}
      GROUP BY source, day
      ORDER BY characters DESC`,
  },
  slowStatements: {
    title: { en: "Slow statements of PostgreSQL", ja: "PostgreSQL の遅いクエリ" },
    of: /^(?:aurora|rds)\..*\/postgresql$/,
    insights: `
      parse @message /duration: (?<milliseconds>[0-9.]+) ms/
      | filter milliseconds > ${slowMilliseconds}
      | sort milliseconds desc
      | display @timestamp, @log, milliseconds, @message
      | limit 100`,
    athena: `
      SELECT time, source, CAST(regexp_extract(message, 'duration: ([0-9.]+) ms', 1) AS double) AS milliseconds, message
      FROM {logs}
      WHERE CAST(regexp_extract(message, 'duration: ([0-9.]+) ms', 1) AS double) > ${slowMilliseconds}
      ORDER BY milliseconds DESC
      LIMIT 100`,
  },
  slowStatementsOfMysql: {
    title: { en: "Slow statements of MySQL", ja: "MySQL の遅いクエリ" },
    of: /^(?:aurora|rds)\..*\/slowquery$/,
    insights: `
      parse @message /Query_time: (?<seconds>[0-9.]+)/
      | filter seconds > ${slowSeconds}
      | sort seconds desc
      | display @timestamp, @log, seconds, @message
      | limit 100`,
    athena: `
      SELECT time, source, CAST(regexp_extract(message, 'Query_time: ([0-9.]+)', 1) AS double) AS seconds, message
      FROM {logs}
      WHERE CAST(regexp_extract(message, 'Query_time: ([0-9.]+)', 1) AS double) > ${slowSeconds}
      ORDER BY seconds DESC
      LIMIT 100`,
  },
  functionReports: {
    title: { en: "Duration and memory of functions", ja: "Lambda の実行時間とメモリ" },
    of: /^lambda\./,
    insights: `
      filter @type = "REPORT"
      | stats count(*) as invocations, pct(@duration, 95) as p95, max(@duration) as longest,
          max(@maxMemoryUsed / @memorySize * 100) as memoryPercent by @log
      | sort longest desc`,
    athena: `
      SELECT source, day, count(*) AS invocations,
        max(CAST(regexp_extract(message, 'Duration: ([0-9.]+) ms', 1) AS double)) AS longest
      FROM {logs}
      WHERE message LIKE 'REPORT RequestId:%'
      GROUP BY source, day
      ORDER BY longest DESC`,
  },
  serverErrors: {
    title: { en: "Answers with a 5xx status of APIs", ja: "API の 5xx 応答" },
    of: /^(?:restApi|httpApi|webSocketApi)\..*\/access$/,
    insights: `
      filter status >= 500
      | fields coalesce(resourcePath, routeKey) as route
      | stats count(*) as answers by status, httpMethod, route
      | sort answers desc
      | limit 100`,
    athena: `
      SELECT day, ${json("status")} AS status, ${json("httpMethod")} AS method,
        coalesce(${json("resourcePath")}, ${json("routeKey")}) AS route, count(*) AS answers
      FROM {logs}
      WHERE ${json("status")} LIKE '5%'
      GROUP BY 1, 2, 3, 4
      ORDER BY answers DESC
      LIMIT 100`,
  },
  rejectedFlows: {
    title: { en: "Rejected traffic", ja: "拒否された通信" },
    of: /^vpc\..*\/flow$/,
    insights: `
      filter action = "REJECT"
      | stats count(*) as records, sum(packets) as packets by srcAddr, dstAddr, dstPort
      | sort records desc
      | limit 100`,
    athena: `
      SELECT ${column("srcAddr")} AS source_address, ${column("dstAddr")} AS destination_address,
        ${column("dstPort")} AS destination_port, count(*) AS records
      FROM {logs}
      WHERE ${column("action")} = 'REJECT'
      GROUP BY 1, 2, 3
      ORDER BY records DESC
      LIMIT 100`,
  },
  failedLookups: {
    title: { en: "DNS lookups that failed", ja: "失敗した名前解決" },
    of: /^vpc\..*\/dns$/,
    insights: `
      filter rcode != "NOERROR"
      | stats count(*) as lookups by query_name, query_type, rcode, srcaddr
      | sort lookups desc
      | limit 100`,
    athena: `
      SELECT ${json("query_name")} AS query_name, ${json("rcode")} AS rcode, ${json("srcaddr")} AS source_address,
        count(*) AS lookups
      FROM {logs}
      WHERE ${json("rcode")} <> 'NOERROR'
      GROUP BY 1, 2, 3
      ORDER BY lookups DESC
      LIMIT 100`,
  },
  blockedRequests: {
    title: { en: "Requests that WAF blocked", ja: "WAF が遮断したリクエスト" },
    of: /^waf\./,
    insights: `
      filter action = "BLOCK"
      | stats count(*) as requests by terminatingRuleId, httpRequest.clientIp, httpRequest.uri
      | sort requests desc
      | limit 100`,
    athena: `
      SELECT ${json("terminatingRuleId")} AS rule, ${json("httpRequest.clientIp")} AS client_address,
        ${json("httpRequest.uri")} AS uri, count(*) AS requests
      FROM {logs}
      WHERE ${json("action")} = 'BLOCK'
      GROUP BY 1, 2, 3
      ORDER BY requests DESC
      LIMIT 100`,
  },
  deniedCalls: {
    title: { en: "API calls that were denied", ja: "拒否された API 呼び出し" },
    of: /^cloudTrail\./,
    insights: `
      filter errorCode like /AccessDenied|UnauthorizedOperation/
      | stats count(*) as calls by userIdentity.arn, eventSource, eventName, errorCode
      | sort calls desc
      | limit 100`,
    athena: `
      SELECT ${json("userIdentity.arn")} AS caller, ${json("eventSource")} AS service, ${json("eventName")} AS operation,
        count(*) AS calls
      FROM {logs}
      WHERE regexp_like(${json("errorCode")}, 'AccessDenied|UnauthorizedOperation')
      GROUP BY 1, 2, 3
      ORDER BY calls DESC
      LIMIT 100`,
  },
};

/** The text of a query without the indentation that it has here. */
export const trimmed = (query: string): string =>
  query
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .join("\n");
