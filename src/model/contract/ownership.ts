import { lookUp } from "../look-up.js";

/** The two teams of the split. "dev" is a team here, whatever environments are called. */
export type Team = "dev" | "ops";

/**
 * `either`: both halves need some of their own. `adopted`: the dev half sets telemetry on what nobody manages yet, and makes none.
 */
export type Ownership = Team | "either" | "adopted";

/**
 * Every type of resource that the halves may hold. What is not here is in neither, until an environment names it in
 * `owners.<team>.resourceTypes` with a reason.
 */
export const ownership: Readonly<Record<string, Ownership>> = {
  aws_budgets_budget: "ops",
  aws_ce_anomaly_monitor: "ops",
  aws_ce_anomaly_subscription: "ops",
  aws_chatbot_slack_channel_configuration: "ops",
  aws_chatbot_teams_channel_configuration: "ops",
  aws_cloudwatch_alarm_mute_rule: "ops",
  aws_cloudwatch_composite_alarm: "ops",
  aws_cloudwatch_dashboard: "ops",
  aws_cloudwatch_event_rule: "ops",
  aws_cloudwatch_event_target: "ops",
  aws_cloudwatch_log_metric_filter: "ops",
  aws_cloudwatch_metric_alarm: "ops",
  aws_db_event_subscription: "ops",
  aws_sns_topic: "ops",
  aws_sns_topic_policy: "ops",
  aws_sns_topic_subscription: "ops",
  aws_accessanalyzer_analyzer: "dev",
  aws_api_gateway_account: "dev",
  aws_backup_plan: "dev",
  aws_backup_region_settings: "dev",
  aws_backup_restore_testing_plan: "dev",
  aws_backup_restore_testing_selection: "dev",
  aws_backup_selection: "dev",
  aws_backup_vault: "dev",
  aws_backup_vault_lock_configuration: "dev",
  aws_backup_vault_policy: "dev",
  aws_athena_named_query: "dev",
  aws_athena_workgroup: "dev",
  aws_cloudfront_monitoring_subscription: "dev",
  aws_cloudtrail: "dev",
  aws_cloudwatch_log_data_protection_policy: "dev",
  aws_cloudwatch_log_delivery: "dev",
  aws_cloudwatch_log_delivery_destination: "dev",
  aws_cloudwatch_log_delivery_source: "dev",
  aws_cloudwatch_log_group: "dev",
  aws_cloudwatch_log_resource_policy: "dev",
  aws_cloudwatch_log_stream: "dev",
  aws_cloudwatch_log_subscription_filter: "dev",
  aws_cloudwatch_query_definition: "dev",
  aws_config_configuration_recorder: "dev",
  aws_config_configuration_recorder_status: "dev",
  aws_config_delivery_channel: "dev",
  aws_config_retention_configuration: "dev",
  aws_dynamodb_contributor_insights: "dev",
  aws_ecr_account_setting: "dev",
  aws_ecr_lifecycle_policy: "dev",
  aws_ecr_registry_scanning_configuration: "dev",
  aws_ecs_account_setting_default: "dev",
  aws_flow_log: "dev",
  aws_glue_catalog_database: "dev",
  aws_glue_catalog_table: "dev",
  aws_guardduty_detector: "dev",
  aws_guardduty_detector_feature: "dev",
  aws_guardduty_publishing_destination: "dev",
  aws_iam_service_linked_role: "dev",
  aws_inspector2_enabler: "dev",
  aws_kinesis_firehose_delivery_stream: "dev",
  aws_macie2_account: "dev",
  aws_macie2_classification_export_configuration: "dev",
  aws_route53_resolver_query_log_config: "dev",
  aws_route53_resolver_query_log_config_association: "dev",
  aws_s3_bucket: "dev",
  aws_s3_bucket_lifecycle_configuration: "dev",
  aws_s3_bucket_logging: "dev",
  aws_s3_bucket_metric: "dev",
  aws_s3_bucket_object_lock_configuration: "dev",
  aws_s3_bucket_ownership_controls: "dev",
  aws_s3_bucket_policy: "dev",
  aws_s3_bucket_public_access_block: "dev",
  aws_s3_bucket_replication_configuration: "dev",
  aws_s3_bucket_server_side_encryption_configuration: "dev",
  aws_s3_bucket_versioning: "dev",
  aws_secretsmanager_secret: "dev",
  aws_secretsmanager_secret_rotation: "dev",
  aws_securityhub_account: "dev",
  aws_securityhub_standards_control_association: "dev",
  aws_securityhub_standards_subscription: "dev",
  aws_ssm_document: "dev",
  aws_ssm_maintenance_window: "dev",
  aws_ssm_maintenance_window_target: "dev",
  aws_ssm_maintenance_window_task: "dev",
  aws_ssm_parameter: "either",
  aws_ssm_patch_baseline: "dev",
  aws_ssm_patch_group: "dev",
  aws_wafv2_ip_set: "dev",
  aws_wafv2_regex_pattern_set: "dev",
  aws_wafv2_rule_group: "dev",
  aws_wafv2_web_acl: "dev",
  aws_wafv2_web_acl_logging_configuration: "dev",
  aws_db_instance: "adopted",
  aws_dynamodb_table: "adopted",
  aws_ecs_cluster: "adopted",
  aws_lambda_function: "adopted",
  aws_rds_cluster_instance: "adopted",
  aws_iam_policy: "either",
  aws_iam_role: "either",
  aws_iam_role_policy: "either",
  aws_iam_role_policy_attachment: "either",
  aws_kms_alias: "either",
  aws_kms_key: "either",
  aws_lambda_permission: "either",
};

/** Whose a type of resource is; nobody's where it is not known. */
export const ownershipOf = (type: string): Ownership | undefined => lookUp(ownership, type);

/** The team that a type of resource belongs to alone, if there is one. */
export function soleOwnerOf(type: string): Team | undefined {
  const owner = ownershipOf(type);
  return owner === "dev" || owner === "ops" ? owner : undefined;
}
