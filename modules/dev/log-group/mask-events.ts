import { CloudwatchLogDataProtectionPolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-data-protection-policy";
import type { Construct } from "constructs";
import type { DataIdentifier, MaskFindingsInput } from "../../../src/model/environment/log-masks.js";
import { maskingPolicy } from "./masking-policy.js";

/** Masks the events of a log group; a file of its own, which is loaded where anything is masked. */
export function maskEvents(
  scope: Construct,
  logGroupName: string,
  mask: readonly DataIdentifier[],
  findings?: MaskFindingsInput,
): void {
  new CloudwatchLogDataProtectionPolicy(scope, "protection", {
    logGroupName,
    policyDocument: maskingPolicy(mask, findings),
  });
}
