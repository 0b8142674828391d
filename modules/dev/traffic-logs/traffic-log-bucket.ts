import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required, unless, wordProblem } from "../../../src/cdktf/inputs.js";
import { wafPrefix } from "../../../src/model/contract/log-sources.js";
import {
  flowLogFormats,
  trafficLogDefaults,
  type FlowLogFormat,
  type TrafficLogsInput,
} from "../../../src/model/environment/traffic-logs.js";
import { bucketArnOf, type Place, type Statement } from "../../../src/model/iam/index.js";
import { show } from "../../../src/model/schema/issue.js";
import { isToken, withReferences } from "../../../src/model/schema/token.js";
import { ArchiveBucket, archiveRuleOfS3 } from "../log-archive/archive-bucket.js";
import { tlsOnly } from "../log-archive/bucket-policy.js";
import { keyDelivery } from "../log-delivery/bucket-delivery.js";
import { flowLogFolder, folderArn, queryLogFolder } from "./folders.js";
import { trafficLogFolders, trafficLogStatements, type TrafficLogWriters } from "./statements.js";

export interface TrafficLogBucketProps
  extends Place, Pick<TrafficLogsInput, "retention" | "kmsKeyArn" | "flowLogFormat" | "adopt"> {
  /** The bucket's name; it begins with `aws-waf-logs-` where web ACLs log there. */
  readonly bucketName: string;
  /** Who writes to it: nobody else may. */
  readonly writers: TrafficLogWriters;
  /**
   * Whether the bucket is destroyed with all that is in it when what made it is.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * A bucket for logs that AWS writes to S3 itself: private, versioned, reached by TLS only, encrypted, and with one policy that lets AWS's
 * log delivery write what is named. It must be in the region of what is logged.
 *
 * @throws Error when the retention is no count of days, or WAF does not write to a bucket of that name.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html
 */
export class TrafficLogBucket extends Module {
  /** The bucket's name, which waits for the bucket to exist. */
  readonly bucketName: string;
  /** Its ARN, where WAF logs to. */
  readonly bucketArn: string;
  /** What is to wait until AWS may write to it. */
  readonly ready: readonly ITerraformDependable[];
  /** What flow logs are written as. */
  readonly flowLogFormat: FlowLogFormat;
  /** ARN of the folder that queries to Route 53 Resolver are logged in. */
  readonly queryLogArn: string;
  /** What the owner of a bucket that exists adds to its policy. */
  readonly bucketPolicyStatements: readonly Statement[];
  /** What the owner of a bucket that exists adds to its lifecycle, in the words of S3. */
  readonly bucketLifecycleRules: readonly object[];
  /** What the owner of the customer managed key adds to its policy. */
  readonly keyPolicyStatements: readonly Statement[];

  constructor(scope: Construct, id: string, given: TrafficLogBucketProps) {
    super(scope, id, required(given, { bucketName: "text", writers: "object", account: "text", region: "text" }));
    const props = withReferences(given, "bucketName", "kmsKeyArn", "writers");
    const {
      bucketName: name,
      retention = trafficLogDefaults.retention,
      kmsKeyArn,
      writers,
      adopt,
      destroyable,
    } = props;
    const { flowLogFormat = trafficLogDefaults.flowLogFormat } = props;
    checkInputs(this.node.path, {
      retention: countProblem(retention, "days"),
      flowLogFormat: wordProblem(flowLogFormat, flowLogFormats, "a form of flow logs"),
      bucketName: unless(
        !writers.webAcls || isToken(name) || name.startsWith(wafPrefix),
        `${show(name)} is no bucket that WAF writes to: its name must begin with ${wafPrefix}`,
      ),
    });
    const folders = trafficLogFolders(props, flowLogFormat, writers);
    const arn = bucketArnOf(props, name);
    const statements = trafficLogStatements(props, arn, folders);
    const made = adopt
      ? undefined
      : new ArchiveBucket(this, "bucket", {
          bucketName: name,
          retention,
          statements,
          kmsKeyArn,
          bucketKey: false,
          destroyable,
        });
    this.bucketName = made?.bucketName ?? name;
    this.bucketArn = made?.bucketArn ?? arn;
    this.ready = made ? [made.policy] : [];
    this.flowLogFormat = flowLogFormat;
    this.queryLogArn = folderArn(this.bucketArn, queryLogFolder);
    this.bucketPolicyStatements = made ? [] : [tlsOnly(arn), ...statements];
    const first = new Set(folders.map((folder) => `${folder.split("/")[0]!}/`));
    this.bucketLifecycleRules = made ? [] : [...first].map((folder) => archiveRuleOfS3({ retention }, folder));
    this.keyPolicyStatements = kmsKeyArn === undefined ? [] : [keyDelivery(props)];
  }

  /** ARN of the folder that the flow logs of a VPC are written to. */
  flowLogArn(vpcId: string): string {
    return folderArn(this.bucketArn, flowLogFolder(this.flowLogFormat, vpcId));
  }
}
