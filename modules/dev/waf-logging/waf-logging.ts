import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { show } from "../../../src/model/schema/issue.js";
import { isToken, withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { wafLogGroupPrefix } from "../../../src/model/contract/log-sources.js";
import { checkInputs, unless } from "../../../src/cdktf/inputs.js";

export interface WafLoggingProps {
  /** ARN of the web ACL. */
  readonly webAclArn: string;
  /** ARN of a log group whose name begins with `aws-waf-logs-`, without `:*` at its end. */
  readonly logGroupArn: string;
  /**
   * Headers whose values are left out: what identifies a session has no place in a log.
   * @default ["authorization", "cookie"]
   */
  readonly redactedHeaders?: readonly string[];
  /** What must exist first: the policy that lets AWS write the log group. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Records the requests that a web ACL judges. It attaches to a web ACL that any pipeline manages.
 *
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
 */
export class WafLogging extends Module {
  constructor(scope: Construct, id: string, props: WafLoggingProps) {
    super(scope, id);
    const { logGroupArn: target } = props;
    checkInputs(this.node.path, {
      logGroupArn: unless(
        isToken(target) || target.includes(`:log-group:${wafLogGroupPrefix}`),
        `${show(target)} is no log group that WAF writes to: its name must begin with ${wafLogGroupPrefix}`,
      ),
    });
    const { webAclArn, logGroupArn, ...rest } = withReferences(props, "webAclArn", "logGroupArn");
    const { redactedHeaders = ["authorization", "cookie"], dependsOn } = rest;
    new Wafv2WebAclLoggingConfiguration(this, mainResource, {
      resourceArn: webAclArn,
      logDestinationConfigs: [logGroupArn],
      redactedFields: redactedHeaders.map((name) => ({ singleHeader: { name } })),
      dependsOn: dependsOn && [...dependsOn],
    });
  }
}
