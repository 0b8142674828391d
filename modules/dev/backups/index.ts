export {
  ContinuousBackups,
  DailyBackups,
  type BackupCopy,
  type ContinuousBackupsProps,
  type DailyBackupsProps,
} from "./backup-plan.js";
export { BackupRole, type BackupRoleProps } from "./backup-role.js";
export { BackupSettings } from "./backup-settings.js";
export { BackupVault, type BackupVaultProps, type VaultLock } from "./backup-vault.js";
export { AdoptedDynamodbTable, PointInTimeRecovery, type AdoptedDynamodbTableProps } from "./point-in-time-recovery.js";
export { RestoreTest, type RestoreTestProps } from "./restore-test.js";
