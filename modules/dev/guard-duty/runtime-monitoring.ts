import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { GuardDutyInput } from "../../../src/model/environment/telemetry.js";
import { mainResource } from "../../../src/cdktf/address.js";

export type RuntimeMonitoringProps = GuardDutyInput;

/**
 * GuardDuty Runtime Monitoring of ECS on Fargate, with the agent that GuardDuty puts beside each task by itself. The task
 * execution role must be able to pull the agent's image.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html
 */
export class RuntimeMonitoring extends Module {
  /** The detector that watches. */
  readonly detectorId: string;

  constructor(scope: Construct, id: string, props: RuntimeMonitoringProps = {}) {
    super(scope, id);
    const { detectorId } = withReferences(props, "detectorId");
    this.detectorId = detectorId ?? new GuarddutyDetector(this, "detector", { enable: true }).id;
    new GuarddutyDetectorFeature(this, mainResource, {
      detectorId: this.detectorId,
      name: "RUNTIME_MONITORING",
      status: "ENABLED",
      additionalConfiguration: [{ name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" }],
    });
  }
}
