import { viaService, type Statement } from "../../../src/model/iam/index.js";

const objectActions = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"];
const bucketActions = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];
/** Firehose hands what it writes over to the owner of a bucket in another account. */
const foreignObjectActions = [...objectActions, "s3:PutObjectAcl"];

/**
 * What Firehose needs of a bucket: of this account, or of another one that owns it.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3
 */
export const writing = (bucketArn: string, owner?: string): Statement[] =>
  owner === undefined
    ? access(bucketArn, objectActions)
    : access(bucketArn, foreignObjectActions).map((statement) => ({
        ...statement,
        // A bucket's name is free once it is deleted: of whoever takes it then, the account is another one.
        Condition: { StringEquals: { "s3:ResourceAccount": owner } },
      }));

const access = (bucketArn: string, actions: readonly string[]): Statement[] => [
  { Sid: "Objects", Effect: "Allow", Action: actions, Resource: `${bucketArn}/*` },
  { Sid: "Bucket", Effect: "Allow", Action: bucketActions, Resource: bucketArn },
];

/** What Firehose needs of the log group that it tells its errors in. */
export const errorWriting = (logGroupArn: string): Statement => ({
  Sid: "Errors",
  Effect: "Allow",
  Action: "logs:PutLogEvents",
  Resource: `${logGroupArn}:log-stream:*`,
});

/** What Firehose needs of the customer managed key of a bucket. */
export const keyUse = (kmsKeyArn: string, region: string): Statement => ({
  Sid: "Key",
  Effect: "Allow",
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
  Resource: kmsKeyArn,
  Condition: { StringEquals: { "kms:ViaService": viaService("s3", region) } },
});

/**
 * What the owner of a bucket lets roles of other accounts do.
 *
 * @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#cross-account-delivery-s3
 */
export const foreignWriting = (bucketArn: string, roleArns: readonly string[]): Statement[] =>
  access(bucketArn, foreignObjectActions).map((statement) => ({
    ...statement,
    Sid: `Write${statement.Sid}`,
    Principal: { AWS: roleArns },
  }));

/** What the owner of the key of a bucket in another account lets the writer do. */
export const foreignKeyUse = (roleArn: string, region: string): Statement => ({
  ...keyUse("*", region),
  Sid: "WriteKey",
  Principal: { AWS: roleArn },
});
