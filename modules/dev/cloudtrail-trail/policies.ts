import { partitionOf, type Place, type Statement } from "../../../src/model/iam/index.js";

const principal = { Service: "cloudtrail.amazonaws.com" } as const;

/** A trail, as policies know it. */
export interface TrailOf extends Place {
  readonly arn: string;
  readonly organizationId?: string | undefined;
}

/**
 * Lets one trail write to a bucket.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function bucketStatements(trail: TrailOf, bucketArn: string, keyPrefix: string | undefined): Statement[] {
  const ofTrail = { "aws:SourceArn": trail.arn };
  const write = (Sid: string, owner: string): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: principal,
    Action: "s3:PutObject",
    Resource: [bucketArn, ...(keyPrefix === undefined ? [] : [keyPrefix]), "AWSLogs", owner, "*"].join("/"),
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...ofTrail } },
  });
  return [
    {
      Sid: "AWSCloudTrailAclCheck20150319",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: ofTrail },
    },
    write("AWSCloudTrailWrite20150319", trail.account),
    ...(trail.organizationId === undefined
      ? []
      : [write("AWSCloudTrailOrganizationWrite20150319", trail.organizationId)]),
  ];
}

/**
 * Lets one trail encrypt with a key. Who reads its log files is for IAM to say.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export const keyStatements = ({ arn, account, region }: TrailOf, keyArn: string): Statement[] => {
  const ofTrail = { "aws:SourceArn": arn };
  const anyRegion = `arn:${partitionOf(region)}:cloudtrail:*:${account}:trail/*`;
  return [
    {
      Sid: "AllowCloudTrailEncryptLogs",
      Effect: "Allow",
      Principal: principal,
      Action: "kms:GenerateDataKey*",
      Resource: keyArn,
      Condition: {
        StringEquals: ofTrail,
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": anyRegion },
      },
    },
    {
      Sid: "AllowCloudTrailAccess",
      Effect: "Allow",
      Principal: principal,
      Action: "kms:DescribeKey",
      Resource: keyArn,
      Condition: { StringEquals: ofTrail },
    },
  ];
};
