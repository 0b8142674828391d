import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { partitionDateSource } from "./logging-of-s3.js";
import { accessLogFolders } from "./statements.js";

export interface S3AccessLogsProps {
  /** Name of the bucket whose requests are logged. */
  readonly bucketName: string;
  /** Name of the bucket that they are logged in: of the same account and region, and another one. */
  readonly logBucketName: string;
  /** What must exist first: the policy of that bucket. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Server access logging of an S3 bucket, a folder for each bucket and day of the requests. It attaches to a bucket that any pipeline
 * manages.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 */
export class S3AccessLogs extends Module {
  constructor(scope: Construct, id: string, props: S3AccessLogsProps) {
    super(scope, id, required(props, { bucketName: "text", logBucketName: "text" }));
    const { bucketName, logBucketName, dependsOn } = withReferences(props, "bucketName", "logBucketName");
    new S3BucketLoggingA(this, mainResource, {
      bucket: bucketName,
      targetBucket: logBucketName,
      targetPrefix: accessLogFolders.s3,
      targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource } },
      dependsOn: dependsOn && [...dependsOn],
    });
  }
}
