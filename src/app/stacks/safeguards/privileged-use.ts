import { adminPathsOf } from "../../../model/contract/safeguards.js";
import { awsName } from "../../../model/names/index.js";
import { handOver } from "../hand-over.js";
import type { SafeguardsStack } from "../safeguards-stack.js";
import { modules } from "../telemetry/modules.js";

/** What restricts privileged users. */
export function addPrivilegedUse(stack: SafeguardsStack): void {
  addAdminPaths(stack);
}

function addAdminPaths(stack: SafeguardsStack): void {
  const { environment } = stack;
  const adminPaths = adminPathsOf(environment);
  if (adminPaths === undefined) return;
  const abroad = adminPaths.scope === "CLOUDFRONT" && environment.region !== "us-east-1";
  const { ruleGroupArn, webAclArn } = new modules.AdminPaths(stack, "adminPaths", {
    ...adminPaths,
    name: awsName("ruleGroup", environment, "admin", "paths"),
    provider: abroad ? stack.providerIn("us-east-1") : undefined,
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
