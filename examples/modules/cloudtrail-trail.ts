import { CloudtrailLogsRole, CloudtrailTrail, LogGroup } from "unyo/dev";
import type { Construct } from "constructs";

const place = { account: "111122223333", region: "ap-northeast-1" } as const;

export const example = (scope: Construct) => {
  const { logGroupArn } = new LogGroup(scope, "trailLogs", { name: "/cloudtrail/idp", retention: 3653 });
  const writer = new CloudtrailLogsRole(scope, "trailWriter", { ...place, roleName: "cloudtrail-logs", logGroupArn });
  return new CloudtrailTrail(scope, "trail", {
    ...place,
    name: "audit",
    logGroupArn: writer.groupArn,
    logsRoleArn: writer.roleArn,
    dependsOn: [writer.policy],
    delivery: { bucketName: "idp-prod-trail", retention: 3653, keyAlias: "idp-prod-trail" },
  });
};
