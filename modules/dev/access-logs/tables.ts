import type { Place } from "../../../src/model/iam/index.js";
import { columnsOf, type ServiceTable } from "../log-table/service-tables.js";
import { accessLogFolders } from "./statements.js";

/** A table of access logs: what its lines hold, and where they lie. */
export interface AccessLogTable extends Omit<ServiceTable, "folder" | "sources"> {
  /** The folder in which its days lie; `${source}` is one of the sources, where there are several folders. */
  readonly folder: (place: Place) => string;
}

const byRegex = (regex: string): AccessLogTable["serde"] => ({
  library: "org.apache.hadoop.hive.serde2.RegexSerDe",
  parameters: { "serialization.format": "1", "input.regex": regex },
});

/** @see https://docs.aws.amazon.com/athena/latest/ug/create-alb-access-logs-table-partition-projection.html */
const alb: AccessLogTable = {
  columns: columnsOf(`
    type, time, elb, client_ip, client_port int, target_ip, target_port int, request_processing_time double,
    target_processing_time double, response_processing_time double, elb_status_code int, target_status_code,
    received_bytes bigint, sent_bytes bigint, request_verb, request_url, request_proto, user_agent, ssl_cipher,
    ssl_protocol, target_group_arn, trace_id, domain_name, chosen_cert_arn, matched_rule_priority, request_creation_time,
    actions_executed, redirect_url, lambda_error_reason, target_port_list, target_status_code_list, classification,
    classification_reason, conn_trace_id`),
  serde: byRegex(
    String.raw`([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*):([0-9]*) ([^ ]*)[:-]([0-9]*) ([-.0-9]*) ([-.0-9]*) ([-.0-9]*) (|[-0-9]*) (-|[-0-9]*) ([-0-9]*) ([-0-9]*) "([^ ]*) (.*) (- |[^ ]*)" "([^"]*)" ([A-Z0-9-_]+) ([A-Za-z0-9.-]*) ([^ ]*) "([^"]*)" "([^"]*)" "([^"]*)" ([-.0-9]*) ([^ ]*) "([^"]*)" "([^"]*)" "([^ ]*)" "([^\s]+?)" "([^\s]+)" "([^ ]*)" "([^ ]*)" ?([^ ]*)? ?( .*)?`,
  ),
  folder: ({ account, region }) => `${accessLogFolders.alb}/AWSLogs/${account}/elasticloadbalancing/${region}`,
};

/** What CloudFront is asked to log: the fields that Athena's table of its JSON has. */
export const cloudfrontFields = [
  ...["date", "time", "x-edge-location", "sc-bytes", "c-ip", "cs-method", "cs(Host)", "cs-uri-stem", "sc-status"],
  ...["cs(Referer)", "cs(User-Agent)", "cs-uri-query", "cs(Cookie)", "x-edge-result-type", "x-edge-request-id"],
  ...["x-host-header", "cs-protocol", "cs-bytes", "time-taken", "x-forwarded-for", "ssl-protocol", "ssl-cipher"],
  ...["x-edge-response-result-type", "cs-protocol-version", "fle-status", "fle-encrypted-fields", "c-port"],
  ...["time-to-first-byte", "x-edge-detailed-result-type", "sc-content-type", "sc-content-len", "sc-range-start"],
  "sc-range-end",
] as const;

/** @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudfront-table-partition-json.html */
const cloudfront: AccessLogTable = {
  columns: cloudfrontFields.map((name) => ({ name: name.toLowerCase(), type: "string" })),
  serde: {
    library: "org.openx.data.jsonserde.JsonSerDe",
    parameters: { paths: [...cloudfrontFields].sort().join(",") },
  },
  folder: () => `${accessLogFolders.cloudfront}/\${source}`,
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-s3-access-logs-to-identify-requests.html */
const s3: AccessLogTable = {
  columns: columnsOf(`
    bucketowner, bucket_name, requestdatetime, remoteip, requester, requestid, operation, key, request_uri, httpstatus,
    errorcode, bytessent bigint, objectsize bigint, totaltime, turnaroundtime, referrer, useragent, versionid, hostid, sigv,
    ciphersuite, authtype, endpoint, tlsversion, accesspointarn, aclrequired, sourceregion`),
  serde: byRegex(
    String.raw`([^ ]*) ([^ ]*) \[(.*?)\] ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ("[^"]*"|-) (-|[0-9]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ("[^"]*"|-) ([^ ]*)(?: ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*))?.*$`,
  ),
  folder: ({ account, region }) => `${accessLogFolders.s3}${account}/${region}/\${source}`,
};

export const accessLogTables = { alb, cloudfront, s3 } as const;

export type AccessLogKind = keyof typeof accessLogTables;
