import { LogGroup, SavedQueries } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  const { logGroupName } = new LogGroup(scope, "api", { name: "/ecs/idp/api" });
  const logGroups = new Map([["ecs.main/api", logGroupName]]);
  return new SavedQueries(scope, "queries", { folder: "idp-prod", logGroups });
};
