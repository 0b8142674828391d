import { TerraformResource, type TerraformStack } from "cdktf";
import type { IValidation } from "constructs";
import { lookUp } from "../../model/look-up.js";

/** The property that names a resource in AWS, by type: of two with one name, each apply would undo the other. */
const naming: Readonly<Record<string, string>> = {
  aws_athena_workgroup: "name",
  aws_backup_plan: "name",
  aws_backup_restore_testing_plan: "name",
  aws_backup_vault: "name",
  aws_budgets_budget: "name",
  aws_cloudwatch_composite_alarm: "alarmName",
  aws_cloudwatch_dashboard: "dashboardName",
  aws_cloudwatch_event_rule: "name",
  aws_cloudwatch_log_delivery_destination: "name",
  aws_cloudwatch_log_delivery_source: "name",
  aws_cloudwatch_log_group: "name",
  aws_cloudwatch_log_resource_policy: "policyName",
  aws_cloudwatch_metric_alarm: "alarmName",
  aws_db_event_subscription: "name",
  aws_glue_catalog_database: "name",
  aws_iam_policy: "name",
  aws_iam_role: "name",
  aws_kinesis_firehose_delivery_stream: "name",
  aws_kms_alias: "name",
  aws_route53_resolver_query_log_config: "name",
  aws_s3_bucket: "bucket",
  aws_sns_topic: "name",
  aws_ssm_document: "name",
  aws_wafv2_ip_set: "name",
  aws_wafv2_regex_pattern_set: "name",
  aws_wafv2_rule_group: "name",
  aws_wafv2_web_acl: "name",
};

/** The name that a resource has in AWS, as it was given. */
export function nameProperty(resource: TerraformResource): string | undefined {
  const property = lookUp(naming, resource.terraformResourceType) ?? "name";
  const name = (resource as unknown as Readonly<Record<string, unknown>>)[`${property}Input`];
  return typeof name === "string" ? name : undefined;
}

/**
 * Refuses at synth two resources of one name, whoever declares them: the checks of an environment know what the library
 * makes, and not what is added to its stacks.
 */
export class UniqueNamesValidation implements IValidation {
  constructor(private readonly stack: TerraformStack) {}

  validate(): string[] {
    const owners = new Map<string, string>();
    return this.stack.node.findAll().flatMap((child) => {
      if (!TerraformResource.isTerraformResource(child)) return [];
      const { terraformResourceType: type, provider, node } = child;
      const name = Object.hasOwn(naming, type) ? nameProperty(child) : undefined;
      if (name === undefined) return [];
      // AWS WAF has names of its own for CloudFront; the attribute `scope` itself would be another reference at each look.
      const { scopeInput = "" } = child as { readonly scopeInput?: string };
      const key = [type, provider?.alias ?? "", scopeInput, name].join(" ");
      const owner = owners.get(key);
      owners.set(key, owner ?? node.path);
      if (owner === undefined) return [];
      return [`${node.path}: ${JSON.stringify(name)} is the name of ${owner} already (${type}); give another one`];
    });
  }
}
