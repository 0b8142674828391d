import {
  adoptionFindings,
  costsOf,
  defineEnvironment,
  defineEnvironments,
  EnvironmentsError,
  findExisting,
  type DefinedEnvironment,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { least, withResources } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { account, allows, documentOf, otherAccount } from "../support/iam.js";
import { resources, stacksOf } from "../support/synth.js";

type Trails = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["trails"]>;
type Inventory = NonNullable<NonNullable<EnvironmentDefinition["resources"]>["cloudTrail"]>;

const inventory: Inventory = { audit: { name: "audit" } };
const environmentOf = (trails: Trails, cloudTrail = inventory, rest: Partial<EnvironmentDefinition> = {}) =>
  withResources({ cloudTrail }, { telemetry: { trails }, ...rest });
const stackOf = (environment: DefinedEnvironment) => stacksOf(environment)["idp-prod-telemetry"]!;
const telemetryOf = (...given: Parameters<typeof environmentOf>) => stackOf(environmentOf(...given));
type Stack = ReturnType<typeof stackOf>;
const trailOf = (stack: Stack, key = "audit") => resources(stack, "aws_cloudtrail")[`trails_${key}`]!;
const policyOf = (stack: Stack) =>
  documentOf(stack, resources(stack, "aws_s3_bucket_policy").trails_audit_bucket_policy!.policy);
/** What an environment is refused for; its types are set aside on purpose. */
const refused = (trails: object, cloudTrail: object = inventory, logs: object = {}) =>
  messageOf(() =>
    defineEnvironment({
      ...least,
      telemetry: { trails, logs },
      resources: { cloudTrail },
    } as unknown as EnvironmentDefinition),
  );
const arn = `arn:aws:cloudtrail:ap-northeast-1:${account}:trail/audit`;
const key = `arn:aws:kms:ap-northeast-1:${account}:key/12345678-1234-1234-1234-123456789012`;
const bucket = `idp-prod-trail-audit-${account}`;
const refuses = { prevent_destroy: true };

describe("a trail that is made", () => {
  test("is not made unasked", () => {
    const stack = telemetryOf({});
    expect(resources(stack, "aws_cloudtrail")).toEqual({});
    expect(Object.keys(stack.output!)).toContain("cloudtrail_logs");
    expect(Object.keys(stack.output!)).not.toContain("cloudtrail_buckets");
  });

  test("logs all regions, validates its files, and waits for its bucket and its role", () => {
    const stack = telemetryOf({ audit: {} });
    expect(trailOf(stack)).toMatchObject({
      name: "audit",
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      enable_logging: true,
      cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.logs_cloudTrail_audit.arn}:*",
      cloud_watch_logs_role_arn: "${aws_iam_role.logSources_trail_audit.arn}",
      s3_bucket_name: "${aws_s3_bucket.trails_audit_bucket.id}",
      depends_on: [
        "aws_s3_bucket_policy.trails_audit_bucket_policy",
        "aws_iam_role_policy.logSources_trail_audit_policy",
      ],
      lifecycle: refuses,
    });
    expect(stack.output!.cloudtrail_buckets!.value).toEqual({ audit: "${aws_s3_bucket.trails_audit_bucket.id}" });
  });

  test("delivers to a bucket that keeps, protects and locks log files", () => {
    const stack = telemetryOf({ audit: { delivery: { objectLockDays: 365 } } });
    const part = (type: string, id = "") => resources(stack, `aws_s3_bucket${type}`)[`trails_audit_bucket${id}`];
    expect(part("")).toMatchObject({ bucket, lifecycle: refuses });
    expect(part("_public_access_block", "_publicAccess")).toMatchObject({ restrict_public_buckets: true });
    expect(part("_versioning", "_versioning")).toMatchObject({ versioning_configuration: { status: "Enabled" } });
    expect(part("_server_side_encryption_configuration", "_encryption")).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
    });
    expect(part("_lifecycle_configuration", "_lifecycle")).toMatchObject({
      rule: [{ expiration: [{ days: 2557 }], transition: [{ days: 0, storage_class: "INTELLIGENT_TIERING" }] }],
    });
    expect(part("_object_lock_configuration", "_lock")).toMatchObject({
      rule: { default_retention: { mode: "COMPLIANCE", days: 365 } },
    });
  });

  test("keeps log files as long as its log group", () => {
    const days = (trails: Trails, logs = {}) => {
      const stack = telemetryOf(trails, inventory, { telemetry: { trails, logs } });
      const { rule } = resources(stack, "aws_s3_bucket_lifecycle_configuration").trails_audit_bucket_lifecycle!;
      return (rule as { expiration: unknown }[])[0]!.expiration;
    };
    const sources = { "cloudTrail.audit": { retention: 3653 } };
    expect(days({ audit: {} }, { sources })).toEqual([{ days: 3653 }]);
    expect(days({ audit: { delivery: { retention: 4000 } } }, { sources })).toEqual([{ days: 4000 }]);
    expect(refused({ audit: { delivery: { retention: 3000 } } }, inventory, { sources })).toBe(
      "prod.telemetry.trails.audit.delivery.retention: 3000 is less than the 3653 days that the trail's log is kept; leave it out, or set 3653 or more",
    );
    const elsewhere = { sources: { "cloudTrail.audit": { managed: false } } };
    expect(refused({ audit: { delivery: { retention: 365 } } }, inventory, elsewhere)).toBe(
      "prod.telemetry.trails.audit.delivery.retention: 365 is less than the 2557 days that the trail's log is kept; leave it out, or set 2557 or more",
    );
    expect(refused({ audit: { delivery: { objectLockDays: 3000 } } })).toBe(
      "prod.telemetry.trails.audit.delivery.objectLockDays: 3000 is more than the 2557 days that log files are kept: they would be locked and yet expire",
    );
  });

  test("is let in by its bucket, and no other trail is", async () => {
    const resourcePolicy = policyOf(telemetryOf({ audit: {} }));
    const write = (trail: string, owner = account) =>
      allows({
        by: "cloudtrail.amazonaws.com",
        action: "s3:PutObject",
        on: `arn:aws:s3:::${bucket}/AWSLogs/${owner}/CloudTrail/ap-northeast-1/x`,
        context: { "aws:SourceArn": trail, "s3:x-amz-acl": "bucket-owner-full-control" },
        resourcePolicy,
      });
    expect(await write(arn)).toBe(true);
    expect(await write(arn.replace("audit", "audit-2"))).toBe(false);
    expect(await write(arn.replace(account, otherAccount))).toBe(false);
    expect(await write(arn, otherAccount)).toBe(false);
    const look = (trail: string) =>
      allows({
        by: "cloudtrail.amazonaws.com",
        action: "s3:GetBucketAcl",
        on: `arn:aws:s3:::${bucket}`,
        context: { "aws:SourceArn": trail },
        resourcePolicy,
      });
    expect([await look(arn), await look(`${arn}-2`)]).toEqual([true, false]);
  });

  test("is the organization's where the inventory says so, and its bucket takes the log files of all accounts", () => {
    const organizationId = "o-a1b2c3d4e5";
    const stack = telemetryOf({ audit: {} }, { audit: { name: "audit", organizationId } });
    expect(trailOf(stack)).toMatchObject({ is_organization_trail: true });
    expect(policyOf(stack).Statement.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["TlsOnly", expect.anything()],
      ["AWSCloudTrailAclCheck20150319", `arn:aws:s3:::${bucket}`],
      ["AWSCloudTrailWrite20150319", `arn:aws:s3:::${bucket}/AWSLogs/${account}/*`],
      ["AWSCloudTrailOrganizationWrite20150319", `arn:aws:s3:::${bucket}/AWSLogs/${organizationId}/*`],
    ]);
  });

  test("encrypts with a key that is made, which it may use and no other trail", async () => {
    const stack = telemetryOf({ audit: { delivery: { createKey: true } } });
    expect(trailOf(stack)).toMatchObject({ kms_key_id: "${aws_kms_key.trails_audit_key.arn}" });
    expect(resources(stack, "aws_kms_alias").trails_audit_keyAlias).toMatchObject({
      name: "alias/idp-prod-trail-audit",
    });
    const made = resources(stack, "aws_kms_key").trails_audit_key!;
    expect(made).toMatchObject({ enable_key_rotation: true, lifecycle: refuses });
    const resourcePolicy = documentOf(stack, made.policy);
    const encrypt = (trail: string) =>
      allows({
        by: "cloudtrail.amazonaws.com",
        action: "kms:DescribeKey",
        on: key,
        context: { "aws:SourceArn": trail },
        resourcePolicy,
      });
    expect([await encrypt(arn), await encrypt(`${arn}-2`)]).toEqual([true, false]);
    expect(resourcePolicy.Statement.find(({ Sid }) => Sid === "AllowCloudTrailEncryptLogs")).toEqual({
      Sid: "AllowCloudTrailEncryptLogs",
      Effect: "Allow",
      Principal: { Service: "cloudtrail.amazonaws.com" },
      Action: "kms:GenerateDataKey*",
      Resource: "*",
      Condition: {
        StringEquals: { "aws:SourceArn": arn },
        StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": `arn:aws:cloudtrail:*:${account}:trail/*` },
      },
    });
    expect(stack.output!.cloudtrail_key_policies).toBeUndefined();
  });

  test("delivers to a bucket and with a key that exist, whose owners are told what to add", () => {
    const foreign = "arn:aws:kms:eu-west-1:444455556666:key/12345678-1234-1234-1234-123456789012";
    const delivery = { bucketName: "audit-trails", keyPrefix: "idp/prod", kmsKeyArn: foreign, adopt: true };
    const stack = telemetryOf({ audit: { delivery } });
    expect(resources(stack, "aws_s3_bucket")).toEqual({});
    expect(trailOf(stack)).toMatchObject({
      s3_bucket_name: "audit-trails",
      s3_key_prefix: "idp/prod",
      kms_key_id: foreign,
      depends_on: ["aws_iam_role_policy.logSources_trail_audit_policy"],
    });
    const added = (output: string) =>
      documentOf(stack, (stack.output![output]!.value as { audit: string }).audit).Statement.map(
        ({ Sid, Resource }) => [Sid, Resource],
      );
    expect(added("cloudtrail_bucket_policies")).toEqual([
      ["TlsOnly", expect.anything()],
      ["AWSCloudTrailAclCheck20150319", "arn:aws:s3:::audit-trails"],
      ["AWSCloudTrailWrite20150319", `arn:aws:s3:::audit-trails/idp/prod/AWSLogs/${account}/*`],
    ]);
    expect(added("cloudtrail_key_policies")).toEqual([
      ["AllowCloudTrailEncryptLogs", foreign],
      ["AllowCloudTrailAccess", foreign],
    ]);
    expect(refused({ audit: { delivery: { kmsKeyArn: foreign } } })).toBe(
      `prod.telemetry.trails.audit.delivery.kmsKeyArn: "${foreign}" is in eu-west-1, and is used in ap-northeast-1: give a key of that region`,
    );
  });

  test("looks for insights where it is asked to", () => {
    const stack = telemetryOf({ audit: { insights: ["ApiErrorRateInsight"] } });
    expect(trailOf(stack)).toMatchObject({ insight_selector: [{ insight_type: "ApiErrorRateInsight" }] });
    expect(trailOf(telemetryOf({ audit: {} }))).not.toHaveProperty("insight_selector");
    expect(refused({ audit: { insights: ["ApiRate"] } })).toBe(
      'prod.telemetry.trails.audit.insights[0]: "ApiRate" is not one of ApiCallRateInsight, ApiErrorRateInsight',
    );
  });

  test("has requests to its bucket logged where it is asked to", () => {
    const trails = { audit: { delivery: { accessLogs: true } } };
    const stack = telemetryOf(trails, inventory, { telemetry: { trails, accessLogs: {} } });
    expect(resources(stack, "aws_s3_bucket_logging").accessLogs_trail_audit).toMatchObject({
      bucket: "${aws_s3_bucket.trails_audit_bucket.id}",
      target_bucket: "${aws_s3_bucket.accessLogs_bucket.id}",
    });
    const lets = documentOf(stack, resources(stack, "aws_s3_bucket_policy").accessLogs_bucket_policy!.policy);
    expect(JSON.stringify(lets)).toContain(`arn:aws:s3:::${bucket}"`);
    expect(refused(trails)).toBe(
      "prod.telemetry.trails.audit.delivery.accessLogs: needs telemetry.accessLogs, the bucket that its requests are logged in",
    );
    expect(refused({ audit: { delivery: { adopt: true, accessLogs: true } } })).toContain(
      "prod.telemetry.trails.audit.delivery.accessLogs: would set nothing: of a bucket that exists nothing is managed; leave it out",
    );
  });

  test("is destroyed with its bucket and key only where the environment may be", () => {
    const trails = { audit: { delivery: { createKey: true } } };
    const stack = telemetryOf(trails, inventory, { telemetry: { trails }, terraform: { destroyable: true } });
    const lifecycles = ["aws_cloudtrail", "aws_kms_key", "aws_s3_bucket_policy"].flatMap((type) =>
      Object.values(resources(stack, type)).map(({ lifecycle }) => lifecycle),
    );
    expect(lifecycles).toEqual([undefined, undefined, undefined]);
    expect(resources(stack, "aws_s3_bucket").trails_audit_bucket).toMatchObject({ force_destroy: true });
  });
});

describe("a trail that exists", () => {
  const adopt = { bucketName: "old-trail" };

  test("is taken over where it writes, with its selectors, key and tags", () => {
    const stack = telemetryOf({ audit: { adopt } });
    expect(stack.import).toEqual([{ to: "aws_cloudtrail.trails_audit", id: arn }]);
    expect(resources(stack, "aws_s3_bucket")).toEqual({});
    expect(trailOf(stack)).toMatchObject({
      is_multi_region_trail: true,
      s3_bucket_name: "old-trail",
      depends_on: ["aws_iam_role_policy.logSources_trail_audit_policy"],
      lifecycle: {
        prevent_destroy: true,
        ignore_changes: [
          "advanced_event_selector",
          "event_selector",
          "insight_selector",
          "is_organization_trail",
          "kms_key_id",
          "name",
          "s3_bucket_name",
          "s3_key_prefix",
          "sns_topic_name",
          "tags",
          "tags_all",
        ],
      },
    });
    const insights = telemetryOf({ audit: { adopt, insights: ["ApiCallRateInsight"] } });
    expect(trailOf(insights)).toMatchObject({ insight_selector: [{ insight_type: "ApiCallRateInsight" }] });
    const { ignore_changes: ignored } = trailOf(insights).lifecycle as { ignore_changes: string[] };
    expect(ignored).not.toContain("insight_selector");
    expect(refused({ audit: { adopt, delivery: {} } })).toBe(
      "prod.telemetry.trails.audit.delivery: is said of a trail that is taken over, which goes on writing where it writes; leave it out",
    );
  });

  test("is told of before it changes", () => {
    const told = (trails: Trails) =>
      adoptionFindings(environmentOf(trails)).map(({ kind, name, message }) => `${kind}: ${name}: ${message}`);
    const selects =
      "todo: audit: what it selects stays: look that it logs management events, reads and writes (aws cloudtrail get-event-selectors)";
    expect(told({ audit: { adopt } })).toEqual([
      'change: audit: all regions, global services, digests and logging → on, log group → "/cloudtrail/idp-prod/audit": one that it writes to now gets nothing more; all else stays',
      selects,
    ]);
    expect(told({ audit: { adopt, insights: [] } })).toEqual([
      'change: audit: all regions, global services, digests and logging → on, Insights → none, log group → "/cloudtrail/idp-prod/audit": one that it writes to now gets nothing more; all else stays',
      selects,
    ]);
    expect(told({ audit: { delivery: { bucketName: "audit-trails", adopt: true } } })).toEqual([
      "todo: audit-trails: its policy is not managed: add the statements of the output cloudtrail_bucket_policies to it, before CloudTrail can write there",
      "todo: audit-trails: how long it keeps log files, blocked public access, versions and object lock are its owner's to set",
    ]);
    expect(told({ audit: {} })).toEqual([]);
  });

  test("is found in a listing", () => {
    const found = (trails: Trails, ...trailList: readonly object[]) =>
      findExisting(environmentOf(trails), { trails: { trailList }, buckets: { Buckets: [{ Name: bucket }] } }).map(
        ({ path, name, message }) => `${path.slice(1).join(".")}: ${name}: ${message}`,
      );
    const existing = { Name: "audit", TrailARN: arn, S3BucketName: "old-trail" };
    expect(found({ audit: {} }, existing)).toEqual([
      `trails.audit.delivery.adopt: ${bucket}: exists already; write to it with adopt: true, which changes nothing of it`,
      'trails.audit.adopt: audit: exists already; take it over with adopt: { bucketName: "old-trail" }, and leave delivery out',
    ]);
    expect(found({ audit: { adopt } }, existing)).toEqual([]);
    expect(found({ audit: { adopt: { bucketName: "other" } } }, existing)).toEqual([
      "trails.audit.adopt: audit: writes to old-trail, not to other, as is said here",
    ]);
    expect(found({ audit: { adopt } })).toEqual([
      "trails.audit.adopt: audit: is no trail of this account: its import would fail; leave adopt out, and it is made",
    ]);
    for (const other of [arn.replace(account, otherAccount), arn.replace("ap-northeast-1", "eu-west-1")])
      expect(found({ audit: { adopt } }, { ...existing, TrailARN: other })).toEqual([
        `trails.audit: ${other}: is of another account or region, where alone it can be changed; leave it out`,
      ]);
    const others = ["a", "b", "c", "d", "e"].map((name) => ({ Name: `trail-${name}` }));
    const delivery = { bucketName: "audit-trails", adopt: true };
    expect(found({ audit: { delivery } }, ...others)).toEqual([
      "trails.audit: audit: would be 6 with those of the account, which has 5 in a region at most",
    ]);
    expect(found({ audit: { delivery } }, ...others.slice(1))).toEqual([]);
  });
});

test("what trails cost beyond what is counted is named", () => {
  const ofTrails = (trails: Trails) =>
    costsOf(environmentOf(trails)).notCounted.filter((what) => what.includes("CloudTrail"));
  const trails =
    "trails of CloudTrail: requests of S3 and their key; management events, where another trail of the account logs them too";
  expect(ofTrails({})).toEqual([]);
  expect(ofTrails({ audit: {} })).toEqual([trails]);
  expect(ofTrails({ audit: { insights: ["ApiErrorRateInsight"] } })).toEqual([
    trails,
    "CloudTrail Insights, by the events that it looks at",
  ]);
});

test("the ops team hears of what is done to trails, where the environment makes any", () => {
  const ids = (trails: Trails) =>
    environmentOf(trails)
      .monitoring.events.map(({ id }) => id)
      .filter((id) => id.startsWith("cloudTrail"));
  expect(ids({})).toEqual([]);
  expect(ids({ audit: {} })).toEqual(["cloudTrail.trailStopped", "cloudTrail.trailChanged"]);
});

test("a trail that is made here is the one that privileged use asks for", () => {
  const privilegedUse = { networks: ["192.0.2.0/24"] };
  const { monitoring } = environmentOf({ audit: {} }, inventory, {
    privilegedUse,
    telemetry: { trails: { audit: {} } },
  });
  expect(monitoring.events.map(({ id }) => id)).toContain("privilegedUse.rootSignIn");
});

describe("what is wrong with a trail", () => {
  test("is told with its path, and what would be right", () => {
    expect(refused({ audt: {} })).toBe(
      'prod.telemetry.trails.audt: no such trail in resources.cloudTrail, which has its name; did you mean "audit"?',
    );
    expect(refused({ audit: { delivery: { createKey: true, kmsKeyArn: key } } })).toBe(
      "prod.telemetry.trails.audit.delivery.createKey: is said beside kmsKeyArn, and a trail has one key; leave one of the two out",
    );
    expect(refused({ audit: { delivery: { adopt: true, retention: 3000 } } })).toBe(
      "prod.telemetry.trails.audit.delivery.retention: would set nothing: of a bucket that exists nothing is managed; leave it out",
    );
    expect(refused({ audit: { delivery: { keyPrefix: "/idp" } } })).toBe(
      'prod.telemetry.trails.audit.delivery.keyPrefix: "/idp" is not a folder: letters, digits and ! - _ . \' ( ) /, up to 200, no slash at its ends',
    );
    expect(refused({}, { audit: { name: "a--b" } })).toBe(
      'prod.resources.cloudTrail.audit.name: "a--b" is not a trail name: letters, digits and . _ -, 3 to 128, no two of . _ - in a row, no IP address',
    );
    expect(refused({}, { audit: { name: "192.0.2.1" } })).toContain('"192.0.2.1" is not a trail name');
  });

  test("of which an account has five in a region", () => {
    const keys = ["a", "b", "c", "d", "e", "f"];
    const of = <Value>(value: (key: string) => Value) => Object.fromEntries(keys.map((one) => [one, value(one)]));
    expect(
      refused(
        of(() => ({})),
        of((one) => ({ name: `trail-${one}` })),
      ),
    ).toBe(
      'prod.telemetry.trails: are 6 trails ("a", "b", "c", "d", "e", "f"), and an account has 5 in a region; leave some out',
    );
  });
});

describe("trails of several environments of an account", () => {
  const together = (one: Trails, other: Trails, region = "ap-northeast-1") => {
    const shared = { guardrails: { off: { ownAccount: "a test" } } };
    try {
      defineEnvironments(
        environmentOf(one, inventory, { ...shared, telemetry: { trails: one } }),
        environmentOf(other, inventory, { ...shared, telemetry: { trails: other }, name: "stg", region }),
      );
    } catch (error) {
      if (error instanceof EnvironmentsError) return error.message.split("\n");
      throw error;
    }
    return [];
  };

  test("have one owner each, whatever the region", () => {
    const twice = [
      'stg.telemetry.trails.audit: "audit" is the trail of prod.telemetry.trails.audit too, in one account; leave it out of one of the two',
    ];
    expect(together({ audit: {} }, { audit: {} })).toEqual(twice);
    expect(together({ audit: {} }, { audit: {} }, "ap-northeast-3")).toEqual(twice);
    expect(together({ audit: {} }, {})).toEqual([]);
  });
});
