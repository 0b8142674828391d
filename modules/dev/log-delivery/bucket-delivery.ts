import { arnOf, type Place, type Statement } from "../../../src/model/iam/index.js";

/** AWS's log delivery: what flow logs, Route 53 Resolver, WAF, Network Load Balancers and CloudFront send goes through it. */
export const logDelivery = { Service: "delivery.logs.amazonaws.com" };

/** Objects belong to the bucket's owner. */
export const ownerControls = { "s3:x-amz-acl": "bucket-owner-full-control" };

/** What the delivery is held to: logs of this account, and of one region. */
export const ofDelivery = ({ account }: Place, sourceArn: string) => ({
  StringEquals: { "aws:SourceAccount": account },
  ArnLike: { "aws:SourceArn": sourceArn },
});

/**
 * What the delivery needs of the bucket that it writes logs to; AWS would add it by itself to a policy that lacks it, and no plan would
 * be empty any more.
 *
 * @param folders beginnings of the objects' names: `nlb/AWSLogs/111122223333/`
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html
 */
export function bucketDelivery(place: Place, bucketArn: string, Sid: string, folders: readonly string[]): Statement[] {
  const here = ofDelivery(place, arnOf(place, "logs", "*"));
  const resources = folders.map((folder) => `${bucketArn}/${folder}*`);
  return [
    {
      Sid,
      Effect: "Allow",
      Principal: logDelivery,
      Action: "s3:PutObject",
      Resource: resources.length === 1 ? resources[0]! : resources,
      Condition: { ...here, StringEquals: { ...here.StringEquals, ...ownerControls } },
    },
    {
      Sid: `${Sid}Ask`,
      Effect: "Allow",
      Principal: logDelivery,
      Action: ["s3:GetBucketAcl", "s3:ListBucket"],
      Resource: bucketArn,
      Condition: here,
    },
  ];
}

/**
 * What the key of such a bucket lets the delivery do.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html#AWS-logs-SSE-KMS-S3
 */
export const keyDelivery = (place: Place): Statement => ({
  Sid: "LogDelivery",
  Effect: "Allow",
  Principal: logDelivery,
  Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
  Resource: "*",
  Condition: ofDelivery(place, arnOf(place, "logs", "*")),
});
