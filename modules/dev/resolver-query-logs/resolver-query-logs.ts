import { Route53ResolverQueryLogConfig } from "@cdktf/provider-aws/lib/route53-resolver-query-log-config";
import { Route53ResolverQueryLogConfigAssociation } from "@cdktf/provider-aws/lib/route53-resolver-query-log-config-association";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";

export interface ResolverQueryLogsProps {
  /** The configuration's name, at most 64 characters. */
  readonly name: string;
  /** The VPC whose DNS queries are recorded. */
  readonly vpcId: string;
  /** ARN of the log group, without `:*` at its end. */
  readonly logGroupArn: string;
  /** What must exist first: the policy that lets AWS write the log group. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Records the DNS queries that a VPC sends to Route 53 Resolver. It attaches to a VPC that any pipeline manages.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
 */
export class ResolverQueryLogs extends Module {
  constructor(scope: Construct, id: string, props: ResolverQueryLogsProps) {
    super(scope, id);
    const { name, vpcId, logGroupArn, dependsOn } = withReferences(props, "vpcId", "logGroupArn");
    const configuration = new Route53ResolverQueryLogConfig(this, mainResource, {
      name,
      destinationArn: logGroupArn,
      dependsOn: dependsOn && [...dependsOn],
    });
    new Route53ResolverQueryLogConfigAssociation(this, "vpc", {
      resolverQueryLogConfigId: configuration.id,
      resourceId: vpcId,
    });
  }
}
