import type { EnvironmentDefinition } from "../../src/index.js";
import { adoptionFindings, findExisting, replacedSettings } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { account, allows, arnOf, documentOf, otherAccount } from "../support/iam.js";
import { resources, stacksOf, type StackJson } from "../support/synth.js";

type GuardDuty = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["guardDuty"]>;

const telemetryOf = (guardDuty: GuardDuty, further: EnvironmentDefinition["resources"] = {}, destroyable = false) =>
  stacksOf(withResources(further, { telemetry: { guardDuty }, terraform: { destroyable } }))["idp-prod-telemetry"]!;

const detectorId = "12abc34d567e8fa901bc2d34e56789f0";
const ec2 = { one: { instanceId: "i-0123456789abcdef0" } };

/** Features by their name, as they are set. */
const featuresOf = (stack: StackJson) =>
  Object.fromEntries(
    Object.values(resources(stack, "aws_guardduty_detector_feature")).map(({ name, status }) => [name, status]),
  );

const runtimeMonitoring = (stack: StackJson) => {
  const [found] = Object.entries(resources(stack, "aws_guardduty_detector_feature")).filter(
    ([, { name }]) => name === "RUNTIME_MONITORING",
  );
  return { address: found![0], ...found![1] };
};

const agents = (eks: string, fargate: string, ec2: string) => [
  { name: "EKS_ADDON_MANAGEMENT", status: eks },
  { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: fargate },
  { name: "EC2_AGENT_MANAGEMENT", status: ec2 },
];

describe("protection plans", () => {
  test("are all on, of a detector that is made", () => {
    const stack = telemetryOf({});
    expect(featuresOf(stack)).toEqual({
      EBS_MALWARE_PROTECTION: "ENABLED",
      EKS_AUDIT_LOGS: "ENABLED",
      LAMBDA_NETWORK_LOGS: "ENABLED",
      RDS_LOGIN_EVENTS: "ENABLED",
      RUNTIME_MONITORING: "ENABLED",
      S3_DATA_EVENTS: "ENABLED",
    });
    for (const { detector_id } of Object.values(resources(stack, "aws_guardduty_detector_feature")))
      expect(detector_id).toBe("${aws_guardduty_detector.runtimeMonitoring_detector.id}");
  });

  test("are those of the detector that is there already, which is not managed", () => {
    const stack = telemetryOf({ detectorId });
    expect(resources(stack, "aws_guardduty_detector")).toEqual({});
    for (const { detector_id } of Object.values(resources(stack, "aws_guardduty_detector_feature")))
      expect(detector_id).toBe(detectorId);
  });

  test("of a detector that is there are told before they are set", () => {
    const off = { rdsLoginEvents: "another product does", fargateAgent: "tasks have another one" };
    const environment = withResources({}, { telemetry: { guardDuty: { detectorId, off } } });
    expect(adoptionFindings(environment)).toEqual([
      {
        path: ["telemetry", "guardDuty", "detectorId"],
        name: detectorId,
        kind: "change",
        message:
          "protection plans and Runtime Monitoring → on, but rdsLoginEvents → off: in the whole account, whatever they were; telemetry.guardDuty.off says which are to be off",
      },
    ]);
    expect(adoptionFindings(withResources({}, { telemetry: { guardDuty: {} } }))).toEqual([]);
  });

  test("that have a reason to be off are switched off, since AWS switches them on by itself", () => {
    const off = { s3DataEvents: "another scanner does", runtimeMonitoring: "tasks have another agent" };
    const stack = telemetryOf({ off });
    expect(featuresOf(stack)).toMatchObject({
      S3_DATA_EVENTS: "DISABLED",
      RUNTIME_MONITORING: "DISABLED",
      RDS_LOGIN_EVENTS: "ENABLED",
    });
    expect(runtimeMonitoring(stack)).toMatchObject({
      additional_configuration: agents("DISABLED", "DISABLED", "DISABLED"),
    });
  });

  test("are named as they are", () => {
    expect(refusal({ telemetry: { guardDuty: { off: { rdsLoginEvent: "none" } } } })).toBe(
      'prod.telemetry.guardDuty.off.rdsLoginEvent: unknown key; did you mean "rdsLoginEvents"?',
    );
  });
});

describe("agents of Runtime Monitoring", () => {
  test("are put beside tasks on Fargate, at the address that was there before", () => {
    expect(runtimeMonitoring(telemetryOf({}))).toMatchObject({
      address: "runtimeMonitoring",
      additional_configuration: agents("DISABLED", "ENABLED", "DISABLED"),
    });
  });

  test.each([
    ["an instance", { ec2 }],
    ["an Auto Scaling group", { autoScaling: { workers: { name: "workers", minimumCapacity: 1 } } }],
    ["a cluster on EC2", { ecs: { main: { name: "main", capacity: "EC2", services: {} } } }],
  ] satisfies [string, EnvironmentDefinition["resources"]][])(
    "are put on instances where the inventory has %s",
    (_, inventory) => {
      expect(runtimeMonitoring(telemetryOf({}, inventory))).toMatchObject({
        additional_configuration: agents("DISABLED", "ENABLED", "ENABLED"),
      });
    },
  );

  test("are put into clusters of EKS where that is said, and nowhere with a reason", () => {
    const off = { fargateAgent: "tasks have another one", ec2Agent: "instances too" };
    expect(runtimeMonitoring(telemetryOf({ eksAgent: true, off }, { ec2 }))).toMatchObject({
      additional_configuration: agents("ENABLED", "DISABLED", "DISABLED"),
    });
    expect(refusal({ telemetry: { guardDuty: { eksAgent: true, off: { runtimeMonitoring: "none" } } } })).toBe(
      "prod.telemetry.guardDuty.eksAgent: serves Runtime Monitoring, which off.runtimeMonitoring switches off; leave one of the two out",
    );
  });

  test("that a detector which exists puts elsewhere stay as its owner has them", () => {
    expect(runtimeMonitoring(telemetryOf({ detectorId }))).toMatchObject({
      additional_configuration: [{ name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" }],
    });
    const off = { fargateAgent: "tasks have another one" };
    expect(runtimeMonitoring(telemetryOf({ detectorId, off }))).not.toHaveProperty("additional_configuration.0");
  });

  test("come and go with another resource: GuardDuty's answer with all of them is ignored, and so would a change be", () => {
    const some = runtimeMonitoring(telemetryOf({}));
    const more = runtimeMonitoring(telemetryOf({}, { ec2 }));
    expect(some).toMatchObject({ lifecycle: { ignore_changes: ["additional_configuration"] } });
    expect(more).toMatchObject({ lifecycle: { ignore_changes: ["additional_configuration"] } });
    expect(more.address).not.toBe(some.address);
  });
});

test("updates of findings come as often as is said, which is the detector's to say", () => {
  const stack = telemetryOf({ findingPublishingFrequency: "FIFTEEN_MINUTES" });
  expect(resources(stack, "aws_guardduty_detector").runtimeMonitoring_detector).toMatchObject({
    finding_publishing_frequency: "FIFTEEN_MINUTES",
  });
  expect(refusal({ telemetry: { guardDuty: { detectorId, findingPublishingFrequency: "ONE_HOUR" } } })).toBe(
    "prod.telemetry.guardDuty.findingPublishingFrequency: is a setting of the detector, which detectorId says is managed elsewhere; set it there, and leave it out here",
  );
});

describe("findings in S3", () => {
  const stack = telemetryOf({ detectorId, findingsExport: {} });
  const bucketName = `idp-prod-findings-${account}`;
  const by = "guardduty.amazonaws.com";
  const detector = (owner: string, id = detectorId) => ({
    "aws:SourceAccount": owner,
    "aws:SourceArn": `arn:aws:guardduty:ap-northeast-1:${owner}:detector/${id}`,
  });

  test("lie in a bucket of their own for seven years, encrypted with a key of their own", () => {
    expect(resources(stack, "aws_guardduty_publishing_destination").guardDuty_findings).toMatchObject({
      detector_id: detectorId,
      destination_arn: "${aws_s3_bucket.guardDuty_findings_bucket.arn}",
      kms_key_arn: "${aws_kms_key.guardDuty_findings_key.arn}",
      depends_on: ["aws_s3_bucket_policy.guardDuty_findings_bucket_policy"],
    });
    expect(resources(stack, "aws_s3_bucket").guardDuty_findings_bucket).toMatchObject({ bucket: bucketName });
    expect(resources(stack, "aws_s3_bucket_lifecycle_configuration").guardDuty_findings_bucket_lifecycle).toMatchObject(
      { rule: [{ expiration: [{ days: 2557 }] }] },
    );
    expect(resources(stack, "aws_kms_alias").guardDuty_findings_keyAlias).toMatchObject({
      name: "alias/idp-prod-findings",
    });
  });

  test("are written by this detector only, and with that key only", async () => {
    const resourcePolicy = documentOf(
      stack,
      resources(stack, "aws_s3_bucket_policy").guardDuty_findings_bucket_policy!.policy,
    );
    const key = arnOf("aws_kms_key", {});
    const encrypted = (keyArn: string) => ({
      "s3:x-amz-server-side-encryption": "aws:kms",
      "s3:x-amz-server-side-encryption-aws-kms-key-id": keyArn,
    });
    const write = (context: Record<string, string>) =>
      allows({ by, action: "s3:PutObject", on: `arn:aws:s3:::${bucketName}/AWSLogs/x`, context, resourcePolicy });
    expect(await write({ ...detector(account), ...encrypted(key) })).toBe(true);
    expect(await write({ ...detector(account), ...encrypted(`${key}2`) })).toBe(false);
    expect(await write({ ...detector(account), "s3:x-amz-server-side-encryption": "AES256" })).toBe(false);
    expect(await write({ ...detector(otherAccount), ...encrypted(key) })).toBe(false);
    expect(await write({ ...detector(account, "0".repeat(32)), ...encrypted(key) })).toBe(false);
  });

  test.each([
    ["ap-northeast-1", "guardduty.amazonaws.com"],
    ["me-south-1", "guardduty.me-south-1.amazonaws.com"],
    ["eu-central-2", "guardduty.eu-central-2.amazonaws.com"],
  ])("are written by what GuardDuty is called in %s", (region, Service) => {
    const environment = withResources({}, { region, telemetry: { guardDuty: { detectorId, findingsExport: {} } } });
    const there = stacksOf(environment)["idp-prod-telemetry"]!;
    const documents = [
      resources(there, "aws_s3_bucket_policy").guardDuty_findings_bucket_policy,
      resources(there, "aws_kms_key").guardDuty_findings_key,
    ].map((resource) => String(resource!.policy));
    for (const document of documents)
      expect(new Set(document.match(/guardduty[.a-z0-9-]*amazonaws\.com/g))).toEqual(new Set([Service]));
  });

  test("are encrypted by this detector only", async () => {
    const { policy } = resources(stack, "aws_kms_key").guardDuty_findings_key!;
    const resourcePolicy = documentOf(stack, policy);
    const encrypt = (context: Record<string, string>, action = "kms:GenerateDataKey") =>
      allows({ by, action, on: "arn:aws:kms:ap-northeast-1:111122223333:key/1", context, resourcePolicy });
    expect(await encrypt(detector(account))).toBe(true);
    expect(await encrypt(detector(account), "kms:Decrypt")).toBe(false);
    expect(await encrypt(detector(otherAccount))).toBe(false);
  });

  test("are not destroyed, until the environment may be torn down", () => {
    const refuses = { lifecycle: expect.objectContaining({ prevent_destroy: true }) };
    expect(resources(stack, "aws_s3_bucket").guardDuty_findings_bucket).toMatchObject(refuses);
    expect(resources(stack, "aws_kms_key").guardDuty_findings_key).toMatchObject(refuses);
    const gone = telemetryOf({ findingsExport: {} }, {}, true);
    expect(resources(gone, "aws_s3_bucket").guardDuty_findings_bucket).toMatchObject({ force_destroy: true });
    expect(resources(gone, "aws_kms_key").guardDuty_findings_key).not.toHaveProperty("lifecycle");
  });

  test("go to a bucket and a key that exist, whose owners are told what to add", () => {
    const kmsKeyArn = "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012";
    const findingsExport = { bucketName: "audit-findings", adopt: true, kmsKeyArn };
    const adopted = telemetryOf({ detectorId, findingsExport });
    expect(resources(adopted, "aws_s3_bucket")).toEqual({});
    expect(resources(adopted, "aws_kms_key")).toEqual({});
    expect(resources(adopted, "aws_guardduty_publishing_destination").guardDuty_findings).toMatchObject({
      destination_arn: "arn:aws:s3:::audit-findings",
      kms_key_arn: kmsKeyArn,
    });
    const sids = (output: string) =>
      documentOf(adopted, adopted.output![output]!.value).Statement.map(({ Sid }: { Sid?: string }) => Sid);
    expect(sids("guard_duty_findings_bucket_policy")).toEqual([
      "TlsOnly",
      "AllowGetBucketLocation",
      "AllowPutObject",
      "DenyUnencryptedObjectUploads",
      "DenyIncorrectEncryptionHeader",
    ]);
    expect(sids("guard_duty_findings_key_policy")).toEqual(["AllowGuardDutyKey"]);
    const environment = withResources({}, { telemetry: { guardDuty: { findingsExport } } });
    expect(adoptionFindings(environment)).toEqual([
      expect.objectContaining({ kind: "todo", name: "audit-findings" }),
      expect.objectContaining({ kind: "todo", name: "audit-findings" }),
    ]);
    expect(findExisting(environment, { buckets: { Buckets: [] } })).toEqual([
      expect.objectContaining({ path: ["telemetry", "guardDuty", "findingsExport", "adopt"] }),
    ]);
  });
});

describe("Inspector", () => {
  const enablerOf = (policy: EnvironmentDefinition["telemetry"]) => {
    const stack = stacksOf(withResources({ ec2 }, { telemetry: policy }))["idp-prod-telemetry"]!;
    return { enabler: resources(stack, "aws_inspector2_enabler"), output: stack.output ?? {} };
  };

  test.each([
    ["instances", { inspector: {} }, ["EC2"]],
    ["instances, beside a registry that scans by itself", { inspector: {}, ecrScanning: { type: "basic" } }, ["EC2"]],
    ["instances and images", { inspector: {}, ecrScanning: { type: "enhanced" } }, ["EC2", "ECR"]],
    ["functions too", { inspector: { also: ["LAMBDA"] } }, ["EC2", "LAMBDA"]],
  ] satisfies [string, EnvironmentDefinition["telemetry"], string[]][])(
    "scans %s, by one setting at one address",
    (_, policy, resourceTypes) => {
      expect(enablerOf(policy).enabler).toEqual({
        ecrScanning_inspector: expect.objectContaining({ account_ids: [account], resource_types: resourceTypes }),
      });
    },
  );

  test("has the command for what Terraform cannot set", () => {
    expect(enablerOf({ inspector: {} }).output.inspector_hybrid_scanning!.value).toBe(
      "aws inspector2 update-configuration --region ap-northeast-1 --ec2-configuration scanMode=EC2_HYBRID",
    );
    expect(enablerOf({ ecrScanning: { type: "enhanced" } }).output).not.toHaveProperty("inspector_hybrid_scanning");
  });

  test("does not switch off what an organization has scanned", () => {
    const telemetry = { inspector: {}, ecrScanning: { type: "enhanced", enableInspector: false } };
    expect(refusal({ telemetry })).toBe(
      "prod.telemetry.inspector: switches off the scanning of images, which ecrScanning.enableInspector leaves to somebody else; set that to true, or leave instances to the same one: managed: false",
    );
    expect(refusal({ telemetry: { inspector: {}, ecrScanning: { type: "enhanced", managed: false } } })).toBe(
      "prod.telemetry.inspector: switches off the scanning of images, which ecrScanning.managed leaves to somebody else; set that to true, or leave instances to the same one: managed: false",
    );
    expect(refusal({ telemetry: { inspector: { managed: false }, ecrScanning: { type: "enhanced" } } })).toBe(
      "prod.telemetry.ecrScanning.enableInspector: switches off the scanning of instances, which inspector.managed leaves to somebody else; set it to false, or have Inspector set from here",
    );
  });
});

describe("what somebody else has switched on", () => {
  const told = (telemetry: EnvironmentDefinition["telemetry"]) => {
    const environment = withResources({ ec2 }, { telemetry });
    const { resource: made = {} } = stacksOf(environment)["idp-prod-telemetry"]!;
    return {
      events: environment.monitoring.events.filter(({ service }) => service !== "health").map(({ id }) => id),
      made: Object.keys(made).filter((type) => /guardduty|inspector|ecr_/.test(type)),
      replaced: replacedSettings(environment).filter(({ path }) => /guardDuty|inspector|ecr/.test(path.join())),
    };
  };
  const nothing = { made: [], replaced: [] };

  test("is left as it is, and what it finds is told", () => {
    expect(told({ guardDuty: { managed: false } })).toEqual({
      ...nothing,
      events: ["guardDuty.highFinding", "guardDuty.mediumFinding"],
    });
    expect(told({ inspector: { managed: false } })).toEqual({
      ...nothing,
      events: ["inspector.criticalVulnerabilityFound"],
    });
    expect(told({ ecrScanning: { type: "basic", managed: false } })).toEqual({
      ...nothing,
      events: ["ecr.scanFoundVulnerabilities"],
    });
    expect(told({ inspector: { managed: false }, ecrScanning: { type: "enhanced", managed: false } })).toEqual({
      ...nothing,
      events: [
        "ecr.initialScanFoundVulnerabilities",
        "ecr.criticalVulnerabilityFound",
        "inspector.criticalVulnerabilityFound",
      ],
    });
  });

  test("scans instances, where the rules of the registry are set from here", () => {
    const telemetry = {
      inspector: { managed: false },
      ecrScanning: { type: "enhanced", enableInspector: false },
    } as const;
    expect(told(telemetry).made).toEqual(["aws_ecr_registry_scanning_configuration"]);
  });

  test.each([
    ["guardDuty", { managed: false, detectorId }, "detectorId"],
    ["guardDuty", { managed: false, eksAgent: false }, "eksAgent"],
    ["guardDuty", { managed: false, off: {} }, "off"],
    ["guardDuty", { managed: false, findingsExport: {} }, "findingsExport"],
    ["inspector", { managed: false, also: ["LAMBDA"] }, "also"],
    ["ecrScanning", { type: "basic", managed: false, scanOnPush: ["*"] }, "scanOnPush"],
    ["ecrScanning", { type: "enhanced", managed: false, continuous: ["*"] }, "continuous"],
    ["ecrScanning", { type: "enhanced", managed: false, enableInspector: true }, "enableInspector"],
  ] as const)("has no settings here: %s of %j", (word, given, setting) => {
    expect(refusal({ telemetry: { [word]: given } })).toBe(
      `prod.telemetry.${word}.${setting}: is said of what managed: false leaves to somebody else; leave one of the two out`,
    );
  });

  test("is not in the way of a detector that a listing has", () => {
    const environment = withResources({}, { telemetry: { guardDuty: { managed: false } } });
    expect(findExisting(environment, { detectors: { DetectorIds: [detectorId] } })).toEqual([]);
  });
});
