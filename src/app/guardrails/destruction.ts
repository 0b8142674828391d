import { isObject, listOf } from "../../cdktf/terraform-json.js";
import { ownershipOf } from "../../model/contract/ownership.js";
import type { Environment } from "../../model/environment/index.js";
import type { Observation } from "./guardrails.js";

/** What holds something that cannot be made again, guards it, or is a setting of the whole account. */
const kept = new Set([
  "aws_api_gateway_account",
  "aws_backup_vault",
  "aws_backup_vault_lock_configuration",
  "aws_cloudwatch_log_group",
  "aws_ecr_registry_scanning_configuration",
  "aws_ecs_account_setting_default",
  "aws_guardduty_detector",
  "aws_inspector2_enabler",
  "aws_kms_key",
  "aws_rds_cluster",
  "aws_s3_bucket",
  "aws_s3_bucket_object_lock_configuration",
]);

/**
 * What a plan destroys or replaces and should not. Terraform's own refusal stands in the block of a resource and is gone with it, so where
 * a run finds no earlier output to compare with, as in a fresh checkout, the plan alone tells.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export const destructions = (
  { terraform: { destroyable } }: Environment,
  shown: Readonly<Record<string, unknown>>,
): Observation[] =>
  listOf(shown.resource_changes)
    .filter(isObject)
    .flatMap(({ type, address, change }): Observation[] => {
      if (typeof type !== "string" || !isObject(change)) return [];
      const actions = listOf(change.actions);
      const held = ownershipOf(type) === "adopted" || (kept.has(type) && !destroyable);
      if (!held || !actions.includes("delete") || staysAllTheSame(change.before)) return [];
      return [{ guardrail: "destruction", at: String(address), value: actions.join(", ") }];
    });

/** A log group or a function of which Terraform forgets, and a bucket of what can be asked again. */
const staysAllTheSame = (before: unknown): boolean =>
  isObject(before) && (before.skip_destroy === true || before.force_destroy === true);
