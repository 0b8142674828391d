import { Construct } from "constructs";
import type { AccessLogBucket } from "../../../../modules/dev/access-logs/access-log-bucket.js";
import { loggingOfS3 } from "../../../../modules/dev/access-logs/logging-of-s3.js";
import type { LogArchive } from "../../../../modules/dev/log-archive/log-archive.js";
import { mainResource } from "../../../cdktf/address.js";
import {
  accessLogBucketName,
  accessLogDeliveryName,
  accessLogResultsBucketName,
  accessLogWriters,
  hasAccessLogTables,
  loggedBuckets,
  loggedDistributions,
  loggedTrails,
} from "../../../model/contract/access-logs.js";
import { policy } from "../../../model/iam/index.js";
import { prefixOf } from "../../../model/names/index.js";
import { handOver } from "../hand-over.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";
import type { Trails } from "./trails.js";

/** Access logs: their bucket, what attaches from outside, what owners of load balancers must set, and tables to ask. */
export function addAccessLogs(stack: TelemetryStack, archive: LogArchive | undefined, trails: Trails): void {
  const { environment } = stack;
  const { account, region, language, telemetry, terraform } = environment;
  if (!telemetry.accessLogs) return;
  const { retention, adopt, scanLimit } = telemetry.accessLogs;
  const writers = accessLogWriters(environment);
  const { applicationLoadBalancers, networkLoadBalancers, buckets: bucketNames } = writers;
  const distributions = loggedDistributions(environment);
  const buckets = loggedBuckets(environment);
  const bucketName = accessLogBucketName(environment);
  const scope = new Construct(stack, "accessLogs");
  const logs = new modules.AccessLogBucket(scope, mainResource, {
    account,
    region,
    bucketName,
    retention,
    adopt,
    destroyable: terraform.destroyable,
    writers,
  });
  stack.output("access_log_bucket", "Bucket of access logs", logs.bucketName);
  handOver(stack, "buckets/accessLogs", logs.bucketName);
  if (applicationLoadBalancers) {
    stack.output("alb_access_logs", "access_logs of Application Load Balancers", logs.applicationLoadBalancer);
  }
  if (networkLoadBalancers) {
    stack.output("nlb_access_logs", "access_logs of Network Load Balancers", logs.networkLoadBalancer);
  }
  if (adopt) {
    const statements = policy(...logs.bucketPolicyStatements);
    stack.output("access_log_bucket_policy", "Statements that the owner of the bucket adds to its policy", statements);
    const rules = JSON.stringify({ Rules: logs.bucketLifecycleRules });
    stack.output(
      "access_log_bucket_lifecycle",
      "Rules that the owner of the bucket adds to its lifecycle, as S3 takes them",
      rules,
    );
  }
  for (const { keys, target } of distributions) {
    new modules.CloudfrontAccessLogs(scope, ["cloudfront", ...keys].join("_"), {
      account,
      region,
      distributionId: target.id,
      name: accessLogDeliveryName(environment, keys),
      bucketArn: logs.bucketArn,
      provider: stack.providerIn("us-east-1"),
      dependsOn: logs.ready,
    });
  }
  for (const { keys, target } of buckets) {
    new modules.S3AccessLogs(scope, ["s3", ...keys].join("_"), {
      bucketName: target.name,
      logBucketName: logs.bucketName,
      dependsOn: logs.ready,
    });
  }
  if (archive && telemetry.logs.archive?.accessLogs) logArchive(stack, scope, archive, logs);
  for (const { key, keys } of loggedTrails(environment)) {
    new modules.S3AccessLogs(scope, ["trail", ...keys].join("_"), {
      bucketName: trails.get(key)!.bucketName,
      logBucketName: logs.bucketName,
      dependsOn: logs.ready,
    });
  }
  if (!hasAccessLogTables(environment)) return;
  const { databaseName, workgroupName } = new modules.AccessLogTables(scope, "tables", {
    account,
    region,
    language,
    retention,
    scanLimit,
    name: `${prefixOf(environment)}-access-logs`,
    bucketName,
    resultsBucketName: accessLogResultsBucketName(environment),
    applicationLoadBalancers,
    distributions: distributions.map(({ target }) => target.id),
    buckets: bucketNames,
  });
  stack.output("access_log_tables", "Access logs in Athena", { database: databaseName, workgroup: workgroupName });
}

/** Who reads the archive is logged; whoever manages the bucket of an archive that exists reads what to set. */
function logArchive(
  stack: TelemetryStack,
  scope: Construct,
  { bucketName }: LogArchive,
  { bucketName: logBucketName, ready }: AccessLogBucket,
): void {
  if (stack.environment.telemetry.logs.archive?.adopt)
    stack.output(
      "log_archive_bucket_logging",
      "Logging of requests that the owner of the bucket sets, as S3 takes it",
      JSON.stringify(loggingOfS3(logBucketName)),
    );
  else new modules.S3AccessLogs(scope, "archive", { bucketName, logBucketName, dependsOn: ready });
}
