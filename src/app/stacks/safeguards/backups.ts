import { Construct } from "constructs";
import { collectTargets, type Environment } from "../../../model/environment/index.js";
import type { Backups } from "../../../model/environment/backups.js";
import {
  backupTag,
  continuousOf,
  copyRegion,
  dailyOf,
  recoverableTables,
  vaultName,
  type Backed,
} from "../../../model/contract/backups.js";
import { roleNames } from "../../../model/contract/roles.js";
import { dynamodbTables } from "../../../model/inventory/dynamodb.js";
import { awsName } from "../../../model/names/index.js";
import type { SafeguardsStack } from "../safeguards-stack.js";
import { modules } from "../telemetry/modules.js";

/** Vaults, plans, roles and restore tests; point-in-time recovery of tables that nobody manages. */
export function addBackups(stack: SafeguardsStack): void {
  const { environment } = stack;
  const { backups } = environment;
  if (backups === undefined) return;
  const { region, timeZone, roles } = environment;
  const scope = new Construct(stack, "backups");
  const vault = addVault(stack, scope, "vault", region, backups);
  const there = copyRegion(environment, backups);
  const copyVault = there === undefined ? undefined : addVault(stack, scope, "copy", there, backups);
  const { roleArn } = new modules.BackupRole(scope, "role", {
    region,
    roleName: roleNames.backup(environment),
    roles,
    purpose: "backup",
  });
  const restore = new modules.BackupRole(scope, "restoreRole", {
    region,
    roleName: roleNames.restore(environment),
    roles,
    purpose: "restore",
  });
  const { periodic, continuous, copy, restoreTest } = backups;
  const daily = dailyOf(environment);
  const plan = { vaultName: vault.vaultName, roleArn };
  new modules.DailyBackups(scope, "daily", {
    ...plan,
    ...periodic,
    planName: awsName("backupPlan", environment, "daily"),
    timeZone,
    resources: byService(daily),
    tag: backupTag(environment, backups),
    copy: copyVault && { vaultArn: copyVault.vaultArn, retention: copy.retention ?? periodic.retention },
  });
  const always = continuousOf(environment);
  if (always.length > 0)
    new modules.ContinuousBackups(scope, "continuous", {
      ...plan,
      planName: awsName("backupPlan", environment, "continuous"),
      retention: continuous.retention,
      time: halfADayFrom(periodic.time),
      timeZone,
      resources: byService(always),
    });
  if (backups.optIn) new modules.BackupSettings(scope, "settings");
  if (restoreTest)
    new modules.RestoreTest(scope, "restoreTest", {
      ...restoreTest,
      planName: awsName("backupPlan", environment, "restore").replaceAll("-", "_"),
      vaultArn: vault.vaultArn,
      roleArn: restore.roleArn,
      services: [...new Set(daily.map(({ service }) => service))],
      timeZone,
      overrides: restoreTest.overrides,
    });
  addRecovery(stack, scope, backups);
  tellRetention(stack, always, continuous.retention);
  stack.output("backup_vaults", "Vaults and roles of AWS Backup", {
    vault_arn: vault.vaultArn,
    copy_vault_arn: copyVault?.vaultArn,
    backup_role_arn: roleArn,
    restore_role_arn: restore.roleArn,
  });
}

function addVault(stack: SafeguardsStack, scope: Construct, id: string, region: string, backups: Backups) {
  const { environment } = stack;
  const { lock, deletableBy } = backups;
  return new modules.BackupVault(scope, id, {
    account: environment.account,
    region,
    vaultName: vaultName(environment),
    alias: awsName("kmsAlias", environment, "backups"),
    deletableBy,
    lock,
    destroyable: environment.terraform.destroyable,
    provider: stack.providerIn(region),
  });
}

/** Tables that nobody manages are adopted; whoever manages one reads what to set. */
function addRecovery(stack: SafeguardsStack, scope: Construct, { continuous }: Backups): void {
  const { environment } = stack;
  const recoverable = recoverableTables(environment);
  if (recoverable.length === 0) return;
  for (const { keys, name } of recoverable) {
    if (adopts(environment, keys))
      new modules.AdoptedDynamodbTable(scope, `table_${keys.join("_")}`, {
        tableName: name,
        recoveryPeriod: continuous.retention,
      });
  }
  const others = recoverable.filter(({ keys }) => !adopts(environment, keys));
  if (others.length > 0)
    stack.output("dynamodb_point_in_time_recovery", "point_in_time_recovery of tables, for whoever manages them", {
      tables: others.map(({ name }) => name),
      point_in_time_recovery: { enabled: true, recovery_period_in_days: continuous.retention },
    });
}

/**
 * AWS Backup sets how long databases keep what they can go back to, and RDS then takes no other word: a pipeline that says another
 * number would change it back in every plan, or fail.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
 */
function tellRetention(stack: SafeguardsStack, backed: readonly Backed[], retention: number): void {
  const of = (service: string) => backed.filter((one) => one.service === service).map(({ name }) => name);
  const [clusters, instances] = [of("aurora"), of("rds")];
  if (clusters.length + instances.length === 0) return;
  stack.output("database_backup_retention", "backup_retention_period of databases, for whoever manages them", {
    clusters,
    instances,
    backup_retention_period: retention,
  });
}

/** AWS Backup runs one job of a resource at a time, so both kinds keep out of each other's way. */
const halfADayFrom = (time: string): string =>
  `${String((Number(time.slice(0, 2)) + 12) % 24).padStart(2, "0")}${time.slice(2)}`;

const adopts = (environment: Environment, keys: readonly string[]): boolean =>
  collectTargets(environment, dynamodbTables).some(({ key, target }) => key === keys.join("/") && target.adopt);

const byService = (backed: readonly Backed[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...new Set(backed.map(({ service }) => service))].map((service) => [
      service,
      backed.filter((one) => one.service === service).map(({ arn }) => arn),
    ]),
  );
