import type { FlowLogFormat } from "../../../src/model/environment/traffic-logs.js";
import type { Place } from "../../../src/model/iam/index.js";
import { columnsOf, type ServiceTable } from "../log-table/service-tables.js";
import { delivered, flowLogFolder, queryLogFolder } from "./folders.js";

type Table = Omit<ServiceTable, "folder" | "sources">;

/** A placeholder that Athena fills with one of the sources. */
const source = "${source}";

/** The fields of AWS's default format. */
const flowColumns = columnsOf(`
  version int, account_id, interface_id, srcaddr, dstaddr, srcport int, dstport int, protocol bigint, packets bigint,
  bytes bigint, start bigint, end bigint, action, log_status`);

/**
 * @see https://docs.aws.amazon.com/athena/latest/ug/vpc-flow-logs-partition-projection.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/vpc-flow-logs-partition-projection-parquet-example.html
 */
const flow: Readonly<Record<FlowLogFormat, Table>> = {
  text: {
    columns: flowColumns,
    serde: {
      library: "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
      parameters: { "serialization.format": " ", "field.delim": " " },
    },
    parameters: { "skip.header.line.count": "1" },
  },
  parquet: {
    columns: flowColumns,
    serde: {
      library: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
      parameters: { "serialization.format": "1" },
    },
    formats: {
      input: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
      output: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
    },
  },
};

const json = { library: "org.openx.data.jsonserde.JsonSerDe", parameters: {} };

/** @see https://docs.aws.amazon.com/athena/latest/ug/querying-r53-resolver-logs-partitioning-example.html */
const dns: Table = {
  columns: [
    ...columnsOf("version, account_id, region, vpc_id, query_timestamp, query_name, query_type, query_class, rcode"),
    { name: "answers", type: "array<struct<Rdata:string,Type:string,Class:string>>" },
    ...columnsOf("srcaddr, srcport int, transport"),
    { name: "srcids", type: "struct<instance:string,resolver_endpoint:string>" },
    ...columnsOf("firewall_rule_action, firewall_rule_group_id, firewall_domain_list_id"),
  ],
  serde: json,
};

const matchDetails =
  "array<struct<conditiontype:string,sensitivitylevel:string,location:string,matcheddata:array<string>>>";
const tokenAnswer = "struct<responsecode:string,solvetimestamp:string>";
const lastTokenAnswer = "struct<responsecode:string,solvetimestamp:string,failurereason:string>";
const matchingRule = (action: string) =>
  `struct<ruleid:string,${action},rulematchdetails:${matchDetails},challengeresponse:${tokenAnswer},captcharesponse:${tokenAnswer}>`;

/** @see https://docs.aws.amazon.com/athena/latest/ug/create-waf-table-partition-projection.html */
const waf: Table = {
  columns: [
    ...columnsOf("timestamp bigint, formatversion int, webaclid, terminatingruleid, terminatingruletype, action"),
    { name: "terminatingrulematchdetails", type: matchDetails },
    ...columnsOf("httpsourcename, httpsourceid"),
    {
      name: "rulegrouplist",
      type: `array<struct<rulegroupid:string,terminatingrule:struct<ruleid:string,action:string,rulematchdetails:${matchDetails}>,nonterminatingmatchingrules:array<${matchingRule("action:string,overriddenaction:string")}>,excludedrules:string>>`,
    },
    { name: "ratebasedrulelist", type: "array<struct<ratebasedruleid:string,limitkey:string,maxrateallowed:int>>" },
    { name: "nonterminatingmatchingrules", type: `array<${matchingRule("action:string")}>` },
    { name: "requestheadersinserted", type: "array<struct<name:string,value:string>>" },
    ...columnsOf("responsecodesent"),
    {
      name: "httprequest",
      type: "struct<clientip:string,country:string,headers:array<struct<name:string,value:string>>,uri:string,args:string,httpversion:string,httpmethod:string,requestid:string>",
    },
    { name: "labels", type: "array<struct<name:string>>" },
    { name: "captcharesponse", type: lastTokenAnswer },
    { name: "challengeresponse", type: lastTokenAnswer },
    ...columnsOf("ja3fingerprint, oversizefields, requestbodysize int, requestbodysizeinspectedbywaf int"),
  ],
  serde: json,
};

/** A table of each kind of logs, as AWS documents it. */
export const trafficLogTables = {
  flow: (place: Place, format: FlowLogFormat, sources: readonly string[]): ServiceTable => ({
    ...flow[format],
    folder: `${delivered(place, flowLogFolder(format, source))}/vpcflowlogs/${place.region}`,
    sources,
  }),
  dns: (place: Place, sources: readonly string[]): ServiceTable => ({
    ...dns,
    folder: `${delivered(place, queryLogFolder)}/vpcdnsquerylogs/${source}`,
    sources,
  }),
  waf: (place: Place, sources: readonly string[]): ServiceTable => ({
    ...waf,
    folder: `${delivered(place)}/WAFLogs/${source}`,
    sources,
  }),
} as const;

export type TrafficLogKind = keyof typeof trafficLogTables;
