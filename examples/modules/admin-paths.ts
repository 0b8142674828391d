import { AdminPaths } from "unyo/dev";
import type { Construct } from "constructs";

/** The admin console of Keycloak, for two networks; `ruleGroupArn` goes into the web ACL of the load balancer. */
export const example = (scope: Construct) =>
  new AdminPaths(scope, "adminPaths", {
    name: "idp-admin-paths",
    networks: ["192.0.2.0/24", "2001:db8:1::/48"],
    mode: "count", // first see whom it would hit
  });
