import { accessLogStatements } from "../../../modules/dev/access-logs/statements.js";
import { bucketPolicyProblem, tlsOnly } from "../../../modules/dev/log-archive/bucket-policy.js";
import { trafficLogFolders, trafficLogStatements } from "../../../modules/dev/traffic-logs/statements.js";
import { accessLogBucketName, accessLogWriters } from "../../model/contract/access-logs.js";
import { trafficLogBucketName, trafficLogWriters } from "../../model/contract/traffic-logs.js";
import { shortList, type Environment, type Issue } from "../../model/environment/index.js";
import { bucketArnOf } from "../../model/iam/index.js";

/** Buckets with more writers than a policy can name: the apply would end there. */
export const checkBucketPolicies = (environment: Environment): Issue[] => [
  ...accessLogs(environment),
  ...trafficLogs(environment),
];

function accessLogs(environment: Environment): Issue[] {
  if (environment.telemetry.accessLogs === undefined) return [];
  const writers = accessLogWriters(environment);
  const arn = bucketArnOf(environment, accessLogBucketName(environment));
  const problem = bucketPolicyProblem([tlsOnly(arn), ...accessLogStatements(environment, arn, writers)]);
  if (problem === undefined) return [];
  const right = "leave accessLogs out of some, or divide the environment";
  const message = `${problem}: ${writers.buckets.length} buckets log there: ${right}: ${shortList(writers.buckets)}`;
  return [{ path: ["telemetry", "accessLogs"], message, needs: [["resources"]] }];
}

function trafficLogs(environment: Environment): Issue[] {
  const { trafficLogs: given } = environment.telemetry;
  if (given === undefined) return [];
  const { flow, dns, waf } = trafficLogWriters(environment);
  const flowLogs = flow.map(({ target }) => target.id);
  const arn = bucketArnOf(environment, trafficLogBucketName(environment));
  const writers = { flowLogs, queryLogs: dns.length > 0, webAcls: waf.length > 0 };
  const folders = trafficLogFolders(environment, given.flowLogFormat, writers);
  const problem = bucketPolicyProblem([tlsOnly(arn), ...trafficLogStatements(environment, arn, folders)]);
  if (problem === undefined) return [];
  const right = 'leave to: "s3" out of some, or divide the environment';
  const message = `${problem}: flow logs of ${flowLogs.length} VPCs go there: ${right}: ${shortList(flowLogs)}`;
  return [{ path: ["telemetry", "trafficLogs"], message, needs: [["resources"], ["telemetry", "logs", "sources"]] }];
}
