import { Construct } from "constructs";
import { patchOutputPolicy } from "../../../../modules/dev/patches/policies.js";
import { planLogGroups } from "../../../model/contract/log-groups.js";
import { patchGroupNames } from "../../../model/contract/patches.js";
import { roleNames } from "../../../model/contract/roles.js";
import { arnOf } from "../../../model/iam/index.js";
import { awsName } from "../../../model/names/index.js";
import type { SafeguardsStack } from "../safeguards-stack.js";
import { modules } from "../telemetry/modules.js";

/** Patch baselines and maintenance windows; what instances of other pipelines must have so that they are patched. */
export function addPatches(stack: SafeguardsStack): void {
  const { environment } = stack;
  const { patches } = environment;
  if (patches === undefined) return;
  const { account, region, roles, timeZone } = environment;
  const scope = new Construct(stack, "patches");
  const names = patchGroupNames(environment, patches);
  for (const [key, { groups, ...baseline }] of Object.entries(patches.baselines))
    new modules.PatchBaseline(scope, `baseline_${key}`, {
      ...baseline,
      baselineName: awsName("patchBaseline", environment, "patches", key),
      groups: Object.fromEntries(groups.map((group) => [group, names[group]!])),
    });
  const roleName = roleNames.patches(environment);
  const { roleArn } = new modules.PatchRole(scope, "role", { account, region, roles, roleName });
  // The log group is of the telemetry stack, and known by its name.
  const logGroupName = planLogGroups(environment).find(({ id }) => id === "patches")!.name;
  for (const [key, { groups, ...window }] of Object.entries(patches.windows))
    new modules.PatchWindow(scope, `window_${key}`, {
      ...window,
      windowName: awsName("maintenanceWindow", environment, "patches", key),
      timeZone,
      tag: { key: patches.tagKey, values: groups.map((group) => names[group]!) },
      roleArn,
      logGroupName,
    });
  stack.output("patch_manager", "Patch Manager: the tag of instances by group, and the policy of their profile", {
    tag_key: patches.tagKey,
    tag_values: names,
    instance_role_policy: patchOutputPolicy({ logGroupArn: arnOf(environment, "logs", `log-group:${logGroupName}`) }),
  });
}
