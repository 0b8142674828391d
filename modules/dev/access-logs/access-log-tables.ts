import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required, unless } from "../../../src/cdktf/inputs.js";
import { accessLogDefaults, type AccessLogsInput } from "../../../src/model/environment/access-logs.js";
import type { Place } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { Language } from "../../../src/model/text.js";
import { addServiceTables } from "../log-table/service-tables.js";
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
    super(
      scope,
      id,
      required(given, { name: "text", bucketName: "text", resultsBucketName: "text", account: "text", region: "text" }),
    );
    const props = withReferences(given, "bucketName", "resultsBucketName", "distributions", "buckets");
    const { retention = accessLogDefaults.retention, scanLimit = accessLogDefaults.scanLimit } = props;
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
    const tables = new Map(
      [...sources].map(([kind, found]) => {
        const { folder, ...table } = accessLogTables[kind];
        return [kind, { ...table, folder: folder(props), sources: found }] as const;
      }),
    );
    const made = addServiceTables(this, { ...props, retention, scanLimit, tables, questions: accessLogQuestions });
    this.databaseName = made.databaseName;
    this.workgroupName = made.workgroupName;
  }
}
