import { TerraformStack } from "cdktf";
import { LogArchive, LogGroup } from "../../modules/dev/index.js";
import { withResources } from "../support/environment.js";
import { everyKind } from "../support/every-kind.js";
import { resources, stacksOf } from "../support/synth.js";
import { testApp } from "../support/folder.js";

const inventory = {
  ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } },
  aurora: {
    main: {
      identifier: "idp",
      engine: "aurora-postgresql" as const,
      engineVersion: "15.10",
      instances: { one: { identifier: "idp-1", instanceClass: "db.r6g.large" } },
    },
  },
};

test("no log group that is monitored is kept for less than 90 days, whoever makes it", () => {
  const stacks = stacksOf(everyKind());
  const groups = Object.values(stacks).flatMap((stack) => Object.values(resources(stack, "aws_cloudwatch_log_group")));
  expect(groups.length).toBeGreaterThan(10);
  for (const { name, retention_in_days } of groups) {
    expect([name, Number(retention_in_days) >= 90]).toEqual([name, true]);
  }
});

test("each application, engine log and infrastructure log has a log group that is kept for 120 days", () => {
  const { "idp-prod-telemetry": stack } = stacksOf(withResources(inventory));
  const groups = Object.values(resources(stack, "aws_cloudwatch_log_group"));
  expect(groups.map(({ name, retention_in_days }) => [name, retention_in_days]).sort()).toEqual([
    ["/aws/ecs/containerinsights/idp/performance", 120],
    ["/aws/rds/cluster/idp/iam-db-auth-error", 120],
    ["/aws/rds/cluster/idp/instance", 120],
    ["/aws/rds/cluster/idp/postgresql", 120],
    ["/ecs/idp-prod/main/api", 120],
    ["RDSOSMetrics", 120],
  ]);
});

const database = {
  identifier: "jobs",
  engineVersion: "16.8",
  instanceClass: "db.m6g.large",
  allocatedStorage: 20,
};

test.each([
  ["postgres", ["iam-db-auth-error", "postgresql", "upgrade"]],
  ["mysql", ["audit", "error", "general", "iam-db-auth-error", "slowquery"]],
  ["mariadb", ["audit", "error", "general", "iam-db-auth-error", "slowquery"]],
] as const)("a DB instance of %s exports all logs of its engine, each into a log group of its own", (engine, logs) => {
  const jobs = { ...database, engine };
  const { "idp-prod-telemetry": stack } = stacksOf(withResources({ rds: { jobs } }, { versions: { off: "a test" } }));
  expect(stack!.output!.rds_log_exports!.value).toEqual({ "rds.jobs": logs });
  const groups = Object.values(resources(stack, "aws_cloudwatch_log_group")).map(({ name }) => name);
  expect(groups).toEqual(expect.arrayContaining(logs.map((log) => `/aws/rds/instance/jobs/${log}`)));
});

test("a log that has a reason not to be exported has no log group, no copy and no alarms", () => {
  const jobs = {
    ...database,
    engine: "mysql" as const,
    engineVersion: "8.0.39",
    logExports: { off: { general: "It carries personal data." } },
  };
  const further = { versions: { off: "a test" }, telemetry: { logs: { archive: {} } } };
  const stacks = stacksOf(withResources({ rds: { jobs } }, further));
  expect(stacks["idp-prod-telemetry"]!.output!.rds_log_exports!.value).toEqual({
    "rds.jobs": ["audit", "error", "iam-db-auth-error", "slowquery"],
  });
  expect(JSON.stringify(stacks)).toContain("rds/jobs/slowquery");
  expect(JSON.stringify(stacks)).not.toMatch(/jobs[/_-]general/);
});

test("the audit log of an engine is kept as an audit log, until it is said to be none", () => {
  const jobs = { ...database, engine: "mariadb" as const, engineVersion: "10.11.9" };
  const audit = (sources = {}) => {
    const further = { versions: { off: "a test" }, telemetry: { logs: { sources } } };
    const { "idp-prod-telemetry": stack } = stacksOf(withResources({ rds: { jobs } }, further));
    return resources(stack, "aws_cloudwatch_log_group").logs_rds_jobs_audit;
  };
  expect(audit()).toMatchObject({ retention_in_days: 2557, skip_destroy: true });
  expect(audit({ "rds.jobs/audit": { audit: false } })).toMatchObject({ retention_in_days: 120 });
});

test("an audit log outlives its stack", () => {
  const logs = { groups: { audit: { name: "/idp/audit", retention: 3653, audit: true } } };
  const { "idp-prod-telemetry": stack } = stacksOf(withResources({}, { telemetry: { logs } }));
  expect(resources(stack, "aws_cloudwatch_log_group").logs_groups_audit).toMatchObject({ skip_destroy: true });
});

test("a log group that another environment manages is left to it", () => {
  const logs = { sources: { enhancedMonitoring: { managed: false } } };
  const { "idp-prod-telemetry": stack } = stacksOf(withResources(inventory, { telemetry: { logs } }));
  expect(resources(stack, "aws_cloudwatch_log_group")).not.toHaveProperty("logs_enhancedMonitoring");
});

test("its writers are told of it all the same", () => {
  const vpc = { main: { id: "vpc-0123456789abcdef0" } };
  const unmanaged = { name: "/shared/all", managed: false };
  const logs = { sources: { "ecs.main/api": unmanaged, "vpc.main/flow": { ...unmanaged, name: "/shared/flow" } } };
  const { "idp-prod-telemetry": stack } = stacksOf(withResources({ ...inventory, vpc }, { telemetry: { logs } }));
  expect(resources(stack, "aws_cloudwatch_log_group")).not.toHaveProperty("logs_ecs_main_api");
  expect(stack!.output!.ecs_log_configuration!.value).toMatchObject({
    "main/api": { options: { "awslogs-group": "/shared/all" } },
  });
  expect(Object.values(resources(stack, "aws_flow_log"))).toEqual([
    expect.objectContaining({ log_destination: "arn:aws:logs:ap-northeast-1:111122223333:log-group:/shared/flow" }),
  ]);
});

test("the module refuses short retention in any app", () => {
  const stack = new TerraformStack(testApp(), "mine");
  expect(() => new LogGroup(stack, "short", { name: "/short", retention: 30 })).toThrow(
    "mine/short.retention: 30 is less than the 90 days that monitored logs are kept",
  );
  expect(() => new LogGroup(stack, "trace", { name: "/trace", retention: 30, monitoring: false })).not.toThrow();
});

test("nor does the archive keep the log of Firehose's errors for less", () => {
  const stack = new TerraformStack(testApp(), "mine");
  const place = { account: "111122223333", region: "ap-northeast-1", timeZone: "Asia/Tokyo" };
  const archive = {
    ...place,
    environment: { system: "idp", name: "prod" },
    bucket: { bucketName: "logs", retention: 365 },
  };
  expect(() => new LogArchive(stack, "archive", { ...archive, errorLogRetention: 30 })).toThrow(
    "mine/archive/errors.retention: 30 is less than the 90 days that monitored logs are kept",
  );
});

test("the outputs are what a task definition and a DB cluster take", () => {
  const { "idp-prod-telemetry": stack } = stacksOf(withResources(inventory));
  expect(stack!.output!.ecs_log_configuration!.value).toEqual({
    "main/api": {
      logDriver: "awslogs",
      options: {
        "awslogs-group": "${aws_cloudwatch_log_group.logs_ecs_main_api.name}",
        "awslogs-region": "ap-northeast-1",
        "awslogs-stream-prefix": "ecs",
        mode: "non-blocking",
        "max-buffer-size": "25m",
      },
    },
  });
  expect(stack!.output!.rds_log_exports!.value).toEqual({
    "aurora.main": ["iam-db-auth-error", "instance", "postgresql"],
  });
  expect(stack!.output!.rds_monitoring!.value).toMatchObject({ monitoring_interval: 60 });
});
