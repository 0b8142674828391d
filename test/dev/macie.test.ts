import {
  adoptionFindings,
  costsOf,
  defineEnvironments,
  EnvironmentsError,
  findExisting,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { account, allows, arnOf, documentOf, otherAccount } from "../support/iam.js";
import { resources, stacksOf, type StackJson } from "../support/synth.js";

type Macie = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["macie"]>;

const environmentOf = (macie: Macie | undefined, rest: Partial<EnvironmentDefinition> = {}) =>
  withResources({ ecr: { idp: { name: "idp", lifecycle: {} } } }, { ...rest, telemetry: { ...rest.telemetry, macie } });
const stackOf = (macie: Macie | undefined, rest: Partial<EnvironmentDefinition> = {}): StackJson =>
  stacksOf(environmentOf(macie, rest))["idp-prod-telemetry"]!;
const destroyable = { terraform: { destroyable: true } };
const macieOf = (stack: StackJson) => resources(stack, "aws_macie2_account").macie;
const exportOf = (stack: StackJson) => resources(stack, "aws_macie2_classification_export_configuration").macie_results;
const eventsOf = (macie: Macie | undefined) =>
  environmentOf(macie)
    .monitoring.events.filter(({ service }) => service !== "health")
    .map(({ id }) => id);
const events = [
  "macie.highPolicyFinding",
  "macie.mediumPolicyFinding",
  "macie.credentialsFound",
  "macie.sensitiveDataFound",
];
const key = "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012";
const refuses = { prevent_destroy: true };

describe("Macie", () => {
  test("is not switched on unasked", () => {
    expect(resources(stackOf(undefined), "aws_macie2_account")).toEqual({});
    expect(eventsOf(undefined)).toEqual([]);
  });

  test("is switched on, and what it finds is told", () => {
    const stack = stackOf({});
    expect(macieOf(stack)).toMatchObject({
      status: "ENABLED",
      finding_publishing_frequency: "SIX_HOURS",
      lifecycle: refuses,
    });
    expect(stack).not.toHaveProperty("import");
    expect(eventsOf({})).toEqual(events);
    expect(macieOf(stackOf({ findingPublishingFrequency: "FIFTEEN_MINUTES" }))).toMatchObject({
      finding_publishing_frequency: "FIFTEEN_MINUTES",
    });
  });

  test("is taken over as it is, but that it runs and for what is said", () => {
    const stack = stackOf({ adopt: true });
    expect(macieOf(stack)).toMatchObject({ status: "ENABLED" });
    expect(macieOf(stack)!.lifecycle).toEqual({ ...refuses, ignore_changes: ["finding_publishing_frequency"] });
    expect(stack.import).toEqual([{ to: "aws_macie2_account.macie", id: account }]);
    expect(exportOf(stack)).toBeUndefined();
    const said = stackOf({ adopt: true, findingPublishingFrequency: "ONE_HOUR", discoveryResults: {} });
    expect(macieOf(said)!.lifecycle).toEqual(refuses);
    expect(said.import).toEqual([
      { to: "aws_macie2_account.macie", id: account },
      { to: "aws_macie2_classification_export_configuration.macie_results", id: "ap-northeast-1" },
    ]);
  });

  test("tells what taking over changes", () => {
    const told = (macie: Macie) =>
      adoptionFindings(environmentOf(macie)).map(({ path, kind, message }) => `${path.join(".")}: ${kind}: ${message}`);
    expect(told({})).toEqual([]);
    expect(told({ adopt: true })).toEqual(["telemetry.macie.adopt: change: status → ENABLED; all else stays"]);
    const discoveryResults = { bucketName: "audit-macie", kmsKeyArn: key, adopt: true };
    expect(told({ adopt: true, findingPublishingFrequency: "ONE_HOUR", discoveryResults })).toEqual([
      "telemetry.macie.adopt: change: status → ENABLED, findingPublishingFrequency → ONE_HOUR, discovery results → audit-macie, wherever they went; all else stays",
      "telemetry.macie.discoveryResults.adopt: todo: its policy is not managed: add the statements of the output macie_results_bucket_policy to it, before Macie can write there",
      "telemetry.macie.discoveryResults.adopt: todo: how long it keeps results, blocked public access and versions are its owner's to set",
    ]);
  });

  test("that somebody else manages is left alone, and what it finds is told", () => {
    const stack = stackOf({ managed: false });
    expect(macieOf(stack)).toBeUndefined();
    expect(exportOf(stack)).toBeUndefined();
    expect(resources(stack, "aws_kms_key")).toEqual({});
    expect(eventsOf({ managed: false })).toEqual(events);
    const others = (macie: object) => refusal({ telemetry: { macie: { managed: false, ...macie } } });
    for (const [setting, value] of Object.entries({ adopt: true, discoveryResults: false }))
      expect(others({ [setting]: value })).toBe(
        `prod.telemetry.macie.${setting}: is said of what managed: false leaves to somebody else; leave one of the two out`,
      );
  });

  test("that is there already is told from a listing", () => {
    const listing = { macie: { status: "PAUSED" } };
    expect(findExisting(environmentOf({}), listing)).toEqual([
      {
        path: ["telemetry", "macie", "adopt"],
        name: "Macie (PAUSED)",
        message: "is switched on already; take it over with adopt: true, or leave it: managed: false",
      },
    ]);
    for (const macie of [{ adopt: true }, { managed: false }, undefined])
      expect(findExisting(environmentOf(macie), listing)).toEqual([]);
    expect(findExisting(environmentOf({}), {})).toEqual([]);
  });

  test("is of one environment in an account and region", () => {
    const twice = (other: Partial<EnvironmentDefinition>) => {
      const shared = { guardrails: { off: { ownAccount: "a test" } }, telemetry: { macie: {} } };
      try {
        defineEnvironments(withResources({}, shared), withResources({}, { ...shared, name: "stg", ...other }));
      } catch (error) {
        if (error instanceof EnvironmentsError) return error.message;
        throw error;
      }
      return "";
    };
    expect(twice({})).toBe(
      "stg.telemetry.macie: sets the Macie of the account, as prod.telemetry.macie does, in one account and region; leave it out of one of the two",
    );
    expect(twice({ region: "ap-northeast-3" })).toBe("");
  });

  test("goes only where the environment may be torn down, and never where it was taken over", () => {
    expect(macieOf(stackOf({}, destroyable))).not.toHaveProperty("lifecycle");
    expect(exportOf(stackOf({}, destroyable))).not.toHaveProperty("lifecycle");
    expect(macieOf(stackOf({ adopt: true }, destroyable))!.lifecycle).toMatchObject(refuses);
  });

  test("costs something that is not counted, where it is switched on from here", () => {
    const told = "Macie, by the buckets and by what it looks through; its results, their key and bucket";
    const notCounted = (macie: Macie) => costsOf(environmentOf(macie)).notCounted;
    expect(notCounted({})).toContain(told);
    expect(notCounted({ managed: false })).not.toContain(told);
  });
});

describe("sensitive data discovery results", () => {
  const stack = stackOf({});
  const bucketName = `idp-prod-macie-${account}`;
  const by = "macie.amazonaws.com";
  const source = (owner: string, of: string) => ({
    "aws:SourceAccount": owner,
    "aws:SourceArn": `arn:aws:macie2:ap-northeast-1:${owner}:${of}`,
  });
  const job = "classification-job/3ce05dbb7ec5505def334104bexample";

  test("lie in a bucket of their own for seven years, encrypted with a key of their own", () => {
    expect(exportOf(stack)).toMatchObject({
      s3_destination: {
        bucket_name: "${aws_s3_bucket.macie_results_bucket.id}",
        kms_key_arn: "${aws_kms_key.macie_results_key.arn}",
      },
      depends_on: ["aws_macie2_account.macie", "aws_s3_bucket_policy.macie_results_bucket_policy"],
      lifecycle: refuses,
    });
    expect(resources(stack, "aws_s3_bucket").macie_results_bucket).toMatchObject({
      bucket: bucketName,
      lifecycle: refuses,
    });
    expect(resources(stack, "aws_s3_bucket_lifecycle_configuration").macie_results_bucket_lifecycle).toMatchObject({
      rule: [{ expiration: [{ days: 2557 }] }],
    });
    expect(resources(stack, "aws_kms_key").macie_results_key).toMatchObject({ lifecycle: refuses });
    expect(resources(stack, "aws_kms_alias").macie_results_keyAlias).toMatchObject({ name: "alias/idp-prod-macie" });
    expect(stack.output!.macie_results_bucket!.value).toBe("${aws_s3_bucket.macie_results_bucket.id}");
  });

  test("are written by Macie of this account and region only, and with that key only", async () => {
    const resourcePolicy = documentOf(
      stack,
      resources(stack, "aws_s3_bucket_policy").macie_results_bucket_policy!.policy,
    );
    const used = arnOf("aws_kms_key", {});
    const encrypted = (keyArn: string) => ({
      "s3:x-amz-server-side-encryption": "aws:kms",
      "s3:x-amz-server-side-encryption-aws-kms-key-id": keyArn,
    });
    const write = (context: Record<string, string>) =>
      allows({ by, action: "s3:PutObject", on: `arn:aws:s3:::${bucketName}/AWSLogs/x`, context, resourcePolicy });
    expect(await write({ ...source(account, job), ...encrypted(used) })).toBe(true);
    expect(await write({ ...source(account, "export-configuration:1"), ...encrypted(used) })).toBe(true);
    expect(await write({ ...source(account, job), ...encrypted(`${used}2`) })).toBe(false);
    expect(await write({ ...source(account, job), "s3:x-amz-server-side-encryption": "AES256" })).toBe(false);
    expect(await write({ ...source(otherAccount, job), ...encrypted(used) })).toBe(false);
    expect(await write({ ...source(account, "member/x"), ...encrypted(used) })).toBe(false);
  });

  test("are encrypted by Macie of this account and region only", async () => {
    const resourcePolicy = documentOf(stack, resources(stack, "aws_kms_key").macie_results_key!.policy);
    const encrypt = (context: Record<string, string>, action = "kms:GenerateDataKey") =>
      allows({ by, action, on: key, context, resourcePolicy });
    expect(await encrypt(source(account, job))).toBe(true);
    expect(await encrypt(source(account, "export-configuration:1"), "kms:Encrypt")).toBe(true);
    expect(await encrypt(source(account, job), "kms:Decrypt")).toBe(false);
    expect(await encrypt(source(otherAccount, job))).toBe(false);
  });

  test.each([
    ["ap-northeast-1", "macie.amazonaws.com"],
    ["me-south-1", "macie.me-south-1.amazonaws.com"],
  ])("are written by what Macie is called in %s", (region, Service) => {
    const there = stackOf({}, { region });
    const documents = [
      resources(there, "aws_s3_bucket_policy").macie_results_bucket_policy,
      resources(there, "aws_kms_key").macie_results_key,
    ].map((resource) => String(resource!.policy));
    for (const document of documents)
      expect(new Set(document.match(/macie[.a-z0-9-]*amazonaws\.com/g))).toEqual(new Set([Service]));
  });

  test("go to a bucket and a key that exist, whose owners are told what to add", () => {
    const adopted = stackOf({ discoveryResults: { bucketName: "audit-macie", adopt: true, kmsKeyArn: key } });
    expect(resources(adopted, "aws_s3_bucket")).toEqual({});
    expect(resources(adopted, "aws_kms_key")).toEqual({});
    expect(exportOf(adopted)).toMatchObject({
      s3_destination: { bucket_name: "audit-macie", kms_key_arn: key },
      depends_on: ["aws_macie2_account.macie"],
    });
    const sids = (output: string) =>
      documentOf(adopted, adopted.output![output]!.value).Statement.map(({ Sid }: { Sid?: string }) => Sid);
    expect(sids("macie_results_bucket_policy")).toEqual([
      "TlsOnly",
      "AllowGetBucketLocation",
      "AllowPutObject",
      "DenyUnencryptedObjectUploads",
      "DenyIncorrectEncryptionHeader",
    ]);
    expect(sids("macie_results_key_policy")).toEqual(["AllowMacieKey"]);
    expect(stack.output).not.toHaveProperty("macie_results_bucket_policy");
  });

  test("may go nowhere, where that is said", () => {
    const none = stackOf({ discoveryResults: false });
    expect(exportOf(none)).toBeUndefined();
    expect(resources(none, "aws_s3_bucket")).toEqual({});
    expect(none.output ?? {}).not.toHaveProperty("macie_results_bucket");
    expect(refusal({ telemetry: { macie: { adopt: true, discoveryResults: false } } })).toBe(
      "prod.telemetry.macie.discoveryResults: would stop results of a Macie that adopt takes over; leave it out, and they go where they went",
    );
  });

  test("have a key of the bucket's region, which is not known of a bucket that exists", () => {
    const elsewhere = key.replace("ap-northeast-1", "us-east-1");
    const of = (discoveryResults: object) => refusal({ telemetry: { macie: { discoveryResults } } });
    expect(of({ kmsKeyArn: elsewhere })).toBe(
      `prod.telemetry.macie.discoveryResults.kmsKeyArn: "${elsewhere}" is in us-east-1, and is used in ap-northeast-1: give a key of that region`,
    );
    expect(() =>
      environmentOf({ discoveryResults: { bucketName: "audit-macie", adopt: true, kmsKeyArn: elsewhere } }),
    ).not.toThrow();
    expect(of({ kmsKeyArn: "arn:aws:kms:ap-northeast-1:111122223333:alias/macie" })).toBe(
      'prod.telemetry.macie.discoveryResults.kmsKeyArn: "arn:aws:kms:ap-northeast-1:111122223333:alias/macie" is no key: a policy lets nobody use one by another name; give arn:aws:kms:…:key/…',
    );
  });

  test("are kept as long as Macie keeps them itself, at least", () => {
    expect(refusal({ telemetry: { macie: { discoveryResults: { retention: 30 } } } })).toBe(
      "prod.telemetry.macie.discoveryResults.retention: 30 is not days: a whole number from 90 to 36500",
    );
    expect(refusal({ telemetry: { macie: { discoveryResults: "yes" } } })).toBe(
      'prod.telemetry.macie.discoveryResults: "yes" is not an object with bucketName, retention, kmsKeyArn, adopt, or false',
    );
  });

  test("have a bucket that nothing else has, and that exists or does not as is said", () => {
    const shared = { telemetry: { guardDuty: { findingsExport: { bucketName: "audit" } } } };
    expect(() => environmentOf({ discoveryResults: { bucketName: "audit" } }, shared)).toThrow(
      /"audit" is the bucket of/,
    );
    const listing = { buckets: { Buckets: [{ Name: bucketName }] } };
    expect(findExisting(environmentOf({}), listing)).toEqual([
      expect.objectContaining({ path: ["telemetry", "macie", "discoveryResults", "adopt"], name: bucketName }),
    ]);
    const adopted = { bucketName: "audit-of-another-account", adopt: true };
    expect(findExisting(environmentOf({ discoveryResults: adopted }), listing)).toEqual([]);
  });
});
