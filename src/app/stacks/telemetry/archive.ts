import type { LogArchive } from "../../../../modules/dev/log-archive/log-archive.js";
import { archiveBucketName, archiveRetention } from "../../../model/contract/archive.js";
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
  const { bucketPolicyStatements, bucketLifecycleRules, keyPolicyStatements } = made;
  const added = (what: string) => `Statements that the owner of the ${what} adds to its policy`;
  if (bucketPolicyStatements.length > 0)
    stack.output("log_archive_bucket_policy", added("bucket"), policy(...bucketPolicyStatements));
  if (keyPolicyStatements.length > 0)
    stack.output("log_archive_key_policy", added("bucket's key"), policy(...keyPolicyStatements));
  if (bucketLifecycleRules.length > 0) {
    const description = "Rules that the owner of the bucket adds to its lifecycle, as S3 takes them";
    stack.output("log_archive_bucket_lifecycle", description, JSON.stringify({ Rules: bucketLifecycleRules }));
  }
  return made;
}
