import { FindingsExport, ProtectionPlans, RuntimeMonitoring } from "unyo/dev";
import type { Construct } from "constructs";

export function example(scope: Construct): FindingsExport {
  const { detectorId } = new RuntimeMonitoring(scope, "runtimeMonitoring", { agents: ["fargate", "ec2"] });
  new ProtectionPlans(scope, "plans", { detectorId, off: { eksAuditLogs: "There are no clusters of EKS." } });
  return new FindingsExport(scope, "findings", {
    account: "111122223333",
    region: "ap-northeast-1",
    detectorId,
    bucketName: "idp-prod-findings-111122223333",
    alias: "idp-prod-findings",
  });
}
