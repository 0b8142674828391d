import { all, arn, everywhere, grant, passRole, type Permissions } from "./permission.js";

/** AWS gives each of them an id, so that they are known by no name. */
const baseline = arn("ssm", "patchbaseline/*");
const window = arn("ssm", "maintenancewindow/*");
const withTarget = all(window, arn("ssm", "windowtarget/*"));
const withTask = all(window, arn("ssm", "windowtask/*"));
const tags = "AddTagsToResource RemoveTagsFromResource ListTagsForResource";

/**
 * Patch baselines and maintenance windows of Systems Manager.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
export const patches: Permissions = {
  aws_ssm_patch_baseline: {
    grants: [
      grant("ssm", "CreatePatchBaseline", everywhere),
      grant("ssm", `GetPatchBaseline UpdatePatchBaseline DeletePatchBaseline ${tags}`, baseline),
    ],
  },
  aws_ssm_patch_group: {
    grants: [
      grant("ssm", "RegisterPatchBaselineForPatchGroup DeregisterPatchBaselineForPatchGroup", baseline),
      grant("ssm", "DescribePatchGroups", everywhere),
    ],
  },
  aws_ssm_maintenance_window: {
    grants: [
      grant("ssm", "CreateMaintenanceWindow", everywhere),
      grant("ssm", `GetMaintenanceWindow UpdateMaintenanceWindow DeleteMaintenanceWindow ${tags}`, window),
    ],
  },
  aws_ssm_maintenance_window_target: {
    grants: [
      grant("ssm", "RegisterTargetWithMaintenanceWindow DescribeMaintenanceWindowTargets", window),
      grant("ssm", "UpdateMaintenanceWindowTarget DeregisterTargetFromMaintenanceWindow", withTarget),
    ],
  },
  aws_ssm_maintenance_window_task: {
    grants: [
      grant("ssm", "RegisterTaskWithMaintenanceWindow GetMaintenanceWindowTask", window),
      grant("ssm", "UpdateMaintenanceWindowTask DeregisterTaskFromMaintenanceWindow", withTask),
      passRole("service_role_arn", "ssm"),
    ],
  },
};
