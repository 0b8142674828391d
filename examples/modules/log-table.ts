import { LogTable } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new LogTable(scope, "table", {
    name: "idp-prod-logs",
    bucketName: "idp-prod-logs-111122223333",
    retention: 365,
    timeZone: "Asia/Tokyo",
    folders: new Map([["ecs.main/api", "ecs/main/api"]]),
    resultsBucketName: "idp-prod-athena-111122223333",
  });
