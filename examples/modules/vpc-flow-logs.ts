import { LogGroup, VpcFlowLogs } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const { logGroupArn } = new LogGroup(scope, "flow", { name: "/vpc/idp/flow" });
  return new VpcFlowLogs(scope, "flowLogs", {
    account: "111122223333",
    region: "ap-northeast-1",
    vpcId: "vpc-0123456789abcdef0",
    roleName: "idp-flow-logs",
    trafficType: "REJECT",
    logGroupArn,
  });
};
