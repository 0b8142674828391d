import { LogArchive, LogGroup } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const archive = new LogArchive(scope, "archive", {
    account: "111122223333",
    region: "ap-northeast-1",
    environment: { system: "idp", name: "prod" },
    timeZone: "Asia/Tokyo",
    bucket: { bucketName: "idp-prod-logs-111122223333", retention: 365 },
    errorLogRetention: 90,
  });
  const { logGroupName } = new LogGroup(scope, "api", { name: "/ecs/idp/api" });
  archive.add(["ecs", "api"], logGroupName);
};
