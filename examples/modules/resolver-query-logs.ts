import { LogDeliveryPolicy, LogGroup, ResolverQueryLogs } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const { logGroupArn } = new LogGroup(scope, "dns", { name: "/vpc/idp/dns" });
  const logGroupArns = [logGroupArn];
  const { resource } = new LogDeliveryPolicy(scope, "delivery", { ...place, policyName: "idp-delivery", logGroupArns });
  const vpcId = "vpc-0123456789abcdef0";
  return new ResolverQueryLogs(scope, "queries", { name: "idp", vpcId, logGroupArn, dependsOn: [resource] });
};
