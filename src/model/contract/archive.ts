import { derivedTargets, type Environment } from "../environment/index.js";
import type { FirehoseStream } from "../inventory/firehose.js";
import { archiveDefaults } from "../environment/log-archive.js";
import { awsName, prefixOf, type EnvironmentName } from "../names/index.js";
import { archivedLogGroups } from "./log-groups.js";

/** Seconds that the archive gathers log events before it writes them. */
export const archiveBufferingInterval = 300;

/** The bucket of the archive, where it is one of this account. */
export const archiveBucketName = (environment: Environment): string =>
  environment.telemetry.logs.archive?.bucketName ?? `${prefixOf(environment)}-logs-${environment.account}`;

/** The audit logs that are copied to the bucket, and the most days that any of them is kept; none where there are none. */
export function keptCopies(environment: Environment): { readonly days: number; readonly ids: readonly string[] } {
  const kept = archivedLogGroups(environment).filter(({ audit }) => audit);
  return { days: Math.max(0, ...kept.map(({ retention }) => retention)), ids: kept.map(({ id }) => id) };
}

/** Days that copies are kept: a bucket has one count, so all of them as long as those of audit logs. */
export const archiveRetention = (environment: Environment): number =>
  environment.telemetry.logs.archive?.retention ?? Math.max(archiveDefaults.retention, keptCopies(environment).days);

/** The bucket of the results of queries over the archive. */
export const resultsBucketName = (environment: Environment): string =>
  environment.telemetry.logs.athena.resultsBucketName ?? `${prefixOf(environment)}-athena-${environment.account}`;

/** Whether logs are copied at all, to a bucket of this account or another one. */
export const hasArchive = ({ telemetry: { logs } }: Environment): boolean =>
  logs.archive !== undefined || logs.foreignArchive !== undefined;

/** Whether the archive is a table of Athena: one of this account that holds anything. */
export const hasLogTable = (environment: Environment): boolean => {
  const { archive, athena } = environment.telemetry.logs;
  return archive !== undefined && athena.enabled && archivedLogGroups(environment).length > 0;
};

/** The log group in which Firehose tells what it could not write. */
export const archiveErrorLogGroup = (environment: EnvironmentName): string =>
  `/aws/kinesisfirehose/${awsName("deliveryStream", environment, "logs")}`;

/** The Firehose stream that copies a log group, by the keys of that log group. */
export const archiveStreamName = (environment: EnvironmentName, keys: readonly string[]): string =>
  awsName("deliveryStream", environment, "logs", ...keys);

/** The subscription filter that sends a log group to the archive: the same name on each of them. */
export const archiveFilterName = (environment: EnvironmentName): string =>
  awsName("subscriptionFilter", environment, "archive");

/** What all log groups that are copied have in common. */
export interface ArchiveFilter {
  readonly filterName: string;
}

/** The subscription filters of the archive as one, so that one alarm tells of all of them. */
export const archiveFilters = derivedTargets<ArchiveFilter>((inventory) => {
  const environment = inventory as Environment;
  if (archivedLogGroups(environment).length === 0) return [];
  return [{ key: "all", keys: ["all"], target: { filterName: archiveFilterName(environment) } }];
});

/** The streams of the log archive, so that a dead one is noticed. */
export const archiveStreams = derivedTargets<FirehoseStream>((inventory) => {
  const environment = inventory as Environment;
  return archivedLogGroups(environment).map(({ keys }) => ({
    key: keys.join("/"),
    keys,
    target: { name: archiveStreamName(environment, keys), bufferingInterval: archiveBufferingInterval },
  }));
});
