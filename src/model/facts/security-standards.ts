/**
 * Security standards of Security Hub CSPM, by their names here: what their ARNs end in. The first one of CIS has a form of its own, without
 * a region.
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/sample-control-findings.html
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_standards_subscription
 */
export const securityStandards = {
  fsbp: "standards/aws-foundational-security-best-practices/v/1.0.0",
  resourceTagging: "standards/aws-resource-tagging-standard/v/1.0.0",
  cis120: "ruleset/cis-aws-foundations-benchmark/v/1.2.0",
  cis140: "standards/cis-aws-foundations-benchmark/v/1.4.0",
  cis300: "standards/cis-aws-foundations-benchmark/v/3.0.0",
  cis500: "standards/cis-aws-foundations-benchmark/v/5.0.0",
  nist80053: "standards/nist-800-53/v/5.0.0",
  nist800171: "standards/nist-800-171/v/2.0.0",
  pciDss321: "standards/pci-dss/v/3.2.1",
  pciDss401: "standards/pci-dss/v/4.0.1",
} as const;

export type SecurityStandard = keyof typeof securityStandards;
