import type { LogArchive } from "../../../../modules/dev/log-archive/log-archive.js";
import { archiveBucketName, archiveRetention } from "../../../model/contract/archive.js";
import { archiveCopy } from "../../../model/contract/archive-copy.js";
import { roleNames } from "../../../model/contract/roles.js";
import { policy } from "../../../model/iam/index.js";
import { handOver } from "../hand-over.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";

/** The archive of logs, in a bucket that is made or that exists, and what the owners of others must add. */
export function addArchive(stack: TelemetryStack): LogArchive | undefined {
  const { account, region, timeZone, telemetry, terraform, roles } = stack.environment;
  const { archive, foreignArchive, retention } = telemetry.logs;
  const bucket =
    foreignArchive ??
    (archive && {
      ...archive,
      bucketName: archiveBucketName(stack.environment),
      retention: archiveRetention(stack.environment),
    });
  if (!bucket) return undefined;
  const made = new modules.LogArchive(stack, "archive", {
    bucket,
    account,
    region,
    timeZone,
    environment: stack.environment,
    roles,
    errorLogRetention: retention,
    errorLogKmsKeyArn: telemetry.logs.kmsKeyArn,
    destroyable: terraform.destroyable,
  });
  stack.output("log_archive_bucket", "Bucket of the log archive", made.bucketName);
  handOver(stack, "buckets/logArchive", made.bucketName);
  outputAdditions(stack, "log_archive", made);
  addCopy(stack, made);
  return made;
}

/** The copy of the archive in another region or account, and what owners of buckets that exist must add. */
function addCopy(stack: TelemetryStack, { bucketName, ready }: LogArchive): void {
  const { environment } = stack;
  const { account, region, roles, telemetry, terraform } = environment;
  const { archive } = telemetry.logs;
  const copy = archiveCopy(environment);
  if (archive === undefined || copy === undefined) return;
  const { timeControl, ...to } = copy;
  const made = new modules.ArchiveReplication(stack, "archiveCopy", {
    account,
    region,
    roles,
    roleName: roleNames.archiveReplication(environment),
    timeControl,
    source: { ...archive, bucketName, dependsOn: ready },
    copy: {
      ...to,
      retention: archiveRetention(environment),
      provider: to.account === undefined && !to.adopt ? stack.providerIn(to.region) : undefined,
    },
    destroyable: terraform.destroyable,
  });
  stack.output("log_archive_copy_bucket", "Bucket of the copy of the log archive", made.bucketName);
  handOver(stack, "buckets/logArchiveCopy", made.bucketName);
  const { replicationConfiguration } = made;
  if (replicationConfiguration !== undefined)
    stack.output(
      "log_archive_bucket_replication",
      "Replication that the owner of the bucket sets, as S3 takes it",
      JSON.stringify(replicationConfiguration),
    );
  outputAdditions(stack, "log_archive_copy", made);
}

/** What the owners of a bucket that exists, and of its key, add to what they manage. */
function outputAdditions(
  stack: TelemetryStack,
  name: string,
  made: Pick<LogArchive, "bucketPolicyStatements" | "bucketLifecycleRules" | "keyPolicyStatements">,
): void {
  const { bucketPolicyStatements, bucketLifecycleRules, keyPolicyStatements } = made;
  const added = (what: string) => `Statements that the owner of the ${what} adds to its policy`;
  if (bucketPolicyStatements.length > 0)
    stack.output(`${name}_bucket_policy`, added("bucket"), policy(...bucketPolicyStatements));
  if (keyPolicyStatements.length > 0)
    stack.output(`${name}_key_policy`, added("bucket's key"), policy(...keyPolicyStatements));
  if (bucketLifecycleRules.length > 0) {
    const description = "Rules that the owner of the bucket adds to its lifecycle, as S3 takes them";
    stack.output(`${name}_bucket_lifecycle`, description, JSON.stringify({ Rules: bucketLifecycleRules }));
  }
}
