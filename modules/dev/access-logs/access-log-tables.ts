import { AthenaNamedQuery } from "@cdktf/provider-aws/lib/athena-named-query";
import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, unless } from "../../../src/cdktf/inputs.js";
import { accessLogDefaults, type AccessLogsInput } from "../../../src/model/environment/access-logs.js";
import { athenaDefaults } from "../../../src/model/environment/log-archive.js";
import type { Place } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { Language } from "../../../src/model/text.js";
import { trimmed } from "../log-queries/questions.js";
import { addWorkgroup, databaseNameOf } from "../log-table/workgroup.js";
import { accessLogQuestions } from "./questions.js";
import { accessLogTables, type AccessLogKind } from "./tables.js";

export interface AccessLogTablesProps extends Place, Pick<AccessLogsInput, "retention" | "scanLimit"> {
  /** Name of the workgroup, and of the database with underscores for hyphens. */
  readonly name: string;
  /** The bucket of access logs. */
  readonly bucketName: string;
  /** Name of the bucket that is made for the results of queries. */
  readonly resultsBucketName: string;
  /** Whether Application Load Balancers log to it: the table `alb`. @default false */
  readonly applicationLoadBalancers?: boolean;
  /** Ids of the CloudFront distributions that log to it: the table `cloudfront`. @default none */
  readonly distributions?: readonly string[];
  /** Names of the S3 buckets that log to it: the table `s3`. @default none */
  readonly buckets?: readonly string[];
  /**
   * Language of the queries' titles.
   * @default en
   */
  readonly language?: Language;
}

/**
 * Access logs in Athena: a table of each kind, as AWS documents it, partitioned by day (and by distribution or bucket) without a crawler,
 * and named queries for the usual questions: 5xx answers by path, the slowest, client addresses, deletions.
 *
 * @throws Error when there is nothing to make a table of, or a count is none.
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-aws-service-logs.html
 */
export class AccessLogTables extends Module {
  /** The database of the tables. */
  readonly databaseName: string;
  /** The workgroup to ask in. */
  readonly workgroupName: string;

  constructor(scope: Construct, id: string, given: AccessLogTablesProps) {
    super(scope, id);
    const props = withReferences(given, "bucketName", "resultsBucketName", "distributions", "buckets");
    const { name, resultsBucketName, language = "en", scanLimit = accessLogDefaults.scanLimit } = props;
    const { applicationLoadBalancers = false, distributions = [], buckets = [] } = props;
    const sources = new Map<AccessLogKind, readonly string[]>([
      ...(applicationLoadBalancers ? [["alb", []] as const] : []),
      ...(distributions.length > 0 ? [["cloudfront", distributions] as const] : []),
      ...(buckets.length > 0 ? [["s3", buckets] as const] : []),
    ]);
    checkInputs(this.node.path, {
      name: unless(sources.size > 0, "has nothing to ask of: give load balancers, distributions or buckets"),
      retention: countProblem(props.retention, "days"),
      scanLimit: countProblem(scanLimit, "GiB"),
    });
    this.databaseName = new GlueCatalogDatabase(this, "database", { name: databaseNameOf(name) }).name;
    const { resultsRetention } = athenaDefaults;
    this.workgroupName = addWorkgroup(this, { name, resultsBucketName, resultsRetention, scanLimit }).name;
    for (const [kind, found] of sources) this.addTable(kind, found, props);
    for (const [key, { title, of, query }] of Object.entries(accessLogQuestions)) {
      if (!sources.has(of)) continue;
      new AthenaNamedQuery(this, `query_${key}`, {
        name: key,
        description: title[language],
        database: this.databaseName,
        workgroup: this.workgroupName,
        query: trimmed(query).replace("{logs}", `(SELECT * FROM ${of} WHERE day >= ${lastWeek}) AS week`),
      });
    }
  }

  private addTable(kind: AccessLogKind, sources: readonly string[], props: AccessLogTablesProps): void {
    const { bucketName, retention = accessLogDefaults.retention } = props;
    const { columns, serde, folder } = accessLogTables[kind];
    const location = `s3://${bucketName}/${folder(props)}/`;
    new GlueCatalogTable(this, kind, {
      name: kind,
      databaseName: this.databaseName,
      tableType: "EXTERNAL_TABLE",
      parameters: {
        EXTERNAL: "TRUE",
        "projection.enabled": "true",
        ...(sources.length > 0 && {
          "projection.source.type": "enum",
          "projection.source.values": [...sources].sort().join(","),
        }),
        "projection.day.type": "date",
        "projection.day.format": "yyyy/MM/dd",
        "projection.day.range": `NOW-${retention}DAYS,NOW`, // all of them write UTC, which is what Athena counts days in
        "projection.day.interval": "1",
        "projection.day.interval.unit": "DAYS",
        "storage.location.template": `${location}\${day}/`,
      },
      partitionKeys: [
        ...(sources.length > 0 ? [{ name: "source", type: "string" }] : []),
        { name: "day", type: "string" },
      ],
      storageDescriptor: {
        location: location.replace("${source}/", ""),
        inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
        outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        columns: [...columns],
        serDeInfo: { serializationLibrary: serde.library, parameters: { ...serde.parameters } },
      },
    });
  }
}

/** The day of seven days ago, as the tables have days. */
const lastWeek = "date_format(date_add('day', -7, current_timestamp), '%Y/%m/%d')";
