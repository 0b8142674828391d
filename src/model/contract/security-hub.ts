import { defaultStandards, type SecurityHubInput, type SecurityStandardInput } from "../environment/security-hub.js";
import { securityStandards, type SecurityStandard } from "../facts/security-standards.js";
import { partitionOf, type Place } from "../iam/index.js";

/** The ARN of a standard, by which an account subscribes to it. */
export function securityStandardArn({ region }: Pick<Place, "region">, standard: SecurityStandard): string {
  const resource = securityStandards[standard];
  const where = resource.startsWith("ruleset/") ? "" : region;
  return `arn:${partitionOf(region)}:securityhub:${where}::${resource}`;
}

/** The standards that are named, or those of whoever names none. */
export const standardsOf = ({ standards = defaultStandards }: Pick<SecurityHubInput, "standards">) =>
  Object.entries(standards as Readonly<Record<string, SecurityStandardInput | undefined>>).flatMap(([name, given]) =>
    given === undefined
      ? []
      : [[name as SecurityStandard, { disabledControls: given.disabledControls ?? {} }] as const],
  );
