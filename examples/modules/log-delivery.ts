import { LogDeliveryPolicy, LogGroup } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const { logGroupArn } = new LogGroup(scope, "access", { name: "/httpapi/idp/access" });
  return new LogDeliveryPolicy(scope, "delivery", {
    account: "111122223333",
    region: "ap-northeast-1",
    policyName: "idp-log-delivery",
    logGroupArns: [logGroupArn],
  });
};
