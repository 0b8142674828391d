import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ArchiveReplication, LogArchive, LogGroup } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const here = { account: "111122223333", region: "ap-northeast-1" };
  const bucket = { bucketName: "idp-prod-logs-111122223333", retention: 365 };
  const archive = new LogArchive(scope, "archive", {
    ...here,
    environment: { system: "idp", name: "prod" },
    timeZone: "Asia/Tokyo",
    bucket,
    errorLogRetention: 90,
  });
  const { logGroupName } = new LogGroup(scope, "api", { name: "/ecs/idp/api" });
  archive.add(["ecs", "api"], logGroupName);

  const region = "ap-northeast-3";
  new ArchiveReplication(scope, "archiveCopy", {
    ...here,
    roleName: "idp-prod-logs-replication",
    source: { bucketName: archive.bucketName, dependsOn: archive.ready },
    copy: {
      bucketName: "idp-prod-logs-copy-111122223333",
      region,
      retention: bucket.retention,
      provider: new AwsProvider(scope, "osaka", { region, alias: "osaka" }),
    },
  });
};
