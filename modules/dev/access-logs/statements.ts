import { arnOf, bucketArnOf, type Place, type Statement } from "../../../src/model/iam/index.js";
import { bucketDelivery, logDelivery, ofDelivery, ownerControls } from "../log-delivery/bucket-delivery.js";

/** Who writes access logs to the bucket. */
export interface AccessLogWriters {
  /** Whether Application Load Balancers do. @default false */
  readonly applicationLoadBalancers?: boolean;
  /** Whether Network Load Balancers do. @default false */
  readonly networkLoadBalancers?: boolean;
  /** Whether CloudFront distributions do. @default false */
  readonly distributions?: boolean;
  /** Names of the S3 buckets that do. @default none */
  readonly buckets?: readonly string[];
}

/** The folder of each kind of log; Elastic Load Balancing takes no prefix with `AWSLogs` in it, since it writes that itself. */
export const accessLogFolders = { alb: "alb", nlb: "nlb", cloudfront: "cloudfront", s3: "s3/" } as const;

/** CloudFront's delivery is set up in this region, wherever the bucket is. */
export const deliveryRegion = "us-east-1";

/**
 * What each service needs of the bucket that it writes its access logs to.
 *
 * An Application Load Balancer is held to this account by the path alone, as AWS documents it: the service writes the account into it.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-general
 */
export function accessLogStatements(place: Place, bucketArn: string, writers: AccessLogWriters): Statement[] {
  const { account } = place;
  const { applicationLoadBalancers, networkLoadBalancers, distributions, buckets = [] } = writers;
  const allow = (Sid: string, Service: string, folder: string): Statement => ({
    Sid,
    Effect: "Allow",
    Principal: { Service },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/${folder}*`,
  });
  const abroad = ofDelivery(place, arnOf({ ...place, region: deliveryRegion }, "logs", "delivery-source:*"));
  return [
    ...(applicationLoadBalancers
      ? [
          allow(
            "ApplicationLoadBalancers",
            "logdelivery.elasticloadbalancing.amazonaws.com",
            `${accessLogFolders.alb}/AWSLogs/${account}/`,
          ),
        ]
      : []),
    ...(networkLoadBalancers
      ? bucketDelivery(place, bucketArn, "NetworkLoadBalancers", [`${accessLogFolders.nlb}/AWSLogs/${account}/`])
      : []),
    ...(distributions
      ? [
          {
            ...allow("Distributions", logDelivery.Service, `${accessLogFolders.cloudfront}/`),
            Condition: { ...abroad, StringEquals: { ...abroad.StringEquals, ...ownerControls } },
          },
        ]
      : []),
    ...(buckets.length > 0
      ? [
          {
            ...allow("Buckets", "logging.s3.amazonaws.com", accessLogFolders.s3),
            Condition: {
              StringEquals: { "aws:SourceAccount": account },
              ArnLike: { "aws:SourceArn": buckets.map((name) => bucketArnOf(place, name)) },
            },
          },
        ]
      : []),
  ];
}
