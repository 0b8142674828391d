import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import type { GuardDutyOffInput } from "../../../src/model/environment/guard-duty.js";
import { withReferences } from "../../../src/model/schema/token.js";

/** Plans that need no agent, by what they are in GuardDuty. */
const plans = {
  s3DataEvents: "S3_DATA_EVENTS",
  eksAuditLogs: "EKS_AUDIT_LOGS",
  ebsMalwareProtection: "EBS_MALWARE_PROTECTION",
  rdsLoginEvents: "RDS_LOGIN_EVENTS",
  lambdaNetworkLogs: "LAMBDA_NETWORK_LOGS",
} as const satisfies Partial<Record<keyof GuardDutyOffInput, string>>;

export interface ProtectionPlansProps {
  /** The detector whose plans they are. */
  readonly detectorId: string;
  /**
   * Plans that are switched off, and why.
   * @default {}
   */
  readonly off?: Pick<GuardDutyOffInput, keyof typeof plans>;
}

/**
 * The protection plans of GuardDuty that need no agent, each on or off: of a detector that says nothing of them, AWS switches them on by
 * itself.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorFeatureConfiguration.html
 */
export class ProtectionPlans extends Module {
  constructor(scope: Construct, id: string, props: ProtectionPlansProps) {
    super(scope, id, required(props, { detectorId: "text" }));
    const { detectorId, off = {} } = withReferences(props, "detectorId");
    for (const [plan, name] of Object.entries(plans)) {
      const status = off[plan as keyof typeof plans] === undefined ? "ENABLED" : "DISABLED";
      new GuarddutyDetectorFeature(this, plan, { detectorId, name, status });
    }
  }
}
