import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required, unless } from "../../../src/cdktf/inputs.js";
import { trafficLogDefaults, type TrafficLogsInput } from "../../../src/model/environment/traffic-logs.js";
import type { Place } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { Language } from "../../../src/model/text.js";
import { addServiceTables, type ServiceTable } from "../log-table/service-tables.js";
import { webAclFolder, type LoggedWebAcl } from "./folders.js";
import { trafficLogQuestions } from "./questions.js";
import { trafficLogTables, type TrafficLogKind } from "./tables.js";

export interface TrafficLogTablesProps
  extends Place, Pick<TrafficLogsInput, "retention" | "scanLimit" | "flowLogFormat"> {
  /** Name of the workgroup, and of the database with underscores for hyphens. */
  readonly name: string;
  /** The bucket of the logs. */
  readonly bucketName: string;
  /** Name of the bucket that is made for the results of queries. */
  readonly resultsBucketName: string;
  /**
   * Customer managed key of the results, which whoever asks must be able to use.
   * @default the keys of S3
   */
  readonly resultsKmsKeyArn?: string;
  /** Ids of the VPCs whose flow logs are there: the table `flow`. @default none */
  readonly flowLogs?: readonly string[];
  /** Ids of the VPCs whose DNS queries are there: the table `dns`. @default none */
  readonly queryLogs?: readonly string[];
  /** The web ACLs whose logs are there: the table `waf`. @default none */
  readonly webAcls?: readonly LoggedWebAcl[];
  /**
   * Language of the queries' titles.
   * @default en
   */
  readonly language?: Language;
}

/**
 * Flow logs, DNS queries and WAF's logs in Athena: a table of each kind, as AWS documents it, partitioned by day and by VPC or web ACL
 * without a crawler, and named queries for the usual questions: rejected traffic, failed lookups, blocked requests.
 *
 * @throws Error when there is nothing to make a table of, or a count is none.
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-aws-service-logs.html
 */
export class TrafficLogTables extends Module {
  /** The database of the tables. */
  readonly databaseName: string;
  /** The workgroup to ask in. */
  readonly workgroupName: string;

  constructor(scope: Construct, id: string, given: TrafficLogTablesProps) {
    super(
      scope,
      id,
      required(given, { name: "text", bucketName: "text", resultsBucketName: "text", account: "text", region: "text" }),
    );
    const props = withReferences(given, "bucketName", "resultsBucketName", "resultsKmsKeyArn", "flowLogs", "queryLogs");
    const { retention = trafficLogDefaults.retention, scanLimit = trafficLogDefaults.scanLimit } = props;
    const { flowLogFormat = trafficLogDefaults.flowLogFormat, flowLogs = [], queryLogs = [], webAcls = [] } = props;
    const folders = webAcls.map((acl) => webAclFolder(props, acl));
    const tables = new Map<TrafficLogKind, ServiceTable>([
      ...(flowLogs.length > 0 ? [["flow", trafficLogTables.flow(props, flowLogFormat, flowLogs)] as const] : []),
      ...(queryLogs.length > 0 ? [["dns", trafficLogTables.dns(props, queryLogs)] as const] : []),
      ...(folders.length > 0 ? [["waf", trafficLogTables.waf(props, folders)] as const] : []),
    ]);
    checkInputs(this.node.path, {
      name: unless(tables.size > 0, "has nothing to ask of: give flow logs, queries or web ACLs"),
      retention: countProblem(retention, "days"),
      scanLimit: countProblem(scanLimit, "GiB"),
    });
    const made = addServiceTables(this, { ...props, retention, scanLimit, tables, questions: trafficLogQuestions });
    this.databaseName = made.databaseName;
    this.workgroupName = made.workgroupName;
  }
}
