import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { show } from "../../../src/model/schema/issue.js";
import { isToken, withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { wafPrefix } from "../../../src/model/contract/log-sources.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";

export interface WafLoggingProps {
  /** ARN of the web ACL. */
  readonly webAclArn: string;
  /** ARN of a log group whose name begins with `aws-waf-logs-`, without `:*` at its end. Either this or `bucketArn`. */
  readonly logGroupArn?: string;
  /** ARN of a bucket whose name begins so: that of a `TrafficLogBucket`. */
  readonly bucketArn?: string;
  /**
   * Headers whose values are left out: what identifies a session has no place in a log.
   * @default ["authorization", "cookie"]
   */
  readonly redactedHeaders?: readonly string[];
  /** What must exist first: the policy that lets AWS write the log group or the bucket. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Records the requests that a web ACL judges, in a log group or in S3. It attaches to a web ACL that any pipeline manages.
 *
 * @throws Error when it has no destination or two, or WAF does not write to one of that name.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html
 */
export class WafLogging extends Module {
  constructor(scope: Construct, id: string, props: WafLoggingProps) {
    super(scope, id, required(props, { webAclArn: "text" }));
    const { logGroupArn: group, bucketArn: bucket } = props;
    checkInputs(this.node.path, {
      logGroupArn:
        unless((group === undefined) !== (bucket === undefined), "give either this or bucketArn") ??
        unless(
          group === undefined || isToken(group) || group.includes(`:log-group:${wafPrefix}`),
          `${show(group)} is no log group that WAF writes to: its name must begin with ${wafPrefix}`,
        ),
      bucketArn: unless(
        bucket === undefined || isToken(bucket) || bucket.includes(`:::${wafPrefix}`),
        `${show(bucket)} is no bucket that WAF writes to: its name must begin with ${wafPrefix}`,
      ),
    });
    const { webAclArn, logGroupArn, bucketArn, ...rest } = withReferences(
      props,
      "webAclArn",
      "logGroupArn",
      "bucketArn",
    );
    const { redactedHeaders = ["authorization", "cookie"], dependsOn } = rest;
    new Wafv2WebAclLoggingConfiguration(this, mainResource, {
      resourceArn: webAclArn,
      logDestinationConfigs: [(logGroupArn ?? bucketArn)!],
      redactedFields: redactedHeaders.map((name) => ({ singleHeader: { name } })),
      dependsOn: dependsOn && [...dependsOn],
    });
  }
}
