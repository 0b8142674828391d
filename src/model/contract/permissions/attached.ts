import {
  all,
  arn,
  everywhere,
  grant,
  logDelivery,
  passRole,
  serviceLinkedRole,
  textOf,
  type ArnsOf,
  type Permissions,
} from "./permission.js";

/** A function is named by its ARN too. */
const functionOf =
  (argument: string): ArnsOf =>
  (of) => {
    const name = textOf(of, argument);
    return name.startsWith("arn:") ? [name] : arn("lambda", `function:${name}`)(of);
  };

const lambda = functionOf("function_name");
const cluster = arn("ecs", "cluster/{name}");
const table = arn("dynamodb", "table/{name}");
const tableOf = all(arn("dynamodb", "table/{table_name}"), arn("dynamodb", "table/{table_name}/index/*"));
const database = arn("rds", "db:{identifier}");
const queryLog = arn("route53resolver", "resolver-query-log-config/*");

/** What the policy sets of a DB instance; the groups that it has are asked for too. */
const instance = [
  grant("rds", "ModifyDBInstance ListTagsForResource", database),
  grant(
    "rds",
    "ModifyDBInstance",
    all(
      arn("rds", "og:*"),
      arn("rds", "pg:*"),
      arn("rds", "secgrp:*"),
      arn("rds", "subgrp:*"),
      arn("rds", "cluster:*"),
    ),
  ),
  grant("rds", "DescribeDBInstances DescribeDBClusters", everywhere),
  passRole("monitoring_role_arn", "monitoring.rds"),
];

/**
 * What is set of things that others have made, or is attached to them from outside.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53resolver.html
 */
export const attached: Permissions = {
  aws_api_gateway_account: {
    grants: [
      grant("apigateway", "GET PATCH", arn("apigateway", "/account", { account: "" })),
      passRole("cloudwatch_role_arn", "apigateway"),
    ],
  },
  aws_cloudfront_monitoring_subscription: {
    grants: [
      grant(
        "cloudfront",
        "CreateMonitoringSubscription GetMonitoringSubscription DeleteMonitoringSubscription",
        everywhere,
      ),
    ],
  },
  aws_db_instance: { arn: database, id: "identifier", grants: instance },
  aws_rds_cluster_instance: { arn: database, id: "identifier", grants: instance },
  aws_dynamodb_table: {
    arn: table,
    grants: [
      grant(
        "dynamodb",
        "DescribeTable DescribeContinuousBackups UpdateContinuousBackups DescribeTimeToLive ListTagsOfResource UpdateTable",
        table,
      ),
    ],
  },
  aws_dynamodb_contributor_insights: {
    grants: [
      grant("dynamodb", "UpdateContributorInsights DescribeContributorInsights", tableOf),
      serviceLinkedRole("contributorinsights.dynamodb"),
    ],
  },
  aws_ecs_cluster: {
    arn: cluster,
    grants: [grant("ecs", "DescribeClusters UpdateCluster ListTagsForResource", cluster)],
  },
  aws_ecs_account_setting_default: {
    grants: [grant("ecs", "PutAccountSettingDefault ListAccountSettings", everywhere)],
  },
  aws_flow_log: {
    grants: [
      grant("ec2", "CreateFlowLogs", all(arn("ec2", "vpc/{vpc_id}"), arn("ec2", "vpc-flow-log/*"))),
      grant("ec2", "DeleteFlowLogs CreateTags DeleteTags", arn("ec2", "vpc-flow-log/*")),
      grant("ec2", "DescribeFlowLogs", everywhere),
      passRole("iam_role_arn", "vpc-flow-logs"),
      logDelivery,
    ],
  },
  aws_lambda_function: {
    arn: lambda,
    id: "function_name",
    grants: [
      grant(
        "lambda",
        "GetFunction GetFunctionConfiguration UpdateFunctionConfiguration ListVersionsByFunction GetFunctionCodeSigningConfig ListTags",
        lambda,
      ),
      { ...grant("lambda", "GetLayerVersion", (of) => of.texts("layers")) },
      passRole("role", "lambda"),
    ],
  },
  aws_lambda_permission: { grants: [grant("lambda", "AddPermission RemovePermission GetPolicy", lambda)] },
  aws_route53_resolver_query_log_config: {
    arn: queryLog,
    grants: [
      grant(
        "route53resolver",
        "CreateResolverQueryLogConfig GetResolverQueryLogConfig DeleteResolverQueryLogConfig ListTagsForResource TagResource UntagResource",
        queryLog,
      ),
      serviceLinkedRole("route53resolver"),
      logDelivery,
    ],
  },
  aws_route53_resolver_query_log_config_association: {
    grants: [
      grant("route53resolver", "AssociateResolverQueryLogConfig DisassociateResolverQueryLogConfig", queryLog),
      grant("route53resolver", "GetResolverQueryLogConfigAssociation", everywhere),
      grant("ec2", "DescribeVpcs", everywhere),
    ],
  },
};
