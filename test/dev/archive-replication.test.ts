import { App, TerraformStack } from "cdktf";
import { ArchiveReplication } from "../../modules/dev/index.js";
import { adoptionFindings, costsOf, findExisting, formatAdoption } from "../../src/index.js";
import type { EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { account, allows, arnOf, documentOf, otherAccount, type Document } from "../support/iam.js";
import { resources, stacksOf, type StackJson } from "../support/synth.js";

type Archive = NonNullable<NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["logs"]>["archive"]>;

const ecs = { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } };

const environmentOf = (archive: Archive, rest: Partial<EnvironmentDefinition> = {}) =>
  withResources({ ecs }, { telemetry: { logs: { archive } }, ...rest });
const stackOf = (archive: Archive, rest?: Partial<EnvironmentDefinition>): StackJson =>
  stacksOf(environmentOf(archive, rest))["idp-prod-telemetry"]!;

const keyIn = (region: string, owner = account) =>
  `arn:aws:kms:${region}:${owner}:key/12345678-1234-1234-1234-123456789012`;
const ownKey = keyIn("ap-northeast-1");
const copyKey = keyIn("ap-northeast-3");

const source = "arn:aws:s3:::idp-prod-logs-111122223333";
const copyName = "idp-prod-logs-copy-111122223333";
const copy = `arn:aws:s3:::${copyName}`;
const foreign = { account: otherAccount, bucketName: "all-logs", region: "ap-northeast-3" } as const;

const ruleOf = (stack: StackJson) => {
  const { rule } = resources(stack, "aws_s3_bucket_replication_configuration").archiveCopy as unknown as {
    rule: [Record<string, object>];
  };
  expect(rule).toHaveLength(1);
  return rule[0];
};

const all = (by: string): Document => {
  const statement = { Sid: "All", Effect: "Allow", Principal: { AWS: by }, Action: "kms:*", Resource: "*" };
  return { Statement: [statement] };
};

/** Whether the role of replication may do something, as a simulator of IAM decides it. Keys leave it to the policies of IAM. */
const mayCopy = (stack: StackJson, action: string, on: string, context?: Record<string, string>) =>
  allows({
    by: arnOf("aws_iam_role", resources(stack, "aws_iam_role").archiveCopy_role!),
    action,
    on,
    context,
    ...(action.startsWith("kms:") && { resourcePolicy: all(`arn:aws:iam::${account}:root`) }),
    identityPolicies: [documentOf(stack, resources(stack, "aws_iam_role_policy").archiveCopy_policy!.policy)],
  });

const outputOf = (stack: StackJson, name: string): unknown => JSON.parse(String(stack.output![name]!.value));

describe("a copy of the archive in another region", () => {
  const stack = stackOf({ replication: {} });
  const partsOfCopy = Object.entries(stack.resource).flatMap(([type, byId]) =>
    Object.entries(byId).flatMap(([id, body]) => (id.startsWith("archiveCopy_bucket") ? [{ type, body }] : [])),
  );

  test("is protected as the archive is: private, encrypted, versioned, by TLS only, kept as long, and not destroyed", () => {
    const ofArchive = Object.entries(stack.resource).flatMap(([type, byId]) =>
      Object.keys(byId).some((id) => id.startsWith("archive_bucket")) ? [type] : [],
    );
    expect(partsOfCopy.map(({ type }) => type).sort()).toEqual(ofArchive.sort());
    for (const type of ofArchive.filter((one) => !/policy|lifecycle/.test(one) && one !== "aws_s3_bucket")) {
      const [own, other] = ["archive_bucket", "archiveCopy_bucket"].map((beginning) => {
        const [id] = Object.keys(resources(stack, type)).filter((one) => one.startsWith(`${beginning}_`));
        return { ...resources(stack, type)[id!], "//": "", bucket: "", provider: "" };
      });
      expect(other).toEqual(own);
    }
    expect(resources(stack, "aws_s3_bucket").archiveCopy_bucket).toMatchObject({
      bucket: copyName,
      lifecycle: { prevent_destroy: true },
    });
    expect(resources(stack, "aws_s3_bucket_lifecycle_configuration").archiveCopy_bucket_lifecycle).toMatchObject({
      rule: [{ expiration: [{ days: 365 }] }],
    });
  });

  test("has all its parts in the second region, and the setting where the archive is", () => {
    for (const { body } of partsOfCopy) expect(body).toMatchObject({ provider: "aws.ap_northeast_3" });
    const setting = resources(stack, "aws_s3_bucket_replication_configuration").archiveCopy;
    expect(setting).not.toHaveProperty("provider");
    expect(setting).toMatchObject({ bucket: "${aws_s3_bucket.archive_bucket.id}" });
    expect(stack.output!.log_archive_copy_bucket!.value).toBe("${aws_s3_bucket.archiveCopy_bucket.id}");
  });

  test("takes everything that is written, in its storage class, with metrics, and no deletion", () => {
    expect(ruleOf(stack)).toEqual({
      id: "archive",
      priority: 1,
      status: "Enabled",
      filter: { prefix: "" },
      delete_marker_replication: { status: "Disabled" },
      destination: {
        bucket: "${aws_s3_bucket.archiveCopy_bucket.arn}",
        storage_class: "INTELLIGENT_TIERING",
        metrics: { status: "Enabled" },
      },
    });
  });

  test("waits until both buckets keep versions, and the role may copy", () => {
    const { depends_on: waits } = resources(stack, "aws_s3_bucket_replication_configuration").archiveCopy!;
    expect(waits).toEqual([
      "aws_s3_bucket_versioning.archive_bucket_versioning",
      "aws_s3_bucket_versioning.archiveCopy_bucket_versioning",
      "aws_iam_role_policy.archiveCopy_policy",
    ]);
  });

  test("is locked where the archive is, and the role reads locks then only", async () => {
    const locked = stackOf({ objectLockDays: 30, replication: {} });
    const [own, other] = ["archive", "archiveCopy"].map(
      (id) => resources(locked, "aws_s3_bucket_object_lock_configuration")[`${id}_bucket_lock`]!.rule,
    );
    expect(other).toEqual(own);
    const { depends_on: waits } = resources(locked, "aws_s3_bucket_replication_configuration").archiveCopy!;
    for (const id of ["archive", "archiveCopy"])
      expect(waits).toContain(`aws_s3_bucket_object_lock_configuration.${id}_bucket_lock`);
    for (const action of ["s3:GetObjectRetention", "s3:GetObjectLegalHold"]) {
      expect(await mayCopy(locked, action, `${source}/logs/a`)).toBe(true);
      expect(await mayCopy(stack, action, `${source}/logs/a`)).toBe(false);
    }
  });

  test("is within a quarter of an hour where AWS is to promise it", () => {
    expect(ruleOf(stackOf({ replication: { timeControl: true, storageClass: "DEEP_ARCHIVE" } }))).toMatchObject({
      destination: {
        storage_class: "DEEP_ARCHIVE",
        metrics: { status: "Enabled", event_threshold: { minutes: 15 } },
        replication_time: { status: "Enabled", time: { minutes: 15 } },
      },
    });
  });

  test("has the boundary, the path and the prefix of the account's roles", () => {
    const roles = { permissionsBoundary: "arn:aws:iam::111122223333:policy/b", path: "/ops/", namePrefix: "app-" };
    expect(resources(stackOf({ replication: {} }, { roles }), "aws_iam_role").archiveCopy_role).toMatchObject({
      name: "app-idp-prod-logs-replication",
      path: "/ops/",
      permissions_boundary: roles.permissionsBoundary,
    });
  });

  test("goes with everything else where the environment is one for trying things out", () => {
    const gone = stackOf({ replication: {} }, { terraform: { destroyable: true } });
    expect(resources(gone, "aws_s3_bucket").archiveCopy_bucket).toMatchObject({ force_destroy: true });
  });

  test("is not there unless asked for", () => {
    const without = stackOf({});
    expect(without.provider.aws).toHaveLength(1);
    expect(JSON.stringify(without)).not.toContain("archiveCopy");
  });
});

describe("a copy under customer managed keys", () => {
  const stack = stackOf({ kmsKeyArn: ownKey, replication: { kmsKeyArn: copyKey } });

  test("is encrypted with a key of its own region", () => {
    expect(ruleOf(stack)).toMatchObject({
      source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
      destination: { encryption_configuration: { replica_kms_key_id: copyKey } },
    });
    expect(
      resources(stack, "aws_s3_bucket_server_side_encryption_configuration").archiveCopy_bucket_encryption,
    ).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: copyKey } }],
    });
  });

  const through = (region: string, arn: string) => ({
    "kms:ViaService": `s3.${region}.amazonaws.com`,
    "kms:EncryptionContext:aws:s3:arn": arn,
  });

  test.each([
    ["reads what is under the key of the archive", "kms:Decrypt", ownKey, through("ap-northeast-1", source), true],
    ["and under no key of the bucket", "kms:Decrypt", ownKey, through("ap-northeast-1", `${source}/logs/a`), true],
    ["of another bucket", "kms:Decrypt", ownKey, through("ap-northeast-1", `${source}-other`), false],
    ["outside S3", "kms:Decrypt", ownKey, { "kms:EncryptionContext:aws:s3:arn": source }, false],
    ["writes nothing there", "kms:Encrypt", ownKey, through("ap-northeast-1", source), false],
    ["writes copies under their key", "kms:Encrypt", copyKey, through("ap-northeast-3", copy), true],
    ["and looks whether it is sound", "kms:Decrypt", copyKey, through("ap-northeast-3", copy), true],
    ["in their region alone", "kms:Encrypt", copyKey, through("ap-northeast-1", copy), false],
    ["and no other bucket", "kms:Encrypt", copyKey, through("ap-northeast-3", source), false],
  ])("%s: %s", async (_, action, key, context, expected) => {
    expect(await mayCopy(stack, action, key, context)).toBe(expected);
  });

  test("uses them by S3 as S3 is called in China, too", () => {
    const keyOf = (region: string) => `arn:aws-cn:kms:${region}:111122223333:key/12345678-1234-1234-1234-123456789012`;
    const archive = {
      kmsKeyArn: keyOf("cn-north-1"),
      replication: { region: "cn-northwest-1", kmsKeyArn: keyOf("cn-northwest-1") },
    } as const;
    const inChina = stackOf(archive, { region: "cn-north-1" });
    const role = resources(inChina, "aws_iam_role_policy").archiveCopy_policy as unknown as { policy: string };
    const { Statement } = JSON.parse(role.policy) as { Statement: Record<string, Record<string, unknown>>[] };
    const through = (Sid: string) => Statement.find((one) => String(one.Sid) === Sid)?.Condition?.StringEquals;
    const names = (region: string) => [`s3.${region}.amazonaws.com`, `s3.${region}.amazonaws.com.cn`];
    expect(through("Decrypt")).toEqual({ "kms:ViaService": names("cn-north-1") });
    expect(through("Encrypt")).toEqual({ "kms:ViaService": names("cn-northwest-1") });
  });
});

describe("a copy in another account", () => {
  const stack = stackOf({
    kmsKeyArn: ownKey,
    replication: { ...foreign, kmsKeyArn: keyIn("ap-northeast-3", otherAccount) },
  });
  const role = arnOf("aws_iam_role", resources(stack, "aws_iam_role").archiveCopy_role!);
  const outsider = `arn:aws:iam::${otherAccount}:role/outsider`;

  test("makes no bucket and needs no second region, and gives copies to the owner of the bucket", () => {
    expect(Object.keys(resources(stack, "aws_s3_bucket")).filter((id) => id.startsWith("archiveCopy"))).toEqual([]);
    expect(stack.provider.aws).toHaveLength(1);
    expect(ruleOf(stack)).toMatchObject({
      destination: {
        bucket: "arn:aws:s3:::all-logs",
        account: otherAccount,
        access_control_translation: { owner: "Destination" },
      },
    });
  });

  test("is written to as long as the bucket is that account's", async () => {
    const write = (action: string, owner: string) =>
      mayCopy(stack, action, "arn:aws:s3:::all-logs/logs/a", { "s3:ResourceAccount": owner });
    for (const action of ["s3:ReplicateObject", "s3:ObjectOwnerOverrideToBucketOwner"]) {
      expect(await write(action, otherAccount)).toBe(true);
      expect(await write(action, account)).toBe(false);
    }
    expect(await write("s3:ReplicateDelete", otherAccount)).toBe(false);
  });

  test("is let in by what its owner adds to the policies of bucket and key, and nobody else is", async () => {
    const bucketPolicy = documentOf(stack, stack.output!.log_archive_copy_bucket_policy!.value);
    const keyPolicy = documentOf(stack, stack.output!.log_archive_copy_key_policy!.value);
    const ask = (by: string, action: string, on: string, resourcePolicy: Document, region = "ap-northeast-3") =>
      allows({
        by,
        action,
        on,
        resourcePolicy,
        context: {
          "kms:ViaService": `s3.${region}.amazonaws.com`,
          "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::all-logs",
        },
      });
    const object = "arn:aws:s3:::all-logs/logs/a";
    expect(await ask(role, "s3:ReplicateObject", object, bucketPolicy)).toBe(true);
    expect(await ask(role, "s3:ReplicateDelete", object, bucketPolicy)).toBe(false);
    expect(await ask(outsider, "s3:ReplicateObject", object, bucketPolicy)).toBe(false);
    expect(await ask(role, "kms:Encrypt", ownKey, keyPolicy)).toBe(true);
    expect(await ask(role, "kms:Encrypt", ownKey, keyPolicy, "eu-west-1")).toBe(false);
    expect(await ask(outsider, "kms:Encrypt", ownKey, keyPolicy)).toBe(false);
  });

  test("may be in the region of the archive", () => {
    const near = stackOf({ replication: { ...foreign, region: "ap-northeast-1" } });
    expect(ruleOf(near)).toMatchObject({ destination: { bucket: "arn:aws:s3:::all-logs" } });
    expect(near.output).not.toHaveProperty("log_archive_copy_key_policy");
  });
});

describe("buckets that exist", () => {
  test("an archive: nothing of it is managed, its owner gets rules for its folders alone", async () => {
    const archive = { bucketName: "hand-logs", adopt: true, kmsKeyArn: ownKey, replication: { kmsKeyArn: copyKey } };
    const stack = stackOf(archive);
    expect(resources(stack, "aws_s3_bucket_replication_configuration")).toEqual({});
    const setting = outputOf(stack, "log_archive_bucket_replication") as { Role: string; Rules: { ID: string }[] };
    expect(setting.Role).toBe("${aws_iam_role.archiveCopy_role.arn}");
    expect(setting.Rules.map(({ ID }) => ID)).toEqual(["archive-logs", "archive-errors"]);
    expect(setting.Rules[0]).toEqual({
      ID: "archive-logs",
      Priority: 1,
      Status: "Enabled",
      Filter: { Prefix: "logs/" },
      DeleteMarkerReplication: { Status: "Disabled" },
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: "Enabled" } },
      Destination: {
        Bucket: "${aws_s3_bucket.archiveCopy_bucket.arn}",
        StorageClass: "INTELLIGENT_TIERING",
        EncryptionConfiguration: { ReplicaKmsKeyID: copyKey },
        Metrics: { Status: "Enabled" },
      },
    });
    const read = (key: string) => mayCopy(stack, "s3:GetObjectVersionForReplication", `arn:aws:s3:::hand-logs/${key}`);
    expect(await Promise.all(["logs/a", "errors/a", "payroll/a"].map(read))).toEqual([true, true, false]);
    expect(formatAdoption("prod", adoptionFindings(environmentOf(archive)))).toContain(
      "prod.telemetry.logs.archive.adopt: hand-logs: its replication is not managed: add the rules of the output log_archive_bucket_replication",
    );
  });

  test("a bucket for copies: its owner gets the policy and the lifecycle, and is told what it must have", () => {
    const archive = { replication: { adopt: true, bucketName: "hand-copy", region: "ap-northeast-3" } };
    const stack = stackOf(archive);
    expect(Object.keys(resources(stack, "aws_s3_bucket")).filter((id) => id.startsWith("archiveCopy"))).toEqual([]);
    expect(ruleOf(stack)).toMatchObject({ destination: { bucket: "arn:aws:s3:::hand-copy" } });
    expect(outputOf(stack, "log_archive_copy_bucket_policy")).toMatchObject({ Statement: [{ Sid: "TlsOnly" }] });
    expect(outputOf(stack, "log_archive_copy_bucket_lifecycle")).toMatchObject({
      Rules: [
        { Filter: { Prefix: "logs/" }, Expiration: { Days: 365 } },
        { Filter: { Prefix: "errors/" }, Expiration: { Days: 365 } },
      ],
    });
    expect(formatAdoption("prod", adoptionFindings(environmentOf(archive)))).toContain(
      "prod.telemetry.logs.archive.replication.adopt: hand-copy: it must keep versions, and have an object lock where the archive has one, or nothing is copied",
    );
  });

  test("a bucket that would be made, or is said to exist, is looked for in the account", () => {
    const existing = (replication: object, ...names: string[]) =>
      findExisting(environmentOf({ replication }), {
        buckets: { Buckets: ["idp-prod-logs-111122223333", ...names].map((Name) => ({ Name })) },
      }).flatMap(({ path, message }) => (path.includes("replication") ? [message] : []));
    expect(existing({}, copyName)).toEqual([
      "exists already; write to it with adopt: true, which changes nothing of it",
    ]);
    expect(existing({ adopt: true, bucketName: "hand", region: "ap-northeast-3" })).toEqual([
      "is not among the buckets of this account; leave adopt out, and it is made",
    ]);
    expect(existing(foreign)).toEqual([]);
  });
});

describe("alarms", () => {
  const alarmsOf = (archive: Archive) =>
    environmentOf(archive).monitoring.alarms.filter(({ id }) => /logArchive\..*[rR]eplication/.test(id));

  test("tell of what is not copied where the archive is, and of what is late where the copy is", () => {
    const dimensions = { SourceBucket: "idp-prod-logs-111122223333", DestinationBucket: copyName, RuleId: "archive" };
    expect(alarmsOf({ replication: {} })).toEqual([
      expect.objectContaining({
        id: "logArchive.failedReplications",
        region: "ap-northeast-1",
        threshold: 0,
        measure: expect.objectContaining({ metric: expect.objectContaining({ dimensions }) }),
      }),
      expect.objectContaining({
        id: "logArchive.replicationLatency",
        region: "ap-northeast-3",
        threshold: 14_400,
        measure: expect.objectContaining({ metric: expect.objectContaining({ dimensions }) }),
      }),
    ]);
  });

  test("hold AWS to its promise where it gives one", () => {
    const [, latency] = alarmsOf({ replication: { timeControl: true } });
    expect(latency).toMatchObject({ threshold: 900 });
  });

  test("look at each rule of an archive that existed", () => {
    const rules = alarmsOf({ bucketName: "hand-logs", adopt: true, replication: {} }).map(({ target }) =>
      target.join("/"),
    );
    expect(rules.sort()).toEqual(["copy/errors", "copy/errors", "copy/logs", "copy/logs"]);
  });

  test("are not there without a copy", () => {
    expect(alarmsOf({})).toEqual([]);
  });
});

describe("costs", () => {
  const costs = (replication: object) =>
    costsOf(
      environmentOf({ replication }, { costs: { volumes: { "ecs.main/api": 100 }, prices: { archiveStored: 0.02 } } }),
    );

  test("count what the copy keeps, and say what is not counted", () => {
    const { items, notCounted } = costs({});
    const kept = items.filter(({ price }) => price === "archiveStored");
    expect(kept.map(({ subject }) => subject).sort()).toEqual(["ecs.main/api", "ecs.main/api, copy"]);
    expect(new Set(kept.map(({ dollars }) => dollars)).size).toBe(1);
    expect(notCounted).toContain(
      "the copy of the archive: requests and metrics of S3, what it takes between regions and for S3 Replication Time Control",
    );
  });

  test("leave out what another account keeps", () => {
    expect(costs(foreign).items.filter(({ price }) => price === "archiveStored")).toHaveLength(1);
  });
});

describe("what is refused", () => {
  const path = "prod.telemetry.logs.archive.replication";
  const tokyo = { region: "ap-northeast-1" };

  test.each([
    [
      "no second region",
      { replication: {} },
      { region: "eu-west-1" },
      [`${path}.region: is required: where the copy goes; only Tokyo and Osaka have a second region by themselves`],
    ],
    [
      "the region of the archive",
      { replication: tokyo },
      {},
      [
        `${path}.region: "ap-northeast-1" is the region of the archive itself; a copy must be in another one, or of another account`,
      ],
    ],
    [
      "another partition",
      { replication: { ...foreign, region: "cn-north-1" } },
      {},
      [`${path}.region: "cn-north-1" is of the partition aws-cn; S3 copies within aws only`],
    ],
    [
      "a bucket that exists, of which too little is said",
      { replication: { account: otherAccount, adopt: true } },
      {},
      [
        `${path}.adopt: a bucket of another account is never managed here; leave it out`,
        `${path}.bucketName: is required: the name of the bucket that exists`,
        `${path}.region: is required: where the bucket is that exists`,
      ],
    ],
    [
      "this account as another one",
      { replication: { ...foreign, account } },
      {},
      [
        `${path}.account: "111122223333" is the environment's account itself: leave it out, and say adopt: true of a bucket that exists`,
      ],
    ],
    [
      "a key on one side",
      { kmsKeyArn: ownKey, replication: {} },
      {},
      [`${path}.kmsKeyArn: is required: the archive has a key of its own, and copies need one of ap-northeast-3`],
    ],
    [
      "a key on the other side",
      { replication: { kmsKeyArn: copyKey } },
      {},
      [
        `${path}.kmsKeyArn: is of no use: the archive has no key of its own, and S3 encrypts a copy in the way of what it is of; give archive.kmsKeyArn too, or leave it out`,
      ],
    ],
    [
      "the key of another region",
      { kmsKeyArn: ownKey, replication: { kmsKeyArn: ownKey } },
      {},
      [`${path}.kmsKeyArn: "${ownKey}" is in ap-northeast-1, and is used in ap-northeast-3: give a key of that region`],
    ],
    [
      "the archive as its own copy",
      { bucketName: "logs-one", replication: { ...foreign, bucketName: "logs-one" } },
      {},
      [`${path}.bucketName: "logs-one" is the bucket of the archive already`],
    ],
  ])("%s", (_, archive, rest, messages) => {
    expect(refusal({ telemetry: { logs: { archive } }, ...rest })).toBe(messages.join("\n"));
  });

  test("by the module: what would copy nothing", () => {
    const scope = new TerraformStack(new App({ outdir: "unused" }), "own");
    const copyProps = { bucketName: "b", region: "eu-west-1", retention: 0, account: otherAccount, adopt: true };
    expect(
      () =>
        new ArchiveReplication(scope, "copy", {
          account,
          region: "ap-northeast-1",
          roleName: "copy",
          source: { bucketName: "a", kmsKeyArn: ownKey },
          copy: copyProps,
        }),
    ).toThrow(
      [
        "own/copy.copy.retention: 0 is not a count of days: 1 or more",
        "own/copy.copy.adopt: a bucket of another account is never managed here; leave it out",
        "own/copy.copy.kmsKeyArn: both buckets have a customer managed key, or neither has: S3 encrypts a copy in the way of what it is of",
      ].join("\n"),
    );
  });
});
