import { defineEnvironment, defineEnvironments, type EnvironmentDefinition } from "../../src/index.js";
import { ecsExecPolicy, sessionManagerPolicy } from "../../modules/dev/index.js";
import { least, withResources } from "../support/environment.js";
import { resources, stacksOf } from "../support/synth.js";

const ecs = { main: { name: "idp", services: {} } };
const key = "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012";

const telemetry = (inventory: EnvironmentDefinition["resources"], policy: EnvironmentDefinition["telemetry"]) =>
  stacksOf(withResources(inventory, { telemetry: policy }))["idp-prod-telemetry"]!;

describe("sessions of ECS Exec", () => {
  test("are recorded as audit logs, and the cluster's pipeline is told how", () => {
    const stack = telemetry({ ecs }, { manualOperations: {}, logs: { archive: {} } });
    expect(resources(stack, "aws_cloudwatch_log_group").logs_manualOperations_ecsExec).toMatchObject({
      name: "/manualoperations/idp-prod/ecsExec",
      retention_in_days: 2557,
    });
    const filters = resources(stack, "aws_cloudwatch_log_subscription_filter");
    expect(filters).toHaveProperty("archive_manualOperations_ecsExec_filter");
    const { execute_command_configuration, task_role_policy } = stack.output!.ecs_exec!.value as Record<string, string>;
    expect(execute_command_configuration).toEqual({
      logging: "OVERRIDE",
      log_configuration: {
        cloud_watch_log_group_name: "${aws_cloudwatch_log_group.logs_manualOperations_ecsExec.name}",
        cloud_watch_encryption_enabled: false,
      },
    });
    expect(task_role_policy).toContain("ssmmessages:OpenDataChannel");
    expect(resources(stack, "aws_ssm_document")).toEqual({});
  });

  test("are encrypted as the environment's logs are, and on their way with a key of their own", () => {
    const stack = telemetry({ ecs }, { manualOperations: { kmsKeyArn: key }, logs: { kmsKeyArn: key } });
    expect(stack.output!.ecs_exec!.value).toMatchObject({
      execute_command_configuration: {
        kms_key_id: key,
        log_configuration: { cloud_watch_encryption_enabled: true },
      },
    });
  });

  test("are set on a cluster that nobody manages, whose other settings stay", () => {
    const stack = telemetry({ ecs: { main: { ...ecs.main, adopt: true } } }, { manualOperations: {} });
    const cluster = resources(stack, "aws_ecs_cluster").containerInsights_main;
    expect(cluster).toMatchObject({
      configuration: { execute_command_configuration: { logging: "OVERRIDE" } },
      lifecycle: { prevent_destroy: true, ignore_changes: expect.not.arrayContaining(["configuration"]) as unknown },
    });
    expect(JSON.stringify(cluster)).toContain('"configuration[0].managed_storage_configuration"');
  });

  test("leave a cluster the key of its sessions where the environment has none, and copies in S3", () => {
    const adopted = { main: { ...ecs.main, adopt: true } };
    const ignored = (manualOperations: object) => {
      const { lifecycle } = resources(telemetry({ ecs: adopted }, { manualOperations }), "aws_ecs_cluster")
        .containerInsights_main as { lifecycle: { ignore_changes: string[] } };
      return lifecycle.ignore_changes.filter((path) => path.includes("execute_command_configuration"));
    };
    const executeCommand = "configuration[0].execute_command_configuration[0]";
    const inS3 = ["s3_bucket_encryption_enabled", "s3_bucket_name", "s3_key_prefix"].map(
      (name) => `${executeCommand}.log_configuration[0].${name}`,
    );
    expect(ignored({})).toEqual([`${executeCommand}.kms_key_id`, ...inS3]);
    expect(ignored({ kmsKeyArn: key })).toEqual(inS3);
  });

  test("are not recorded unasked, nor where there is no cluster", () => {
    for (const stack of [telemetry({ ecs }, {}), telemetry({}, { manualOperations: {} })]) {
      expect(stack.output).not.toHaveProperty("ecs_exec");
      expect(JSON.stringify(stack)).not.toContain("manualOperations");
    }
  });
});

describe("sessions of Session Manager", () => {
  test("go to their log group as they go on", () => {
    const stack = telemetry({}, { manualOperations: { sessionManager: {} } });
    const { manualOperations_sessionManager: document } = resources(stack, "aws_ssm_document");
    expect(document).toMatchObject({ name: "SSM-SessionManagerRunShell", document_type: "Session" });
    expect(document).not.toHaveProperty("lifecycle");
    expect(JSON.parse(String(document!.content))).toMatchObject({
      schemaVersion: "1.0",
      sessionType: "Standard_Stream",
      inputs: {
        cloudWatchLogGroupName: "${aws_cloudwatch_log_group.logs_manualOperations_sessionManager.name}",
        cloudWatchEncryptionEnabled: false,
        cloudWatchStreamingEnabled: true,
        runAsEnabled: false,
      },
    });
    expect(stack.output!.session_manager!.value).toHaveProperty("instance_role_policy");
  });

  test("have one set of preferences in an account and region", () => {
    const manualOperations = { sessionManager: {} };
    const of = (name: string) => () => defineEnvironment({ ...least, name, telemetry: { manualOperations } });
    expect(() => defineEnvironments(of("prod"), of("stg"))).toThrow(
      "stg.telemetry.manualOperations.sessionManager: sets the preferences of Session Manager, as prod.telemetry.manualOperations.sessionManager does, in one account and region; leave it out of one of the two",
    );
  });
});

describe("the policies of those who are entered", () => {
  const logGroupArn = "arn:aws:logs:ap-northeast-1:111122223333:log-group:/sessions";
  const statements = (policy: string) =>
    (JSON.parse(policy) as { Statement: { Sid: string; Resource: unknown }[] }).Statement;

  test("let the agent write its log group and no other, and use the key where there is one", () => {
    const written = statements(ecsExecPolicy({ logGroupArn, kmsKeyArn: key }));
    expect(written.map(({ Sid }) => Sid)).toEqual(["Channels", "FindLog", "WriteLog", "Key"]);
    expect(written[2]!.Resource).toEqual([logGroupArn, `${logGroupArn}:*`]);
    expect(written[3]!.Resource).toBe(key);
    expect(statements(ecsExecPolicy({ logGroupArn })).map(({ Sid }) => Sid)).not.toContain("Key");
  });

  test("let the agent of an instance copy sessions to a folder of a bucket, where there is one", () => {
    const bucketArn = "arn:aws:s3:::sessions";
    const copying = (keyPrefix?: string) =>
      statements(sessionManagerPolicy({ logGroupArn, s3: { bucketArn, keyPrefix } }));
    expect(copying("prod").slice(-2)).toEqual([
      { Sid: "FindBucket", Effect: "Allow", Action: "s3:GetEncryptionConfiguration", Resource: bucketArn },
      { Sid: "WriteBucket", Effect: "Allow", Action: "s3:PutObject", Resource: `${bucketArn}/prod/*` },
    ]);
    expect(copying().at(-1)!.Resource).toBe(`${bucketArn}/*`);
    expect(statements(sessionManagerPolicy({ logGroupArn })).map(({ Sid }) => Sid)).not.toContain("WriteBucket");
  });

  test("let instances register besides", () => {
    expect(statements(sessionManagerPolicy({ logGroupArn })).map(({ Sid }) => Sid)).toContain("Register");
  });
});
