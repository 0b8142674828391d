import type { ITerraformDependable } from "cdktf";
import { analyzersOf } from "../../../model/contract/access-analyzer.js";
import { recorderOf } from "../../../model/contract/aws-config.js";
import { macieOf } from "../../../model/contract/macie.js";
import { policy } from "../../../model/iam/index.js";
import { awsName } from "../../../model/names/index.js";
import { handOver } from "../hand-over.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";

/** What checks the whole account: AWS Config, Security Hub, IAM Access Analyzer, Macie. Each is somebody else's where it is not managed. */
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
  addMacie(stack);
}

function addMacie(stack: TelemetryStack): void {
  const { environment } = stack;
  const { account, region, terraform } = environment;
  const given = macieOf(environment);
  if (given === undefined) return;
  const { discoveryResults: results } = given;
  const macie = new modules.Macie(stack, "macie", {
    ...given,
    account,
    region,
    discoveryResults: results && { ...results, alias: awsName("kmsAlias", environment, "macie") },
    destroyable: terraform.destroyable,
  });
  if (macie.bucketName === undefined) return;
  stack.output("macie_results_bucket", "Bucket of Macie's sensitive data discovery results", macie.bucketName);
  handOver(stack, "buckets/discoveryResults", macie.bucketName);
  if (macie.bucketPolicyStatements.length > 0)
    stack.output("macie_results_bucket_policy", added("bucket"), policy(...macie.bucketPolicyStatements));
  if (macie.keyPolicyStatements.length > 0)
    stack.output("macie_results_key_policy", added("key"), policy(...macie.keyPolicyStatements));
}

/** What an output has for somebody else to do. */
const added = (what: string) => `Statements that the owner of the ${what} adds to its policy`;

function addRecorder(stack: TelemetryStack): ITerraformDependable | undefined {
  const { account, region, terraform } = stack.environment;
  const given = recorderOf(stack.environment);
  if (given === undefined) return undefined;
  const { destroyable } = terraform;
  const recorder = new modules.ConfigurationRecorder(stack, "awsConfig", { ...given, account, region, destroyable });
  const { bucketPolicyStatements, keyPolicyStatements } = recorder;
  stack.output("config_bucket", "Bucket of what AWS Config records", recorder.bucketName);
  handOver(stack, "buckets/config", recorder.bucketName);
  if (bucketPolicyStatements.length > 0)
    stack.output("config_bucket_policy", added("bucket"), policy(...bucketPolicyStatements));
  if (keyPolicyStatements.length > 0)
    stack.output("config_delivery_key_policy", added("key"), policy(...keyPolicyStatements));
  return recorder.recording;
}
