import { LogDeliveryPolicy, LogGroup, WafLogging } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const place = { account: "111122223333", region: "ap-northeast-1" };
  const { logGroupArn } = new LogGroup(scope, "waf", { name: "aws-waf-logs-idp" });
  const logGroupArns = [logGroupArn];
  const { resource } = new LogDeliveryPolicy(scope, "delivery", { ...place, policyName: "idp-delivery", logGroupArns });
  return new WafLogging(scope, "logging", {
    webAclArn: "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/idp/0a1b2c3d",
    logGroupArn,
    dependsOn: [resource],
  });
};
