import { adminPathsOf, hasPolicies } from "../../../model/contract/safeguards.js";
import { awsName } from "../../../model/names/index.js";
import { handOver } from "../hand-over.js";
import type { SafeguardsStack } from "../safeguards-stack.js";
import { modules } from "../telemetry/modules.js";

/** What restricts privileged users. */
export function addPrivilegedUse(stack: SafeguardsStack): void {
  addAdminPaths(stack);
  addPolicies(stack);
}

function addAdminPaths(stack: SafeguardsStack): void {
  const { environment } = stack;
  const adminPaths = adminPathsOf(environment);
  if (adminPaths === undefined) return;
  const { ruleGroupArn, webAclArn } = new modules.AdminPaths(stack, "adminPaths", {
    ...adminPaths,
    name: awsName("ruleGroup", environment, "admin", "paths"),
    provider: adminPaths.scope === "CLOUDFRONT" ? stack.providerIn("us-east-1") : undefined,
  });
  stack.output(
    "admin_paths",
    "Rule group of AWS WAF for the web ACL before the application, and a web ACL where one is made",
    {
      rule_group_arn: ruleGroupArn,
      web_acl_arn: webAclArn,
    },
  );
  handOver(stack, "waf/adminPaths", ruleGroupArn);
}

function addPolicies(stack: SafeguardsStack): void {
  const { environment } = stack;
  if (!hasPolicies(environment)) return;
  const { account, region, privilegedUse } = environment;
  const { mfaPolicyArn, networksPolicyArn } = new modules.PrivilegedUserPolicies(stack, "privilegedUsers", {
    account,
    region,
    name: awsName("iamPolicy", environment),
    networks: privilegedUse?.networks,
  });
  stack.output("privileged_user_policies", "IAM policies for the groups of privileged users", {
    mfa_policy_arn: mfaPolicyArn,
    networks_policy_arn: networksPolicyArn,
  });
}
