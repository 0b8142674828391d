/**
 * Longest names that AWS takes, by kind of resource.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html (alarm)
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html (dashboard)
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_AnomalyMonitor.html (anomaly monitor; subscription: API_AnomalySubscription)
 * @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html (budget)
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html (backup plan; vaults: API_CreateBackupVault)
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (role; policy: 128, of which the ends of names need some)
 * @see https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html (topic)
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html (statement of a permission)
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html (delivery stream)
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverQueryLogConfig.html (Resolver query logs)
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliverySource.html (log delivery)
 * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateMaintenanceWindow.html (maintenance window; patch baseline: API_CreatePatchBaseline)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (bucket)
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-chatbot-slackchannelconfiguration.html (configuration of a channel)
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Tagging.html (value of a tag)
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (rule)
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateRuleGroup.html (rule group: 128, of which the names of its sets need some)
 */
export const nameLimits = {
  alarm: 255,
  anomalyMonitor: 1024,
  anomalySubscription: 1024,
  backupPlan: 50,
  backupVault: 50,
  bucket: 63,
  dashboard: 255,
  budget: 100,
  chatConfiguration: 128,
  deliveryStream: 64,
  eventSubscription: 255,
  iamPolicy: 100,
  kmsAlias: 256,
  lambdaPermission: 100,
  logDelivery: 60,
  logGroup: 512,
  maintenanceWindow: 128,
  metricFilter: 512,
  patchBaseline: 128,
  resolverQueryLogConfig: 64,
  role: 64,
  rule: 64,
  subscriptionFilter: 512,
  tag: 256,
  topic: 256,
  ruleGroup: 100,
} as const;

export type NamedKind = keyof typeof nameLimits;
