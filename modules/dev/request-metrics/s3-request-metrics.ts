import { S3BucketMetric } from "@cdktf/provider-aws/lib/s3-bucket-metric";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { entireBucket } from "../../../src/model/inventory/s3.js";
import { mainResource } from "../../../src/cdktf/address.js";

export interface S3RequestMetricsProps {
  /** The bucket's name. */
  readonly bucketName: string;
}

/**
 * Request metrics of a whole bucket, under the filter id `EntireBucket`. It attaches to a bucket that any pipeline manages.
 * AWS bills each metric.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/configure-request-metrics-bucket.html
 */
export class S3RequestMetrics extends Module {
  constructor(scope: Construct, id: string, props: S3RequestMetricsProps) {
    super(scope, id, required(props, { bucketName: "text" }));
    const { bucketName } = withReferences(props, "bucketName");
    new S3BucketMetric(this, mainResource, { bucket: bucketName, name: entireBucket });
  }
}
