import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  AdoptedDbInstance,
  ArchiveBucket,
  EcrScanning,
  ImageLifecycle,
  lambdaInsightsLayerArn,
  LogArchive,
  LogDeliveryPolicy,
  LogTable,
  VpcFlowLogs,
  WafLogging,
  type AdoptedDbInstanceProps,
  type LambdaArchitecture,
  type Scanning,
  type VpcFlowLogsProps,
} from "../../modules/dev/index.js";
import { AlarmTopic, type AlarmTopicProps } from "../../modules/ops/index.js";
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
    const props = {
      identifier: "jobs",
      instanceClass: "db.m6g.large",
      enhancedMonitoring: { interval: 20 },
      performanceInsights: { retention: 30 },
      databaseInsights: "advanced",
    } as unknown as AdoptedDbInstanceProps;
    expect(refusalOf((scope) => new AdoptedDbInstance(scope, "jobs", props))).toBe(
      [
        "own/jobs.enhancedMonitoring.interval: 20 is not an Enhanced Monitoring interval in seconds",
        "  allowed: 1, 5, 10, 15, 30, 60",
        "own/jobs.enhancedMonitoring.roleArn: is required unless enabled is false: the role with which RDS publishes Enhanced Monitoring",
        "own/jobs.performanceInsights.retention: 30 is not a Performance Insights retention in days",
        "  allowed: 7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558, 589, 620, 651, 682, 713, 731",
        'own/jobs.databaseInsights: "advanced" needs performanceInsights.retention of 465 days or more; it is 30',
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

  const environment = { system: "idp", name: "prod" };

  test.each([0, -5, NaN, Infinity, 1.5])("a bucket that keeps its objects for %p days", (retention) => {
    expect(refusalOf((scope) => new ArchiveBucket(scope, "logs", { bucketName: "logs", retention }))).toBe(
      `own/logs.retention: ${retention} is not a count of days: 1 or more`,
    );
    const bucket = { bucketName: "logs", retention };
    const props = { ...place, environment, bucket, timeZone: "Mars", errorLogRetention: 90 };
    expect(refusalOf((scope) => new LogArchive(scope, "archive", props))).toBe(
      [
        `own/archive.bucket.retention: ${retention} is not a count of days: 1 or more`,
        'own/archive.timeZone: "Mars" is not an IANA time zone such as Asia/Tokyo',
      ].join("\n"),
    );
  });

  test("a bucket whose lock outlasts its objects", () => {
    const props = { bucketName: "logs", retention: 30, objectLockDays: 31 };
    expect(refusalOf((scope) => new ArchiveBucket(scope, "logs", props))).toBe(
      "own/logs.objectLockDays: 31 is more than the 30 days that objects are kept: they would be locked and yet expire",
    );
  });

  test("what would break out of a query", () => {
    const props = {
      name: "logs",
      bucketName: "logs",
      retention: 365,
      timeZone: "UTC') OR ('' = '",
      folders: new Map([
        ["ecs.main/api", "ecs/main/api"],
        ["ecs.main/x", "ecs/main/x', 'y"],
      ]),
      resultsBucketName: "results",
    };
    expect(refusalOf((scope) => new LogTable(scope, "table", props))).toBe(
      [
        `own/table.folders["ecs.main/x"]: "ecs/main/x', 'y" is not a folder: letters, digits and . _ - between slashes`,
        `own/table.timeZone: "UTC') OR ('' = '" is not an IANA time zone such as Asia/Tokyo`,
      ].join("\n"),
    );
  });

  test("a type of scanning that is none", () => {
    const scanning = { type: "extended" } as unknown as Scanning;
    expect(refusalOf((scope) => new EcrScanning(scope, "scanning", { account: place.account, scanning }))).toBe(
      'own/scanning.scanning.type: "extended" is not a type of scanning\n  allowed: basic, enhanced',
    );
  });

  test("an architecture that is none", () => {
    expect(() => lambdaInsightsLayerArn("ap-northeast-1", "arm" as LambdaArchitecture)).toThrow(
      /^"arm" is not an architecture of Lambda functions: x86_64 or arm64$/,
    );
  });

  test.each([0, 21, 100])("a delivery policy of %p log groups", (count) => {
    const logGroupArns = Array.from({ length: count }, (_, index) => `arn:aws:logs:::log-group:${index}`);
    expect(
      refusalOf(
        (scope) => new LogDeliveryPolicy(scope, "delivery", { ...place, policyName: "delivery", logGroupArns }),
      ),
    ).toBe(
      `own/delivery.logGroupArns: ${count} log groups in one policy: give 1 to 20, and the others to another policy`,
    );
  });

  test("a mode of Database Insights that is none", () => {
    const props = {
      identifier: "jobs",
      instanceClass: "db.m6g.large",
      enhancedMonitoring: { enabled: false },
      performanceInsights: {},
      databaseInsights: "BOGUS",
    } as unknown as AdoptedDbInstanceProps;
    expect(refusalOf((scope) => new AdoptedDbInstance(scope, "jobs", props))).toBe(
      'own/jobs.databaseInsights: "BOGUS" is not one of standard, advanced',
    );
  });

  test("a topic that tells nobody, or that CloudWatch cannot publish to", () => {
    const topic = (receivers: AlarmTopicProps["receivers"]) =>
      refusalOf(
        (scope) => new AlarmTopic(scope, "topic", { ...place, name: "alarms", kmsKeyArn: "alias/aws/sns", receivers }),
      );
    const key = [
      'own/topic.kmsKeyArn: "alias/aws/sns" is a key that CloudWatch cannot use, so no alarm would be published',
      "  give a customer managed key, or none to have one made",
    ];
    expect(topic({})).toBe([...key, "own/topic.receivers: has no receiver: nobody would be told"].join("\n"));
    expect(topic({ desk: {} })).toBe(
      [
        ...key,
        "own/topic.receivers.desk: needs exactly one of email, https, httpsVariable, lambda, sqs, slack, teams; found none",
      ].join("\n"),
    );
  });
});
