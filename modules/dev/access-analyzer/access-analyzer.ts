import {
  AccessanalyzerAnalyzer,
  type AccessanalyzerAnalyzerConfig,
} from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import type { Construct } from "constructs";
import { adopt, protect } from "../../../src/cdktf/adopt.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import {
  unusedAccessDefaults,
  type ExternalAccessInput,
  type UnusedAccessInput,
} from "../../../src/model/environment/access-analyzer.js";

interface Named {
  /** The analyzer's name. */
  readonly name: string;
}

export interface AccessAnalyzerProps {
  /**
   * Looks at access from outside of the account.
   * @default none
   */
  readonly externalAccess?: Omit<ExternalAccessInput, "name"> & Named;
  /**
   * Looks at access that nobody uses.
   * @default none
   */
  readonly unusedAccess?: Omit<UnusedAccessInput, "name"> & Named;
  /**
   * Whether analyzers are destroyed, with what they found, when what made them is. Otherwise Terraform refuses; of one that is taken over
   * it always does.
   * @default false
   */
  readonly destroyable?: boolean;
}

/**
 * Analyzers of IAM Access Analyzer, of which an account has one of each kind in a region: another one fails.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-quotas.html
 * @see https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CreateAnalyzer.html
 */
export class AccessAnalyzer extends Module {
  constructor(scope: Construct, id: string, props: AccessAnalyzerProps) {
    super(scope, id, required(props, {}));
    const { externalAccess, unusedAccess, destroyable = false } = props;
    const add = (key: string, { name, adopt: exists = false }: Named & { readonly adopt?: boolean }, kind: Kind) => {
      const analyzer = new AccessanalyzerAnalyzer(this, key, { analyzerName: name, ...kind });
      if (exists) adopt(analyzer, { id: name, managed: [] });
      else if (!destroyable) protect(analyzer);
    };
    if (externalAccess) add("external", externalAccess, { type: "ACCOUNT" });
    if (!unusedAccess) return;
    const { unusedAccessAge = unusedAccessDefaults.unusedAccessAge } = unusedAccess;
    const configuration = { unusedAccess: { unusedAccessAge } };
    add("unused", unusedAccess, { type: "ACCOUNT_UNUSED_ACCESS", configuration });
  }
}

type Kind = Pick<AccessanalyzerAnalyzerConfig, "type" | "configuration">;
