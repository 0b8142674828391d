import { Construct } from "constructs";
import type { TrafficLogBucket } from "../../../../modules/dev/traffic-logs/traffic-log-bucket.js";
import { mainResource } from "../../../cdktf/address.js";
import {
  hasTrafficLogTables,
  trafficLogBucketName,
  trafficLogResultsBucketName,
  trafficLogWriters,
} from "../../../model/contract/traffic-logs.js";
import { policy } from "../../../model/iam/index.js";
import { prefixOf } from "../../../model/names/index.js";
import { handOver } from "../hand-over.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";

/** The bucket of flow logs, DNS queries and WAF's logs that go straight to S3, and tables to ask. */
export function addTrafficLogs(stack: TelemetryStack): TrafficLogBucket | undefined {
  const { environment } = stack;
  const { account, region, language, telemetry, terraform } = environment;
  if (!telemetry.trafficLogs) return undefined;
  const { retention, kmsKeyArn, flowLogFormat, adopt, scanLimit } = telemetry.trafficLogs;
  const { flow, dns, waf } = trafficLogWriters(environment);
  const bucketName = trafficLogBucketName(environment);
  const flowLogs = flow.map(({ target }) => target.id);
  const scope = new Construct(stack, "trafficLogs");
  const logs = new modules.TrafficLogBucket(scope, mainResource, {
    account,
    region,
    bucketName,
    retention,
    kmsKeyArn,
    flowLogFormat,
    adopt,
    destroyable: terraform.destroyable,
    writers: { flowLogs, queryLogs: dns.length > 0, webAcls: waf.length > 0 },
  });
  stack.output("traffic_log_bucket", "Bucket of flow logs, DNS queries and logs of web ACLs", logs.bucketName);
  handOver(stack, "buckets/trafficLogs", logs.bucketName);
  outputOwnersPart(stack, logs);
  if (!hasTrafficLogTables(environment)) return logs;
  const { databaseName, workgroupName } = new modules.TrafficLogTables(scope, "tables", {
    account,
    region,
    language,
    retention,
    scanLimit,
    flowLogFormat,
    name: `${prefixOf(environment)}-traffic-logs`,
    bucketName,
    resultsBucketName: trafficLogResultsBucketName(environment),
    resultsKmsKeyArn: kmsKeyArn,
    flowLogs,
    queryLogs: dns.map(({ target }) => target.id),
    webAcls: waf.map(({ target }) => target),
  });
  const tables = { database: databaseName, workgroup: workgroupName };
  stack.output("traffic_log_tables", "Flow logs, DNS queries and logs of web ACLs in Athena", tables);
  return logs;
}

/** What the owners of a bucket that exists, and of a key, add to them. */
function outputOwnersPart(stack: TelemetryStack, logs: TrafficLogBucket): void {
  const { bucketPolicyStatements, bucketLifecycleRules, keyPolicyStatements } = logs;
  const added = (what: string) => `Statements that the owner of the ${what} adds to its policy`;
  if (keyPolicyStatements.length > 0)
    stack.output("traffic_log_key_policy", added("bucket's key"), policy(...keyPolicyStatements));
  if (bucketPolicyStatements.length === 0) return;
  stack.output("traffic_log_bucket_policy", added("bucket"), policy(...bucketPolicyStatements));
  stack.output(
    "traffic_log_bucket_lifecycle",
    "Rules that the owner of the bucket adds to its lifecycle, as S3 takes them",
    JSON.stringify({ Rules: bucketLifecycleRules }),
  );
}
