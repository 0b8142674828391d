import { isObject, listOf } from "../../cdktf/terraform-json.js";
import { ownershipOf } from "../../model/contract/ownership.js";
import type { Environment } from "../../model/environment/index.js";
import type { Observation } from "./guardrails.js";

/** What holds something that cannot be made again, guards it, or is a setting of the whole account. */
const kept = new Set([
  "aws_accessanalyzer_analyzer",
  "aws_api_gateway_account",
  "aws_backup_vault",
  "aws_backup_vault_lock_configuration",
  "aws_backup_vault_policy",
  "aws_cloudwatch_log_group",
  "aws_config_configuration_recorder",
  "aws_config_configuration_recorder_status",
  "aws_config_delivery_channel",
  "aws_config_retention_configuration",
  "aws_ecr_registry_scanning_configuration",
  "aws_ecs_account_setting_default",
  "aws_guardduty_detector",
  "aws_iam_service_linked_role",
  "aws_inspector2_enabler",
  "aws_kms_key",
  "aws_macie2_account",
  "aws_macie2_classification_export_configuration",
  "aws_rds_cluster",
  "aws_s3_bucket",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_object_lock_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
  "aws_securityhub_account",
  "aws_securityhub_standards_subscription",
]);

/** What the provider makes anew for every change of it. */
const remade = new Set(["aws_backup_vault_lock_configuration"]);

/**
 * What a plan destroys or replaces and should not. Terraform's own refusal stands in the block of a resource and is gone with it, so where
 * a run finds no earlier output to compare with, as in a fresh checkout, the plan alone tells.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function destructions(
  { terraform: { destroyable } }: Environment,
  shown: Readonly<Record<string, unknown>>,
): Observation[] {
  const deleted = listOf(shown.resource_changes)
    .filter(isObject)
    .flatMap(({ type, address, change }) => {
      if (typeof type !== "string" || !isObject(change)) return [];
      const actions = listOf(change.actions);
      const before = isObject(change.before) ? change.before : {};
      return actions.includes("delete") ? [{ type, address: String(address), actions, before }] : [];
    });
  const meant = deleted.filter(({ before }) => isSaid(before));
  const emptied = new Set(meant.flatMap(({ type, before }) => (type === "aws_s3_bucket" ? [before.bucket] : [])));
  return deleted
    .filter(({ type }) => ownershipOf(type) === "adopted" || (kept.has(type) && !destroyable))
    .filter(({ type, actions }) => !(remade.has(type) && actions.includes("create")))
    .filter((one) => !meant.includes(one) && !emptied.has(one.before.bucket))
    .map(({ address, actions }) => ({ guardrail: "destruction", at: address, value: actions.join(", ") }));
}

/** A log group or a function that Terraform forgets all the same, and a bucket of what can be asked again. */
const isSaid = (before: Readonly<Record<string, unknown>>): boolean =>
  before.skip_destroy === true || before.force_destroy === true;
