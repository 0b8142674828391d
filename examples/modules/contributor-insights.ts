import { ContributorInsights } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new ContributorInsights(scope, "sessions", { tableName: "sessions", indexNames: { byUser: "by-user" } });
