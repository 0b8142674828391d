import type { Environment } from "../../../model/environment/index.js";
import { claimIf, type Claim } from "./claim.js";

/**
 * The monitor of AWS services, of which an account has one.
 *
 * @see https://aws.amazon.com/aws-cost-management/aws-cost-anomaly-detection/faqs/
 */
export function costMonitor({ alarms: { spend } }: Environment): Claim[] {
  const { anomalies } = spend ?? {};
  return claimIf(anomalies !== undefined && anomalies.monitorArn === undefined, () => ({
    kind: "monitor of the costs of AWS services",
    within: "account",
    path: ["alarms", "spend", "anomalies"],
    settle: "let one of the two make it, and give the other its ARN: monitorArn",
  }));
}
