import { AdoptedDbInstance, RdsEnhancedMonitoringRole } from "unyo/dev";
import type { Construct } from "constructs";

/** The role, and a DB instance that no Terraform manages; one that some pipeline manages takes `roleArn` there. */
export const example = (scope: Construct) => {
  const { roleArn } = new RdsEnhancedMonitoringRole(scope, "role", {
    account: "111122223333",
    region: "ap-northeast-1",
    roleName: "rds-monitoring",
  });
  return new AdoptedDbInstance(scope, "jobs", {
    identifier: "jobs",
    instanceClass: "db.m6g.large",
    enhancedMonitoring: { interval: 30, roleArn },
    performanceInsights: { retention: 31 },
  });
};
