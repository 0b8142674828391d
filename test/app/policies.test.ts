import { App, TerraformStack } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ArchiveBucket } from "../../modules/dev/index.js";
import { withResources } from "../support/environment.js";
import { account, allows, arnOf, documentOf, otherAccount, type Document } from "../support/iam.js";
import { resources, stacksOf, withFolder, type StackJson } from "../support/synth.js";

/** Everything that makes a role or a policy. */
const { "idp-prod-telemetry": telemetry, "idp-prod-alarms": alarms } = stacksOf(
  withResources(
    {
      ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 2 } } } },
      aurora: {
        main: {
          identifier: "idp",
          engine: "aurora-postgresql",
          engineVersion: "15.10",
          instances: { one: { identifier: "idp-1", instanceClass: "db.r6g.large" } },
        },
      },
      vpc: { main: { id: "vpc-0123456789abcdef0" } },
      waf: { main: { name: "idp", arn: "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/idp/0a1b2c3d" } },
      cloudTrail: { audit: { name: "audit" } },
      restApi: { main: { name: "main", stage: "prod" } },
    },
    { telemetry: { logs: { archive: { replication: {} } } } },
  ),
) as { "idp-prod-telemetry": StackJson; "idp-prod-alarms": StackJson };

const here = (service: string, resource: string) => `arn:aws:${service}:ap-northeast-1:${account}:${resource}`;
const elsewhere = (arn: string) => arn.replace(account, otherAccount);
const outsider = `arn:aws:iam::${otherAccount}:role/outsider`;

/** The context of a call that a service makes for a resource. */
const from = (owner: string, arn: string) => ({ "aws:SourceAccount": owner, "aws:SourceArn": arn });

const policyOf = (stack: StackJson, type: string, id: string, property = "policy"): Document =>
  documentOf(stack, resources(stack, type)[id]![property]);

describe("roles can be assumed by the service that they are for, on behalf of this account only", () => {
  const streams = here("firehose", "deliverystream/idp-prod-logs-ecs-main-api");
  const sources: Readonly<Record<string, readonly [service: string, source?: string]>> = {
    archive_writer: ["firehose.amazonaws.com", streams],
    archive_forwarder: ["logs.amazonaws.com", here("logs", "log-group:/ecs/idp-prod/main/api:*")],
    enhancedMonitoring: ["monitoring.rds.amazonaws.com", here("rds", "db:idp-1")],
    logSources_flowLogs_main_role: ["vpc-flow-logs.amazonaws.com", here("ec2", "vpc-flow-log/fl-0123456789abcdef0")],
    // None of these names a source when it assumes its role; AWS's pages on them show no condition.
    archiveCopy_role: ["s3.amazonaws.com"],
    logSources_trail_audit: ["cloudtrail.amazonaws.com"],
    logSources_apiGateway_role: ["apigateway.amazonaws.com"],
  };

  test("every role is looked at", () => {
    expect(Object.keys(resources(telemetry, "aws_iam_role")).sort()).toEqual(Object.keys(sources).sort());
    expect(resources(alarms, "aws_iam_role")).toEqual({});
  });

  test.each(Object.entries(sources))("%s", async (id, [service, source]) => {
    const role = resources(telemetry, "aws_iam_role")[id]!;
    const resourcePolicy = documentOf(telemetry, role.assume_role_policy);
    const on = arnOf("aws_iam_role", role);
    const assume = (by: string, context: Record<string, string> = {}) =>
      allows({ by, action: "sts:AssumeRole", on, context, resourcePolicy });
    expect(await assume(service, source ? from(account, source) : {})).toBe(true);
    expect(await assume("ec2.amazonaws.com", source ? from(account, source) : {})).toBe(false);
    expect(await assume(outsider)).toBe(false);
    if (!source) return;
    expect(await assume(service, from(otherAccount, elsewhere(source)))).toBe(false);
    expect(await assume(service, from(account, here("lambda", "function:other")))).toBe(false);
    expect(await assume(service)).toBe(false);
  });
});

describe("roles may do what they are for, and nothing beside it", () => {
  const may = (id: string, action: string, on: string) =>
    allows({
      by: `arn:aws:iam::${account}:role/any`,
      action,
      on,
      identityPolicies: [policyOf(telemetry, "aws_iam_role_policy", id)],
    });
  const stream = (group: string) => here("logs", `log-group:${group}:log-stream:one`);
  const trailStream = (name: string) => here("logs", `log-group:/cloudtrail/idp-prod/audit:log-stream:${name}`);

  test.each([
    ["archive_writerPolicy", "s3:PutObject", "arn:aws:s3:::idp-prod-logs-111122223333/logs/a", true],
    ["archive_writerPolicy", "s3:DeleteObject", "arn:aws:s3:::idp-prod-logs-111122223333/logs/a", false],
    ["archive_writerPolicy", "s3:PutObject", "arn:aws:s3:::idp-prod-themes/a", false],
    ["archive_writerPolicy", "logs:PutLogEvents", stream("/aws/kinesisfirehose/idp-prod-logs"), true],
    ["archive_writerPolicy", "logs:PutLogEvents", stream("/ecs/idp-prod/main/api"), false],
    ["archive_forwarderPolicy", "firehose:PutRecordBatch", here("firehose", "deliverystream/idp-prod-logs-a"), true],
    ["archive_forwarderPolicy", "firehose:PutRecordBatch", here("firehose", "deliverystream/other"), false],
    ["archiveCopy_policy", "s3:GetObjectVersionForReplication", "arn:aws:s3:::idp-prod-logs-111122223333/logs/a", true],
    ["archiveCopy_policy", "s3:GetObject", "arn:aws:s3:::idp-prod-logs-111122223333/logs/a", false],
    ["archiveCopy_policy", "s3:ListBucket", "arn:aws:s3:::idp-prod-logs-111122223333", true],
    ["archiveCopy_policy", "s3:ReplicateObject", "arn:aws:s3:::idp-prod-logs-copy-111122223333/logs/a", true],
    ["archiveCopy_policy", "s3:ReplicateObject", "arn:aws:s3:::idp-prod-logs-111122223333/logs/a", false],
    ["archiveCopy_policy", "s3:ReplicateDelete", "arn:aws:s3:::idp-prod-logs-copy-111122223333/logs/a", false],
    ["archiveCopy_policy", "s3:PutObject", "arn:aws:s3:::idp-prod-logs-copy-111122223333/logs/a", false],
    ["logSources_flowLogs_main_policy", "logs:PutLogEvents", stream("/vpc/idp-prod/main/flow"), true],
    ["logSources_flowLogs_main_policy", "logs:PutLogEvents", stream("/ecs/idp-prod/main/api"), false],
    ["logSources_trail_audit_policy", "logs:PutLogEvents", trailStream(`${account}_CloudTrail_ap-northeast-1`), true],
    ["logSources_trail_audit_policy", "logs:PutLogEvents", trailStream(`${otherAccount}_CloudTrail_us-east-1`), false],
  ])("%s: %s on %s is %s", async (id, action, on, expected) => {
    expect(await may(id, action, on)).toBe(expected);
  });

  test("no policy of a role or a log group is for every resource", () => {
    const documents = [
      ...Object.values(resources(telemetry, "aws_iam_role_policy")).map(({ policy }) => policy),
      ...Object.values(resources(telemetry, "aws_cloudwatch_log_resource_policy")).map((of) => of.policy_document),
    ].map((text) => documentOf(telemetry, text));
    expect(documents.length).toBeGreaterThan(4);
    for (const { Statement } of documents) {
      for (const { Resource, Action } of Statement) {
        expect([Resource].flat()).not.toContain("*");
        for (const action of [Action].flat()) expect(action).not.toContain("*");
      }
    }
  });
});

test("log groups are written by AWS's log delivery for this account, and for no other", async () => {
  const resourcePolicy = policyOf(
    telemetry,
    "aws_cloudwatch_log_resource_policy",
    "logSources_delivery",
    "policy_document",
  );
  const put = (on: string, context: Record<string, string>) =>
    allows({ by: "delivery.logs.amazonaws.com", action: "logs:PutLogEvents", on, context, resourcePolicy });
  const waf = here("logs", "log-group:aws-waf-logs-idp-prod-main:log-stream:one");
  expect(await put(waf, from(account, here("logs", "delivery")))).toBe(true);
  expect(await put(waf, from(otherAccount, elsewhere(here("logs", "delivery"))))).toBe(false);
  expect(await put(here("logs", "log-group:/ecs/idp-prod/main/api:log-stream:one"), from(account, waf))).toBe(false);
});

describe("the buckets", () => {
  const everything: Document = { Statement: [{ Sid: "All", Action: "*", Resource: "*" }] };
  const administrator = { ...everything, Statement: [{ ...everything.Statement[0]!, Effect: "Allow" }] };
  const get = (resourcePolicy: Document, bucket: string, by: string, secure = "true") =>
    allows({
      by,
      action: "s3:GetObject",
      on: `arn:aws:s3:::${bucket}/logs/a`,
      context: { "aws:SecureTransport": secure },
      resourcePolicy,
      identityPolicies: [administrator],
    });

  const bucketOf = (id: string) => {
    const word = id.startsWith("archiveCopy") ? "logs-copy" : id.startsWith("archive") ? "logs" : "athena";
    return `idp-prod-${word}-111122223333`;
  };

  test.each(Object.keys(resources(telemetry, "aws_s3_bucket_policy")))(
    "%s refuses other accounts, and its own without TLS",
    async (id) => {
      const policy = policyOf(telemetry, "aws_s3_bucket_policy", id);
      const name = bucketOf(id);
      const own = `arn:aws:iam::${account}:role/admin`;
      expect(await get(policy, name, own)).toBe(true);
      expect(await get(policy, name, own, "false")).toBe(false);
      expect(await get(policy, name, outsider)).toBe(false);
    },
  );

  test("one that gathers the logs of other accounts takes them from the roles that it names, and from none other", async () => {
    const writer = `arn:aws:iam::${otherAccount}:role/idp-prod-logs-writer`;
    const stack = withFolder((folder) => {
      const app = new App({ outdir: folder });
      const archive = new TerraformStack(app, "archive");
      new AwsProvider(archive, "aws", { region: "ap-northeast-1" });
      new ArchiveBucket(archive, "logs", { bucketName: "all-logs", retention: 3650, writers: [writer] });
      app.synth();
      return JSON.parse(readFileSync(join(folder, "stacks/archive/cdk.tf.json"), "utf8")) as StackJson;
    });
    const [policy] = Object.values(resources(stack, "aws_s3_bucket_policy")).map(({ policy }) => policy);
    const text = String(policy).replace(/\$\{aws_s3_bucket\.[^}]+\.arn\}/g, "arn:aws:s3:::all-logs");
    const resourcePolicy = JSON.parse(text) as Document;
    const does = (by: string, action: string) =>
      allows({ by, action, on: "arn:aws:s3:::all-logs/logs/a", resourcePolicy, identityPolicies: [administrator] });
    expect(await does(writer, "s3:PutObject")).toBe(true);
    expect(await does(writer, "s3:DeleteObject")).toBe(false);
    expect(await does(outsider, "s3:PutObject")).toBe(false);
  });
});

describe("topics of alarms", () => {
  const topic = here("sns", "idp-prod-alarms-error");
  const [id] = Object.keys(resources(alarms, "aws_sns_topic_policy")).filter((key) =>
    key.startsWith("notification_error"),
  );
  const publish = (by: string, context: Record<string, string>) =>
    allows({
      by,
      action: "sns:Publish",
      on: topic,
      context,
      resourcePolicy: policyOf(alarms, "aws_sns_topic_policy", id!),
    });

  test.each([
    ["cloudwatch.amazonaws.com", here("cloudwatch", "alarm:idp-prod-a")],
    ["events.rds.amazonaws.com", here("rds", "es:idp-prod-a")],
  ])("take what %s publishes for this account, and for no other", async (service, source) => {
    expect(await publish(service, from(account, source))).toBe(true);
    expect(await publish(service, from(otherAccount, elsewhere(source)))).toBe(false);
  });

  test.each([
    ["cloudwatch.amazonaws.com", from(account, here("cloudwatch", "alarm:idp-prod-a"))],
    ["events.rds.amazonaws.com", from(account, here("rds", "es:idp-prod-a"))],
    ["events.amazonaws.com", {}],
  ])("take what %s publishes by TLS, and nothing that comes without", async (service, context) => {
    expect(await publish(service, { ...context, "aws:SecureTransport": "true" })).toBe(true);
    expect(await publish(service, { ...context, "aws:SecureTransport": "false" })).toBe(false);
  });

  // A simulator lets conditions through that AWS does not: "You can't use Condition blocks in Amazon SNS topic policies for
  // EventBridge", https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
  test("take what EventBridge publishes, under no condition, as AWS allows none", async () => {
    const { Statement } = policyOf(alarms, "aws_sns_topic_policy", id!);
    expect(Statement.find(({ Sid }) => Sid === "EventBridge")).toEqual({
      Sid: "EventBridge",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sns:Publish",
      Resource: topic,
    });
    expect(await publish("events.amazonaws.com", {})).toBe(true);
  });

  // The same page has it that delivery to a topic goes by the topic's policy where the target names no role.
  test("are published to by rules without a role of their own", () => {
    const targets = Object.values(resources(alarms, "aws_cloudwatch_event_target"));
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(target).not.toHaveProperty("role_arn");
  });

  test("are closed to everyone else", async () => {
    expect(await publish(outsider, {})).toBe(false);
    expect(await publish("lambda.amazonaws.com", from(account, here("lambda", "function:a")))).toBe(false);
  });

  test("are encrypted with a key that CloudWatch can use for this account", async () => {
    const [key] = Object.keys(resources(alarms, "aws_kms_key"));
    const resourcePolicy = policyOf(alarms, "aws_kms_key", key!);
    const use = (by: string, action: string, owner: string) =>
      allows({
        by,
        action,
        on: arnOf("aws_kms_key", {}),
        context: from(owner, here("cloudwatch", "alarm:idp-prod-a")),
        resourcePolicy,
      });
    for (const action of ["kms:Decrypt", "kms:GenerateDataKey"]) {
      expect(await use("cloudwatch.amazonaws.com", action, account)).toBe(true);
      expect(await use("cloudwatch.amazonaws.com", action, otherAccount)).toBe(false);
      expect(await use(outsider, action, otherAccount)).toBe(false);
    }
  });
});
