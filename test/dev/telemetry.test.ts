import type { EnvironmentDefinition } from "../../src/index.js";
import { dbInstance, least, withResources } from "../support/environment.js";
import { refusal } from "../support/errors.js";
import { resources, stacksOf } from "../support/synth.js";

const telemetry = (inventory: EnvironmentDefinition["resources"], policy: EnvironmentDefinition["telemetry"] = {}) =>
  stacksOf(withResources(inventory, { telemetry: policy }))["idp-prod-telemetry"]!;

const ecs = { main: { name: "idp", services: {} } };
const lambda = {
  sync: { name: "sync", timeout: 60, memory: 512, architecture: "arm64" },
  push: { name: "push", timeout: 60, memory: 512 },
} as const;

describe("Container Insights", () => {
  test("is the account's default at the policy's level, and told to the pipeline that owns the cluster", () => {
    const stack = telemetry({ ecs });
    expect(resources(stack, "aws_ecs_account_setting_default").containerInsights_default).toMatchObject({
      name: "containerInsights",
      value: "enhanced",
    });
    expect(stack.output!.ecs_cluster_setting!.value).toEqual({ name: "containerInsights", value: "enhanced" });
    expect(resources(stack, "aws_ecs_cluster")).toEqual({});
  });

  test("leaves the account's default to the one environment that sets it", () => {
    const stack = telemetry({ ecs }, { containerInsightsDefault: false });
    expect(resources(stack, "aws_ecs_account_setting_default")).toEqual({});
  });

  test("is not switched off for clusters of others by an environment that does without", () => {
    const environment = withResources(
      { ecs, lambda },
      {
        telemetry: { containerInsights: "disabled" },
        alarms: { ...least.alarms, off: { ecs: "measured by another product" } },
      },
    );
    const stack = stacksOf(environment)["idp-prod-telemetry"];
    expect(resources(stack, "aws_ecs_account_setting_default")).toEqual({});
  });

  test("is set on a cluster that nobody manages, and nothing else of it", () => {
    const stack = telemetry({ ecs: { main: { name: "idp", services: {}, adopt: true } } });
    expect(stack.import).toEqual([{ to: "aws_ecs_cluster.containerInsights_main", id: "idp" }]);
    const cluster = resources(stack, "aws_ecs_cluster").containerInsights_main as unknown as {
      lifecycle: { prevent_destroy: boolean; ignore_changes: string[] };
    };
    expect(cluster).toMatchObject({ setting: [{ name: "containerInsights", value: "enhanced" }] });
    expect(cluster.lifecycle.prevent_destroy).toBe(true);
    expect(cluster.lifecycle.ignore_changes).toEqual(
      expect.arrayContaining(["configuration", "name", "tags", "tags_all"]),
    );
    expect(cluster.lifecycle.ignore_changes).not.toContain("setting");
  });

  test("has its performance log kept like any other", () => {
    expect(resources(telemetry({ ecs }), "aws_cloudwatch_log_group").logs_containerInsights_main).toMatchObject({
      name: "/aws/ecs/containerinsights/idp/performance",
      retention_in_days: 120,
    });
  });
});

describe("Lambda Insights", () => {
  test("tells the layer of each function by region and architecture, and the policy of its role", () => {
    expect(telemetry({ lambda }).output!.lambda_insights!.value).toEqual({
      layer_arns: {
        push: "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension:91",
        sync: "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:42",
      },
      policy_arn: "arn:aws:iam::aws:policy/CloudWatchLambdaInsightsExecutionRolePolicy",
    });
  });

  test("takes another version of the layer where one is given", () => {
    const arm64 = "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:41";
    expect(telemetry({ lambda }, { lambdaInsightsLayers: { arm64 } }).output!.lambda_insights!.value).toMatchObject({
      layer_arns: { push: "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension:91", sync: arm64 },
    });
  });

  test("is added to a function that nobody manages, behind the layers that it has", () => {
    const roleArn = "arn:aws:iam::111122223333:role/sync";
    const other = "arn:aws:lambda:ap-northeast-1:111122223333:layer:tools:3";
    const stack = telemetry({ lambda: { sync: { ...lambda.sync, adopt: { roleArn, otherLayers: [other] } } } });
    expect(stack.import).toEqual([{ to: "aws_lambda_function.lambdaInsights_sync", id: "sync" }]);
    expect(resources(stack, "aws_lambda_function").lambdaInsights_sync).toMatchObject({
      layers: [other, "arn:aws:lambda:ap-northeast-1:580247275435:layer:LambdaInsightsExtension-Arm64:42"],
      skip_destroy: true, // which holds once the block is gone, and the refusal with it
      lifecycle: { prevent_destroy: true, ignore_changes: expect.arrayContaining(["filename", "role", "tags_all"]) },
    });
  });
});

describe("settings of a whole account", () => {
  const settings = [
    "aws_ecs_account_setting_default",
    "aws_ecr_registry_scanning_configuration",
    "aws_inspector2_enabler",
  ];
  const lifecycles = (destroyable?: boolean) => {
    const policy = { telemetry: { ecrScanning: { type: "enhanced" } }, terraform: { destroyable } } as const;
    const stack = stacksOf(withResources({ ecs }, policy))["idp-prod-telemetry"]!;
    return settings.map((type) => Object.values(resources(stack, type)).map(({ lifecycle }) => lifecycle));
  };

  test("are not reset for everybody with what set them, which Terraform would do", () => {
    expect(lifecycles()).toEqual(settings.map(() => [{ prevent_destroy: true }]));
  });

  test("go where all is to go", () => {
    expect(lifecycles(true)).toEqual(settings.map(() => [undefined]));
  });
});

describe("ECR scanning", () => {
  const configuration = (scanning: NonNullable<EnvironmentDefinition["telemetry"]>["ecrScanning"]) => {
    const stack = telemetry({}, { ecrScanning: scanning });
    return {
      scan: resources(stack, "aws_ecr_registry_scanning_configuration").ecrScanning,
      inspector: Object.values(resources(stack, "aws_inspector2_enabler")),
      version: Object.values(resources(stack, "aws_ecr_account_setting")),
    };
  };
  const rule = (frequency: string, filter: string) => ({
    scan_frequency: frequency,
    repository_filter: [{ filter, filter_type: "WILDCARD" }],
  });

  test("by ECR itself covers every repository on push, in AWS's own version", () => {
    const { scan, inspector, version } = configuration({ type: "basic" });
    expect(scan).toMatchObject({ scan_type: "BASIC", rule: [rule("SCAN_ON_PUSH", "*")] });
    expect(version).toEqual([expect.objectContaining({ name: "BASIC_SCAN_TYPE_VERSION", value: "AWS_NATIVE" })]);
    expect(inspector).toEqual([]);
  });

  test("by Inspector is continuous, and switches Inspector on first", () => {
    const { scan, inspector, version } = configuration({
      type: "enhanced",
      scanOnPush: ["idp/*"],
      continuous: ["jobs/*"],
    });
    expect(scan).toMatchObject({
      scan_type: "ENHANCED",
      rule: [rule("SCAN_ON_PUSH", "idp/*"), rule("CONTINUOUS_SCAN", "jobs/*")],
      depends_on: ["aws_inspector2_enabler.ecrScanning_inspector"],
    });
    expect(inspector).toEqual([expect.objectContaining({ account_ids: ["111122223333"], resource_types: ["ECR"] })]);
    expect(version).toEqual([]);
  });

  test("is not asked for twice: continuous scanning goes before a scan on push", () => {
    expect(refusal({ telemetry: { ecrScanning: { type: "enhanced", scanOnPush: ["idp/*"] } } })).toBe(
      'prod.telemetry.ecrScanning.scanOnPush: "idp/*" is scanned continuously already, which goes before a scan on push; leave it out, or name what is scanned in continuous',
    );
  });

  test("leaves Inspector to the organization that switches it on", () => {
    expect(configuration({ type: "enhanced", enableInspector: false }).inspector).toEqual([]);
  });

  test("cannot mix settings of the two: it does not compile", () => {
    // @ts-expect-error -- basic scanning is never continuous
    const mixed: NonNullable<EnvironmentDefinition["telemetry"]>["ecrScanning"] = { type: "basic", continuous: ["*"] };
    expect(mixed).toBeDefined();
  });
});

test("images expire where a lifecycle is asked for, and nowhere else", () => {
  const ecr = {
    keycloak: { name: "idp/keycloak", lifecycle: { keepImages: 100 } },
    portal: { name: "idp/portal" },
  };
  const policies = resources(telemetry({ ecr }), "aws_ecr_lifecycle_policy");
  expect(Object.keys(policies)).toEqual(["imageLifecycle_keycloak"]);
  const { repository, policy } = policies.imageLifecycle_keycloak as { repository: string; policy: string };
  expect(repository).toBe("idp/keycloak");
  const { rules } = JSON.parse(policy) as { rules: { selection: unknown; action: unknown }[] };
  expect(rules.map(({ selection }) => selection)).toEqual([
    { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 },
    { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 100 },
  ]);
});

describe("what attaches from outside, whoever manages the resource", () => {
  test("Contributor Insights of a table and its indexes, where asked for", () => {
    const dynamodb = {
      sessions: { name: "sessions", contributorInsights: true, indexes: { byUser: { name: "by-user" } } },
      quiet: { name: "quiet" },
    };
    expect(resources(telemetry({ dynamodb }), "aws_dynamodb_contributor_insights")).toEqual({
      contributorInsights_sessions: expect.objectContaining({ table_name: "sessions" }),
      contributorInsights_sessions_byUser: expect.objectContaining({ table_name: "sessions", index_name: "by-user" }),
    });
  });

  test("request metrics of buckets and distributions, where an alarm needs them", () => {
    const stack = telemetry({
      s3: { themes: { name: "themes", requestMetrics: true }, quiet: { name: "quiet-bucket" } },
      cloudfront: { site: { id: "E1ABCDEFGHIJKL", additionalMetrics: true } },
    });
    expect(resources(stack, "aws_s3_bucket_metric")).toEqual({
      requestMetrics_s3_themes: expect.objectContaining({ bucket: "themes", name: "EntireBucket" }),
    });
    expect(Object.values(resources(stack, "aws_cloudfront_monitoring_subscription"))).toEqual([
      expect.objectContaining({ distribution_id: "E1ABCDEFGHIJKL" }),
    ]);
  });
});

test("a reason for not setting what is set is refused", () => {
  const telemetry = { guardDuty: {}, off: { guardDuty: "the organization sets it" } };
  expect(refusal({ telemetry })).toBe(
    "prod.telemetry.off.guardDuty: is said of what telemetry.guardDuty sets; leave one of the two out",
  );
  expect(refusal({ telemetry: { ...telemetry, guardDuty: { managed: false } } })).toBe(
    "prod.telemetry.off.guardDuty: is said of what telemetry.guardDuty tells of; leave one of the two out",
  );
});

test("Performance Insights stays, and is told, where Enhanced Monitoring is off", () => {
  const rds = {
    jobs: dbInstance,
  } as const;
  const { "idp-prod-telemetry": stack } = stacksOf(
    withResources(
      { rds },
      {
        telemetry: { enhancedMonitoring: { enabled: false } },
        alarms: { ...least.alarms, without: { enhancedMonitoring: "not worth its cost" } },
      },
    ),
  );
  expect(resources(stack, "aws_iam_role")).toEqual({});
  expect(stack!.output!.rds_monitoring!.value).toEqual({
    monitoring_interval: 0,
    performance_insights_enabled: true,
    performance_insights_retention_period: 7,
    database_insights_mode: "standard",
  });
});

describe("DB instances that nobody manages", () => {
  test("get the policy's monitoring, and keep everything else", () => {
    const stack = telemetry({
      aurora: {
        main: {
          identifier: "idp",
          engine: "aurora-postgresql",
          engineVersion: "15.10",
          instances: { one: { identifier: "idp-1", instanceClass: "db.r6g.large", adopt: { retention: "off" } } },
        },
      },
      rds: {
        jobs: { ...dbInstance, adopt: { retention: 7 } },
      },
    });
    expect(stack.import).toEqual([
      { to: "aws_rds_cluster_instance.adopted_aurora_main_one", id: "idp-1" },
      { to: "aws_db_instance.adopted_rds_jobs", id: "jobs" },
    ]);
    const instance = resources(stack, "aws_db_instance").adopted_rds_jobs as unknown as {
      lifecycle: { ignore_changes: string[] };
    };
    expect(instance).toMatchObject({
      monitoring_interval: 60,
      monitoring_role_arn: "${aws_iam_role.enhancedMonitoring.arn}",
      performance_insights_enabled: true,
      performance_insights_retention_period: 7,
      lifecycle: { prevent_destroy: true },
    });
    expect(instance.lifecycle.ignore_changes).toEqual(
      expect.arrayContaining(["backup_retention_period", "engine_version", "instance_class", "password", "tags"]),
    );
    expect(
      instance.lifecycle.ignore_changes.filter((name) => /^monitoring_|^performance_insights_(en|re)/.test(name)),
    ).toEqual([]);
  });
});
