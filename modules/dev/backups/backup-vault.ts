import { BackupVault as Vault } from "@cdktf/provider-aws/lib/backup-vault";
import { BackupVaultLockConfiguration } from "@cdktf/provider-aws/lib/backup-vault-lock-configuration";
import { BackupVaultPolicy } from "@cdktf/provider-aws/lib/backup-vault-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, countProblem, required, unless } from "../../../src/cdktf/inputs.js";
import { backupLimits } from "../../../src/model/facts/backup.js";
import { keyPolicy, policy, type Place } from "../../../src/model/iam/index.js";
import { withReferences } from "../../../src/model/schema/token.js";

/** How long backups of a vault must and may be kept, whoever asks. */
export interface VaultLock {
  /** Days that every backup is kept at least. */
  readonly minimumRetention: number;
  /**
   * Days that a backup is kept at most.
   * @default no limit
   */
  readonly maximumRetention?: number;
  /**
   * Days after which nobody can take the lock off again: 3 or more.
   * @default it can be taken off by whoever may
   */
  readonly changeableForDays?: number;
}

export interface BackupVaultProps extends Place {
  /** The vault's name: 2 to 50 letters, digits, hyphens and underscores. */
  readonly vaultName: string;
  /** The alias of the vault's key, without `alias/`. */
  readonly alias: string;
  /**
   * ARNs of roles that may delete backups before their time.
   * @default nobody may
   */
  readonly deletableBy?: readonly string[];
  /** A lock. @default none */
  readonly lock?: VaultLock;
  /** The provider of the vault's region, where that is not the stack's. */
  readonly provider?: TerraformProvider;
  /**
   * Whether the vault, its policy and its key go with what made them; a vault in which backups are is not deleted even so.
   * Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * A vault with a key of its own, out of which nobody deletes a backup before its time.
 *
 * @throws Error when the name, or the days of the lock, are not as AWS Backup takes them.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export class BackupVault extends Module {
  /** The vault's name, which waits for the vault to exist. */
  readonly vaultName: string;
  /** The vault's ARN. */
  readonly vaultArn: string;

  constructor(scope: Construct, id: string, props: BackupVaultProps) {
    super(scope, id, required(props, { vaultName: "text", alias: "text", account: "text", region: "text" }));
    checkInputs(this.node.path, problems(props));
    const { vaultName, deletableBy = [] } = withReferences(props, "vaultName", "deletableBy");
    const { alias, lock, provider, destroyable } = props;
    const key = new KmsKey(this, "key", {
      description: `Backups of ${alias}`,
      enableKeyRotation: true,
      provider,
      policy: keyPolicy(props),
    });
    new KmsAlias(this, "keyAlias", { name: `alias/${alias}`, targetKeyId: key.keyId, provider });
    const vault = new Vault(this, mainResource, { name: vaultName, kmsKeyArn: key.arn, provider });
    this.vaultName = vault.name;
    this.vaultArn = vault.arn;
    const exempt = deletableBy.length === 0 ? undefined : { ArnNotLike: { "aws:PrincipalArn": [...deletableBy] } };
    const vaultPolicy = new BackupVaultPolicy(this, "policy", {
      backupVaultName: vault.name,
      provider,
      policy: policy({
        Sid: "NobodyDeletes",
        Effect: "Deny",
        Principal: "*",
        Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
        Resource: "*",
        Condition: exempt,
      }),
    });
    if (lock)
      new BackupVaultLockConfiguration(this, "lock", {
        backupVaultName: vault.name,
        minRetentionDays: lock.minimumRetention,
        maxRetentionDays: lock.maximumRetention,
        changeableForDays: lock.changeableForDays,
        provider,
      });
    // A vault with backups in it is never deleted, and would stay without its policy. The lock is not among them: the provider makes it anew
    // for every change of its days, and AWS itself keeps one whose time to be changed is over.
    if (!destroyable) for (const kept of [key, vault, vaultPolicy]) protect(kept);
  }
}

function problems({ vaultName, lock }: BackupVaultProps): Readonly<Record<string, string | undefined>> {
  const { minimumRetention, maximumRetention = backupLimits.retention, changeableForDays } = lock ?? {};
  const least = backupLimits.leastLockDays;
  return {
    vaultName: unless(
      vaultName.includes("${") || /^[a-zA-Z0-9_-]{2,50}$/.test(vaultName),
      `${JSON.stringify(vaultName)} is not a vault's name: 2 to 50 letters, digits, hyphens and underscores`,
    ),
    "lock.minimumRetention":
      countProblem(minimumRetention, "days") ??
      unless(
        minimumRetention === undefined || minimumRetention <= maximumRetention,
        `${minimumRetention} is more than the ${maximumRetention} days that a backup may be kept`,
      ),
    "lock.changeableForDays": unless(
      changeableForDays === undefined || (Number.isInteger(changeableForDays) && changeableForDays >= least),
      `${changeableForDays} is not ${least} days or more, which AWS leaves for taking the lock off`,
    ),
  };
}
