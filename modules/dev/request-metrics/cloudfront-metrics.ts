import { CloudfrontMonitoringSubscription } from "@cdktf/provider-aws/lib/cloudfront-monitoring-subscription";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";

export interface CloudfrontMetricsProps {
  /** The distribution's id. */
  readonly distributionId: string;
}

/**
 * The additional metrics of a CloudFront distribution: origin latency, error rates by status code, cache hit rate. It
 * attaches to a distribution that any pipeline manages. AWS bills each metric.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html
 */
export class CloudfrontMetrics extends Module {
  constructor(scope: Construct, id: string, props: CloudfrontMetricsProps) {
    super(scope, id, required(props, { distributionId: "text" }));
    const { distributionId } = withReferences(props, "distributionId");
    new CloudfrontMonitoringSubscription(this, mainResource, {
      distributionId,
      monitoringSubscription: {
        realtimeMetricsSubscriptionConfig: { realtimeMetricsSubscriptionStatus: "Enabled" },
      },
    });
  }
}
