import { SsmPatchBaseline, type SsmPatchBaselineApprovalRule } from "@cdktf/provider-aws/lib/ssm-patch-baseline";
import { SsmPatchGroup } from "@cdktf/provider-aws/lib/ssm-patch-group";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, parseInputs, required } from "../../../src/cdktf/inputs.js";
import {
  patchBaselineSchema,
  type PatchBaselineInput,
  type PatchRule,
} from "../../../src/model/environment/patches.js";
import { patchFacts, type PatchedSystem } from "../../../src/model/facts/patches.js";
import { nameProblem } from "./name-problem.js";

export interface PatchBaselineProps extends Omit<PatchBaselineInput, "groups"> {
  /** The baseline's name: 3 to 128 letters, digits, hyphens, underscores and dots. */
  readonly baselineName: string;
  /** Values of the tag of the instances that it is for, by a short stable key. */
  readonly groups: Readonly<Record<string, string>>;
}

/**
 * Which patches of an operating system are approved, and which are not, for groups of instances. The account's default baseline stays
 * as it is: it is for instances without a group.
 *
 * @throws Error when the operating system does not have a property or a word by which patches are selected.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-patch-baselines.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-patch-groups.html
 */
export class PatchBaseline extends Module {
  /** The baseline's id, that AWS gives it. */
  readonly baselineId: string;

  constructor(scope: Construct, id: string, props: PatchBaselineProps) {
    super(
      scope,
      id,
      required(props, { baselineName: "text", groups: "object", operatingSystem: "text", rules: "object" }),
    );
    const { baselineName, groups, ...settings } = props;
    checkInputs(this.node.path, { baselineName: nameProblem(baselineName, "a patch baseline") });
    const given = { ...settings, groups: Object.keys(groups) };
    const { operatingSystem, rules, ...rest } = parseInputs(this.node.path, patchBaselineSchema, given);
    const rejected = Object.keys(rest.rejectedPatches);
    const baseline = new SsmPatchBaseline(this, mainResource, {
      name: baselineName,
      operatingSystem,
      approvalRule: Object.values(rules).map((rule) => approvalRule(operatingSystem, rule)),
      rejectedPatches: rejected.length > 0 ? rejected : undefined,
      rejectedPatchesAction: rest.rejectedPatchesAction,
    });
    for (const [key, patchGroup] of Object.entries(groups))
      new SsmPatchGroup(this, key, { baselineId: baseline.id, patchGroup });
    this.baselineId = baseline.id;
  }
}

/** Days that a patch waits where a rule says none: as AWS's own baselines have it. */
const usualDays = 7;

function approvalRule(system: PatchedSystem, rule: PatchRule): SsmPatchBaselineApprovalRule {
  const { severityKey = "SEVERITY", releaseDates } = patchFacts(system);
  const { complianceLevel, enableNonSecurity, approveAfterDays = usualDays } = rule;
  const filters = { CLASSIFICATION: rule.classification, [severityKey]: rule.severity, PRIORITY: rule.priority };
  return {
    approveAfterDays: releaseDates ? approveAfterDays : undefined,
    complianceLevel,
    enableNonSecurity,
    patchFilter: Object.entries(filters).flatMap(([key, values]) => (values === undefined ? [] : [{ key, values }])),
  };
}
