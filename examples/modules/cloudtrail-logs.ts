import { CloudtrailLogsRole, LogGroup } from "unyo/dev";
import type { Construct } from "constructs";

/** The trail takes `groupArn` and `roleArn`, wherever it is managed. */
export const example = (scope: Construct) => {
  const { logGroupArn } = new LogGroup(scope, "trail", { name: "/cloudtrail/idp", retention: 3653 });
  return new CloudtrailLogsRole(scope, "trailWriter", {
    account: "111122223333",
    region: "ap-northeast-1",
    roleName: "cloudtrail-logs",
    logGroupArn,
  });
};
