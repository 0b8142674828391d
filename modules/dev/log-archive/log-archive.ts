import { CloudwatchLogStream } from "@cdktf/provider-aws/lib/cloudwatch-log-stream";
import { CloudwatchLogSubscriptionFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-subscription-filter";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KinesisFirehoseDeliveryStream } from "@cdktf/provider-aws/lib/kinesis-firehose-delivery-stream";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { serviceRole } from "../../../src/cdktf/service-role.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { arnOf, bucketArnOf, policy, trust, type Place, type Statement } from "../../../src/model/iam/index.js";
import { awsName, type EnvironmentName } from "../../../src/model/names/index.js";
import {
  archiveBufferingInterval,
  archiveErrorLogGroup,
  archiveFilterName,
  archiveStreamName,
} from "../../../src/model/contract/archive.js";
import { archiveFolders } from "../../../src/model/contract/archive-copy.js";
import {
  archiveDefaults,
  type ArchiveInput,
  type ForeignArchiveInput,
} from "../../../src/model/environment/log-archive.js";
import type { RolesInput } from "../../../src/model/environment/roles.js";
import { roleNames } from "../../../src/model/contract/roles.js";
import { checkInputs, countProblem, required, timeZoneProblem, unless } from "../../../src/cdktf/inputs.js";
import { LogGroup } from "../log-group/log-group.js";
import { ArchiveBucket, archiveRuleOfS3, type ArchiveBucketProps } from "./archive-bucket.js";
import { tlsOnly } from "./bucket-policy.js";
import { errorWriting, foreignKeyUse, foreignWriting, keyUse, writing } from "./writing.js";

export type { ForeignArchiveInput } from "../../../src/model/environment/log-archive.js";

/** A bucket of this account: one that is made, or one that exists (`adopt`), of which nothing is managed. */
export interface OwnBucketProps extends ArchiveBucketProps, Pick<ArchiveInput, "adopt"> {}

export interface LogArchiveProps extends Place {
  /** The bucket to make, or a bucket of another account. */
  readonly bucket: OwnBucketProps | ForeignArchiveInput;
  /** What names begin with. */
  readonly environment: EnvironmentName;
  /**
   * Permissions boundary, path and name prefix of both roles.
   * @default without a boundary, under the path /, without a prefix
   */
  readonly roles?: RolesInput;
  /** IANA time zone that the date folders follow. */
  readonly timeZone: string;
  /** Days that Firehose's own error log is kept; 90 at least. */
  readonly errorLogRetention: number;
  /**
   * Customer managed key of that log; its policy must let CloudWatch Logs use it.
   * @default the key of CloudWatch Logs
   */
  readonly errorLogKmsKeyArn?: string;
  /**
   * Whether the bucket that is made and Firehose's error log are deleted with the archive.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Copies log groups to S3: a subscription filter sends each to a Firehose stream of its own, which unpacks CloudWatch's
 * gzip and packs the records once. They are kept whole, with account, group, stream and time of every event: a message alone proves
 * nothing, and one of many lines would fall apart.
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
  /** What replication of the bucket waits for. */
  readonly ready: readonly ITerraformDependable[];
  /** What the owner of a bucket that is not made here adds to its policy. */
  readonly bucketPolicyStatements: readonly Statement[];
  /** What the owner of a bucket that exists in this account adds to its lifecycle, in the words of S3. */
  readonly bucketLifecycleRules: readonly object[];
  /** What the owner of the key of a bucket in another account adds to the key's policy. */
  readonly keyPolicyStatements: readonly Statement[];
  private readonly props: LogArchiveProps;
  /** What the names of its streams begin with. */
  private readonly streamsName: string;
  private readonly writer: IamRole;
  private readonly writerPolicy: IamRolePolicy;
  private readonly forwarder: IamRole;
  private readonly forwarderPolicy: IamRolePolicy;
  private readonly errorLog: LogGroup;

  constructor(scope: Construct, id: string, given: LogArchiveProps) {
    super(
      scope,
      id,
      required(given, {
        bucket: "object",
        environment: { system: "text", name: "text" },
        timeZone: "text",
        errorLogRetention: "number",
        account: "text",
        region: "text",
      }),
    );
    const props = withReferences(given, "bucket", "errorLogKmsKeyArn");
    this.props = props;
    const { bucket } = props;
    checkInputs(this.node.path, {
      "bucket.retention": retentionProblem(bucket),
      timeZone: timeZoneProblem(props.timeZone),
    });
    const isMade = !isForeign(bucket) && !bucket.adopt;
    const { bucketName, bucketArn, ready } = isMade
      ? new ArchiveBucket(this, "bucket", { ...bucket, destroyable: props.destroyable })
      : { bucketName: bucket.bucketName, bucketArn: bucketArnOf(props, bucket.bucketName), ready: [] };
    this.bucketName = bucketName;
    this.bucketArn = bucketArn;
    this.ready = ready;
    this.streamsName = awsName("deliveryStream", props.environment, "logs");
    const streamArns = arnOf(props, "firehose", `deliverystream/${this.streamsName}-*`);
    this.errorLog = this.addErrorLog();
    this.writer = this.addWriter(streamArns);
    this.bucketPolicyStatements = isForeign(bucket)
      ? foreignWriting(bucketArn, [this.writer.arn])
      : isMade
        ? []
        : [tlsOnly(bucketArn)];
    this.bucketLifecycleRules =
      isForeign(bucket) || isMade ? [] : archiveFolders.map((folder) => archiveRuleOfS3(bucket, folder));
    this.keyPolicyStatements =
      isForeign(bucket) && bucket.kmsKeyArn !== undefined ? [foreignKeyUse(this.writer.arn, this.keyRegion)] : [];
    this.writerPolicy = this.addWriterPolicy();
    this.forwarder = this.addForwarder();
    this.forwarderPolicy = this.addForwarderPolicy(streamArns);
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
      serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" },
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
            // Athena reads lines: a record must not share its line with the next.
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
      name: archiveFilterName(environment),
      logGroupName,
      filterPattern: "",
      destinationArn: stream.arn,
      roleArn: this.forwarder.arn,
      dependsOn: [this.forwarderPolicy], // a filter that is refused is off for minutes, and what comes then is never copied
    });
  }

  /** S3 uses the key where the bucket is. */
  private get keyRegion(): string {
    const { bucket, region } = this.props;
    return (isForeign(bucket) ? bucket.region : undefined) ?? region;
  }

  /** Where Firehose says what it could not deliver. */
  private addErrorLog(): LogGroup {
    const { environment, errorLogRetention: retention, errorLogKmsKeyArn: kmsKeyArn, destroyable } = this.props;
    const name = archiveErrorLogGroup(environment);
    return new LogGroup(this, "errors", { name, retention, kmsKeyArn, destroyable });
  }

  private addWriter(streamArns: string): IamRole {
    const { account, environment, roles } = this.props;
    const name = roleNames.archiveWriter({ ...environment, roles });
    const assumeRolePolicy = trust("firehose.amazonaws.com", account, streamArns);
    return serviceRole(
      this,
      "writer",
      { name, description: "Lets Firehose write the log archive", assumeRolePolicy },
      roles,
    );
  }

  private addWriterPolicy(): IamRolePolicy {
    const { bucket } = this.props;
    const owner = isForeign(bucket) ? bucket.account : undefined;
    const statements = [...writing(this.bucketArn, owner), errorWriting(this.errorLog.logGroupArn)];
    if (bucket.kmsKeyArn !== undefined) statements.push(keyUse(bucket.kmsKeyArn, this.keyRegion));
    return new IamRolePolicy(this, "writerPolicy", {
      name: "write-archive",
      role: this.writer.name,
      policy: policy(...statements),
    });
  }

  private addForwarder(): IamRole {
    const { account, environment, roles } = this.props;
    const name = roleNames.archiveForwarder({ ...environment, roles });
    const description = "Lets CloudWatch Logs send log events to Firehose";
    const assumeRolePolicy = trust("logs.amazonaws.com", account, arnOf(this.props, "logs", "*"));
    return serviceRole(this, "forwarder", { name, description, assumeRolePolicy }, roles);
  }

  private addForwarderPolicy(streamArns: string): IamRolePolicy {
    const put: Statement = {
      Sid: "Put",
      Effect: "Allow",
      Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
      Resource: streamArns,
    };
    const role = this.forwarder.name;
    return new IamRolePolicy(this, "forwarderPolicy", { name: "put-records", role, policy: policy(put) });
  }
}

const isForeign = (bucket: OwnBucketProps | ForeignArchiveInput): bucket is ForeignArchiveInput => "account" in bucket;

const retentionProblem = (bucket: OwnBucketProps | ForeignArchiveInput): string | undefined => {
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
