import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { GuarddutyDetectorFeature } from "@cdktf/provider-aws/lib/guardduty-detector-feature";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { withReferences } from "../../../src/model/schema/token.js";
import type { GuardDutyInput } from "../../../src/model/environment/guard-duty.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";

/** Agents that GuardDuty puts there by itself, in the order in which it tells them. */
const agents = {
  eks: "EKS_ADDON_MANAGEMENT",
  fargate: "ECS_FARGATE_AGENT_MANAGEMENT",
  ec2: "EC2_AGENT_MANAGEMENT",
} as const;

/** Where GuardDuty puts its agent by itself. */
export type GuardDutyAgent = keyof typeof agents;

export interface RuntimeMonitoringProps extends Pick<GuardDutyInput, "detectorId" | "findingPublishingFrequency"> {
  /**
   * Whether it is on; a detector is made all the same.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Where GuardDuty puts its agent: beside tasks on Fargate, on instances of EC2, into clusters of EKS; in the whole account. Of a
   * detector that exists, agents elsewhere stay as they are.
   * @default ["fargate"]
   */
  readonly agents?: readonly GuardDutyAgent[];
  /**
   * Whether a detector that is made here is destroyed with what made it, which deletes its findings. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * GuardDuty Runtime Monitoring, with the agents that GuardDuty manages by itself. The task execution role must be able to pull the
 * agent's image; instances must be managed by Systems Manager.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html
 * @see https://docs.aws.amazon.com/guardduty/latest/APIReference/API_DetectorAdditionalConfiguration.html
 */
export class RuntimeMonitoring extends Module {
  /** The detector that watches. */
  readonly detectorId: string;

  constructor(scope: Construct, id: string, props: RuntimeMonitoringProps = {}) {
    super(scope, id, required(props, {}));
    const { detectorId } = withReferences(props, "detectorId");
    this.detectorId = detectorId ?? this.addDetector(props);
    const { enabled = true, agents: given = ["fargate"] } = props;
    const known = Object.keys(agents) as GuardDutyAgent[];
    const managed = known.filter((agent) => enabled && given.includes(agent));
    const said = detectorId === undefined ? known : managed; // the others of a detector that exists are its owner's
    const feature = new GuarddutyDetectorFeature(this, featureId(managed), {
      detectorId: this.detectorId,
      name: "RUNTIME_MONITORING",
      status: enabled ? "ENABLED" : "DISABLED",
      additionalConfiguration: said.map((agent) => ({
        name: agents[agent],
        status: managed.includes(agent) ? "ENABLED" : "DISABLED",
      })),
    });
    // GuardDuty answers with all agents, and a provider that takes them for a list takes another order of them for a change.
    feature.lifecycle = { ignoreChanges: ["additional_configuration"] };
  }

  private addDetector({ destroyable, findingPublishingFrequency }: RuntimeMonitoringProps): string {
    const detector = new GuarddutyDetector(this, "detector", { enable: true, findingPublishingFrequency });
    if (!destroyable) protect(detector);
    return detector.id;
  }
}

/**
 * Another set of agents is another resource: changes of agents are ignored, so that none would be applied. The one before leaves
 * without a trace, since the provider destroys no feature; the one that comes says all of it anew.
 */
const featureId = (managed: readonly GuardDutyAgent[]): string =>
  managed.join() === "fargate" ? mainResource : ["agents", ...managed].join("_");
