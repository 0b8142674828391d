import { accessLogFolders } from "./statements.js";

/** The day of an object's folder is that of the requests in it, not of their delivery. */
export const partitionDateSource = "EventTime";

/**
 * Server access logging of a bucket for whoever manages it, as S3 itself takes it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html
 */
export const loggingOfS3 = (logBucketName: string): object => ({
  LoggingEnabled: {
    TargetBucket: logBucketName,
    TargetPrefix: accessLogFolders.s3,
    TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: partitionDateSource } },
  },
});
