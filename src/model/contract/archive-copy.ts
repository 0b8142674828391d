import { derivedTargets, type Environment } from "../environment/index.js";
import { secondRegion } from "../facts/backup.js";
import type { Replication } from "../inventory/s3.js";
import { prefixOf } from "../names/index.js";
import { archiveBucketName } from "./archive.js";
import { archivedLogGroups } from "./log-groups.js";

/** The folders of the archive, for a bucket in which others have theirs. */
export const archiveFolders = ["logs/", "errors/"] as const;

/** What a rule replicates: all that lies under a prefix. Its id is a dimension of S3's metrics. */
export interface ReplicationRule {
  readonly id: string;
  readonly prefix: string;
}

const wordOf = (folder: string) => folder.replace("/", "");

/** Rules that replicate the archive: the whole of a bucket of its own, its folders alone of a bucket that existed. */
export const replicationRules = (adopted: boolean): readonly ReplicationRule[] =>
  adopted
    ? archiveFolders.map((prefix) => ({ id: `archive-${wordOf(prefix)}`, prefix }))
    : [{ id: "archive", prefix: "" }];

const named = (...keys: readonly string[]) => ({ key: keys.join("/"), keys });

/** Where the archive is copied to; nothing where it is not, or where nobody says in which region. */
export function archiveCopy(environment: Environment) {
  const replication = environment.telemetry.logs.archive?.replication;
  const region = replication?.region ?? secondRegion[environment.region];
  if (replication === undefined || region === undefined) return undefined;
  return { ...replication, region, bucketName: archiveCopyName(environment) };
}

/** The bucket of the copy. */
export const archiveCopyName = (environment: Environment): string =>
  environment.telemetry.logs.archive?.replication?.bucketName ??
  `${prefixOf(environment)}-logs-copy-${environment.account}`;

/** The rules by which the archive is copied, as S3 counts what each of them does; none where nothing is written there. */
export const archiveReplications = derivedTargets<Replication>((inventory) => {
  const environment = inventory as Environment;
  const copy = archiveCopy(environment);
  if (copy === undefined || archivedLogGroups(environment).length === 0) return [];
  return replicationRules(environment.telemetry.logs.archive?.adopt ?? false).map(({ id, prefix }) => ({
    ...named("copy", ...(prefix === "" ? [] : [wordOf(prefix)])),
    target: {
      bucket: { name: archiveBucketName(environment) },
      destinationBucket: copy.bucketName,
      destinationRegion: copy.region,
      ruleId: id,
      timeControl: copy.timeControl,
    },
  }));
});
