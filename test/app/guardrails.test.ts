import { checkPlan, defineEnvironment, defineEnvironments, type EnvironmentDefinition } from "../../src/index.js";
import { messageOf, refusal } from "../support/errors.js";
import { dbInstance, least, withResources } from "../support/environment.js";

const database = (change: object) => ({ rds: { jobs: { ...dbInstance, ...change } } });

const refused = (change: object, rest: Record<string, unknown> = {}) =>
  refusal({ resources: database(change), ...rest });

describe("a database that says of itself", () => {
  test.each([
    [{ deletionProtection: false }, "deletionProtection: false: one wrong word deletes the database; true protects it"],
    [
      { autoMinorVersionUpgrade: true },
      "autoMinorVersionUpgrade: true: AWS then changes the version by itself, in a window that nobody tested; set it to false",
    ],
  ])("%j is refused, with the way to leave it so", (change, message) => {
    const guardrail = message.startsWith("auto") ? "minorUpgrades" : "deletionProtection";
    expect(refused(change)).toBe(
      `prod.resources.rds.jobs.${message}\n  to leave it so, give guardrails.off.${guardrail} the reason`,
    );
    const off = { [guardrail]: "Development may lose its data." };
    expect(() => withResources(database(change), { guardrails: { off } })).not.toThrow();
  });

  test("nothing passes: a plan tells", () => {
    expect(() => withResources(database({}))).not.toThrow();
  });
});

describe("a maintenance window", () => {
  const inZone = (maintenanceWindow: string, timeZone: string) => () =>
    withResources(database({ maintenanceWindow }), { timeZone });

  test.each([
    ["mon:18:00-mon:18:30", "Asia/Tokyo"], // Tuesday 03:00
    ["sun:18:00-sun:18:30", "Asia/Tokyo"], // Monday 03:00
    ["thu:23:30-fri:00:00", "Asia/Tokyo"], // Friday 08:30 to 09:00
    ["mon:02:00-mon:02:30", "Europe/Berlin"],
    ["mon:07:00-mon:07:30", "Europe/London"],
    ["wed:23:45-thu:00:15", "UTC"],
  ])("%s in %s is right", (window, timeZone) => {
    expect(inZone(window, timeZone)).not.toThrow();
  });

  test.each([
    ["sat:18:00-sat:18:30", "Asia/Tokyo", "a weekend in Asia/Tokyo: 2026-01-11 03:00"],
    ["fri:18:00-fri:18:30", "Asia/Tokyo", "a weekend in Asia/Tokyo: 2026-01-10 03:00"],
    ["mon:00:00-mon:00:30", "Asia/Tokyo", "working hours (09:00 to 18:00) in Asia/Tokyo: 2026-01-05 09:00"],
    ["mon:08:30-mon:09:30", "UTC", "working hours (09:00 to 18:00) in UTC: 2026-01-05 09:00"],
    ["mon:08:00-mon:08:30", "Europe/London", "working hours (09:00 to 18:00) in Europe/London: 2026-03-30 09:00"],
    ["sun:23:40-mon:00:10", "Asia/Tokyo", "working hours (09:00 to 18:00) in Asia/Tokyo: 2026-01-05 09:09"],
    ["fri:14:35-fri:15:05", "Asia/Tokyo", "a weekend in Asia/Tokyo: 2026-01-10 00:04"],
  ])("%s in %s is refused, in whatever season it is wrong", (window, timeZone, problem) => {
    const [first] = messageOf(inZone(window, timeZone)).split("\n");
    expect(first).toBe(`prod.resources.rds.jobs.maintenanceWindow: "${window}" (UTC) reaches ${problem}`);
  });

  test("keeps out of the team's own working hours", () => {
    const guardrails = { workingHours: { from: "07:00", to: "22:00" } };
    expect(refused({ maintenanceWindow: "mon:22:00-mon:22:30" }, { guardrails })).toContain("(07:00 to 22:00)");
  });

  test.each([
    ["18:00", "09:00"],
    ["09:00", "09:00"],
  ])("is held against working hours that there are, which %s to %s are not", (from, to) => {
    expect(refused({ maintenanceWindow: "mon:03:00-mon:03:30" }, { guardrails: { workingHours: { from, to } } })).toBe(
      `prod.guardrails.workingHours.to: "09:00" is not after ${from}: no hour would be one of work; both are of the same day`,
    );
  });

  test.each(["mon:18:00-mon:18:20", "mon:18:00-mon:18:00"])("of less than 30 minutes is refused: %s", (window) => {
    expect(refused({ maintenanceWindow: window })).toContain("is shorter than the 30 minutes that RDS takes");
  });

  test("is written as RDS writes it", () => {
    expect(refused({ maintenanceWindow: "18:00-18:30" })).toBe(
      'prod.resources.rds.jobs.maintenanceWindow: "18:00-18:30" is not a weekly window in UTC such as "mon:18:00-mon:18:30"',
    );
  });
});

test("a dead-letter queue keeps its messages for 14 days", () => {
  const sqs = { work: { name: "work", deadLetterQueue: "dead" }, dead: { name: "dead" } };
  expect(refusal({ resources: { sqs } })).toBe(
    [
      "prod.resources.sqs.dead.retention: 345600: what could not be processed is kept for 14 days (1209600 seconds), the longest that SQS keeps it",
      "  to leave it so, give guardrails.off.deadLetterRetention the reason",
    ].join("\n"),
  );
});

describe("an account", () => {
  const named =
    (name: string, off: object = {}) =>
    () =>
      defineEnvironment({ ...least, name, guardrails: { off } } as EnvironmentDefinition);

  test("is of one environment", () => {
    expect(() => defineEnvironments(named("prod"), named("stg"))).toThrow(
      'stg.account: "111122223333" is the account of prod.account too; an environment has an account of its own, so that nothing done to one reaches another; where that is not so, give guardrails.off.ownAccount of both the reason',
    );
  });

  test("is of several where each of them says why", () => {
    const off = { ownAccount: "A small system." };
    expect(() => defineEnvironments(named("prod", off), named("stg", off))).not.toThrow();
    expect(() => defineEnvironments(named("prod", off), named("stg"))).toThrow("stg.account");
  });
});

describe("a plan of Terraform", () => {
  const resource = (type: string, name: string, values: object) => ({
    mode: "managed",
    type,
    address: `${type}.${name}`,
    values,
  });
  const good = [
    resource("aws_rds_cluster", "main", {
      deletion_protection: true,
      preferred_maintenance_window: "mon:18:00-mon:18:30",
    }),
    resource("aws_rds_cluster_instance", "one", {
      auto_minor_version_upgrade: false,
      preferred_maintenance_window: "tue:18:00-tue:18:30",
    }),
    resource("aws_sqs_queue", "dead", { name: "dead", message_retention_seconds: 1_209_600 }),
    resource("aws_sqs_queue", "work", {
      name: "work",
      message_retention_seconds: 345_600,
      redrive_policy: '{"deadLetterTargetArn":"arn:aws:sqs:ap-northeast-1:111122223333:dead","maxReceiveCount":3}',
    }),
  ];
  const plan = (resources: object[], children: object[] = []) => ({
    format_version: "1.2",
    planned_values: { root_module: { resources, child_modules: children } },
  });
  const prod = withResources({});

  test("that keeps the guardrails has no findings", () => {
    expect(checkPlan(prod, plan(good))).toEqual([]);
  });

  test("has a finding of each that is broken, in child modules too", () => {
    const instance = resource("aws_db_instance", "jobs", {
      deletion_protection: false,
      auto_minor_version_upgrade: true,
      maintenance_window: "sat:18:00-sat:18:30",
    });
    const dead = resource("aws_sqs_queue", "dead", { name: "dead", message_retention_seconds: 60 });
    const found = checkPlan(prod, plan([dead, good[3]!], [{ resources: [instance] }]));
    expect(found.map(({ at, guardrail }) => [at, guardrail])).toEqual([
      ["aws_db_instance.jobs.deletion_protection", "deletionProtection"],
      ["aws_db_instance.jobs.auto_minor_version_upgrade", "minorUpgrades"],
      ["aws_db_instance.jobs.maintenance_window", "maintenanceWindow"],
      ["aws_sqs_queue.dead.message_retention_seconds", "deadLetterRetention"],
    ]);
  });

  test("says null of a protection that nobody set, which is known and off", () => {
    const cluster = resource("aws_rds_cluster", "main", { deletion_protection: null });
    expect(checkPlan(prod, plan([cluster]))[0]).toEqual({
      at: "aws_rds_cluster.main.deletion_protection",
      guardrail: "deletionProtection",
      problem: "not set: one wrong word deletes the database; true protects it",
    });
  });

  test("is read where Terraform forgets something, which then has no values", () => {
    const forgotten = { mode: "managed", type: "aws_db_instance", address: "aws_db_instance.jobs" };
    expect(checkPlan(prod, plan([forgotten, ...good]))).toEqual([]);
  });

  test("is judged no further than it is known, and says so", () => {
    const unknown = resource("aws_rds_cluster", "main", { deletion_protection: true });
    expect(checkPlan(prod, plan([unknown]))).toEqual([
      {
        at: "aws_rds_cluster.main.preferred_maintenance_window",
        guardrail: "maintenanceWindow",
        problem: "is known after apply only: look again at the state",
      },
    ]);
  });

  describe("that destroys", () => {
    const destroys = (type: string, before: object = {}, actions = ["delete"]) => ({
      ...plan([]),
      resource_changes: [{ address: `${type}.x`, mode: "managed", type, name: "x", change: { actions, before } }],
    });
    const found = (shown: object, environment = prod) => checkPlan(environment, shown).map(({ at }) => at);

    test.each([
      "aws_rds_cluster_instance",
      "aws_dynamodb_table",
      "aws_lambda_function",
      "aws_s3_bucket",
      "aws_s3_bucket_object_lock_configuration",
      "aws_kms_key",
      "aws_inspector2_enabler",
      "aws_macie2_account",
      "aws_macie2_classification_export_configuration",
    ])("%s has a finding, be it replaced or not", (type) => {
      expect(checkPlan(prod, destroys(type))).toEqual([
        {
          at: `${type}.x`,
          guardrail: "destruction",
          problem:
            '"delete": what is in it, or what it guards, would be gone; what has left an environment is listed in terraform.released, and Terraform forgets it',
        },
      ]);
      expect(found(destroys(type, {}, ["delete", "create"]))).toEqual([`${type}.x`]);
    });

    test("what guards a bucket has one, unless the bucket is one that goes with all that is in it", () => {
      const guard = destroys("aws_s3_bucket_policy", { bucket: "idp-prod-athena" });
      const results = destroys("aws_s3_bucket", { bucket: "idp-prod-athena", force_destroy: true });
      const both = { ...plan([]), resource_changes: [...guard.resource_changes, ...results.resource_changes] };
      expect(found(guard)).toEqual(["aws_s3_bucket_policy.x"]);
      expect(found(both)).toEqual([]);
    });

    test("what stays all the same, what is forgotten and what is made again has none", () => {
      expect(found(destroys("aws_cloudwatch_log_group", { skip_destroy: true }))).toEqual([]);
      expect(found(destroys("aws_cloudwatch_log_group", { skip_destroy: false }))).not.toEqual([]);
      expect(found(destroys("aws_s3_bucket", { force_destroy: true }))).toEqual([]);
      expect(found(destroys("aws_db_instance", {}, ["forget"]))).toEqual([]);
      expect(found(destroys("aws_cloudwatch_metric_alarm"))).toEqual([]);
      expect(found(destroys("aws_backup_vault_lock_configuration", {}, ["delete", "create"]))).toEqual([]);
      expect(found(destroys("aws_backup_vault_lock_configuration"))).not.toEqual([]);
    });

    test("may where somebody says why, or the environment is one to try things out, but not what it took over", () => {
      const off = { destruction: "The system is shut down." };
      expect(found(destroys("aws_db_instance"), withResources({}, { guardrails: { off } }))).toEqual([]);
      const trial = withResources({}, { terraform: { destroyable: true } });
      expect(found(destroys("aws_guardduty_detector"), trial)).toEqual([]);
      expect(found(destroys("aws_db_instance"), trial)).not.toEqual([]);
    });
  });

  describe("that shortens how long something is kept", () => {
    const changes = (type: string, before: object, after: object) => ({
      ...plan([]),
      resource_changes: [{ address: `${type}.x`, type, change: { actions: ["update"], before, after } }],
    });
    const found = (shown: object, environment = prod) =>
      checkPlan(environment, shown).map(({ guardrail, problem }) => [guardrail, problem]);
    const group = (before: number, after: number, name = "/x") =>
      changes("aws_cloudwatch_log_group", { name, retention_in_days: before }, { name, retention_in_days: after });
    const rule = (days: number) => ({ rule: [{ id: "archive", expiration: [{ days }] }] });
    const bucket = (before: object, after: object) => changes("aws_s3_bucket_lifecycle_configuration", before, after);

    test.each([
      [group(365, 120), "retention_in_days 365 days → 120 days"],
      [group(0, 120), "retention_in_days never → 120 days"],
      [bucket(rule(2557), rule(365)), "expiration of archive 2557 days → 365 days"],
      [bucket({ rule: [] }, rule(365)), "expiration of archive never → 365 days"],
    ])("has a finding", (shown, change) => {
      expect(found(shown)).toEqual([["history", `${change}: what is older is deleted`]]);
    });

    test("has none where it stays or becomes longer, or somebody said why", () => {
      expect(found(group(120, 120))).toEqual([]);
      expect(found(group(120, 365))).toEqual([]);
      expect(found(group(120, 0))).toEqual([]);
      expect(found(bucket(rule(365), rule(2557)))).toEqual([]);
      const adopt = { retention: "never", shortens: "nobody reads traces of last year" } as const;
      const adopting = withResources(
        { lambda: { sync: { name: "sync", timeout: 60, memory: 512 } } },
        { telemetry: { logs: { sources: { "lambda.sync": { adopt } } } } },
      );
      expect(found(group(0, 120, "/aws/lambda/sync"), adopting)).toEqual([]);
      expect(found(group(0, 120, "/aws/lambda/other"), adopting)).not.toEqual([]);
      const off = { history: "Costs of last year's traces." };
      expect(found(group(365, 120), withResources({}, { guardrails: { off } }))).toEqual([]);
    });
  });

  test("is read as a state as well, and as nothing else", () => {
    const state = {
      values: { root_module: { resources: [resource("aws_rds_cluster", "main", { deletion_protection: false })] } },
    };
    expect(checkPlan(prod, state).map(({ guardrail }) => guardrail)).toContain("deletionProtection");
    expect(() => checkPlan(prod, { resources: [] })).toThrow("is nothing that terraform show -json prints");
  });
});
