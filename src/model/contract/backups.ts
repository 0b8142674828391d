import { derivedTargets, collectTargets, type Environment, type TargetKind } from "../environment/index.js";
import type { Backups } from "../environment/backups.js";
import { backupFacts, backupServiceNames, secondRegion, type BackupService } from "../facts/backup.js";
import { arnOf, bucketArnOf, type Place } from "../iam/index.js";
import { auroraClusters } from "../inventory/aurora.js";
import { dynamodbTables } from "../inventory/dynamodb.js";
import { ec2Instances } from "../inventory/ec2.js";
import { fileSystems } from "../inventory/efs.js";
import { rdsInstances } from "../inventory/rds.js";
import { s3Buckets } from "../inventory/s3.js";
import { awsName, prefixOf } from "../names/index.js";

/** Something of the inventory that AWS Backup can back up. */
export interface Backed {
  readonly service: BackupService;
  /** Keys in the inventory. */
  readonly keys: readonly string[];
  /** `aurora.main` */
  readonly key: string;
  readonly name: string;
  readonly arn: string;
}

const of = <Target>(
  kind: TargetKind<Target>,
  name: (target: Target) => string,
  arn: (place: Place, name: string) => string,
) => ({
  kind,
  name: name as (target: unknown) => string,
  arn,
});

const kinds: Readonly<
  Record<
    BackupService,
    { kind: TargetKind<unknown>; name: (target: unknown) => string; arn: (place: Place, name: string) => string }
  >
> = {
  aurora: of(
    auroraClusters,
    ({ identifier }) => identifier,
    (place, name) => arnOf(place, "rds", `cluster:${name}`),
  ),
  dynamodb: of(
    dynamodbTables,
    ({ name }) => name,
    (place, name) => arnOf(place, "dynamodb", `table/${name}`),
  ),
  ec2: of(
    ec2Instances,
    ({ instanceId }) => instanceId,
    (place, name) => arnOf(place, "ec2", `instance/${name}`),
  ),
  efs: of(
    fileSystems,
    ({ id }) => id,
    (place, name) => arnOf(place, "elasticfilesystem", `file-system/${name}`),
  ),
  rds: of(
    rdsInstances,
    ({ identifier }) => identifier,
    (place, name) => arnOf(place, "rds", `db:${name}`),
  ),
  s3: of(
    s3Buckets,
    ({ name }) => name,
    (place, name) => bucketArnOf(place, name),
  ),
};

/** Everything in an inventory that could be backed up. */
export const backable = (environment: Environment): readonly Backed[] =>
  backupServiceNames.flatMap((service) => {
    const { kind, name, arn } = kinds[service];
    return collectTargets(environment, kind).map(({ keys, target }) => ({
      service,
      keys,
      key: `${service}.${keys.join(".")}`,
      name: name(target),
      arn: arn(environment, name(target)),
    }));
  });

/** What has daily backups. */
export const dailyOf = (environment: Environment): readonly Backed[] =>
  chosen(environment, environment.backups?.periodic.services ?? []);

/** What has continuous backups. */
export const continuousOf = (environment: Environment): readonly Backed[] =>
  environment.backups?.continuous.off === undefined
    ? chosen(environment, environment.backups?.continuous.services ?? [])
    : [];

/** Tables with point-in-time recovery, which AWS Backup does not manage. */
export const recoverableTables = (environment: Environment): readonly Backed[] =>
  environment.backups?.continuous.off === undefined
    ? dailyOf(environment).filter(({ service }) => service === "dynamodb")
    : [];

function chosen(environment: Environment, services: readonly BackupService[]): readonly Backed[] {
  const excluded = environment.backups?.exclude ?? {};
  return backable(environment).filter(
    ({ service, key }) => services.includes(service) && !Object.hasOwn(excluded, key),
  );
}

/** Where copies go; nothing where there are none. */
export const copyRegion = (environment: Environment, { copy }: Backups): string | undefined =>
  copy.off === undefined ? (copy.region ?? secondRegion[environment.region]) : undefined;

/** The vault of the environment, which has one name in both regions. */
export const vaultName = (environment: Environment): string => awsName("backupVault", environment);

/** The tag by which resources ask for daily backups. */
export const backupTag = (
  environment: Environment,
  { tag }: Backups,
): { readonly key: string; readonly value: string } => tag ?? { key: "Backup", value: prefixOf(environment) };

/** A vault, for what is watched of it. */
export interface BackupVaultTarget {
  readonly name: string;
  readonly arn: string;
  /** Whether what is in it is copied to another region. */
  readonly copied: boolean;
}

/** The vault that daily backups are put into, where there is one. */
export const backupVaults = derivedTargets<BackupVaultTarget>((inventory) => {
  const environment = inventory as Environment;
  const { backups } = environment;
  if (backups === undefined) return [];
  const name = vaultName(environment);
  const target = {
    name,
    arn: arnOf(environment, "backup", `backup-vault:${name}`),
    copied: copyRegion(environment, backups) !== undefined,
  };
  return [{ key: "vault", keys: ["vault"], target }];
});

/** The word of AWS Backup for a service. */
export const backupType = (service: BackupService): string => backupFacts(service).type;
