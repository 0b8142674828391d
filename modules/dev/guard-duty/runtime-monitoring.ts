import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { GuardDutyInput } from "../../../src/model/environment/telemetry.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";

export interface RuntimeMonitoringProps extends GuardDutyInput {
  /**
   * Whether a detector that is made here is destroyed with what made it, which deletes its findings. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

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
    this.detectorId = detectorId ?? this.addDetector(props);
    const feature = new GuarddutyDetectorFeature(this, mainResource, {
      detectorId: this.detectorId,
      name: "RUNTIME_MONITORING",
      status: "ENABLED",
      additionalConfiguration: [{ name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" }],
    });
    // GuardDuty answers with all agents, those of EKS and EC2 too, and the provider takes each that is not listed for a change.
    feature.lifecycle = { ignoreChanges: ["additional_configuration"] };
  }

  private addDetector({ destroyable }: RuntimeMonitoringProps): string {
    const detector = new GuarddutyDetector(this, "detector", { enable: true });
    if (!destroyable) protect(detector);
    return detector.id;
  }
}
