import { CloudwatchLogStream } from "@cdktf/provider-aws/lib/cloudwatch-log-stream";
import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KinesisFirehoseDeliveryStream } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { arnOf, bucketArnOf, policy, trust, type Place, type Statement } from "../../../src/model/iam/index.js";
import { awsName, type EnvironmentName } from "../../../src/model/names/index.js";
import {
  archiveBufferingInterval,
  archiveErrorLogGroup,
  archiveStreamName,
} from "../../../src/model/contract/archive.js";
import { archiveDefaults, type ForeignArchiveInput } from "../../../src/model/environment/log-archive.js";
import { roleNames } from "../../../src/model/contract/roles.js";
import { checkInputs, countProblem, timeZoneProblem, unless } from "../../../src/cdktf/inputs.js";
import { LogGroup } from "../log-group/log-group.js";
import { ArchiveBucket, type ArchiveBucketProps } from "./archive-bucket.js";
import { errorWriting, foreignWriting, keyUse, writing } from "./writing.js";

export type { ForeignArchiveInput } from "../../../src/model/environment/log-archive.js";

export interface LogArchiveProps extends Place {
  /** The bucket to make, or a bucket of another account. */
  readonly bucket: ArchiveBucketProps | ForeignArchiveInput;
  /** What names begin with. */
  readonly environment: EnvironmentName;
  /** IANA time zone that the date folders follow. */
  readonly timeZone: string;
  /** Days that Firehose's own error log is kept; 90 at least. */
  readonly errorLogRetention: number;
}

/**
 * Copies log groups to S3: a subscription filter sends each to a Firehose stream of its own, which unpacks CloudWatch's
 * gzip, keeps the messages and packs them once.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/writing-with-cloudwatch-logs-decompression.html
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_Processor.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#FirehoseExample
 */
export class LogArchive extends Module {
  /** The bucket that is written to. */
  readonly bucketName: string;
  /** Its ARN. */
  readonly bucketArn: string;
  /** What the owner of a bucket in another account adds to the bucket's policy; nothing where the bucket is ours. */
  readonly bucketPolicyStatements: readonly Statement[];
  private readonly props: LogArchiveProps;
  /** What the names of its streams begin with. */
  private readonly streamsName: string;
  private readonly writer: IamRole;
  private readonly writerPolicy: IamRolePolicy;
  private readonly forwarder: IamRole;
  private readonly errorLog: LogGroup;

  constructor(scope: Construct, id: string, given: LogArchiveProps) {
    super(scope, id);
    const props = withReferences(given, "bucket");
    this.props = props;
    const { bucket } = props;
    checkInputs(this.node.path, {
      "bucket.retention": retentionProblem(bucket),
      timeZone: timeZoneProblem(props.timeZone),
    });
    const { bucketName, bucketArn } = isForeign(bucket)
      ? { bucketName: bucket.bucketName, bucketArn: bucketArnOf(props, bucket.bucketName) }
      : new ArchiveBucket(this, "bucket", bucket);
    this.bucketName = bucketName;
    this.bucketArn = bucketArn;
    this.streamsName = awsName("deliveryStream", props.environment, "logs");
    const streamArns = arnOf(props, "firehose", `deliverystream/${this.streamsName}-*`);
    this.errorLog = this.addErrorLog();
    this.writer = this.addWriter(streamArns);
    this.bucketPolicyStatements = isForeign(bucket) ? foreignWriting(bucketArn, [this.writer.arn]) : [];
    this.writerPolicy = this.addWriterPolicy();
    this.forwarder = this.addForwarder(streamArns);
  }

  /** Copies a log group from now on. The keys name the stream and the folder in the bucket. */
  add(keys: readonly string[], logGroupName: string): void {
    const { environment, timeZone } = this.props;
    const id = keys.join("_");
    const folder = keys.join("/");
    const errorStream = new CloudwatchLogStream(this, `${id}_errors`, {
      name: folder,
      logGroupName: this.errorLog.logGroupName,
    });
    const stream = new KinesisFirehoseDeliveryStream(this, id, {
      name: archiveStreamName(environment, keys),
      destination: "extended_s3",
      extendedS3Configuration: {
        roleArn: this.writer.arn,
        bucketArn: this.bucketArn,
        prefix: `logs/${folder}/!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: `errors/${folder}/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        customTimeZone: timeZone,
        bufferingInterval: archiveBufferingInterval,
        bufferingSize: 64,
        compressionFormat: "GZIP",
        fileExtension: ".log.gz",
        cloudwatchLoggingOptions: {
          enabled: true,
          logGroupName: this.errorLog.logGroupName,
          logStreamName: errorStream.name,
        },
        processingConfiguration: {
          enabled: true,
          processors: [
            { type: "Decompression", parameters: [{ parameterName: "CompressionFormat", parameterValue: "GZIP" }] },
            {
              type: "CloudWatchLogProcessing",
              parameters: [{ parameterName: "DataMessageExtraction", parameterValue: "true" }],
            },
            // Athena reads lines: the last event of one record must not share its line with the first of the next.
            {
              type: "AppendDelimiterToRecord",
              parameters: [{ parameterName: "Delimiter", parameterValue: "\\n" }],
            },
          ],
        },
      },
      dependsOn: [this.writerPolicy], // Firehose tries the role when the stream is made
    });
    new CloudwatchLogSubscriptionFilter(this, `${id}_filter`, {
      name: awsName("subscriptionFilter", environment, "archive"),
      logGroupName,
      filterPattern: "",
      destinationArn: stream.arn,
      roleArn: this.forwarder.arn,
    });
  }

  /** Where Firehose says what it could not deliver. */
  private addErrorLog(): LogGroup {
    const { environment, errorLogRetention: retention } = this.props;
    return new LogGroup(this, "errors", { name: archiveErrorLogGroup(environment), retention });
  }

  private addWriter(streamArns: string): IamRole {
    return new IamRole(this, "writer", {
      name: roleNames.archiveWriter(this.props.environment),
      description: "Lets Firehose write the log archive",
      assumeRolePolicy: trust("firehose.amazonaws.com", this.props.account, streamArns),
    });
  }

  private addWriterPolicy(): IamRolePolicy {
    const { bucket, region } = this.props;
    const statements = [...writing(this.bucketArn, isForeign(bucket)), errorWriting(this.errorLog.logGroupArn)];
    if (bucket.kmsKeyArn !== undefined) statements.push(keyUse(bucket.kmsKeyArn, region));
    return new IamRolePolicy(this, "writerPolicy", {
      name: "write-archive",
      role: this.writer.name,
      policy: policy(...statements),
    });
  }

  private addForwarder(streamArns: string): IamRole {
    const { account, environment } = this.props;
    const role = new IamRole(this, "forwarder", {
      name: roleNames.archiveForwarder(environment),
      description: "Lets CloudWatch Logs send log events to Firehose",
      assumeRolePolicy: trust("logs.amazonaws.com", account, arnOf(this.props, "logs", "*")),
    });
    const put: Statement = {
      Sid: "Put",
      Effect: "Allow",
      Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
      Resource: streamArns,
    };
    new IamRolePolicy(this, "forwarderPolicy", { name: "put-records", role: role.name, policy: policy(put) });
    return role;
  }
}

const isForeign = (bucket: ArchiveBucketProps | ForeignArchiveInput): bucket is ForeignArchiveInput =>
  "account" in bucket;

const retentionProblem = (bucket: ArchiveBucketProps | ForeignArchiveInput): string | undefined => {
  if (isForeign(bucket)) return undefined;
  const { retention } = bucket;
  return (
    countProblem(retention, "days") ??
    unless(
      retention >= archiveDefaults.retention,
      `${retention} is less than the ${archiveDefaults.retention} days that an archive is kept`,
    )
  );
};
