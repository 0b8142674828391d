import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { checkInputs, countProblem, required } from "../../../src/cdktf/inputs.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { accessLogDefaults, type AccessLogsInput } from "../../../src/model/environment/access-logs.js";
import { bucketArnOf, type Place, type Statement } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { ArchiveBucket, archiveRuleOfS3 } from "../log-archive/archive-bucket.js";
import { tlsOnly } from "../log-archive/bucket-policy.js";
import { accessLogFolders, accessLogStatements, type AccessLogWriters } from "./statements.js";

export interface AccessLogBucketProps extends Place, Pick<AccessLogsInput, "retention" | "adopt"> {
  /** The bucket's name. */
  readonly bucketName: string;
  /** Who writes to it: nobody else may. */
  readonly writers: AccessLogWriters;
  /**
   * Whether the bucket is destroyed with all that is in it when what made it is.
   * @default false
   */
  readonly destroyable?: boolean;
}

/** The `access_logs` block of a load balancer. */
export interface LoadBalancerAccessLogs {
  /** The bucket's name. */
  readonly bucket: string;
  /** The folder in it. */
  readonly prefix: string;
  /** Whether requests are logged. */
  readonly enabled: boolean;
}

/**
 * A bucket for access logs: private, versioned, reached by TLS only, encrypted with the keys of S3 (an Application Load Balancer and S3's
 * own logging take no other), and with one policy that lets in the services that write to it. It must be in the region of what is logged;
 * CloudFront alone writes from anywhere.
 *
 * @throws Error when the retention is no count of days.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export class AccessLogBucket extends Module {
  /** The bucket's name, which waits for the bucket to exist. */
  readonly bucketName: string;
  /** Its ARN. */
  readonly bucketArn: string;
  /** What is to wait until services may write to it. */
  readonly ready: readonly ITerraformDependable[];
  /** What the owner of a bucket that exists adds to its policy. */
  readonly bucketPolicyStatements: readonly Statement[];
  /** What the owner of a bucket that exists adds to its lifecycle, in the words of S3. */
  readonly bucketLifecycleRules: readonly object[];
  /** What an Application Load Balancer that logs here says. */
  readonly applicationLoadBalancer: LoadBalancerAccessLogs;
  /** What a Network Load Balancer that logs here says. */
  readonly networkLoadBalancer: LoadBalancerAccessLogs;

  constructor(scope: Construct, id: string, given: AccessLogBucketProps) {
    super(scope, id, required(given, { bucketName: "text", writers: "object", account: "text", region: "text" }));
    const props = withReferences(given, "bucketName", "writers");
    const { bucketName: name, retention = accessLogDefaults.retention, writers, adopt, destroyable } = props;
    checkInputs(this.node.path, { retention: countProblem(retention, "days") });
    const arn = bucketArnOf(props, name);
    const statements = accessLogStatements(props, arn, writers);
    const made = adopt
      ? undefined
      : new ArchiveBucket(this, "bucket", { bucketName: name, retention, statements, destroyable });
    this.bucketName = made?.bucketName ?? name;
    this.bucketArn = made?.bucketArn ?? arn;
    this.ready = made ? [made.policy] : [];
    this.bucketPolicyStatements = made ? [] : [tlsOnly(arn), ...statements];
    const folders = Object.values(accessLogFolders).map((folder) => (folder.endsWith("/") ? folder : `${folder}/`));
    this.bucketLifecycleRules = made ? [] : folders.map((folder) => archiveRuleOfS3({ retention }, folder));
    const settings = (prefix: string) => ({ bucket: this.bucketName, prefix, enabled: true });
    this.applicationLoadBalancer = settings(accessLogFolders.alb);
    this.networkLoadBalancer = settings(accessLogFolders.nlb);
  }
}
