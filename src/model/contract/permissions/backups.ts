import { arn, everywhere, given, grant, passRole, type ArnsOf, type Permissions } from "./permission.js";

const plan = arn("backup", "backup-plan:*");
const vault = arn("backup", "backup-vault:{name}");
const vaultOf = arn("backup", "backup-vault:{backup_vault_name}");
/** AWS adds characters of its own. */
const testing = arn("backup", "restore-testing-plan:{name}-*");
const testingOf = arn("backup", "restore-testing-plan:{restore_testing_plan_name}-*");
const tags = "ListTags TagResource UntagResource";

const key: ArnsOf = given("kms_key_arn");

/**
 * AWS Backup. A plan is known by an id that AWS gives it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html
 */
export const backups: Permissions = {
  aws_backup_plan: {
    arn: plan,
    grants: [grant("backup", `CreateBackupPlan GetBackupPlan UpdateBackupPlan DeleteBackupPlan ${tags}`, plan)],
  },
  aws_backup_selection: {
    grants: [
      grant("backup", "CreateBackupSelection GetBackupSelection DeleteBackupSelection ListBackupSelections", plan),
      passRole("iam_role_arn", "backup"),
    ],
  },
  aws_backup_vault: {
    arn: vault,
    grants: [
      grant("backup", `CreateBackupVault DescribeBackupVault DeleteBackupVault ${tags}`, vault),
      grant("backup-storage", "MountCapsule", everywhere),
      grant("kms", "CreateGrant DescribeKey RetireGrant Decrypt GenerateDataKey", key),
    ],
  },
  aws_backup_vault_lock_configuration: {
    grants: [
      grant(
        "backup",
        "PutBackupVaultLockConfiguration DeleteBackupVaultLockConfiguration DescribeBackupVault",
        vaultOf,
      ),
    ],
  },
  aws_backup_vault_policy: {
    grants: [
      grant("backup", "PutBackupVaultAccessPolicy GetBackupVaultAccessPolicy DeleteBackupVaultAccessPolicy", vaultOf),
    ],
  },
  aws_backup_region_settings: {
    grants: [grant("backup", "UpdateRegionSettings DescribeRegionSettings", everywhere)],
  },
  aws_backup_restore_testing_plan: {
    arn: testing,
    grants: [
      grant(
        "backup",
        `CreateRestoreTestingPlan GetRestoreTestingPlan UpdateRestoreTestingPlan DeleteRestoreTestingPlan ${tags}`,
        testing,
      ),
    ],
  },
  aws_backup_restore_testing_selection: {
    grants: [
      grant(
        "backup",
        "CreateRestoreTestingSelection GetRestoreTestingSelection UpdateRestoreTestingSelection DeleteRestoreTestingSelection",
        testingOf,
      ),
      passRole("iam_role_arn", "backup"),
    ],
  },
};
