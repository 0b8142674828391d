import {
  all,
  arn,
  everywhere,
  given,
  grant,
  logGroup,
  passRole,
  serviceLinkedRole,
  type Permissions,
} from "./permission.js";

const alarm = arn("cloudwatch", "alarm:{alarm_name}");
const dashboard = arn("cloudwatch", "dashboard/{dashboard_name}", { region: "" });
const muteRule = arn("cloudwatch", "alarm-mute-rule:{name}");
const rule = arn("events", "rule/{name}");
const topic = arn("sns", "{name}");
const subscription = arn("rds", "es:{name}");
const tags = "ListTagsForResource TagResource UntagResource";
/** Names of configurations are an account's own, whatever chat they are of. */
const channel = arn("chatbot", "chat-configuration/*/{configuration_name}", { region: "" });

/**
 * Amazon Q makes the role by which it subscribes to topics with the first configuration of an account.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/slr-permissions.html
 */
const roleOfChat = serviceLinkedRole("management.chatbot");

/**
 * CloudWatch makes the roles by which alarms act with the first alarm of an account.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-service-linked-roles.html
 */
const ownRoles = grant(
  "iam",
  "CreateServiceLinkedRole",
  arn("iam", "role/aws-service-role/*/AWSServiceRoleForCloudWatch*", { region: "" }),
);

/**
 * Alarms and who is told of them. AWS takes composite alarms, and asking for alarms, for all alarms only.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awschatbot.html
 */
export const notification: Permissions = {
  aws_cloudwatch_metric_alarm: {
    arn: alarm,
    id: "alarm_name",
    grants: [
      grant("cloudwatch", `PutMetricAlarm DeleteAlarms ${tags}`, alarm),
      grant("cloudwatch", "DescribeAlarms", everywhere),
      ownRoles,
    ],
  },
  aws_cloudwatch_composite_alarm: {
    arn: alarm,
    id: "alarm_name",
    grants: [
      grant("cloudwatch", `DeleteAlarms ${tags}`, alarm),
      grant("cloudwatch", "DescribeAlarms PutCompositeAlarm", everywhere),
      ownRoles,
    ],
  },
  aws_cloudwatch_alarm_mute_rule: {
    arn: muteRule,
    grants: [
      grant("cloudwatch", `PutAlarmMuteRule GetAlarmMuteRule DeleteAlarmMuteRule ${tags}`, muteRule),
      grant("cloudwatch", "PutAlarmMuteRule", arn("cloudwatch", "alarm:*")),
    ],
  },
  aws_cloudwatch_dashboard: {
    arn: dashboard,
    id: "dashboard_name",
    grants: [grant("cloudwatch", `PutDashboard GetDashboard DeleteDashboards ${tags}`, dashboard)],
  },
  aws_cloudwatch_event_rule: {
    arn: rule,
    grants: [grant("events", `PutRule DescribeRule DeleteRule EnableRule DisableRule ${tags}`, rule)],
  },
  aws_cloudwatch_event_target: {
    grants: [
      grant("events", "PutTargets RemoveTargets ListTargetsByRule", arn("events", "rule/{rule}")),
      passRole("role_arn", "events"),
    ],
  },
  aws_cloudwatch_log_metric_filter: {
    grants: [grant("logs", "PutMetricFilter DescribeMetricFilters DeleteMetricFilter", logGroup("log_group_name"))],
  },
  aws_sns_topic: {
    arn: topic,
    grants: [grant("sns", `CreateTopic DeleteTopic GetTopicAttributes SetTopicAttributes ${tags}`, topic)],
  },
  aws_sns_topic_policy: { grants: [grant("sns", "GetTopicAttributes SetTopicAttributes", given("arn"))] },
  aws_sns_topic_subscription: {
    grants: [
      grant(
        "sns",
        "Subscribe Unsubscribe GetSubscriptionAttributes SetSubscriptionAttributes ListSubscriptionsByTopic",
        all(given("topic_arn"), (of) => of.texts("topic_arn").map((one) => `${one}:*`)),
      ),
    ],
  },
  aws_chatbot_slack_channel_configuration: {
    arn: channel,
    grants: [
      grant(
        "chatbot",
        "CreateSlackChannelConfiguration DescribeSlackChannelConfigurations ListTagsForResource",
        everywhere,
      ),
      grant(
        "chatbot",
        "UpdateSlackChannelConfiguration DeleteSlackChannelConfiguration TagResource UntagResource",
        channel,
      ),
      passRole("iam_role_arn", "chatbot"),
      roleOfChat,
    ],
  },
  aws_chatbot_teams_channel_configuration: {
    arn: channel,
    grants: [
      grant(
        "chatbot",
        "CreateMicrosoftTeamsChannelConfiguration ListMicrosoftTeamsChannelConfigurations ListTagsForResource",
        everywhere,
      ),
      grant(
        "chatbot",
        "UpdateMicrosoftTeamsChannelConfiguration DeleteMicrosoftTeamsChannelConfiguration TagResource UntagResource",
        channel,
      ),
      passRole("iam_role_arn", "chatbot"),
      roleOfChat,
    ],
  },
  aws_db_event_subscription: {
    arn: subscription,
    grants: [
      grant(
        "rds",
        "CreateEventSubscription ModifyEventSubscription DeleteEventSubscription AddSourceIdentifierToSubscription " +
          "RemoveSourceIdentifierFromSubscription ListTagsForResource AddTagsToResource RemoveTagsFromResource",
        subscription,
      ),
      grant("rds", "DescribeEventSubscriptions", everywhere),
    ],
  },
};
