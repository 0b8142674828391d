import { TerraformResource, type TerraformStack } from "cdktf";
import type { IValidation } from "constructs";

/** The two teams of the split. "dev" is a team here, whatever environments are called. */
export type Team = "dev" | "ops";

/**
 * Which team owns which kind of resource. A kind that is here belongs to one half only; a kind that is not (an IAM role,
 * a KMS key) may stand in either.
 */
export const ownership: Readonly<Record<string, Team>> = {
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
  aws_cloudwatch_log_group: "dev",
  aws_cloudwatch_log_resource_policy: "dev",
  aws_cloudwatch_query_definition: "dev",
  aws_cloudwatch_log_subscription_filter: "dev",
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
  aws_dynamodb_contributor_insights: "dev",
  aws_dynamodb_table: "dev",
  aws_ecr_account_setting: "dev",
  aws_ecr_lifecycle_policy: "dev",
  aws_ecr_registry_scanning_configuration: "dev",
  aws_ecs_account_setting_default: "dev",
  aws_flow_log: "dev",
  aws_glue_catalog_database: "dev",
  aws_glue_catalog_table: "dev",
  aws_guardduty_detector: "dev",
  aws_guardduty_detector_feature: "dev",
  aws_inspector2_enabler: "dev",
  aws_kinesis_firehose_delivery_stream: "dev",
  aws_route53_resolver_query_log_config: "dev",
  aws_route53_resolver_query_log_config_association: "dev",
  aws_s3_bucket: "dev",
  aws_s3_bucket_lifecycle_configuration: "dev",
  aws_s3_bucket_metric: "dev",
  aws_s3_bucket_object_lock_configuration: "dev",
  aws_s3_bucket_ownership_controls: "dev",
  aws_s3_bucket_policy: "dev",
  aws_s3_bucket_public_access_block: "dev",
  aws_s3_bucket_server_side_encryption_configuration: "dev",
  aws_s3_bucket_versioning: "dev",
  aws_wafv2_web_acl_logging_configuration: "dev",
};

/** Refuses at synth what belongs to the other team: two companies may own the halves, and neither may change the other's. */
export class SplitValidation implements IValidation {
  constructor(
    private readonly stack: TerraformStack,
    private readonly team: Team,
  ) {}

  validate(): string[] {
    return [...this.typesByPath()]
      .filter(([, type]) => (ownership[type] ?? this.team) !== this.team)
      .map(
        ([path, type]) =>
          `${path}: ${type} belongs to the ${ownership[type]} team, and this stack to the ${this.team} team`,
      );
  }

  /** Resources by where they come from: constructs, and overrides by hand, which make resources as well. */
  private *typesByPath(): Iterable<readonly [path: string, type: string]> {
    for (const child of this.stack.node.findAll())
      if (TerraformResource.isTerraformResource(child)) yield [child.node.path, child.terraformResourceType];
    const { resource = {} } = this.stack["rawOverrides"] as { readonly resource?: object };
    for (const type of Object.keys(resource)) yield [`${this.stack.node.path}: override of resource.${type}`, type];
  }
}
