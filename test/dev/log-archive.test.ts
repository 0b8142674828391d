import { withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";
import type { EnvironmentDefinition } from "../../src/index.js";

const ecs = { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } };

const telemetry = (archive: NonNullable<NonNullable<EnvironmentDefinition["telemetry"]>["logs"]>["archive"]) =>
  stacksOf(withResources({ ecs }, { telemetry: { logs: { archive } } }))["idp-prod-telemetry"];

const policyOf = (resource: unknown, property: string) =>
  JSON.parse(String((resource as Record<string, unknown>)[property])) as {
    Statement: { Sid: string; Resource: string | string[]; Condition?: unknown; Principal?: unknown }[];
  };

describe("the log archive", () => {
  test("unpacks what CloudWatch packed, keeps it whole, and packs it once, by date of the team's time zone", () => {
    const stream = resources(telemetry({}), "aws_kinesis_firehose_delivery_stream").archive_ecs_main_api;
    expect(stream).toMatchObject({
      name: "idp-prod-logs-ecs-main-api",
      extended_s3_configuration: {
        compression_format: "GZIP",
        custom_time_zone: "Asia/Tokyo",
        prefix: "logs/ecs/main/api/!{timestamp:yyyy/MM/dd}/",
        error_output_prefix: "errors/ecs/main/api/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
        processing_configuration: {
          enabled: true,
          processors: [
            { type: "Decompression", parameters: [{ parameter_name: "CompressionFormat", parameter_value: "GZIP" }] },
            { type: "AppendDelimiterToRecord", parameters: [{ parameter_name: "Delimiter", parameter_value: "\\n" }] },
          ],
        },
      },
    });
  });

  test("keeps Firehose's own errors as long as other logs", () => {
    expect(resources(telemetry({}), "aws_cloudwatch_log_group").archive_errors).toMatchObject({
      retention_in_days: 120,
    });
  });

  test("is private, encrypted, versioned, reached by TLS only, and kept for a year", () => {
    const stack = telemetry({});
    expect(resources(stack, "aws_s3_bucket").archive_bucket).toMatchObject({ bucket: "idp-prod-logs-111122223333" });
    expect(resources(stack, "aws_s3_bucket_public_access_block").archive_bucket_publicAccess).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(resources(stack, "aws_s3_bucket_versioning").archive_bucket_versioning).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    const { Statement } = policyOf(resources(stack, "aws_s3_bucket_policy").archive_bucket_policy, "policy");
    expect(Statement).toEqual([
      expect.objectContaining({
        Effect: "Deny",
        Principal: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ]);
    expect(resources(stack, "aws_s3_bucket_lifecycle_configuration").archive_bucket_lifecycle).toMatchObject({
      rule: [{ transition: [{ days: 0, storage_class: "INTELLIGENT_TIERING" }], expiration: [{ days: 365 }] }],
    });
  });

  test("locks objects, and uses the team's key, where asked to", () => {
    const key = "arn:aws:kms:ap-northeast-1:111122223333:key/00000000-0000-0000-0000-000000000000";
    const stack = telemetry({ objectLockDays: 30, kmsKeyArn: key });
    expect(resources(stack, "aws_s3_bucket_object_lock_configuration").archive_bucket_lock).toMatchObject({
      rule: { default_retention: { mode: "COMPLIANCE", days: 30 } },
    });
    const { Statement } = policyOf(resources(stack, "aws_iam_role_policy").archive_writerPolicy, "policy");
    expect(Statement.find(({ Sid }) => Sid === "Key")).toMatchObject({ Resource: key });
  });

  test.each([
    ["ap-northeast-1", "aws", "s3.ap-northeast-1.amazonaws.com"],
    ["us-gov-west-1", "aws-us-gov", "s3.us-gov-west-1.amazonaws.com"],
    ["cn-north-1", "aws-cn", ["s3.cn-north-1.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn"]],
  ])("uses that key by S3 alone, as S3 is called in %s", (region, partition, via) => {
    const kmsKeyArn = `arn:${partition}:kms:${region}:111122223333:key/00000000-0000-0000-0000-000000000000`;
    const environment = withResources({ ecs }, { region, telemetry: { logs: { archive: { kmsKeyArn } } } });
    const stack = stacksOf(environment)["idp-prod-telemetry"];
    const { Statement } = policyOf(resources(stack, "aws_iam_role_policy").archive_writerPolicy, "policy");
    const key = Statement.find(({ Sid }) => Sid === "Key");
    expect(key).toMatchObject({ Condition: { StringEquals: { "kms:ViaService": via } } });
  });

  test("copies nothing before the role may: a filter that is refused is off for minutes", () => {
    for (const filter of Object.values(resources(telemetry({}), "aws_cloudwatch_log_subscription_filter")))
      expect(filter).toMatchObject({ depends_on: ["aws_iam_role_policy.archive_forwarderPolicy"] });
  });

  test("lets services in for this account only, and to nothing but its own", () => {
    const stack = telemetry({});
    for (const role of Object.values(resources(stack, "aws_iam_role"))) {
      for (const { Condition } of policyOf(role, "assume_role_policy").Statement) {
        expect(Condition).toMatchObject({ StringEquals: { "aws:SourceAccount": "111122223333" } });
        expect(Condition).toHaveProperty(["ArnLike", "aws:SourceArn"]);
      }
    }
    for (const rolePolicy of Object.values(resources(stack, "aws_iam_role_policy"))) {
      for (const { Resource } of policyOf(rolePolicy, "policy").Statement) expect([Resource].flat()).not.toContain("*");
    }
  });

  test("leaves out a log group that is not to be archived", () => {
    const logs = { archive: {}, sources: { "ecs.main/api": { archive: false } } };
    const stack = stacksOf(withResources({ ecs }, { telemetry: { logs } }))["idp-prod-telemetry"];
    expect(resources(stack, "aws_cloudwatch_log_subscription_filter")).toEqual({});
  });
});

describe("the log archive in a bucket of another account", () => {
  const foreignArchive = { bucketName: "all-logs-444455556666", account: "444455556666" };
  const stack = stacksOf(withResources({ ecs }, { telemetry: { logs: { foreignArchive } } }))["idp-prod-telemetry"];

  test("makes no bucket, and writes to that one", () => {
    expect(resources(stack, "aws_s3_bucket")).toEqual({});
    expect(resources(stack, "aws_kinesis_firehose_delivery_stream").archive_ecs_main_api).toMatchObject({
      extended_s3_configuration: { bucket_arn: "arn:aws:s3:::all-logs-444455556666" },
    });
    const { Statement } = policyOf(resources(stack, "aws_iam_role_policy").archive_writerPolicy, "policy");
    expect(Statement.find(({ Sid }) => Sid === "Objects")).toMatchObject({
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject", "s3:PutObjectAcl"],
      Resource: "arn:aws:s3:::all-logs-444455556666/*",
    });
  });

  test("tells the bucket's owner which statements to add", () => {
    const { Statement } = policyOf({ policy: stack!.output!.log_archive_bucket_policy!.value }, "policy");
    expect(Statement.map(({ Sid, Principal }) => [Sid, Principal])).toEqual(
      ["WriteObjects", "WriteBucket"].map((sid) => [sid, { AWS: ["${aws_iam_role.archive_writer.arn}"] }]),
    );
  });

  test("is either one bucket or the other", () => {
    expect(refusal({ telemetry: { logs: { archive: {}, foreignArchive } } })).toBe(
      "prod.telemetry.logs.foreignArchive: logs are copied to one bucket: give either archive or foreignArchive",
    );
  });
});
