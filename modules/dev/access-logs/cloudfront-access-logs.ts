import { CloudwatchLogDelivery } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery";
import { CloudwatchLogDeliveryDestination } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-destination";
import { CloudwatchLogDeliverySource } from "@cdktf/provider-aws/lib/cloudwatch-log-delivery-source";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import { partitionOf, type Place } from "../../../src/model/iam/index.js";
import { show } from "../../../src/model/schema/issue.js";
import { isToken, withReferences } from "../../../src/model/schema/token.js";
import { accessLogFolders, deliveryRegion } from "./statements.js";
import { cloudfrontFields } from "./tables.js";

export interface CloudfrontAccessLogsProps extends Place {
  /** The distribution's id. */
  readonly distributionId: string;
  /**
   * Name of the delivery's source and of its destination.
   * @limits letters, digits, hyphens and underscores, 60 at most
   */
  readonly name: string;
  /** ARN of the bucket: the one of an `AccessLogBucket` that lets distributions write. */
  readonly bucketArn: string;
  /**
   * The provider of us-east-1, where CloudFront's deliveries are set up.
   * @default the stack's own, which must then be of us-east-1
   */
  readonly provider?: TerraformProvider;
  /** What must exist first: the bucket's policy. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Standard logging (v2) of a CloudFront distribution, as JSON, a folder for each distribution and day. It attaches to a distribution that
 * any pipeline manages; logging of the older kind, which needs access control lists, goes on beside it.
 *
 * The destination carries the folder itself: without one, AWS would begin the path with another at creation and not at a change.
 *
 * @throws Error when the region has no provider of us-east-1, or the name is none that CloudWatch Logs takes.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 */
export class CloudfrontAccessLogs extends Module {
  constructor(scope: Construct, id: string, given: CloudfrontAccessLogsProps) {
    super(
      scope,
      id,
      required(given, { distributionId: "text", name: "text", bucketArn: "text", account: "text", region: "text" }),
    );
    const props = withReferences(given, "distributionId", "bucketArn");
    const { account, region, name, provider, distributionId, bucketArn } = props;
    checkInputs(this.node.path, {
      name: unless(
        isToken(name) || /^[\w-]{1,60}$/.test(name),
        `${show(name)} is no name of a delivery: letters, digits, hyphens and underscores, 60 at most`,
      ),
      provider: unless(
        region === deliveryRegion || provider !== undefined,
        `is missing: CloudFront's deliveries are set up in ${deliveryRegion}, and the stack is of ${region}`,
      ),
    });
    const dependsOn = props.dependsOn && [...props.dependsOn];
    const source = new CloudwatchLogDeliverySource(this, "source", {
      provider,
      name,
      logType: "ACCESS_LOGS",
      resourceArn: `arn:${partitionOf(region)}:cloudfront::${account}:distribution/${distributionId}`,
    });
    const destination = new CloudwatchLogDeliveryDestination(this, "destination", {
      provider,
      name,
      outputFormat: "json",
      deliveryDestinationConfiguration: [{ destinationResourceArn: `${bucketArn}/${accessLogFolders.cloudfront}` }],
      dependsOn,
    });
    new CloudwatchLogDelivery(this, mainResource, {
      provider,
      deliverySourceName: source.name,
      deliveryDestinationArn: destination.arn,
      recordFields: [...cloudfrontFields],
      s3DeliveryConfiguration: [{ suffixPath: "{DistributionId}/{yyyy}/{MM}/{dd}", enableHiveCompatiblePath: false }],
    });
  }
}
