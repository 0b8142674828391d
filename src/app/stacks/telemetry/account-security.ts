import type { ITerraformDependable } from "cdktf";
import { analyzersOf } from "../../../model/contract/access-analyzer.js";
import { recorderOf } from "../../../model/contract/aws-config.js";
import { policy } from "../../../model/iam/index.js";
import { handOver } from "../hand-over.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";

/** What checks the whole account: AWS Config, Security Hub, IAM Access Analyzer. Each is somebody else's where it is not managed. */
export function addAccountSecurity(stack: TelemetryStack): void {
  const { account, region, telemetry, terraform } = stack.environment;
  const { destroyable } = terraform;
  const recording = addRecorder(stack);
  const { securityHub } = telemetry;
  if (securityHub?.managed)
    new modules.SecurityHub(stack, "securityHub", { ...securityHub, account, region, recording, destroyable });
  const analyzers = analyzersOf(stack.environment);
  if (analyzers.externalAccess ?? analyzers.unusedAccess)
    new modules.AccessAnalyzer(stack, "accessAnalyzer", { ...analyzers, destroyable });
}

function addRecorder(stack: TelemetryStack): ITerraformDependable | undefined {
  const { account, region, terraform } = stack.environment;
  const given = recorderOf(stack.environment);
  if (given === undefined) return undefined;
  const { destroyable } = terraform;
  const recorder = new modules.ConfigurationRecorder(stack, "awsConfig", { ...given, account, region, destroyable });
  const { bucketPolicyStatements, keyPolicyStatements } = recorder;
  stack.output("config_bucket", "Bucket of what AWS Config records", recorder.bucketName);
  handOver(stack, "buckets/config", recorder.bucketName);
  const added = (what: string) => `Statements that the owner of the ${what} adds to its policy`;
  if (bucketPolicyStatements.length > 0)
    stack.output("config_bucket_policy", added("bucket"), policy(...bucketPolicyStatements));
  if (keyPolicyStatements.length > 0)
    stack.output("config_delivery_key_policy", added("key"), policy(...keyPolicyStatements));
  return recorder.recording;
}
