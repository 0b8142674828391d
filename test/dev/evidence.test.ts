import type { EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { resources, stacksOf } from "../support/synth.js";

const key = (region: string, account = "111122223333") =>
  `arn:aws:kms:${region}:${account}:key/00000000-0000-0000-0000-000000000000`;
const sync = { name: "sync", timeout: 60, memory: 512 } as const;

type Logs = NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["logs"]>;

const telemetryOf = (logs: Logs, found: EnvironmentDefinition["resources"] = { lambda: { sync } }) =>
  stacksOf(withResources(found, { telemetry: { logs } }))["idp-prod-telemetry"]!;
const statementsOf = (text: unknown) =>
  (JSON.parse(String(text)) as { Statement: { Sid: string; Resource: unknown; Condition?: unknown }[] }).Statement;
const statementOf = (text: unknown, sid: string) => statementsOf(text).find(({ Sid }) => Sid === sid);

describe("with keys of the customer", () => {
  const [forLogs, forBucket] = [key("ap-northeast-1"), key("ap-northeast-1").replace(/0$/, "1")];
  const stack = telemetryOf({ kmsKeyArn: forLogs, archive: { kmsKeyArn: forBucket } });

  test("every log group is encrypted with the one, that of Firehose's errors too", () => {
    const groups = Object.values(resources(stack, "aws_cloudwatch_log_group"));
    expect(groups.map(({ name }) => name)).toContain("/aws/kinesisfirehose/idp-prod-logs");
    for (const { kms_key_id } of groups) expect(kms_key_id).toBe(forLogs);
  });

  test("every bucket and what Athena answers with the other", () => {
    const encryptions = Object.values(resources(stack, "aws_s3_bucket_server_side_encryption_configuration"));
    expect(encryptions).toHaveLength(2);
    for (const encryption of encryptions)
      expect(JSON.stringify(encryption)).toContain(`"kms_master_key_id":"${forBucket}","sse_algorithm":"aws:kms"`);
    expect(JSON.stringify(resources(stack, "aws_athena_workgroup"))).toContain(
      `"encryption_option":"SSE_KMS","kms_key_arn":"${forBucket}"`,
    );
  });

  test("streams are encrypted whatever keys there are", () => {
    for (const of of [stack, telemetryOf({ archive: {} })])
      for (const stream of Object.values(resources(of, "aws_kinesis_firehose_delivery_stream")))
        expect(stream).toMatchObject({ server_side_encryption: { enabled: true, key_type: "AWS_OWNED_CMK" } });
  });
});

describe("in a bucket of another account", () => {
  const foreignArchive = {
    bucketName: "all-logs-444455556666",
    account: "444455556666",
    region: "eu-west-1",
    kmsKeyArn: key("eu-west-1", "444455556666"),
  };
  const stack = telemetryOf({ foreignArchive });
  const { policy } = resources(stack, "aws_iam_role_policy").archive_writerPolicy!;

  test("Firehose writes to it only as long as it is that account's", () => {
    for (const sid of ["Objects", "Bucket"])
      expect(statementOf(policy, sid)).toMatchObject({
        Condition: { StringEquals: { "s3:ResourceAccount": "444455556666" } },
      });
  });

  test("its key is used where the bucket is, and the key's owner reads what to add", () => {
    const via = { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } };
    expect(statementOf(policy, "Key")).toMatchObject({ Resource: foreignArchive.kmsKeyArn, Condition: via });
    expect(statementOf(stack.output!.log_archive_key_policy!.value, "WriteKey")).toMatchObject({
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Principal: { AWS: "${aws_iam_role.archive_writer.arn}" },
      Condition: via,
    });
  });
});

test("an organization's trail writes the streams of other accounts too", () => {
  const audit = { name: "audit", organizationId: "o-exampleorgid" };
  const stack = telemetryOf({}, { cloudTrail: { audit } });
  const { policy } = resources(stack, "aws_iam_role_policy").logSources_trail_audit_policy!;
  const group = "${aws_cloudwatch_log_group.logs_cloudTrail_audit.arn}";
  expect(statementOf(policy, "Write")).toMatchObject({
    Resource: [`${group}:log-stream:111122223333_CloudTrail_ap-northeast-1*`, `${group}:log-stream:o-exampleorgid_*`],
  });
});

describe("what Athena answered", () => {
  test("is kept for a month, and a day longer where it was overwritten", () => {
    const { rule } = resources(telemetryOf({ archive: {} }), "aws_s3_bucket_lifecycle_configuration")
      .logTable_results_lifecycle as unknown as { rule: readonly object[] };
    expect(rule).toMatchObject([
      { expiration: [{ days: 30 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] },
    ]);
  });

  test("shows copies of what the inventory has no longer", () => {
    const stack = telemetryOf({ archive: {}, athena: { formerSources: ["ecs.main/old"] } });
    expect(JSON.stringify(resources(stack, "aws_glue_catalog_table"))).toMatch(
      /"projection\.source\.values":"[^"]*ecs\/main\/old[^"]*"/,
    );
  });
});
