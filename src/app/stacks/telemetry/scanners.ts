import { Construct } from "constructs";
import { ec2HybridScanning } from "../../../../modules/dev/inspector/hybrid-scanning.js";
import type { GuardDutyAgent } from "../../../../modules/dev/guard-duty/runtime-monitoring.js";
import { findingsBucketName, guardDutyOf, hasInstances } from "../../../model/contract/guard-duty.js";
import { inspectedTypes } from "../../../model/contract/inspector.js";
import type { Environment } from "../../../model/environment/index.js";
import { policy } from "../../../model/iam/index.js";
import { awsName } from "../../../model/names/index.js";
import { handOver } from "../hand-over.js";
import type { TelemetryStack } from "../telemetry-stack.js";
import { modules } from "./modules.js";

/** What looks for vulnerabilities and for intruders: the registry's scanning, Inspector, GuardDuty. */
export function addScanners(stack: TelemetryStack): void {
  addInspection(stack);
  addGuardDuty(stack);
}

/** Inspector has one setting, which stands at the same address whatever it scans: one that is destroyed switches all of it off. */
function addInspection(stack: TelemetryStack): void {
  const { account, region, telemetry, terraform } = stack.environment;
  const { destroyable } = terraform;
  const { ecrScanning: scanning, inspector } = telemetry;
  const inspected = inspectedTypes(stack.environment);
  const images = scanning?.managed
    ? new modules.EcrScanning(stack, "ecrScanning", { account, scanning, alsoInspected: inspected, destroyable })
    : undefined;
  if (!inspector?.managed) return;
  if (!inspected.includes("ECR")) {
    const scope = images ?? new Construct(stack, "ecrScanning");
    new modules.Inspector(scope, "inspector", { account, resourceTypes: inspected, destroyable });
  }
  stack.output(
    "inspector_hybrid_scanning",
    "Command that has Inspector scan instances without an agent too: Terraform has no resource for it",
    ec2HybridScanning(region),
  );
}

function addGuardDuty(stack: TelemetryStack): void {
  const { environment } = stack;
  const { account, region, terraform } = environment;
  const { destroyable } = terraform;
  const guardDuty = guardDutyOf(environment);
  if (guardDuty === undefined) return;
  const { off, findingsExport, ...detector } = guardDuty;
  const { detectorId } = new modules.RuntimeMonitoring(stack, "runtimeMonitoring", {
    detectorId: detector.detectorId,
    findingPublishingFrequency: detector.findingPublishingFrequency,
    enabled: off.runtimeMonitoring === undefined,
    agents: agentsOf(environment, guardDuty),
    destroyable,
  });
  const scope = new Construct(stack, "guardDuty");
  new modules.ProtectionPlans(scope, "plans", { detectorId, off });
  if (!findingsExport) return;
  const copies = new modules.FindingsExport(scope, "findings", {
    ...findingsExport,
    account,
    region,
    detectorId,
    bucketName: findingsBucketName(environment),
    alias: awsName("kmsAlias", environment, "findings"),
    destroyable,
  });
  stack.output("guard_duty_findings_bucket", "Bucket of GuardDuty's findings", copies.bucketName);
  handOver(stack, "buckets/findings", copies.bucketName);
  const added = (what: string) => `Statements that the owner of the ${what} adds to its policy`;
  const { bucketPolicyStatements, keyPolicyStatements } = copies;
  if (bucketPolicyStatements.length > 0)
    stack.output("guard_duty_findings_bucket_policy", added("bucket"), policy(...bucketPolicyStatements));
  if (keyPolicyStatements.length > 0)
    stack.output("guard_duty_findings_key_policy", added("findings' key"), policy(...keyPolicyStatements));
}

/** Where GuardDuty puts its agent by itself: as the inventory and the policy have it. */
function agentsOf(
  environment: Environment,
  { off, eksAgent }: NonNullable<ReturnType<typeof guardDutyOf>>,
): GuardDutyAgent[] {
  return [
    ...(off.fargateAgent === undefined ? (["fargate"] as const) : []),
    ...(off.ec2Agent === undefined && hasInstances(environment) ? (["ec2"] as const) : []),
    ...(eksAgent ? (["eks"] as const) : []),
  ];
}
