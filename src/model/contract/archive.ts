import { derivedTargets, type Environment } from "../environment/index.js";
import type { FirehoseStream } from "../inventory/firehose.js";
import { awsName, prefixOf, type EnvironmentName } from "../names/index.js";
import { archivedLogGroups } from "./log-groups.js";

/** Seconds that the archive gathers log events before it writes them. */
export const archiveBufferingInterval = 300;

/** The bucket of the archive, where it is one of this account. */
export const archiveBucketName = (environment: Environment): string =>
  environment.telemetry.logs.archive?.bucketName ?? `${prefixOf(environment)}-logs-${environment.account}`;

/** The Firehose stream that copies a log group, by the keys of that log group. */
export const archiveStreamName = (environment: EnvironmentName, keys: readonly string[]): string =>
  awsName("deliveryStream", environment, "logs", ...keys);

/** The streams of the log archive, so that a dead one is noticed. */
export const archiveStreams = derivedTargets<FirehoseStream>((inventory) => {
  const environment = inventory as Environment;
  return archivedLogGroups(environment).map(({ keys }) => ({
    key: keys.join("/"),
    keys,
    target: { name: archiveStreamName(environment, keys), bufferingInterval: archiveBufferingInterval },
  }));
});
