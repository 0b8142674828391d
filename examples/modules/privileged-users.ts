import { PrivilegedUserPolicies } from "unyo/dev";
import type { Construct } from "constructs";

/** For the groups of administrators: nothing without MFA, and nothing from elsewhere than the office. */
export const example = (scope: Construct) =>
  new PrivilegedUserPolicies(scope, "privilegedUsers", {
    account: "111122223333",
    region: "ap-northeast-1",
    name: "idp-prod",
    networks: ["192.0.2.0/24", "2001:db8:1::/48"],
  });
