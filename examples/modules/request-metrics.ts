import { CloudfrontMetrics, S3RequestMetrics } from "unyo/dev";
import type { Construct } from "constructs";

export const example = (scope: Construct) => {
  new S3RequestMetrics(scope, "themes", { bucketName: "idp-themes" });
  new CloudfrontMetrics(scope, "site", { distributionId: "E1ABCDEFGHIJKL" });
};
