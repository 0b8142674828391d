import { adoptionFindings, defineEnvironment, formatAdoption, synthesize } from "../../src/index.js";
import { refusal } from "../support/errors.js";
import { dbInstance, least, withResources } from "../support/environment.js";
import { resources, stacksOf, withFolder, type StackJson } from "../support/synth.js";

type Telemetry = NonNullable<Parameters<typeof defineEnvironment>[0]["telemetry"]>;

const sync = { name: "sync", timeout: 60, memory: 512 } as const;
const withLogs = (logs: Telemetry["logs"], rest = {}) =>
  withResources({ lambda: { sync } }, { telemetry: { logs }, ...rest });

const telemetryOf = (environment: ReturnType<typeof withLogs>): StackJson =>
  stacksOf(environment)["idp-prod-telemetry"]!;

interface Managed {
  readonly lifecycle: { readonly prevent_destroy?: true; readonly ignore_changes: readonly string[] };
}

describe("an adopted log group", () => {
  const stack = () => telemetryOf(withLogs({ sources: { "lambda.sync": { adopt: { retention: 30 } } } }));
  const group = () => resources(stack(), "aws_cloudwatch_log_group").logs_lambda_sync as unknown as Managed;

  test("has its retention set, and keeps its key, its class and its tags", () => {
    expect(stack().import).toEqual([{ to: "aws_cloudwatch_log_group.logs_lambda_sync", id: "/aws/lambda/sync" }]);
    expect(group()).toMatchObject({ retention_in_days: 120 });
    const { ignore_changes: ignored } = group().lifecycle;
    expect(ignored).toEqual(expect.arrayContaining(["kms_key_id", "log_group_class", "name", "tags", "tags_all"]));
    expect(ignored).not.toContain("retention_in_days");
  });

  test("is never deleted: it has the word of log groups for that, with which a stack can be destroyed all the same", () => {
    expect(group()).toMatchObject({ skip_destroy: true });
    expect(group().lifecycle.prevent_destroy).toBeUndefined();
  });
});

describe("history that adoption would delete", () => {
  const adopting = (adopt: unknown, retention?: number) =>
    refusal({
      resources: { lambda: { sync } },
      telemetry: { logs: { sources: { "lambda.sync": { adopt, retention } } } },
    });
  const path = 'prod.telemetry.logs.sources["lambda.sync"].adopt';

  test.each<[unknown, number | undefined, string]>([
    [{ retention: "never" }, undefined, "retention never → 120 days"],
    [{ retention: 365 }, undefined, "retention 365 days → 120 days"],
    [{ retention: 3653 }, 400, "retention 3653 days → 400 days"],
  ])("%j is refused until somebody says why it may go", (adopt, retention, change) => {
    expect(adopting(adopt, retention)).toBe(
      `${path}: ${change}: history older than that is deleted\n  keep what is there with a longer retention, or say why it may go: shortens: "…"`,
    );
  });

  test("cannot be told where nobody says what is kept now", () => {
    expect(adopting(true)).toBe(
      `${path}: true is not what it keeps now, such as { retention: "never" } or { retention: 31 }`,
    );
    expect(adopting({})).toBe(`${path}.retention: is required: the days that it keeps events now, or "never"`);
  });

  test("of Performance Insights is told too", () => {
    expect(refusal({ resources: { rds: { jobs: { ...dbInstance, adopt: { retention: 731 } } } } })).toBe(
      'prod.resources.rds.jobs.adopt: Performance Insights 731 days → 7 days: history older than that is deleted\n  keep what is there with a longer retention, or say why it may go: shortens: "…"',
    );
  });

  test("goes where a reason is given, and the report says so first", () => {
    const environment = withResources(
      { lambda: { sync }, ecs: { main: { name: "idp", adopt: true, services: {} } } },
      {
        telemetry: { logs: { sources: { "lambda.sync": { adopt: { retention: "never", shortens: "traces only" } } } } },
      },
    );
    expect(formatAdoption("prod", adoptionFindings(environment))).toBe(
      [
        `${path}: /aws/lambda/sync: retention never → 120 days: history older than that is deleted (traces only)`,
        "prod.resources.ecs.main.adopt: idp: Container Insights → enhanced",
      ].join("\n"),
    );
  });
});

describe("an adopted bucket", () => {
  const environment = withLogs({ archive: { bucketName: "old-logs", adopt: true } });
  const stack = telemetryOf(environment);

  test("has nothing managed: neither its policy nor its rules, keys or versions", () => {
    const ofArchive = Object.entries(stack.resource).filter(([type]) => type.startsWith("aws_s3_"));
    const addresses = ofArchive.flatMap(([, byId]) => Object.keys(byId));
    expect(addresses.filter((id) => id.startsWith("archive"))).toEqual([]);
    expect(stack.import).toBeUndefined();
    expect(resources(stack, "aws_kinesis_firehose_delivery_stream").archive_lambda_sync).toMatchObject({
      extended_s3_configuration: { bucket_arn: "arn:aws:s3:::old-logs" },
    });
  });

  test("is not said to lock what nothing here locks", () => {
    const archive = { bucketName: "old-logs", adopt: true, objectLockDays: 30 };
    expect(refusal({ telemetry: { logs: { archive } } })).toBe(
      "prod.telemetry.logs.archive.objectLockDays: would lock nothing: of a bucket that exists nothing is managed, and the lock is its owner's to set; leave it out",
    );
  });

  test("is told what this policy asks of it, in outputs and in findings", () => {
    const value = (name: string) => JSON.parse(stack.output![name]!.value as string) as Record<string, unknown[]>;
    expect(value("log_archive_bucket_policy").Statement).toEqual([expect.objectContaining({ Sid: "TlsOnly" })]);
    expect(value("log_archive_bucket_lifecycle").Rules).toEqual([
      expect.objectContaining({ ID: "archive-logs", Filter: { Prefix: "logs/" }, Expiration: { Days: 365 } }),
      expect.objectContaining({ ID: "archive-errors", Filter: { Prefix: "errors/" }, Expiration: { Days: 365 } }),
    ]);
    expect(adoptionFindings(environment).map(({ kind, name }) => [kind, name])).toEqual([
      ["todo", "old-logs"],
      ["todo", "old-logs"],
      ["todo", "old-logs"],
    ]);
  });
});

describe("an adopted role", () => {
  const stack = telemetryOf(
    withResources(
      { rds: { jobs: dbInstance } },
      { telemetry: { enhancedMonitoring: { roleName: "rds-monitoring-role", adoptRole: true } } },
    ),
  );

  test("keeps its boundary, its tags and its path, and is not destroyed", () => {
    const role = resources(stack, "aws_iam_role").enhancedMonitoring as unknown as Managed;
    expect(role.lifecycle.prevent_destroy).toBe(true);
    expect(role.lifecycle.ignore_changes).toEqual(
      expect.arrayContaining(["description", "path", "permissions_boundary", "tags"]),
    );
  });

  test("serves DB instances of every region, so that two environments agree on it", () => {
    const { assume_role_policy: trust } = resources(stack, "aws_iam_role").enhancedMonitoring as Record<string, string>;
    expect(trust).toContain('"aws:SourceArn":"arn:aws:rds:*:111122223333:db:*"');
  });

  test("keeps the policy that is attached to it when it leaves", () => {
    expect(resources(stack, "aws_iam_role_policy_attachment").enhancedMonitoring_policy).toMatchObject({
      lifecycle: { prevent_destroy: true },
    });
    expect(stack.import!.map(({ to }) => to)).toContain("aws_iam_role_policy_attachment.enhancedMonitoring_policy");
  });
});

describe("what was made", () => {
  const environment = (destroyable: boolean) =>
    withResources(
      { lambda: { sync }, cloudTrail: { audit: { name: "audit" } } },
      { telemetry: { logs: { archive: { objectLockDays: 30 } }, guardDuty: {} }, terraform: { destroyable } },
    );
  const kept = telemetryOf(environment(false));
  const gone = telemetryOf(environment(true));

  test("is not destroyed with its logs and findings", () => {
    const refuses = { lifecycle: { prevent_destroy: true } };
    expect(resources(kept, "aws_s3_bucket").archive_bucket).toMatchObject(refuses);
    expect(resources(kept, "aws_guardduty_detector").runtimeMonitoring_detector).toMatchObject(refuses);
    for (const group of Object.values(resources(kept, "aws_cloudwatch_log_group")))
      expect(group).toMatchObject({ skip_destroy: true });
  });

  test("keeps what protects it: none of it goes while the bucket stays", () =>
    withFolder((outdir) => {
      const ofBucket = Object.entries(kept.resource).flatMap(([type, byId]) =>
        Object.keys(byId).flatMap((id) =>
          type.startsWith("aws_s3_") && id.startsWith("archive_bucket") ? `${type}.${id}` : [],
        ),
      );
      expect(ofBucket).toHaveLength(8);
      synthesize([environment(false)], { outdir, gaps: "ignore" });
      const without = (dev: readonly string[]) =>
        withResources(
          { lambda: { sync }, cloudTrail: { audit: { name: "audit" } } },
          { telemetry: { guardDuty: {} }, terraform: { released: { dev: [...dev] } } },
        );
      const [lock, ...others] = ofBucket.sort((one) => (one.includes("object_lock") ? -1 : 1));
      expect(() => synthesize([without(others)], { outdir, gaps: "ignore" })).toThrow(`${lock} has left the stack`);
      expect(() => synthesize([without(ofBucket)], { outdir, gaps: "ignore" })).not.toThrow();
    }));

  test("keeps the role that API Gateway's setting names", () => {
    const stack = telemetryOf(withResources({ restApi: { main: { name: "main", stage: "prod" } } }));
    const refuses = { lifecycle: { prevent_destroy: true } };
    expect(resources(stack, "aws_api_gateway_account").logSources_apiGateway).toMatchObject(refuses);
    expect(resources(stack, "aws_iam_role").logSources_apiGateway_role).toMatchObject(refuses);
    expect(resources(stack, "aws_iam_role_policy_attachment").logSources_apiGateway_policy).toMatchObject(refuses);
  });

  test("is torn down by one word, but for audit logs", () => {
    expect(JSON.stringify(gone.resource)).not.toContain("prevent_destroy");
    expect(resources(gone, "aws_s3_bucket").archive_bucket).toMatchObject({ force_destroy: true });
    const { logs_cloudTrail_audit: trail, ...others } = resources(gone, "aws_cloudwatch_log_group");
    expect(trail).toMatchObject({ skip_destroy: true });
    for (const group of Object.values(others)) expect(group).toMatchObject({ skip_destroy: false });
  });

  test("gets its lock without a new bucket, once it keeps versions", () => {
    const { archive_bucket: bucket } = resources(kept, "aws_s3_bucket") as unknown as Record<string, Managed>;
    expect(bucket).not.toHaveProperty("object_lock_enabled");
    expect(bucket!.lifecycle.ignore_changes).toEqual(["object_lock_enabled"]);
    expect(resources(kept, "aws_s3_bucket_object_lock_configuration").archive_bucket_lock).toMatchObject({
      depends_on: ["aws_s3_bucket_versioning.archive_bucket_versioning"],
    });
  });
});

describe("what leaves", () => {
  const adopting = { telemetry: { enhancedMonitoring: { roleName: "rds-monitoring-role", adoptRole: true } } };
  const before = () => withResources({ rds: { jobs: dbInstance } }, adopting);
  const addresses = ["aws_iam_role.enhancedMonitoring", "aws_iam_role_policy_attachment.enhancedMonitoring_policy"];
  const after = (released: readonly string[]) => withResources({}, { terraform: { released: { dev: [...released] } } });
  const refused = (address: string) =>
    `idp-prod-telemetry: ${address} has left the stack, and the next apply would destroy it\n  to have Terraform forget it instead, list it: terraform.released.dev; to have it destroyed, set terraform.destroyable and synthesize before it leaves`;

  test("is refused while Terraform would destroy it", () =>
    withFolder((outdir) => {
      synthesize([before()], { outdir });
      expect(() => synthesize([after([])], { outdir })).toThrow(addresses.map(refused).join("\n"));
      expect(() => synthesize([after(addresses.slice(1))], { outdir })).toThrow(refused(addresses[0]!));
      expect(() => synthesize([after(addresses)], { outdir })).not.toThrow();
    }));

  test("is forgotten where it is released", () => {
    const stack = telemetryOf(after(addresses)) as StackJson & { readonly removed: unknown };
    expect(stack.removed).toEqual(addresses.map((from) => ({ from, lifecycle: { destroy: false } })));
    expect(stack.terraform.required_version).toBe(">= 1.7.0");
  });

  test("is not released while it is there", () => {
    const here = withResources(
      { rds: { jobs: dbInstance } },
      { ...adopting, terraform: { released: { dev: addresses.slice(0, 1) } } },
    );
    expect(() => telemetryOf(here)).toThrow(
      "idp-prod-telemetry: aws_iam_role.enhancedMonitoring is released, and in the stack still; take one of the two back",
    );
  });

  test("needs a Terraform that can forget", () => {
    expect(refusal({ terraform: { minimumVersion: "1.6.0", released: { dev: addresses } } })).toBe(
      'prod.terraform.minimumVersion: "1.6.0" is too old: terraform.released needs Terraform 1.7.0',
    );
  });
});

describe("audit logs", () => {
  test("are those of trails, kept for seven years", () => {
    const stack = telemetryOf(withResources({ cloudTrail: { audit: { name: "audit" } } }));
    expect(resources(stack, "aws_cloudwatch_log_group").logs_cloudTrail_audit).toMatchObject({
      retention_in_days: 2557,
    });
  });

  test("are not kept for less", () => {
    const groups = { admin: { name: "/admin", audit: true, retention: 365 } };
    expect(refusal({ telemetry: { logs: { groups } } })).toBe(
      "prod.telemetry.logs.groups.admin.retention: 365 is less than the 2557 days that audit logs are kept; leave it out",
    );
  });
});

describe("copies of audit logs", () => {
  const expiring = (days: number) => ({
    archive_bucket_lifecycle: expect.objectContaining({
      rule: [expect.objectContaining({ expiration: [{ days }] }) as unknown],
    }) as unknown,
  });
  const archiveOf = (found: object, logs: NonNullable<Telemetry["logs"]>) =>
    resources(telemetryOf(withResources(found, { telemetry: { logs } })), "aws_s3_bucket_lifecycle_configuration");
  const cloudTrail = { audit: { name: "audit" } };
  const admin = { name: "/admin", audit: true, retention: 3653 } as const;

  test("are kept as long as the logs themselves, where nothing else is said", () => {
    expect(archiveOf({}, { archive: {} })).toMatchObject(expiring(365));
    expect(archiveOf({ cloudTrail }, { archive: {} })).toMatchObject(expiring(2557));
    expect(archiveOf({ cloudTrail }, { archive: {}, groups: { admin } })).toMatchObject(expiring(3653));
  });

  test("are not kept for less", () => {
    const telemetry = { logs: { archive: { retention: 2557, objectLockDays: 2600 }, groups: { admin } } };
    expect(refusal({ resources: { cloudTrail }, telemetry })).toBe(
      [
        "prod.telemetry.logs.archive.retention: 2557 is less than the 3653 days that audit logs are kept, and copies of them go there: cloudTrail.audit, groups.admin; leave it out, set 3653 or more, or give those archive: false",
        "prod.telemetry.logs.archive.objectLockDays: 2600 is more than the 2557 days that objects are kept: they would be locked and yet expire",
      ].join("\n"),
    );
  });

  test("that are not made set no count", () => {
    const sources = { "cloudTrail.audit": { archive: false } };
    const telemetry = { logs: { archive: { retention: 365 }, sources } };
    expect(() => withResources({ cloudTrail }, { telemetry })).not.toThrow();
  });
});

test("GLACIER and Athena are refused together: Athena would pass over the objects", () => {
  expect(refusal({ telemetry: { logs: { archive: { storageClass: "GLACIER" } } } })).toBe(
    'prod.telemetry.logs.archive.storageClass: "GLACIER" and Athena do not go together: Athena passes over objects there and answers as if they were not; leave it out, or set athena: { enabled: false }',
  );
  const telemetry = { logs: { archive: { storageClass: "GLACIER" as const }, athena: { enabled: false } } };
  expect(() => defineEnvironment({ ...least, telemetry })).not.toThrow();
});
