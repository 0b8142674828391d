import { AccessAnalyzer } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) =>
  new AccessAnalyzer(scope, "accessAnalyzer", {
    externalAccess: { name: "idp-prod-access-external" },
    unusedAccess: { name: "idp-prod-access-unused", unusedAccessAge: 180 },
  });
