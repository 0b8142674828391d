import { Route53ResolverQueryLogConfig } from "@cdktf/provider-aws/lib/route53-resolver-query-log-config";
import { Route53ResolverQueryLogConfigAssociation } from "@cdktf/provider-aws/lib/route53-resolver-query-log-config-association";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { mainResource } from "../../../src/cdktf/address.js";

export interface ResolverQueryLogsProps {
  /** The configuration's name, at most 64 characters. */
  readonly name: string;
  /** The VPC whose DNS queries are recorded. */
  readonly vpcId: string;
  /** ARN of the log group, without `:*` at its end. Either this or `folderArn`. */
  readonly logGroupArn?: string;
  /** ARN of a folder of S3, with a slash at its end: that of a `TrafficLogBucket`. */
  readonly folderArn?: string;
  /** What must exist first: the policy that lets AWS write the log group or the bucket. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Records the DNS queries that a VPC sends to Route 53 Resolver, in a log group or in S3. It attaches to a VPC that any pipeline manages.
 *
 * @throws Error when it has no destination, or two.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
 */
export class ResolverQueryLogs extends Module {
  constructor(scope: Construct, id: string, props: ResolverQueryLogsProps) {
    super(scope, id, required(props, { name: "text", vpcId: "text" }));
    const { name, vpcId, logGroupArn, folderArn, dependsOn } = withReferences(
      props,
      "vpcId",
      "logGroupArn",
      "folderArn",
    );
    checkInputs(this.node.path, {
      folderArn: unless((logGroupArn === undefined) !== (folderArn === undefined), "give either this or logGroupArn"),
    });
    const configuration = new Route53ResolverQueryLogConfig(this, mainResource, {
      name,
      destinationArn: (logGroupArn ?? folderArn)!,
      dependsOn: dependsOn && [...dependsOn],
    });
    new Route53ResolverQueryLogConfigAssociation(this, "vpc", {
      resolverQueryLogConfigId: configuration.id,
      resourceId: vpcId,
    });
  }
}
