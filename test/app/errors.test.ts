import { Token } from "cdktf";
import { defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { messageOf, refusal } from "../support/errors.js";
import { least } from "../support/environment.js";

const queue = { name: "idp-prod-user-events" };

const alarms = (change: Record<string, unknown>) => ({ alarms: { ...least.alarms, ...change } });

const ecs = {
  ecs: {
    main: { name: "idp-prod", services: { keycloak: { name: "keycloak", minimumTasks: 3 } } },
  },
};

describe("an invalid environment", () => {
  test("names an unknown key and the nearest right one", () => {
    expect(refusal({ resources: { sqs: { userEvents: { ...queue, retension: 600 } } } })).toBe(
      'prod.resources.sqs.userEvents.retension: unknown key; did you mean "retention"?',
    );
  });

  test("names a value of the wrong type and what would be right", () => {
    expect(refusal({ account: 111122223333 })).toBe(
      "prod.account: 111122223333 is not an AWS account id: a string of 12 digits",
    );
  });

  test("names what is missing", () => {
    const { timeZone, ...rest } = least;
    expect(timeZone).toBeDefined();
    expect(messageOf(() => defineEnvironment(rest as unknown as EnvironmentDefinition))).toBe(
      "prod.timeZone: is required: an IANA time zone such as Asia/Tokyo",
    );
  });

  test("refuses retention under 90 days", () => {
    expect(refusal({ telemetry: { logs: { retention: 30 } } })).toBe(
      [
        "prod.telemetry.logs.retention: 30 is less than the 90 days that monitored logs are kept",
        "  allowed: 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
      ].join("\n"),
    );
  });

  test("refuses retention that CloudWatch Logs does not take", () => {
    expect(refusal({ telemetry: { logs: { retention: 100 } } })).toMatch(
      /^prod\.telemetry\.logs\.retention: 100 is not a retention that CloudWatch Logs takes\n {2}allowed: 90, 120/,
    );
  });

  test("takes short retention where the log group is not for monitoring, and only there", () => {
    const group = (settings: object) => ({
      telemetry: { logs: { groups: { trace: { name: "/idp/trace", retention: 7, ...settings } } } },
    });
    expect(() => defineEnvironment({ ...least, ...group({ monitoring: false }) })).not.toThrow();
    expect(refusal(group({}))).toMatch(/^prod\.telemetry\.logs\.groups\.trace\.retention: 7 is less than the 90 days/);
  });

  test("refuses the key that AWS manages for SNS", () => {
    expect(refusal(alarms({ topicKmsKey: "alias/aws/sns" }))).toBe(
      [
        'prod.alarms.topicKmsKey: "alias/aws/sns" is a key that CloudWatch cannot use, so no alarm would be published',
        "  give a customer managed key, or none to have one made",
      ].join("\n"),
    );
  });

  test("refuses a severity that nobody receives", () => {
    expect(refusal(alarms({ routes: { ...least.alarms.routes, warn: { receivers: {} } } }))).toBe(
      "prod.alarms.routes.warn.receivers: has no receiver: nobody would be told; add one, such as { oncall: { email: … } }",
    );
    expect(refusal(alarms({ routes: { error: least.alarms.routes.error } }))).toBe(
      [
        "prod.alarms.routes.warn: is required: nobody would be told of these; give receivers, or a topicArn of the team's own, or each of them a route",
        "  alarms and events: health.scheduledChange",
      ].join("\n"),
    );
    expect(refusal(alarms({ routes: { warn: least.alarms.routes.warn } }))).toBe(
      "prod.alarms.routes.error: is required: a route: receivers, or a topicArn of the team's own",
    );
  });

  test("says of a wrong account that alone, and nothing of what it would have to be the account of", () => {
    const roles = { permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" };
    expect(refusal({ ...least, account: "1234", roles })).toBe(
      'prod.account: "1234" is not an AWS account id: a string of 12 digits',
    );
  });

  test("names a token in a template of names as what it is", () => {
    const name = Token.asString({ resolve: () => "name" });
    expect(refusal(alarms({ ...least.alarms, name }))).toMatch(
      /^prod\.alarms\.name: a token of CDKTF is not a template of alarm names: /,
    );
  });

  test("refuses a receiver that is two at once", () => {
    const both = { email: "ops@example.com", https: "https://alerts.example.com/sns" };
    expect(refusal(alarms({ routes: { ...least.alarms.routes, warn: { receivers: { both } } } }))).toBe(
      "prod.alarms.routes.warn.receivers.both: needs exactly one of email, https, httpsVariable, lambda, sqs, slack, teams; found email and https",
    );
  });

  test("refuses a Performance Insights retention that does not exist", () => {
    expect(refusal({ telemetry: { performanceInsights: { retention: 30 } } })).toMatch(
      /^prod\.telemetry\.performanceInsights\.retention: 30 is not a Performance Insights retention in days\n {2}allowed: 7, 31, 62, .*, 713, 731$/,
    );
  });

  test("refuses two resources of one name", () => {
    expect(refusal({ resources: { sqs: { userEvents: queue, copy: queue } } })).toBe(
      'prod.resources.sqs.copy.name: "idp-prod-user-events" is the name of "userEvents" already',
    );
  });

  test("refuses an account id that is not 12 digits", () => {
    expect(refusal({ account: "11112222333" })).toBe(
      'prod.account: "11112222333" is not an AWS account id: a string of 12 digits',
    );
  });

  test("refuses a region that does not exist", () => {
    expect(refusal({ region: "ap-northeast-9" })).toMatch(
      /^prod\.region: "ap-northeast-9" is not an AWS region; did you mean "ap-northeast-\d"\?$/,
    );
  });

  test("refuses an override for an alarm that does not exist", () => {
    expect(refusal(alarms({ overrides: { "aurora.cpuUtilisation": { off: "quiet" } } }))).toBe(
      'prod.alarms.overrides["aurora.cpuUtilisation"]: no such alarm or event; did you mean "aurora.cpuUtilization"?',
    );
  });

  test("refuses an override for a target that does not exist", () => {
    const overrides = { "ecs.cpuUtilization": { targets: { "main/keycloack": { thresholds: { error: 90 } } } } };
    expect(refusal({ resources: ecs, ...alarms({ overrides }) })).toBe(
      'prod.alarms.overrides["ecs.cpuUtilization"].targets["main/keycloack"]: no such target; did you mean "main/keycloak"?',
    );
  });

  test("refuses to switch off a severity the row cannot have", () => {
    const overrides = { "ecs.runningTaskCount": { off: { warn: "quiet" } } };
    expect(refusal({ resources: ecs, ...alarms({ overrides }) })).toBe(
      [
        'prod.alarms.overrides["ecs.runningTaskCount"].off.warn: "quiet" is for a severity this alarm cannot have',
        "  allowed: error",
      ].join("\n"),
    );
  });

  test("refuses a percentage above 100", () => {
    const overrides = { "ecs.cpuUtilization": { thresholds: { error: 900 } } };
    expect(refusal({ resources: ecs, ...alarms({ overrides }) })).toBe(
      'prod.alarms.overrides["ecs.cpuUtilization"].thresholds.error: 900 is not a percentage from 0 to 100',
    );
  });

  test("refuses a warning that would come after the error", () => {
    const overrides = { "aurora.databaseConnections": { thresholds: { warn: 900, error: 800 } } };
    expect(refusal(alarms({ overrides }))).toBe(
      'prod.alarms.overrides["aurora.databaseConnections"].thresholds.warn: 900 is not below thresholds.error (800), so it would not be the earlier warning',
    );
  });

  test("refuses a window that CloudWatch cannot look back over", () => {
    const overrides = {
      "ecs.cpuUtilization": { window: { period: 300, datapointsToAlarm: 1, evaluationPeriods: 300 } },
    };
    expect(refusal(alarms({ overrides }))).toBe(
      'prod.alarms.overrides["ecs.cpuUtilization"].window.evaluationPeriods: 300 periods of 300 seconds are longer than the one day an alarm can look back',
    );
  });

  test("refuses keys that cannot be part of an address", () => {
    expect(refusal({ resources: { sqs: { "user-events": queue } } })).toBe(
      'prod.resources.sqs["user-events"]: "user-events" is not a key: a lower-case letter, then up to 31 letters and digits (camelCase)',
    );
  });

  test("refuses a reason for an engine log that the engine does not have", () => {
    const main = { identifier: "idp", engine: "aurora-postgresql", engineVersion: "15.10", instances: {} };
    const refused = (off: Record<string, string>) =>
      refusal({ resources: { aurora: { main: { ...main, logExports: { off } } } } });
    expect(refused({ slowquery: "too much" })).toBe(
      [
        "prod.resources.aurora.main.logExports.off.slowquery: is no log of aurora-postgresql",
        "  allowed: iam-db-auth-error, instance, postgresql",
      ].join("\n"),
    );
    expect(refused({ postgres: "too much" })).toBe(
      'prod.resources.aurora.main.logExports.off.postgres: unknown key; did you mean "postgresql"?',
    );
    expect(refused({ instance: " " })).toBe(
      'prod.resources.aurora.main.logExports.off.instance: " " is not the reason why this log is not exported',
    );
  });

  test("refuses a list of engine logs: what it leaves out would have no reason", () => {
    const jobs = {
      identifier: "jobs",
      engine: "mysql",
      engineVersion: "8.0.39",
      instanceClass: "db.m6g.large",
      allocatedStorage: 20,
      logExports: ["error"],
    };
    expect(refusal({ resources: { rds: { jobs } } })).toContain(
      'prod.resources.rds.jobs.logExports: ["error"] is not an object such as { off: { general: "the reason" } }: all logs of the engine are exported but those',
    );
  });

  test("refuses a third subscription filter on a log group", () => {
    const logs = { archive: {}, sources: { "ecs.main/keycloak": { existingSubscriptionFilters: 2 } } };
    expect(refusal({ resources: ecs, telemetry: { logs } })).toBe(
      'prod.telemetry.logs.sources["ecs.main/keycloak"].existingSubscriptionFilters: 2 leaves no room for the archive\'s own; a log group takes 2 in all. Set archive: false, or remove one',
    );
  });

  test("refuses a Terraform that is too old for what the stacks use", () => {
    const backend = { s3: { bucket: "idp-state" } };
    expect(refusal({ backend, terraform: { minimumVersion: "1.5.0" } })).toBe(
      'prod.terraform.minimumVersion: "1.5.0" is too old: backend.s3.lockFile needs Terraform 1.10.0',
    );
  });

  test("tells both sides where an alarm needs telemetry that is off", () => {
    const overrides = { "ecs.taskCpuUtilization": { on: true }, "ecs.clusterTaskCpuUtilization": { on: true } };
    const telemetry = { containerInsights: "enabled" };
    expect(refusal({ resources: ecs, telemetry, ...alarms({ overrides }) })).toBe(
      [
        'prod.telemetry.containerInsights: "enabled" leaves 2 alarms of the ops team without their metric',
        "  alarms: ecs.clusterTaskCpuUtilization of main, ecs.taskCpuUtilization of main/keycloak",
        '  set it to "enhanced", or say why the environment does without it: alarms.without.enhancedContainerInsights: "…"',
      ].join("\n"),
    );
  });

  test("tells everything that is wrong at once", () => {
    const message = refusal({
      region: "ap-northeast-9",
      account: "1",
      resources: { sqs: { userEvents: { ...queue, retension: 600 }, copy: queue } },
      telemetry: { logs: { retention: 30 } },
      ...alarms({ overrides: { "ecs.cpu": { off: "quiet" } } }),
    });
    const paths = message
      .split("\n")
      .filter((line) => line.startsWith("prod."))
      .map((line) => line.split(": ")[0]);
    expect(paths.sort()).toEqual([
      "prod.account",
      'prod.alarms.overrides["ecs.cpu"]',
      "prod.region",
      "prod.resources.sqs.copy.name",
      "prod.resources.sqs.userEvents.retension",
      "prod.telemetry.logs.retention",
    ]);
  });

  test("refuses more metric filters than a log group takes", () => {
    const instances = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `i${index}`,
        { identifier: `idp-${index}`, instanceClass: "db.r6g.large" },
      ]),
    );
    const aurora = { main: { identifier: "idp", engine: "aurora-postgresql", engineVersion: "15.10", instances } };
    expect(refusal({ resources: { aurora } })).toBe(
      [
        'prod.alarms.overrides: "RDSOSMetrics" would get 120 metric filters, and takes 100; switch some of these off',
        "  alarms: aurora.osLoadAverage, aurora.osSwapOut, aurora.osFileSystemUsed",
      ].join("\n"),
    );
  });

  test("refuses a pattern that CloudWatch Logs would misread, and a signal that nobody is told of", () => {
    const logs = { api: { name: "/idp/api", silentAfter: 7, signals: { bad: { pattern: "?ERROR -debug" } } } };
    expect(refusal({ resources: { logs } }).split("\n")).toEqual([
      'prod.resources.logs.api.signals.bad.pattern: "?ERROR -debug" mixes "?" terms with others; CloudWatch Logs would leave the "?" terms out. Use anyOf alone, or JSON fields with || and &&',
      "prod.resources.logs.api.signals.bad: needs warn or error: how many events in five minutes are too many",
      "prod.resources.logs.api.silentAfter: 7 is not minutes: a multiple of 5, up to a day",
    ]);
  });

  test("names the telemetry that an alarm's metric needs, the alarm and the setting that provides it", () => {
    const lambda = { sync: { name: "sync", timeout: 60, memory: 512 } };
    expect(refusal({ resources: { lambda }, telemetry: { lambdaInsights: false } })).toBe(
      [
        "prod.telemetry.lambdaInsights: false leaves 3 alarms of the ops team without their metric",
        "  alarms: lambda.memoryUtilization of sync, lambda.cpuTotalTime of sync, lambda.temporaryStorage of sync",
        '  set it to true, or say why the environment does without it: alarms.without.lambdaInsights: "…"',
      ].join("\n"),
    );
  });

  test("refuses advanced Database Insights without the retention that it needs", () => {
    expect(refusal({ telemetry: { databaseInsights: "advanced" } })).toBe(
      'prod.telemetry.databaseInsights: "advanced" needs performanceInsights.retention of 465 days or more; it is 7',
    );
  });

  test("counts the subscription filters of its own log groups only", () => {
    const sources = { "ecs.main/keycloak": { managed: false, existingSubscriptionFilters: 2 } };
    const telemetry = { logs: { archive: {}, sources } };
    expect(() => defineEnvironment({ ...least, resources: ecs, telemetry })).not.toThrow();
  });

  test("refuses adoption that would take over nothing", () => {
    const fn = { name: "sync", timeout: 60, memory: 512, adopt: { roleArn: "arn:aws:iam::111122223333:role/sync" } };
    const telemetry = { lambdaInsights: false, enhancedMonitoring: { enabled: false, adoptRole: true } };
    const without = { lambdaInsights: "not worth its cost", enhancedMonitoring: "not worth its cost" };
    expect(refusal({ resources: { lambda: { sync: fn } }, telemetry, ...alarms({ without }) })).toBe(
      [
        "prod.resources.lambda.sync.adopt: takes over nothing while telemetry.lambdaInsights is false; leave it out, or set that to true",
        "prod.telemetry.enhancedMonitoring.adoptRole: takes over nothing while enhancedMonitoring.enabled is false; leave it out, or set that to true",
      ].join("\n"),
    );
  });

  test("refuses a mixture of basic and enhanced scanning", () => {
    expect(refusal({ telemetry: { ecrScanning: { type: "basic", continuous: ["*"] } } })).toBe(
      "prod.telemetry.ecrScanning.continuous: unknown key\n  known: managed, scanOnPush, type",
    );
    expect(refusal({ telemetry: { ecrScanning: { type: "extended" } } })).toBe(
      'prod.telemetry.ecrScanning.type: "extended" is not ECR scanning: { type: "basic", … } or { type: "enhanced", … }',
    );
  });
});
