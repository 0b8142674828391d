import { all, arn, everywhere, given, grant, logGroup, passRole, type Permissions } from "./permission.js";

const named = logGroup("name");
const tags = "ListTagsForResource TagResource UntagResource";
const source = arn("logs", "delivery-source:{name}");
const destination = arn("logs", "delivery-destination:{name}");
const delivery = arn("logs", "delivery:*");

/**
 * Log groups and where their copies go.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html
 */
export const logs: Permissions = {
  aws_cloudwatch_log_group: {
    arn: arn("logs", "log-group:{name}"),
    grants: [
      grant(
        "logs",
        `CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey DisassociateKmsKey ${tags}`,
        named,
      ),
      grant("logs", "DescribeLogGroups", everywhere),
    ],
  },
  aws_cloudwatch_log_stream: {
    grants: [grant("logs", "CreateLogStream DescribeLogStreams DeleteLogStream", logGroup("log_group_name"))],
  },
  aws_cloudwatch_log_data_protection_policy: {
    grants: [
      grant(
        "logs",
        "PutDataProtectionPolicy GetDataProtectionPolicy DeleteDataProtectionPolicy",
        logGroup("log_group_name"),
      ),
    ],
  },
  aws_cloudwatch_log_resource_policy: {
    grants: [grant("logs", "PutResourcePolicy DescribeResourcePolicies DeleteResourcePolicy", everywhere)],
  },
  aws_cloudwatch_log_subscription_filter: {
    grants: [
      grant(
        "logs",
        "PutSubscriptionFilter DescribeSubscriptionFilters DeleteSubscriptionFilter",
        logGroup("log_group_name"),
      ),
      passRole("role_arn", "logs"),
    ],
  },
  aws_cloudwatch_query_definition: {
    grants: [grant("logs", "PutQueryDefinition DescribeQueryDefinitions DeleteQueryDefinition", everywhere)],
  },
  aws_cloudwatch_log_delivery_source: {
    arn: source,
    grants: [
      grant("logs", `PutDeliverySource GetDeliverySource ${tags}`, source),
      grant("logs", "DeleteDeliverySource", all(source, destination)), // AWS's reference has one, and its guide the other
      grant("cloudfront", "AllowVendedLogDeliveryForResource", given("resource_arn")),
    ],
  },
  aws_cloudwatch_log_delivery_destination: {
    arn: destination,
    grants: [
      grant("logs", `PutDeliveryDestination GetDeliveryDestination DeleteDeliveryDestination ${tags}`, destination),
    ],
  },
  aws_cloudwatch_log_delivery: {
    grants: [
      grant("logs", `CreateDelivery GetDelivery UpdateDeliveryConfiguration DeleteDelivery ${tags}`, delivery),
      grant(
        "logs",
        "CreateDelivery",
        all(arn("logs", "delivery-source:{delivery_source_name}"), given("delivery_destination_arn")),
      ),
      grant("logs", "DescribeDeliveries", everywhere),
    ],
  },
};
