import { EcrAccountSetting } from "@cdktf/provider-aws/lib/ecr-account-setting";
import { EcrRegistryScanningConfiguration } from "@cdktf/provider-aws/lib/ecr-registry-scanning-configuration";
import type { Inspector2Enabler } from "@cdktf/provider-aws/lib/inspector2-enabler";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import type { EnhancedScanning, Scanning } from "../../../src/model/environment/ecr-scanning.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { adopt, protect } from "../../../src/cdktf/adopt.js";
import { checkInputs, required, wordProblem } from "../../../src/cdktf/inputs.js";
import { Inspector, type InspectorResourceType } from "../inspector/inspector.js";

export type { BasicScanning, EnhancedScanning, Scanning } from "../../../src/model/environment/ecr-scanning.js";

export interface EcrScanningProps {
  /** AWS account id: the registry's id. */
  readonly account: string;
  /** A registry has one of the two: basic or enhanced scanning. */
  readonly scanning: Scanning;
  /**
   * What Inspector scans besides images, where enhanced scanning switches it on: it has one setting, and everything else is off.
   * @default []
   */
  readonly alsoInspected?: readonly InspectorResourceType[];
  /**
   * Whether the registry's scanning was configured already, and is taken over by an import block.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * Whether scanning goes with what set it: Terraform then takes every rule of the registry away. Otherwise Terraform refuses.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Scans the images of a private registry for vulnerabilities. There is one registry for each account and region.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
 */
export class EcrScanning extends Module {
  constructor(scope: Construct, id: string, props: EcrScanningProps) {
    super(scope, id, required(props, { account: "text", scanning: "object" }));
    const { account, scanning } = props;
    checkInputs(this.node.path, {
      "scanning.type": wordProblem(scanning.type, ["basic", "enhanced"], "a type of scanning"),
    });
    const prerequisite =
      scanning.type === "basic"
        ? new EcrAccountSetting(this, "version", { name: "BASIC_SCAN_TYPE_VERSION", value: "AWS_NATIVE" })
        : this.inspector(props, scanning);
    const configuration = new EcrRegistryScanningConfiguration(this, mainResource, {
      scanType: scanning.type === "basic" ? "BASIC" : "ENHANCED",
      rule: rulesOf(scanning),
      dependsOn: prerequisite && [prerequisite],
    });
    if (props.adopt) adopt(configuration, { id: account, managed: ["rule", "scan_type"] });
    else if (!props.destroyable) protect(configuration);
  }

  private inspector(
    { account, alsoInspected = [], destroyable }: EcrScanningProps,
    { enableInspector = true }: EnhancedScanning,
  ): Inspector2Enabler | undefined {
    if (!enableInspector) return undefined;
    const resourceTypes = [...new Set<InspectorResourceType>(["ECR", ...alsoInspected])].sort();
    return new Inspector(this, "inspector", { account, resourceTypes, destroyable }).enabler;
  }
}

function rulesOf(scanning: Scanning) {
  const rule = (scanFrequency: string, names: readonly string[]) => ({
    scanFrequency,
    repositoryFilter: names.map((filter) => ({ filter, filterType: "WILDCARD" })),
  });
  const onPush = scanning.scanOnPush ?? (scanning.type === "basic" ? ["*"] : []);
  const continuous = scanning.type === "enhanced" ? (scanning.continuous ?? ["*"]) : [];
  return [
    ...(onPush.length > 0 ? [rule("SCAN_ON_PUSH", onPush)] : []),
    ...(continuous.length > 0 ? [rule("CONTINUOUS_SCAN", continuous)] : []),
  ];
}
