import { SecurityhubAccount } from "@cdktf/provider-aws/lib/securityhub-account";
import { SecurityhubStandardsControlAssociation } from "@cdktf/provider-aws/lib/securityhub-standards-control-association";
import { SecurityhubStandardsSubscription } from "@cdktf/provider-aws/lib/securityhub-standards-subscription";
import type { ITerraformDependable, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt, protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { securityStandardArn, standardsOf } from "../../../src/model/contract/security-hub.js";
import type { SecurityHubInput } from "../../../src/model/environment/security-hub.js";
import type { Place } from "../../../src/model/iam/index.js";

export interface SecurityHubProps extends Place, Omit<SecurityHubInput, "managed"> {
  /**
   * What its standards wait for: that AWS Config records.
   * @default nothing
   */
  readonly recording?: ITerraformDependable;
  /**
   * Whether Security Hub and its standards are switched off, which ends their findings, when what switched them on is destroyed. Otherwise
   * Terraform refuses; of one that is taken over it always does.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Switches on Security Hub CSPM with the standards that are named, and without those that it would choose by itself. Its controls are
 * checked on what AWS Config records, which must record the account's resources.
 *
 * @see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_EnableSecurityHub.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-setup-prereqs.html
 */
export class SecurityHub extends Module {
  private readonly kept: boolean;

  constructor(scope: Construct, id: string, props: SecurityHubProps) {
    super(scope, id, required(props, { account: "text", region: "text" }));
    const { recording, adopt: exists = false, destroyable = false } = props;
    this.kept = exists || !destroyable;
    const hub = exists ? this.takeOver(props) : this.switchOn(props);
    for (const [standard, { disabledControls }] of standardsOf(props)) {
      const standardsArn = securityStandardArn(props, standard);
      const below = new Construct(this, standard);
      const subscription = this.keep(
        new SecurityhubStandardsSubscription(below, mainResource, {
          standardsArn,
          dependsOn: recording ? [hub, recording] : [hub],
        }),
      );
      for (const [control, reason] of Object.entries(disabledControls))
        this.keep(
          new SecurityhubStandardsControlAssociation(below, control, {
            standardsArn,
            securityControlId: control,
            ...(reason === false
              ? { associationStatus: "ENABLED" }
              : { associationStatus: "DISABLED", updatedReason: reason }),
            dependsOn: [subscription],
          }),
        );
    }
  }

  private switchOn({ controlFindingGenerator = "SECURITY_CONTROL", autoEnableControls = true }: SecurityHubProps) {
    return this.keep(
      new SecurityhubAccount(this, mainResource, {
        enableDefaultStandards: false,
        controlFindingGenerator,
        autoEnableControls,
      }),
    );
  }

  /** What is not said stays: an organization's administrator may have set it. */
  private takeOver({ account, controlFindingGenerator, autoEnableControls }: SecurityHubProps): SecurityhubAccount {
    const hub = new SecurityhubAccount(this, mainResource, {
      enableDefaultStandards: false,
      controlFindingGenerator,
      autoEnableControls,
    });
    const managed = [
      ...(controlFindingGenerator === undefined ? [] : ["control_finding_generator"]),
      ...(autoEnableControls === undefined ? [] : ["auto_enable_controls"]),
    ];
    adopt(hub, { id: account, managed });
    return hub;
  }

  private keep<Resource extends TerraformResource>(resource: Resource): Resource {
    if (this.kept) protect(resource);
    return resource;
  }
}
