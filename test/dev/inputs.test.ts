import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  AdoptedDbInstance,
  ImageLifecycle,
  LogArchive,
  LogTable,
  VpcFlowLogs,
  WafLogging,
  type AdoptedDbInstanceProps,
  type VpcFlowLogsProps,
} from "../../modules/dev/index.js";
import { testApp } from "../support/folder.js";

const place = { account: "111122223333", region: "ap-northeast-1" };

/** The error of a module that is used in somebody's own stack. */
function refusalOf(declare: (scope: Construct) => unknown): string {
  try {
    declare(new TerraformStack(testApp(), "own"));
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("The inputs are accepted");
}

describe("a module on its own says where, what, and what would be right:", () => {
  test("monitoring that RDS does not take, everything at once", () => {
    const props: AdoptedDbInstanceProps = {
      identifier: "jobs",
      instanceClass: "db.m6g.large",
      monitoringInterval: 20,
      performanceInsightsEnabled: true,
      performanceInsightsRetentionPeriod: 30,
      databaseInsightsMode: "advanced",
    };
    expect(refusalOf((scope) => new AdoptedDbInstance(scope, "jobs", props))).toBe(
      [
        "own/jobs.monitoringInterval: 20 is not an Enhanced Monitoring interval in seconds",
        "  allowed: 0, 1, 5, 10, 15, 30, 60",
        "own/jobs.monitoringRoleArn: is required unless monitoringInterval is 0: the role with which RDS publishes Enhanced Monitoring",
        "own/jobs.performanceInsightsRetentionPeriod: 30 is not a Performance Insights retention in days",
        "  allowed: 7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651, 682, 713, 731",
        'own/jobs.databaseInsightsMode: "advanced" needs performanceInsightsRetentionPeriod of 465 days or more; it is 30',
      ].join("\n"),
    );
  });

  test("a log group that WAF does not write to", () => {
    const logGroupArn = "arn:aws:logs:ap-northeast-1:111122223333:log-group:waf";
    const webAclArn = "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/idp/0a1b2c3d";
    expect(refusalOf((scope) => new WafLogging(scope, "waf", { webAclArn, logGroupArn }))).toBe(
      `own/waf.logGroupArn: "${logGroupArn}" is no log group that WAF writes to: its name must begin with aws-waf-logs-`,
    );
  });

  test("an archive that is kept for less than a year", () => {
    const environment = { system: "idp", name: "prod" };
    const bucket = { bucketName: "logs", retention: 90 };
    const props = { ...place, environment, bucket, timeZone: "Asia/Tokyo", errorLogRetention: 90 };
    expect(refusalOf((scope) => new LogArchive(scope, "archive", props))).toBe(
      "own/archive.bucket.retention: 90 is less than the 365 days that an archive is kept",
    );
  });

  test("an interval that flow logs do not have", () => {
    const props = {
      ...place,
      vpcId: "vpc-0123456789abcdef0",
      logGroupArn: "arn:aws:logs:ap-northeast-1:111122223333:log-group:/vpc/flow",
      roleName: "flow",
      maxAggregationInterval: 300,
    } as unknown as VpcFlowLogsProps;
    expect(refusalOf((scope) => new VpcFlowLogs(scope, "flow", props))).toBe(
      "own/flow.maxAggregationInterval: 300 is not an aggregation interval of flow logs in seconds\n  allowed: 60, 600",
    );
  });

  test("a table without folders, and counts that are none", () => {
    const props = {
      name: "logs",
      bucketName: "logs",
      retention: 0,
      timeZone: "Asia/Tokyo",
      folders: new Map<string, string>(),
      resultsBucketName: "results",
      scanLimit: 0.5,
    };
    expect(refusalOf((scope) => new LogTable(scope, "table", props))).toBe(
      [
        "own/table.folders: is empty: a table needs one folder of the archive at least",
        "own/table.retention: 0 is not a count of days: 1 or more",
        "own/table.scanLimit: 0.5 is not a count of GiB: 1 or more",
      ].join("\n"),
    );
  });

  test("a lifecycle that would keep no image", () => {
    expect(refusalOf((scope) => new ImageLifecycle(scope, "images", { repositoryName: "idp", keepImages: 0 }))).toBe(
      "own/images.keepImages: 0 is not a count of images: 1 or more",
    );
  });
});
