import { Wafv2IpSet } from "@cdktf/provider-aws/lib/wafv2-ip-set";
import { Wafv2RegexPatternSet } from "@cdktf/provider-aws/lib/wafv2-regex-pattern-set";
import { Wafv2RuleGroup } from "@cdktf/provider-aws/lib/wafv2-rule-group";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { mainResource } from "../../../src/cdktf/address.js";
import { Module } from "../../../src/cdktf/as-written.js";
import { checkInputs, required, unless } from "../../../src/cdktf/inputs.js";
import {
  forwardedHeaderPattern,
  keycloakAdminPaths,
  mostAdminPaths,
  type AdminPathsInput,
} from "../../../src/model/environment/privileged-use.js";
import { hiddenBackReference, pathProblem, patternOf } from "../../../src/model/path-pattern.js";
import { show } from "../../../src/model/schema/issue.js";
import { isIpv6Network, networkProblem } from "../../../src/model/schema/network.js";
import { adminRules, capacity } from "./rules.js";

export interface AdminPathsProps extends Omit<AdminPathsInput, "off"> {
  /** The name of the rule group, and what begins the names of its sets: 100 letters, digits, hyphens and underscores at most. */
  readonly name: string;
  /** Networks that may reach the paths, IPv4 and IPv6 in CIDR notation. */
  readonly networks: readonly string[];
  /** The provider of us-east-1 where `scope` is `CLOUDFRONT` and the stack's is another one. */
  readonly provider?: TerraformProvider;
}

/**
 * Lets the paths of administrators be reached from given networks only: a rule group for a web ACL that any pipeline manages, and a
 * web ACL where there is none yet.
 *
 * @throws Error when a network, a path or a name is not as AWS WAF takes it.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-groups.html
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
 */
export class AdminPaths extends Module {
  /** ARN of the rule group: for a `rule_group_reference_statement`. */
  readonly ruleGroupArn: string;
  /** ARN of the web ACL, where one is made. */
  readonly webAclArn?: string;

  constructor(scope: Construct, id: string, props: AdminPathsProps) {
    super(scope, id, required(props, { name: "text", networks: "list" }));
    checkInputs(this.node.path, problems(props));
    const { name, networks, paths = keycloakAdminPaths, mode = "block", forwardedHeader } = props;
    const common = { scope: props.scope ?? "REGIONAL", provider: props.provider };
    const patterns = new Wafv2RegexPatternSet(this, "paths", {
      ...common,
      name: `${name}-paths`,
      description: "Paths of administrators",
      regularExpression: [...paths.map(patternOf), hiddenBackReference].map((regexString) => ({ regexString })),
    });
    const ipSets = (["IPV4", "IPV6"] as const).flatMap((ipAddressVersion) => {
      const addresses = networks.filter((network) => isIpv6Network(network) === (ipAddressVersion === "IPV6"));
      if (addresses.length === 0) return [];
      const key = ipAddressVersion.toLowerCase();
      const description = "Networks that administrators come from";
      return [
        new Wafv2IpSet(this, key, { ...common, name: `${name}-${key}`, description, ipAddressVersion, addresses }),
      ];
    });
    const rules = adminRules({
      patternSetArn: patterns.arn,
      ipSetArns: ipSets.map(({ arn }) => arn),
      forwardedHeader,
    });
    const group = new Wafv2RuleGroup(this, mainResource, {
      ...common,
      name,
      description: "Lets paths of administrators be reached from their networks only",
      capacity,
      rule: rules.map((rule, priority) => ({
        name: rule.name,
        priority,
        statement: rule.statement,
        action: mode === "count" ? { count: {} } : { block: {} },
        visibilityConfig: visibility(`${name}-${rule.name}`),
      })),
      visibilityConfig: visibility(name),
    });
    this.ruleGroupArn = group.arn;
    if (!props.webAcl) return;
    const webAcl = new Wafv2WebAcl(this, "webAcl", {
      ...common,
      name: `${name}-acl`,
      description: "Restricts paths of administrators, and allows everything else",
      defaultAction: { allow: {} },
      rule: [
        {
          name: "admin-paths",
          priority: 0,
          statement: { rule_group_reference_statement: { arn: group.arn } },
          overrideAction: { none: {} },
          visibilityConfig: visibility(`${name}-group`),
        },
      ],
      visibilityConfig: visibility(`${name}-acl`),
    });
    this.webAclArn = webAcl.arn;
  }
}

const visibility = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

function problems(props: AdminPathsProps): Readonly<Record<string, string | undefined>> {
  const { name, networks, paths = keycloakAdminPaths, forwardedHeader } = props;
  const each = (key: string, values: readonly string[], problem: (value: string) => string | undefined) =>
    Object.fromEntries(values.map((value, index) => [`${key}[${index}]`, problem(value)]));
  return {
    name: unless(
      /^[A-Za-z0-9_-]{1,100}$/.test(name),
      `${show(name)} is not a name of letters, digits, hyphens and underscores, 100 at most`,
    ),
    networks: unless(networks.length > 0, "is empty: nobody could reach the paths"),
    ...each("networks", networks, networkProblem),
    paths: unless(
      paths.length > 0 && paths.length <= mostAdminPaths,
      `holds ${paths.length} paths; from 1 to ${mostAdminPaths} go into a set of patterns of AWS WAF`,
    ),
    ...each("paths", paths, pathProblem),
    forwardedHeader: unless(
      forwardedHeader === undefined || forwardedHeaderPattern.test(forwardedHeader),
      `${show(forwardedHeader)} is not the name of a header: letters, digits and hyphens, 255 at most`,
    ),
  };
}
