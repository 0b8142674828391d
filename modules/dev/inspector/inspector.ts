import { Inspector2Enabler } from "@cdktf/provider-aws/lib/inspector2-enabler";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";

/** What Amazon Inspector scans. */
export type InspectorResourceType = "EC2" | "ECR" | "LAMBDA" | "LAMBDA_CODE";

export interface InspectorProps {
  /** AWS account id. */
  readonly account: string;
  /** What is scanned. Anything else in the account is switched off: there is one such setting for each account and region. */
  readonly resourceTypes: readonly InspectorResourceType[];
  /**
   * Whether scanning goes with what switched it on: Terraform then switches it off for the whole account. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Switches on Amazon Inspector. Whether it scans instances without an agent too (hybrid scanning) is a setting of the account that
 * Terraform does not have; `ec2HybridScanning` has the command.
 *
 * @see https://docs.aws.amazon.com/inspector/v2/APIReference/API_Enable.html
 */
export class Inspector extends Module {
  /** What is to wait until it is on. */
  readonly enabler: Inspector2Enabler;

  constructor(scope: Construct, id: string, props: InspectorProps) {
    super(scope, id, required(props, { account: "text", resourceTypes: "list" }));
    const { account, resourceTypes, destroyable } = props;
    this.enabler = new Inspector2Enabler(this, mainResource, {
      accountIds: [account],
      resourceTypes: [...resourceTypes],
    });
    if (!destroyable) protect(this.enabler);
  }
}
