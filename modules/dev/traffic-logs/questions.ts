import type { ServiceQuestion } from "../log-table/service-tables.js";
import type { TrafficLogKind } from "./tables.js";

export const trafficLogQuestions: Readonly<Record<string, ServiceQuestion<TrafficLogKind>>> = {
  rejectedFlows: {
    title: { en: "Rejected traffic", ja: "拒否された通信" },
    of: "flow",
    query: `
      SELECT source, srcaddr, dstaddr, dstport, count(*) AS records, sum(packets) AS packets
      FROM {logs}
      WHERE action = 'REJECT'
      GROUP BY 1, 2, 3, 4
      ORDER BY records DESC
      LIMIT 100`,
  },
  largestFlows: {
    title: { en: "Who sends most to whom", ja: "通信量の多い送信元と宛先" },
    of: "flow",
    query: `
      SELECT source, srcaddr, dstaddr, dstport, sum(bytes) AS total
      FROM {logs}
      WHERE action = 'ACCEPT'
      GROUP BY 1, 2, 3, 4
      ORDER BY total DESC
      LIMIT 100`,
  },
  failedLookups: {
    title: { en: "DNS lookups that failed", ja: "失敗した名前解決" },
    of: "dns",
    query: `
      SELECT source, query_name, query_type, rcode, srcaddr, count(*) AS lookups
      FROM {logs}
      WHERE rcode <> 'NOERROR'
      GROUP BY 1, 2, 3, 4, 5
      ORDER BY lookups DESC
      LIMIT 100`,
  },
  lookedUpNames: {
    title: { en: "Names that are looked up most", ja: "問い合わせの多い名前" },
    of: "dns",
    query: `
      SELECT source, query_name, count(*) AS lookups, count(DISTINCT srcaddr) AS addresses
      FROM {logs}
      GROUP BY 1, 2
      ORDER BY lookups DESC
      LIMIT 100`,
  },
  blockedRequests: {
    title: { en: "Requests that WAF blocked", ja: "WAF が遮断したリクエスト" },
    of: "waf",
    query: `
      SELECT source, terminatingruleid, httprequest.clientip AS client_address, httprequest.uri AS uri, count(*) AS requests
      FROM {logs}
      WHERE action = 'BLOCK'
      GROUP BY 1, 2, 3, 4
      ORDER BY requests DESC
      LIMIT 100`,
  },
  requestClients: {
    title: { en: "Client addresses of web ACLs", ja: "Web ACL のクライアントアドレス" },
    of: "waf",
    query: `
      SELECT source, httprequest.clientip AS client_address, httprequest.country AS country, count(*) AS requests,
        count_if(action = 'BLOCK') AS blocked
      FROM {logs}
      GROUP BY 1, 2, 3
      ORDER BY requests DESC
      LIMIT 100`,
  },
};
