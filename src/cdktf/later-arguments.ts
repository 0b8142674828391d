type ByType = Readonly<Record<string, readonly string[]>>;

// What the provider's classes of 6.66.0 have more than those of 5.100.0, by the type of what can be adopted.

/**
 * What AWS keeps, and a provider that knows it would take away where nobody writes it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/6.66.0/docs/resources/lambda_function
 * @see https://registry.terraform.io/providers/hashicorp/aws/6.66.0/docs/resources/dynamodb_table
 */
const held: ByType = {
  aws_dynamodb_table: ["global_table_witness", "warm_throughput"],
  aws_lambda_function: [
    "capacity_provider_config",
    "durable_config",
    "publish_to",
    "source_kms_key_arn",
    "tenancy_config",
  ],
};

/**
 * What stays as it is where nobody writes it: computed by the provider's schema, of use when a thing is made, or a word to the provider
 * alone. `region` has come to every type that is of one.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/6.66.0/docs/guides/enhanced-region-support
 */
const leftAlone: ByType = {
  aws_cloudwatch_log_group: ["deletion_protection_enabled"],
  aws_db_instance: ["warning_event_categories"],
  aws_dynamodb_table: ["restore_backup_arn"],
  aws_lambda_function: ["code_sha256", "use_resource_timeout_for_propagation"],
  aws_rds_cluster_instance: ["warning_event_categories"],
};

/** Whether the AWS provider has learned the argument after 5.100.0, and whether it must be told to leave it. */
export function laterArgument(type: string, argument: string): "held" | "leftAlone" | undefined {
  if (held[type]?.includes(argument)) return "held";
  return argument === "region" || leftAlone[type]?.includes(argument) ? "leftAlone" : undefined;
}
