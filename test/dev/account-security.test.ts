import {
  adoptionFindings,
  costsOf,
  defineEnvironments,
  EnvironmentsError,
  findExisting,
  replacedSettings,
  type DefinedEnvironment,
  type EnvironmentDefinition,
} from "../../src/index.js";
import { defaultStandards, securityHubSchema } from "../../src/model/environment/security-hub.js";
import { securityStandards } from "../../src/model/facts/security-standards.js";
import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { account, allows, documentOf, otherAccount } from "../support/iam.js";
import { resources, stacksOf } from "../support/synth.js";

type Telemetry = NonNullable<EnvironmentDefinition["telemetry"]>;

/** Where somebody else has AWS Config record. */
const recorded = { awsConfig: { managed: false } } as const;
const environmentOf = (telemetry: Telemetry, rest: Partial<EnvironmentDefinition> = {}) =>
  withResources(
    { ecr: { idp: { name: "idp", lifecycle: {} } } },
    { telemetry: { ...recorded, ...telemetry }, ...rest },
  );
const stackOf = (environment: DefinedEnvironment) => stacksOf(environment)["idp-prod-telemetry"]!;
const telemetryOf = (telemetry: Telemetry, destroyable = false) =>
  stackOf(environmentOf(telemetry, { terraform: { destroyable } }));
const eventsOf = (telemetry: Telemetry) =>
  environmentOf(telemetry)
    .monitoring.events.filter(({ service }) => service !== "health")
    .map(({ id }) => id);
/** What two environments of one account are refused for. */
function twice(telemetry: Telemetry, other: Partial<EnvironmentDefinition> = {}): string[] {
  const shared = { guardrails: { off: { ownAccount: "a test" } }, telemetry: { ...recorded, ...telemetry } };
  try {
    defineEnvironments(withResources({}, shared), withResources({}, { ...shared, name: "stg", ...other }));
  } catch (error) {
    if (error instanceof EnvironmentsError) return error.message.split("\n");
    throw error;
  }
  return [];
}
const refuses = { prevent_destroy: true };

describe("Security Hub", () => {
  const hubOf = (stack: ReturnType<typeof stackOf>) => resources(stack, "aws_securityhub_account").securityHub!;
  const standardsOf = (stack: ReturnType<typeof stackOf>) =>
    Object.values(resources(stack, "aws_securityhub_standards_subscription")).map(({ standards_arn }) => standards_arn);

  test("is not switched on unasked", () => {
    const stack = telemetryOf({});
    expect(resources(stack, "aws_securityhub_account")).toEqual({});
    expect(eventsOf({})).toEqual([]);
  });

  test("is switched on without the standards that it chooses by itself, and with those of the guidelines", () => {
    const stack = telemetryOf({ securityHub: {} });
    expect(hubOf(stack)).toMatchObject({
      enable_default_standards: false,
      auto_enable_controls: true,
      control_finding_generator: "SECURITY_CONTROL",
      lifecycle: refuses,
    });
    expect(resources(stack, "aws_securityhub_standards_subscription")).toEqual({
      securityHub_fsbp: expect.objectContaining({
        standards_arn: "arn:aws:securityhub:ap-northeast-1::standards/aws-foundational-security-best-practices/v/1.0.0",
        depends_on: ["aws_securityhub_account.securityHub"],
        lifecycle: refuses,
      }),
      securityHub_cis300: expect.objectContaining({
        standards_arn: "arn:aws:securityhub:ap-northeast-1::standards/cis-aws-foundations-benchmark/v/3.0.0",
      }),
    });
  });

  test("knows each standard by the name of one field", () => {
    expect(Object.keys(securityStandards)).toEqual(
      expect.arrayContaining(Object.keys(securityHubSchema.parse({ standards: defaultStandards }).standards!)),
    );
    const standards = Object.fromEntries(Object.keys(securityStandards).map((name) => [name, {}]));
    expect(standardsOf(telemetryOf({ securityHub: { standards } }))).toHaveLength(10);
  });

  test.each([
    ["ap-northeast-1", "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0"],
    ["cn-north-1", "arn:aws-cn:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0"],
  ])("knows in %s the first standard of CIS, which has no region", (region, arn) => {
    const stack = stackOf(environmentOf({ securityHub: { standards: { cis120: {} } } }, { region }));
    expect(standardsOf(stack)).toEqual([arn]);
  });

  test("does not check a control that has a reason, and checks again one that has not any more", () => {
    const standards = { fsbp: { disabledControls: { "S3.9": "CloudTrail has them", "EC2.10": false } } } as const;
    const stack = telemetryOf({ securityHub: { standards } });
    const standards_arn =
      "arn:aws:securityhub:ap-northeast-1::standards/aws-foundational-security-best-practices/v/1.0.0";
    const depends_on = ["aws_securityhub_standards_subscription.securityHub_fsbp"];
    const common = { standards_arn, depends_on, lifecycle: refuses };
    expect(resources(stack, "aws_securityhub_standards_control_association")).toEqual({
      securityHub_fsbp_S3_9: expect.objectContaining({
        ...common,
        security_control_id: "S3.9",
        association_status: "DISABLED",
        updated_reason: "CloudTrail has them",
      }),
      securityHub_fsbp_EC2_10: expect.objectContaining({
        ...common,
        security_control_id: "EC2.10",
        association_status: "ENABLED",
      }),
    });
  });

  test("refuses what is no control, no reason and no standard", () => {
    const of = (standards: object) => refusal({ telemetry: { ...recorded, securityHub: { standards } } });
    expect(of({ fsbp: { disabledControls: { S3: "none" } } })).toBe(
      'prod.telemetry.securityHub.standards.fsbp.disabledControls.S3: "S3" is not the id of a control such as S3.20',
    );
    expect(of({ fsbp: { disabledControls: { "S3.9": true } } })).toBe(
      'prod.telemetry.securityHub.standards.fsbp.disabledControls["S3.9"]: true is not the reason why it is not checked, or false, which has it checked again',
    );
    expect(of({ cis30: {} })).toBe('prod.telemetry.securityHub.standards.cis30: unknown key; did you mean "cis300"?');
  });

  test("is taken over as it is, but for what is said", () => {
    const stack = telemetryOf({ securityHub: { adopt: true } });
    expect(hubOf(stack).lifecycle).toEqual({
      ...refuses,
      ignore_changes: ["auto_enable_controls", "control_finding_generator", "enable_default_standards"],
    });
    expect(stack.import).toEqual([{ to: "aws_securityhub_account.securityHub", id: account }]);
    const said = telemetryOf({ securityHub: { adopt: true, autoEnableControls: false } });
    expect(hubOf(said)).toMatchObject({
      auto_enable_controls: false,
      lifecycle: { ignore_changes: ["control_finding_generator", "enable_default_standards"] },
    });
  });

  test("tells what taking over changes", () => {
    const told = (securityHub: Telemetry["securityHub"]) =>
      adoptionFindings(environmentOf({ securityHub })).map(({ kind, message }) => `${kind}: ${message}`);
    expect(told({ adopt: true })).toEqual(["change: standards fsbp, cis300 → on; all else stays"]);
    const standards = { cis300: { disabledControls: { "IAM.6": "a test" } } };
    expect(told({ adopt: true, standards, controlFindingGenerator: "STANDARD_CONTROL" })).toEqual([
      "change: standards cis300 → on, and their disabledControls as is said here, controlFindingGenerator → STANDARD_CONTROL; all else stays",
    ]);
    expect(told({})).toEqual([]);
  });

  test("that somebody else manages is left alone, and what it finds is told", () => {
    const stack = telemetryOf({ securityHub: { managed: false } });
    expect(resources(stack, "aws_securityhub_account")).toEqual({});
    expect(resources(stack, "aws_securityhub_standards_subscription")).toEqual({});
    expect(eventsOf({ securityHub: { managed: false } })).toEqual([
      "securityHub.criticalControlFailed",
      "securityHub.highControlFailed",
    ]);
    expect(refusal({ telemetry: { securityHub: { managed: false, standards: { fsbp: {} } } } })).toBe(
      "prod.telemetry.securityHub.standards: is said of what managed: false leaves to somebody else; leave one of the two out",
    );
  });

  test("that is there already is told from a listing", () => {
    const listing = { securityHub: { HubArn: `arn:aws:securityhub:ap-northeast-1:${account}:hub/default` } };
    expect(findExisting(environmentOf({ securityHub: {} }), listing)).toEqual([
      {
        path: ["telemetry", "securityHub", "adopt"],
        name: listing.securityHub.HubArn,
        message: "is switched on already; take it over with adopt: true, or leave it: managed: false",
      },
    ]);
    expect(findExisting(environmentOf({ securityHub: { adopt: true } }), listing)).toEqual([]);
    expect(findExisting(environmentOf({ securityHub: {} }), {})).toEqual([]);
  });

  test("is of one environment in an account and region", () => {
    expect(twice({ securityHub: {} })).toEqual([
      "stg.telemetry.securityHub: sets the Security Hub of the account, as prod.telemetry.securityHub does, in one account and region; leave it out of one of the two",
    ]);
    expect(twice({ securityHub: {} }, { telemetry: { securityHub: { managed: false } } })).toEqual([]);
  });

  test("goes only where the environment may be torn down, and never where it was taken over", () => {
    const types = ["aws_securityhub_account", "aws_securityhub_standards_subscription"];
    const lifecycles = (securityHub: Telemetry["securityHub"]) => {
      const stack = telemetryOf({ securityHub }, true);
      return types.flatMap((type) => Object.values(resources(stack, type)).map(({ lifecycle }) => lifecycle));
    };
    expect(lifecycles({})).toEqual([undefined, undefined, undefined]);
    expect(lifecycles({ adopt: true })).toEqual(Array(3).fill(expect.objectContaining(refuses)));
  });
});

describe("IAM Access Analyzer", () => {
  const analyzersOf = (accessAnalyzer: Telemetry["accessAnalyzer"], destroyable = false) =>
    resources(telemetryOf({ accessAnalyzer }, destroyable), "aws_accessanalyzer_analyzer");

  test("looks at external access, and at unused access where that is asked for", () => {
    expect(analyzersOf({})).toEqual({
      accessAnalyzer_external: expect.objectContaining({
        analyzer_name: "idp-prod-access-external",
        type: "ACCOUNT",
        lifecycle: refuses,
      }),
    });
    expect(analyzersOf({ externalAccess: false, unusedAccess: {} })).toEqual({
      accessAnalyzer_unused: expect.objectContaining({
        analyzer_name: "idp-prod-access-unused",
        type: "ACCOUNT_UNUSED_ACCESS",
        configuration: { unused_access: { unused_access_age: 90 } },
        lifecycle: refuses,
      }),
    });
    expect(Object.values(analyzersOf({ unusedAccess: {} }, true)).map(({ lifecycle }) => lifecycle)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("is taken over as it is", () => {
    const stack = telemetryOf({ accessAnalyzer: { externalAccess: { name: "ours", adopt: true } } }, true);
    expect(stack.import).toEqual([{ to: "aws_accessanalyzer_analyzer.accessAnalyzer_external", id: "ours" }]);
    expect(resources(stack, "aws_accessanalyzer_analyzer").accessAnalyzer_external).toMatchObject({
      analyzer_name: "ours",
      lifecycle: { ...refuses, ignore_changes: expect.arrayContaining(["configuration", "tags", "type"]) as unknown },
    });
  });

  test("refuses what it cannot do", () => {
    const of = (accessAnalyzer: object) => refusal({ telemetry: { accessAnalyzer } });
    expect(of({ unusedAccess: { unusedAccessAge: 366 } })).toBe(
      "prod.telemetry.accessAnalyzer.unusedAccess.unusedAccessAge: 366 is not days: a whole number from 1 to 365",
    );
    expect(of({ unusedAccess: { name: "1st" } })).toBe(
      'prod.telemetry.accessAnalyzer.unusedAccess.name: "1st" is not the name of an analyzer: a letter, then letters, digits, _ . -, 255 at most',
    );
    expect(of({ unusedAccess: { adopt: true, unusedAccessAge: 30 } })).toBe(
      "prod.telemetry.accessAnalyzer.unusedAccess.unusedAccessAge: is a setting of the analyzer that adopt takes over as it is; leave one of the two out",
    );
    expect(of({ externalAccess: false })).toBe(
      "prod.telemetry.accessAnalyzer.externalAccess: leaves nothing to analyze; leave accessAnalyzer out, or give unusedAccess",
    );
    expect(of({ managed: false, unusedAccess: {} })).toBe(
      "prod.telemetry.accessAnalyzer.unusedAccess: is said of what managed: false leaves to somebody else; leave one of the two out",
    );
  });

  test("tells who can be reached, where external access is looked at by anybody", () => {
    const told = ["accessAnalyzer.publicAccess", "accessAnalyzer.externalAccess"];
    expect(eventsOf({ accessAnalyzer: {} })).toEqual(told);
    expect(eventsOf({ accessAnalyzer: { managed: false } })).toEqual(told);
    expect(eventsOf({ accessAnalyzer: { externalAccess: false, unusedAccess: {} } })).toEqual([]);
    expect(analyzersOf({ managed: false })).toEqual({});
  });

  test("that is there already is told from a listing", () => {
    const told = (accessAnalyzer: Telemetry["accessAnalyzer"], ...analyzers: { name: string; type: string }[]) =>
      findExisting(environmentOf({ accessAnalyzer }), { analyzers: { analyzers } }).map(
        ({ path, name, message }) => `${path.join(".")}: ${name}: ${message}`,
      );
    const ours = { name: "ours", type: "ACCOUNT" };
    expect(told({ unusedAccess: {} }, ours, { name: "all", type: "ORGANIZATION" })).toEqual([
      'telemetry.accessAnalyzer.externalAccess.adopt: ours: is the account\'s analyzer already; take it over with name: "ours" and adopt: true',
    ]);
    expect(told({ externalAccess: { name: "ours", adopt: true } }, ours)).toEqual([]);
    expect(told({ externalAccess: { name: "theirs", adopt: true } }, ours)).toEqual([
      "telemetry.accessAnalyzer.externalAccess.adopt: theirs: is no analyzer of this kind in this account and region: its import would fail",
    ]);
  });

  test("is of one environment in an account and region, by its kind", () => {
    expect(twice({ accessAnalyzer: { unusedAccess: {} } })).toEqual([
      "stg.telemetry.accessAnalyzer.externalAccess: sets the analyzer of external access, as prod.telemetry.accessAnalyzer.externalAccess does, in one account and region; set it to false in one of the two",
      "stg.telemetry.accessAnalyzer.unusedAccess: sets the analyzer of unused access, as prod.telemetry.accessAnalyzer.unusedAccess does, in one account and region; leave it out of one of the two",
    ]);
  });
});

describe("AWS Config", () => {
  const bucketName = `idp-prod-config-${account}`;
  const key = "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012";
  const role = `arn:aws:iam::${account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;

  test("records all that there is, and delivers it to a bucket of its own", () => {
    const stack = telemetryOf({ awsConfig: {} });
    expect(resources(stack, "aws_config_configuration_recorder").awsConfig).toMatchObject({
      name: "idp-prod",
      role_arn: "${aws_iam_service_linked_role.awsConfig_role.arn}",
      recording_group: { all_supported: true, include_global_resource_types: true },
      recording_mode: { recording_frequency: "CONTINUOUS" },
      lifecycle: refuses,
    });
    expect(resources(stack, "aws_config_delivery_channel").awsConfig_channel).toMatchObject({
      name: "idp-prod",
      depends_on: ["aws_config_configuration_recorder.awsConfig", "aws_s3_bucket_policy.awsConfig_bucket_policy"],
      lifecycle: refuses,
    });
    expect(resources(stack, "aws_config_configuration_recorder_status").awsConfig_status).toMatchObject({
      is_enabled: true,
      depends_on: ["aws_config_delivery_channel.awsConfig_channel"],
      lifecycle: refuses,
    });
    expect(resources(stack, "aws_config_retention_configuration")).toEqual({});
    expect(resources(stack, "aws_s3_bucket").awsConfig_bucket).toMatchObject({ bucket: bucketName });
    expect(resources(stack, "aws_s3_bucket_lifecycle_configuration").awsConfig_bucket_lifecycle).toMatchObject({
      rule: [{ expiration: [{ days: 2557 }] }],
    });
  });

  test("is what Security Hub waits for, and cannot do without", () => {
    const stack = telemetryOf({ awsConfig: {}, securityHub: {} });
    expect(resources(stack, "aws_securityhub_standards_subscription").securityHub_fsbp!.depends_on).toEqual([
      "aws_securityhub_account.securityHub",
      "aws_config_configuration_recorder_status.awsConfig_status",
    ]);
    expect(refusal({ telemetry: { securityHub: {} } })).toBe(
      "prod.telemetry.securityHub: checks what AWS Config records, which telemetry.awsConfig has it do; give that, with managed: false where somebody else has it record",
    );
  });

  test("is let in by its bucket for this account and region only", async () => {
    const stack = telemetryOf({ awsConfig: {} });
    const resourcePolicy = documentOf(stack, resources(stack, "aws_s3_bucket_policy").awsConfig_bucket_policy!.policy);
    const of = (owner: string, region = "ap-northeast-1") => ({
      "aws:SourceAccount": owner,
      "aws:SourceArn": `arn:aws:config:${region}:${owner}:*`,
      "s3:x-amz-acl": "bucket-owner-full-control",
    });
    const write = (context: Record<string, string>, owner = account) =>
      allows({
        by: "config.amazonaws.com",
        action: "s3:PutObject",
        on: `arn:aws:s3:::${bucketName}/AWSLogs/${owner}/Config/x`,
        context,
        resourcePolicy,
      });
    expect(await write(of(account))).toBe(true);
    expect(await write(of(otherAccount))).toBe(false);
    expect(await write(of(account, "eu-west-1"))).toBe(false);
    expect(await write(of(account), otherAccount)).toBe(false);
  });

  test("delivers to a bucket that exists with a key that exists, whose owners are told what to add", () => {
    const delivery = { bucketName: "audit-config", adopt: true, kmsKeyArn: key };
    const stack = telemetryOf({ awsConfig: { delivery, adoptRole: true, retentionPeriodInDays: 400 } });
    expect(resources(stack, "aws_s3_bucket")).toEqual({});
    expect(resources(stack, "aws_iam_service_linked_role")).toEqual({});
    expect(resources(stack, "aws_config_configuration_recorder").awsConfig).toMatchObject({ role_arn: role });
    expect(resources(stack, "aws_config_delivery_channel").awsConfig_channel).toMatchObject({
      s3_bucket_name: "audit-config",
      s3_kms_key_arn: key,
    });
    expect(resources(stack, "aws_config_retention_configuration").awsConfig_retention).toMatchObject({
      retention_period_in_days: 400,
    });
    const sids = (output: string) =>
      documentOf(stack, stack.output![output]!.value).Statement.map(({ Sid }: { Sid?: string }) => Sid);
    expect(sids("config_bucket_policy")).toEqual([
      "TlsOnly",
      "AWSConfigBucketPermissionsCheck",
      "AWSConfigBucketExistenceCheck",
      "AWSConfigBucketDelivery",
    ]);
    expect(sids("config_delivery_key_policy")).toEqual(["AWSConfigKMSPolicy"]);
    const environment = environmentOf({ awsConfig: { delivery, retentionPeriodInDays: 400 } });
    expect(adoptionFindings(environment).map(({ kind, name }) => [kind, name])).toEqual([
      ["todo", "audit-config"],
      ["todo", "audit-config"],
    ]);
    expect(replacedSettings(environment).filter(({ path }) => path[1] === "awsConfig")).toEqual([
      {
        path: ["telemetry", "awsConfig", "retentionPeriodInDays"],
        message: "how long AWS Config keeps what it recorded, which becomes 400 days: what is older goes",
        look: "aws configservice describe-retention-configurations",
      },
    ]);
  });

  test("that somebody else has record is left alone", () => {
    const stack = telemetryOf({ awsConfig: { managed: false } });
    expect(Object.keys(stack.resource).filter((type) => type.startsWith("aws_config"))).toEqual([]);
    expect(refusal({ telemetry: { awsConfig: { managed: false, adoptRole: true } } })).toBe(
      "prod.telemetry.awsConfig.adoptRole: is said of what managed: false leaves to somebody else; leave one of the two out",
    );
  });

  test("that is there already is told from a listing", () => {
    const listing = {
      recorders: { ConfigurationRecorders: [{ name: "default" }] },
      configRole: { Role: { Arn: role } },
      buckets: { Buckets: [{ Name: bucketName }] },
    };
    const told = findExisting(environmentOf({ awsConfig: {} }), listing);
    expect(told.map(({ path, message }) => `${path.slice(2).join(".")}: ${message}`)).toEqual([
      "delivery.adopt: exists already; write to it with adopt: true, which changes nothing of it",
      "managed: records already, and there is one; leave it: managed: false",
      "adoptRole: is there already; use it with adoptRole: true",
    ]);
    expect(findExisting(environmentOf({ awsConfig: { managed: false } }), listing)).toEqual([]);
  });

  test("is of one environment: the recorder in a region, its role and what regions have in common in an account", () => {
    const claim = (word: string, kind: string, where: string, settle: string) =>
      `stg.telemetry.awsConfig${word}: sets the ${kind}, as prod.telemetry.awsConfig${word} does, in one ${where}; ${settle} in one of the two`;
    const global = claim(
      ".includeGlobalResourceTypes",
      "recording of what regions have in common",
      "account",
      "set it to false",
    );
    const linked = claim(".adoptRole", "service-linked role of AWS Config", "account", "set it to true");
    expect(twice({ awsConfig: {} })).toEqual([
      claim("", "recorder of AWS Config", "account and region", "set managed: false"),
      global,
      linked,
    ]);
    expect(twice({ awsConfig: {} }, { region: "ap-northeast-3" })).toEqual([global, linked]);
    const further = { includeGlobalResourceTypes: false, adoptRole: true };
    expect(twice({ awsConfig: {} }, { region: "ap-northeast-3", telemetry: { awsConfig: further } })).toEqual([]);
  });
});

test("what has no list price that is known is named", () => {
  const telemetry = { awsConfig: {}, securityHub: {}, accessAnalyzer: { unusedAccess: {} } };
  expect(costsOf(environmentOf(telemetry)).notCounted).toEqual([
    "AWS Config: what it records, by the changes",
    "Security Hub: its checks, by the resources",
    "the analyzer of unused access, by the roles and users of the account",
  ]);
  expect(costsOf(environmentOf({ securityHub: { managed: false }, accessAnalyzer: {} })).notCounted).toEqual([]);
});
