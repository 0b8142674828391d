import { defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { dbInstance, least } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { addresses, resources as ofType, stacksOf } from "../support/synth.js";

const resources = {
  aurora: {
    main: {
      identifier: "idp",
      engine: "aurora-postgresql",
      engineVersion: "15.10",
      instances: { one: { identifier: "idp-1", instanceClass: "db.r6g.large" } },
    },
  },
  dynamodb: { sessions: { name: "sessions" }, tenants: { name: "tenants", adopt: true } },
  s3: { themes: { name: "themes", versioning: true }, scratch: { name: "scratch" } },
} as const satisfies EnvironmentDefinition["resources"];

type BackupsInput = NonNullable<EnvironmentDefinition["backups"]>;

const exclude = { "s3.scratch": "made anew every night" };
const define = (backups: BackupsInput | undefined, rest: Partial<EnvironmentDefinition> = {}) =>
  defineEnvironment({ ...least, resources, ...rest, ...(backups && { backups: { exclude, ...backups } }) });
const safeguards = (...args: Parameters<typeof define>) => stacksOf(define(...args))["idp-prod-safeguards"]!;
const refusal = (...args: Parameters<typeof define>) => messageOf(() => define(...args));

test("an environment that does not say backups has no such stack, and no row of it", () => {
  const environment = define(undefined);
  expect(Object.keys(stacksOf(environment))).toEqual(["idp-prod-telemetry", "idp-prod-alarms"]);
  const { alarms, events } = environment.monitoring;
  expect([...alarms, ...events].filter(({ service }) => service === "backup")).toEqual([]);
});

test("the inventory is backed up by what it is, without what is excluded", () => {
  const found = Object.fromEntries(
    Object.entries(ofType(safeguards({}), "aws_backup_selection")).map(([id, { resources }]) => [id, resources]),
  );
  const aurora = ["arn:aws:rds:ap-northeast-1:111122223333:cluster:idp"];
  const table = (name: string) => `arn:aws:dynamodb:ap-northeast-1:111122223333:table/${name}`;
  expect(found).toEqual({
    backups_daily_aurora: aurora,
    backups_daily_dynamodb: [table("sessions"), table("tenants")],
    backups_daily_s3: ["arn:aws:s3:::themes"],
    backups_daily_tagged: undefined,
    backups_continuous_aurora: aurora,
    backups_continuous_s3: ["arn:aws:s3:::themes"],
  });
});

test("vaults keep their policies and keys: nothing of them goes while backups are in them, but by one word", () => {
  const guards = (rest: Partial<EnvironmentDefinition>) => {
    const stack = safeguards({ lock: { minimumRetention: 7 } }, rest);
    const types = ["aws_backup_vault", "aws_backup_vault_policy", "aws_kms_key"];
    return types.flatMap((type) => Object.values(ofType(stack, type)).map(({ lifecycle }) => lifecycle));
  };
  expect(guards({})).toEqual(Array.from({ length: 6 }, () => ({ prevent_destroy: true })));
  expect(guards({ terraform: { destroyable: true } })).toEqual(Array.from({ length: 6 }, () => undefined));
});

test("the days of a vault's lock can be changed, for which the provider makes it anew", () => {
  const locks = ofType(safeguards({ lock: { minimumRetention: 7 } }), "aws_backup_vault_lock_configuration");
  expect(Object.values(locks).map(({ lifecycle }) => lifecycle)).toEqual([undefined, undefined]);
});

test("a daily backup is kept for 90 days, and copied to Osaka; a continuous one goes back ten days, at another time of the day", () => {
  const { backups_daily: daily, backups_continuous: continuous } = ofType(safeguards({}), "aws_backup_plan");
  expect(daily!.rule).toEqual([
    expect.objectContaining({
      schedule: "cron(0 2 * * ? *)",
      schedule_expression_timezone: "Asia/Tokyo",
      lifecycle: { delete_after: 90 },
      copy_action: [{ destination_vault_arn: "${aws_backup_vault.backups_copy.arn}", lifecycle: { delete_after: 90 } }],
    }),
  ]);
  expect(continuous!.rule).toEqual([
    expect.objectContaining({
      enable_continuous_backup: true,
      schedule: "cron(0 14 * * ? *)",
      lifecycle: { delete_after: 10 },
    }),
  ]);
  expect(ofType(safeguards({}), "aws_backup_vault").backups_copy).toMatchObject({ provider: "aws.ap_northeast_3" });
});

test("nobody deletes a backup before its time, but the roles that are named", () => {
  const policyOf = (backups: BackupsInput): unknown =>
    JSON.parse(String(ofType(safeguards(backups), "aws_backup_vault_policy").backups_vault_policy!.policy));
  const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: expect.arrayContaining(["backup:DeleteRecoveryPoint"]) as unknown,
  };
  expect(policyOf({})).toMatchObject({ Statement: [deny] });
  expect(JSON.stringify(policyOf({}))).not.toContain("Condition");
  const keeper = "arn:aws:iam::111122223333:role/keeper";
  expect(policyOf({ deletableBy: [keeper] })).toMatchObject({
    Statement: [{ ...deny, Condition: { ArnNotLike: { "aws:PrincipalArn": [keeper] } } }],
  });
});

test("a table that nobody manages is adopted, and whoever manages another one reads what to set", () => {
  const stack = safeguards({});
  expect(stack.import).toEqual([{ to: "aws_dynamodb_table.backups_table_tenants", id: "tenants" }]);
  expect(ofType(stack, "aws_dynamodb_table").backups_table_tenants).toMatchObject({
    point_in_time_recovery: { enabled: true, recovery_period_in_days: 10 },
    lifecycle: {
      prevent_destroy: true,
      ignore_changes: expect.not.arrayContaining(["point_in_time_recovery"]) as unknown,
    },
  });
  expect(stack.output!.dynamodb_point_in_time_recovery!.value).toMatchObject({ tables: ["sessions"] });
});

test("whoever manages a database with continuous backups reads the days that AWS Backup gives it", () => {
  const told = (continuous: BackupsInput["continuous"]) =>
    safeguards({ continuous }).output!.database_backup_retention?.value;
  expect(told({ retention: 14 })).toEqual({ clusters: ["idp"], instances: [], backup_retention_period: 14 });
  expect(told({ services: ["s3"] })).toBeUndefined();
  expect(told({ off: "Nobody needs them here." })).toBeUndefined();
});

test("without copies there is one vault, and no notice of copies", () => {
  const environment = define({ copy: { off: "one region is enough here" } });
  expect(addresses(stacksOf(environment)["idp-prod-safeguards"]!).filter((one) => one.includes("vault."))).toEqual([
    "aws_backup_vault.backups_vault",
  ]);
  expect(environment.monitoring.events.map(({ id }) => id)).not.toContain("backup.copyFailed");
});

describe("what AWS Backup cannot do is refused", () => {
  test.each<[BackupsInput, string]>([
    [
      { continuous: { services: ["dynamodb"] } },
      'prod.backups.continuous.services[0]: "dynamodb" cannot have continuous backups: DynamoDB has point-in-time recovery of its own, outside of AWS Backup; it is switched on for every table that is backed up',
    ],
    [
      { periodic: { services: ["sqs" as "s3"] } },
      'prod.backups.periodic.services[0]: AWS Backup does not back up "sqs"\n  allowed: aurora, dynamodb, ec2, efs, rds, s3',
    ],
    [
      { periodic: { coldStorageAfter: 30, services: ["dynamodb", "s3"], retention: 365 } },
      "prod.backups.periodic.coldStorageAfter: AWS Backup has no cold storage for s3; leave it out, or name services that have in periodic.services",
    ],
    [
      { periodic: { coldStorageAfter: 30, services: ["dynamodb"] } },
      "prod.backups.periodic.retention: 90 is less than 120: what moves to cold storage after 30 days must stay there for 90",
    ],
    [
      { continuous: { retention: 36 } },
      "prod.backups.continuous.retention: 36 is not days that can be gone back: a whole number from 2 to 35",
    ],
    [
      { continuous: { retention: 1 } }, // it would expire before its rule runs again
      "prod.backups.continuous.retention: 1 is not days that can be gone back: a whole number from 2 to 35",
    ],
    [
      { periodic: { retention: 36_501 } },
      "prod.backups.periodic.retention: 36501 is not days that backups are kept: a whole number from 1 to 36500",
    ],
    [
      { copy: { region: "ap-northeast-1" } },
      'prod.backups.copy.region: "ap-northeast-1" is the region of the backups themselves; a copy must be in another one',
    ],
    [
      { copy: { region: "cn-north-1" } },
      'prod.backups.copy.region: "cn-north-1" is of the partition aws-cn; AWS Backup copies within aws only',
    ],
    [
      { lock: { minimumRetention: 30 } },
      "prod.backups.lock.minimumRetention: 30 is more than backups.continuous.retention (10): the vault would refuse these backups",
    ],
    [
      { exclude: { ...exclude, "s3.theme": "?" } },
      'prod.backups.exclude["s3.theme"]: nothing that could be backed up is called so; did you mean "s3.themes"?',
    ],
    [
      { exclude: {} },
      'prod.resources.s3.scratch.versioning: is required: AWS Backup backs up buckets with versioning only; switch it on and say true, or give backups.exclude["s3.scratch"] the reason',
    ],
    [
      { restoreTest: { overrides: { efs: { newFileSystem: "true" } } } },
      "prod.backups.restoreTest.overrides.efs: nothing of efs is backed up here, so that no restore of it is tested; tested are aurora, dynamodb, s3",
    ],
  ])("%j", (backups, message) => {
    expect(refusal(backups)).toBe(message);
  });

  test("a region without a second one has to name it", () => {
    expect(refusal({}, { region: "us-east-1" })).toBe(
      "prod.backups.copy.region: is required: where copies of backups go; without copies, give backups.copy.off the reason. Only Tokyo and Osaka have a second region by themselves",
    );
  });

  describe("a daily backup of a DB instance in its maintenance window or the hour before, which RDS refuses", () => {
    const withWindow =
      (maintenanceWindow: string, backups: BackupsInput = {}, timeZone = "Asia/Tokyo") =>
      () =>
        define(
          { exclude: {}, continuous: { services: ["s3"] }, ...backups },
          { resources: { rds: { jobs: { ...dbInstance, maintenanceWindow } } }, timeZone },
        );

    test("tells the window, the time, and the ways out", () => {
      expect(messageOf(withWindow("mon:18:00-mon:18:30"))).toBe(
        'prod.resources.rds.jobs.maintenanceWindow: "mon:18:00-mon:18:30" (UTC), or the hour before, holds 02:00 in Asia/Tokyo, when the daily backup begins and RDS refuses it; choose another backups.periodic.time, or let it have continuous backups',
      );
    });

    test.each([
      ["mon:17:00-mon:17:30", "Asia/Tokyo"],
      ["mon:16:35-mon:17:05", "Asia/Tokyo"],
      ["mon:00:30-mon:01:30", "Europe/London"], // in summer alone: 02:00 is then 01:00 UTC
    ])("%s in %s is refused", (window, timeZone) => {
      expect(messageOf(withWindow(window, {}, timeZone))).toContain("RDS refuses it");
    });

    test.each<[string, BackupsInput]>([
      ["mon:18:01-mon:18:31", {}],
      ["mon:16:30-mon:17:00", {}],
      ["mon:18:00-mon:18:30", { continuous: {} }], // AWS Backup then keeps them apart by itself
      ["mon:18:00-mon:18:30", { periodic: { time: "04:00" } }],
      ["mon:18:00-mon:18:30", { exclude: { "rds.jobs": "made anew every night" } }],
    ])("%s with %j is right", (window, backups) => {
      expect(withWindow(window, backups)).not.toThrow();
    });
  });

  test("a time that the clocks of the team skip on days of no rule", () => {
    expect(refusal({}, { timeZone: "Africa/Casablanca" })).toMatch(/^prod\.backups\.periodic\.time: 02:00 is skipped/);
  });
});
