import type { EnvironmentDefinition } from "../../src/index.js";
import { everyKindDefinition } from "./every-kind.js";

/** A definition in which everything that can be said is said once: what is mutated to see what input does. */
export const fullDefinition = {
  ...everyKindDefinition,
  language: "en",
  tags: { CostCenter: "4711" },
  backend: {
    s3: {
      bucket: "idp-state",
      region: "ap-northeast-1",
      prefix: "ops",
      lockFile: true,
      kmsKeyId: "alias/state",
      assumeRole: { dev: "arn:aws:iam::444455556666:role/state", ops: "arn:aws:iam::444455556666:role/state" },
      externalId: { dev: "idp-state", ops: "idp-state" },
    },
  },
  terraform: {
    minimumVersion: "1.10.0",
    awsProviderVersion: ">= 5.100.0, < 7.0.0",
    destroyable: false,
    released: { dev: ["aws_iam_role.old"], ops: ["aws_sns_topic.old"] },
    assumeRole: { dev: "arn:aws:iam::111122223333:role/dev", ops: "arn:aws:iam::111122223333:role/ops" },
    externalId: { dev: "idp-dev", ops: "idp-ops" },
  },
  roles: {
    permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
    path: "/operations/",
    namePrefix: "app-",
  },
  quotas: { lambdaConcurrency: 1000, smsMonthlySpend: 100 },
  telemetry: {
    logs: {
      retention: 90,
      kmsKeyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012",
      archive: {
        bucketName: "idp-prod-logs",
        retention: 2557,
        storageClass: "INTELLIGENT_TIERING",
        objectLockDays: 30,
        kmsKeyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012",
        adopt: true,
      },
      athena: {
        enabled: true,
        resultsBucketName: "idp-prod-results",
        resultsRetention: 30,
        scanLimit: 100,
        formerSources: ["ecs.main/old"],
      },
      savedQueries: true,
      groups: {
        audit: {
          name: "/idp/audit",
          retention: 2557,
          audit: true,
          adopt: { retention: 365, shortens: "none is" },
          existingSubscriptionFilters: 1,
        },
        trace: { name: "/idp/trace", retention: 7, monitoring: false, archive: false },
        shared: { name: "/shared", managed: false },
      },
    },
    enhancedMonitoring: { enabled: true, roleName: "rds-monitoring-role", adoptRole: true, interval: 30 },
    performanceInsights: { enabled: true, retention: 465 },
    databaseInsights: "advanced",
    containerInsights: "enhanced",
    containerInsightsDefault: true,
    apiGatewayLogsRole: true,
    ecrScanning: { type: "enhanced", scanOnPush: ["idp/*"], continuous: ["jobs/*"], enableInspector: true },
    guardDuty: { detectorId: "0123456789abcdef0123456789abcdef" },
    lambdaInsights: true,
    lambdaInsightsLayers: {
      x86_64: "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension:53",
      arm64: "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:20",
    },
  },
  resources: {
    ...everyKindDefinition.resources,
    cloudTrail: { audit: { name: "audit" } },
    ecr: { app: { name: "idp/app", lifecycle: { untaggedDays: 14, keepImages: 50 } } },
    ecs: {
      ...everyKindDefinition.resources.ecs,
      old: { name: "old", adopt: true, services: {} },
    },
    lambda: {
      ...everyKindDefinition.resources.lambda,
      old: {
        name: "old",
        timeout: 3,
        memory: 128,
        architecture: "arm64",
        reservedConcurrency: 10,
        adopt: {
          roleArn: "arn:aws:iam::111122223333:role/old",
          otherLayers: ["arn:aws:lambda:ap-northeast-1:111122223333:layer:own:1"],
        },
      },
    },
    vpc: { main: { id: "vpc-0123456789abcdef0", flowLogs: "REJECT", flowLogInterval: 60, resolverQueryLogs: true } },
    waf: {
      ...everyKindDefinition.resources.waf,
      logged: { name: "logged", arn: "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/logged/0a1b2c3d" },
    },
  },
  backups: {
    periodic: { time: "02:00", retention: 400, startWindow: 60, completionWindow: 720, services: ["aurora", "s3"] },
    continuous: { retention: 10, services: ["aurora"] },
    copy: { region: "ap-northeast-3", retention: 400 },
    tag: { key: "Backup", value: "nightly" },
    lock: { minimumRetention: 7, maximumRetention: 500, changeableForDays: 30 },
    deletableBy: ["arn:aws:iam::111122223333:role/keeper"],
    optIn: true,
    restoreTest: {
      schedule: "monthly",
      time: "05:00",
      validationWindow: 4,
      overrides: { aurora: { dbSubnetGroupName: "restores" } },
    },
  },
  alarms: {
    routes: {
      error: {
        receivers: { operators: { email: "ops@example.com" }, pager: { https: "https://pager.example.com/a" } },
        okNotices: true,
      },
      warn: { receivers: { secret: { httpsVariable: "pager_url" } } },
    },
    runbook: "https://runbooks.example.com/{alarm}",
    topicKmsKey: "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012",
    topicKmsKeys: { "us-east-1": "arn:aws:kms:us-east-1:111122223333:key/12345678-1234-1234-1234-123456789012" },
    overrides: {
      "sqs.backlog": { thresholds: { warn: 100 }, window: { period: 300, datapointsToAlarm: 1, evaluationPeriods: 3 } },
      "sqs.oldestMessageAge": {
        treatMissingData: "ignore",
        statistic: "Maximum",
        because: "Messages wait.",
        remedy: "Look at the consumers.",
        runbook: "https://runbooks.example.com/queues",
        window: { error: { period: 60, datapointsToAlarm: 3, evaluationPeriods: 5 } },
      },
      "lambda.errors": { on: true },
      "alb.responseTime": { statistic: "p99", leastSamples: 200 },
      "sqs.inFlight": { severity: "error", targets: { orders: { thresholds: { warn: 1000 } } } },
      "sqs.stalledConsumers": { off: "consumers are tested elsewhere" },
      "lambda.errorRate": { targets: { sync: { off: "known" } } },
    },
    off: { vpn: "watched elsewhere" },
    without: {},
  },
} as const satisfies EnvironmentDefinition;
