import { accessLogFormat } from "../../modules/dev/index.js";
import { defineEnvironments } from "../../src/index.js";
import { refusal } from "../support/errors.js";
import { withResources } from "../support/environment.js";
import { resources, stacksOf } from "../support/synth.js";

const inventory = {
  vpc: { main: { id: "vpc-0123456789abcdef0" } },
  waf: {
    main: { name: "idp", arn: "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/idp/0a1b2c3d" },
    unknown: { name: "other" },
  },
  cloudTrail: { audit: { name: "audit" } },
  restApi: { main: { name: "main", id: "a1b2c3d4e5", stage: "prod" } },
  httpApi: { admin: { id: "f6g7h8i9j0", stage: "$default" } },
  ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 2 } } } },
} as const;

const stack = stacksOf(withResources(inventory))["idp-prod-telemetry"]!;
const output = (name: string) => stack.output![name]!.value;
const only = (type: string) => {
  const [found, ...others] = Object.values(resources(stack, type));
  expect(others).toEqual([]);
  return found as unknown as Record<string, unknown>;
};
const document = (text: unknown) => JSON.parse(text as string) as { Statement: Record<string, unknown>[] };
const group = (id: string) => `\${aws_cloudwatch_log_group.logs_${id}.arn}`;

test("every source has a log group of its own, with the names that AWS asks for", () => {
  const groups = resources(stack, "aws_cloudwatch_log_group");
  expect(Object.fromEntries(Object.entries(groups).map(([id, { name }]) => [id, name]))).toEqual({
    logs_cloudTrail_audit: "/cloudtrail/idp-prod/audit",
    logs_containerInsights_main: "/aws/ecs/containerinsights/idp/performance",
    logs_ecs_main_api: "/ecs/idp-prod/main/api",
    logs_httpApi_admin_access: "/httpapi/idp-prod/admin/access",
    logs_restApi_main_access: "/restapi/idp-prod/main/access",
    logs_restApi_main_execution: "API-Gateway-Execution-Logs_a1b2c3d4e5/prod",
    logs_vpc_main_dns: "/vpc/idp-prod/main/dns",
    logs_vpc_main_flow: "/vpc/idp-prod/main/flow",
    logs_waf_main: "aws-waf-logs-idp-prod-main",
  });
});

describe("VPC flow logs", () => {
  test("attach to the VPC, and write its log group with a role that no other account can use", () => {
    expect(only("aws_flow_log")).toMatchObject({
      vpc_id: "vpc-0123456789abcdef0",
      traffic_type: "ALL",
      max_aggregation_interval: 600,
      log_destination_type: "cloud-watch-logs",
      log_destination: group("vpc_main_flow"),
    });
    const role = resources(stack, "aws_iam_role").logSources_flowLogs_main_role as unknown as Record<string, unknown>;
    expect(document(role.assume_role_policy).Statement[0]).toMatchObject({
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:ec2:ap-northeast-1:111122223333:vpc-flow-log/*" },
      },
    });
  });

  test("can be left out, of a VPC whose flow log someone else keeps", () => {
    const { vpc } = { vpc: { main: { id: "vpc-0123456789abcdef0", flowLogs: "NONE" } } } as const;
    const { "idp-prod-telemetry": without } = stacksOf(withResources({ vpc }));
    expect(resources(without!, "aws_flow_log")).toEqual({});
    expect(Object.keys(resources(without!, "aws_route53_resolver_query_log_config_association"))).toHaveLength(1);
  });
});

test("Resolver's queries of the VPC go to a log group that AWS may write", () => {
  expect(only("aws_route53_resolver_query_log_config")).toMatchObject({
    name: "idp-prod-vpc-main",
    destination_arn: group("vpc_main_dns"),
    depends_on: ["aws_cloudwatch_log_resource_policy.logSources_delivery"],
  });
  expect(only("aws_route53_resolver_query_log_config_association")).toMatchObject({
    resource_id: "vpc-0123456789abcdef0",
  });
});

test("one resource policy lets AWS's log delivery write what goes through it, for this account only", () => {
  const [statement] = document(only("aws_cloudwatch_log_resource_policy").policy_document).Statement;
  expect(statement).toMatchObject({
    Principal: { Service: "delivery.logs.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Condition: {
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws:logs:ap-northeast-1:111122223333:*" },
    },
  });
  expect((statement!.Resource as string[]).sort()).toEqual(
    ["httpApi_admin_access", "vpc_main_dns", "waf_main"].map((id) => `${group(id)}:log-stream:*`),
  );
});

test("more log groups than one policy holds get a second one", () => {
  const httpApi = Object.fromEntries(
    Array.from({ length: 25 }, (_, index) => [`api${index}`, { id: `abcde${index}`, stage: "$default" }]),
  );
  const { "idp-prod-telemetry": many } = stacksOf(withResources({ httpApi }));
  const policies = Object.values(resources(many, "aws_cloudwatch_log_resource_policy"));
  expect(policies.map(({ policy_name }) => policy_name)).toEqual(["idp-prod-log-delivery", "idp-prod-log-delivery-2"]);
  const counts = policies.map((one) => (document(one.policy_document).Statement[0]!.Resource as string[]).length);
  expect(counts).toEqual([20, 5]);
});

test("a web ACL whose ARN is known logs its requests, without what identifies a session", () => {
  expect(only("aws_wafv2_web_acl_logging_configuration")).toMatchObject({
    resource_arn: inventory.waf.main.arn,
    log_destination_configs: [group("waf_main")],
    redacted_fields: [{ single_header: { name: "authorization" } }, { single_header: { name: "cookie" } }],
  });
});

test("a trail is told its log group, and a role that writes nothing but its own streams there", () => {
  expect(output("cloudtrail_logs")).toEqual({
    audit: {
      cloud_watch_logs_group_arn: `${group("cloudTrail_audit")}:*`,
      cloud_watch_logs_role_arn: "${aws_iam_role.logSources_trail_audit.arn}",
    },
  });
  const { logSources_trail_audit_policy } = resources(stack, "aws_iam_role_policy") as unknown as Record<
    string,
    { policy: string }
  >;
  expect(document(logSources_trail_audit_policy!.policy).Statement).toEqual([
    expect.objectContaining({
      Resource: [`${group("cloudTrail_audit")}:log-stream:111122223333_CloudTrail_ap-northeast-1*`],
    }),
  ]);
});

describe("API Gateway", () => {
  test("has stages told where access logs go, one JSON object per request", () => {
    expect(output("api_gateway_access_logs")).toEqual({
      "restApi.main": { destination_arn: group("restApi_main_access"), format: accessLogFormat("restApi") },
      "httpApi.admin": { destination_arn: group("httpApi_admin_access"), format: accessLogFormat("httpApi") },
    });
    for (const kind of ["restApi", "httpApi", "webSocketApi"] as const) {
      expect(JSON.parse(accessLogFormat(kind))).toMatchObject({
        requestId: "$context.requestId",
        status: "$context.status",
      });
    }
  });

  test("gets the account's role for REST APIs, and waits for the role's policy", () => {
    expect(only("aws_api_gateway_account")).toMatchObject({
      cloudwatch_role_arn: "${aws_iam_role.logSources_apiGateway_role.arn}",
      depends_on: ["aws_iam_role_policy_attachment.logSources_apiGateway_policy"],
    });
  });

  test("leaves the account's role to the one environment that sets it", () => {
    const { "idp-prod-telemetry": other } = stacksOf(
      withResources({ restApi: inventory.restApi }, { telemetry: { apiGatewayLogsRole: false } }),
    );
    expect(resources(other!, "aws_api_gateway_account")).toEqual({});
  });
});

describe("ECS", () => {
  test("is told the settings of awslogs", () => {
    expect(output("ecs_log_configuration")).toEqual({
      "main/api": {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "${aws_cloudwatch_log_group.logs_ecs_main_api.name}",
          "awslogs-region": "ap-northeast-1",
          "awslogs-stream-prefix": "ecs",
          mode: "non-blocking",
          "max-buffer-size": "25m",
        },
      },
    });
  });

  test("and of FireLens: container, router and the task role's policy, all for the same log group", () => {
    const name = "${aws_cloudwatch_log_group.logs_ecs_main_api.name}";
    const { log_configuration, log_router, task_role_policy } = (
      output("ecs_firelens") as Record<string, Record<string, unknown>>
    )["main/api"]!;
    expect(log_configuration).toEqual({
      logDriver: "awsfirelens",
      options: expect.objectContaining({
        Name: "cloudwatch_logs",
        log_group_name: name,
        log_key: "log",
        auto_create_group: "false",
      }),
    });
    expect(log_router).toMatchObject({
      essential: true,
      firelensConfiguration: { type: "fluentbit" },
      logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": name } },
    });
    expect(document(task_role_policy).Statement[0]).toMatchObject({
      Resource: [group("ecs_main_api"), `${group("ecs_main_api")}:*`],
    });
  });
});

describe("refuses", () => {
  test("a log group of WAF whose name WAF does not take", () => {
    const telemetry = { logs: { sources: { "waf.main": { name: "waf-of-idp" } } } };
    expect(refusal({ resources: { waf: inventory.waf }, telemetry })).toBe(
      'prod.telemetry.logs.sources["waf.main"].name: "waf-of-idp" is no log group that WAF writes to: its name must begin with aws-waf-logs-',
    );
  });

  test("logging of a web ACL of CloudFront elsewhere than in us-east-1", () => {
    const edge = {
      name: "edge",
      scope: "CLOUDFRONT",
      arn: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/0a1b2c3d",
    };
    expect(refusal({ resources: { waf: { edge } } })).toBe(
      "prod.resources.waf.edge.arn: a web ACL of CloudFront logs in us-east-1 only; this environment is in ap-northeast-1. Leave arn out here, and give it in an environment of us-east-1",
    );
  });

  test("a log of executions that would be kept for less than 90 days", () => {
    const telemetry = { logs: { sources: { "restApi.main/execution": { retention: 30 } } } };
    expect(refusal({ resources: { restApi: inventory.restApi }, telemetry })).toContain(
      'prod.telemetry.logs.sources["restApi.main/execution"].retention: 30 is less than the 90 days that monitored logs are kept',
    );
  });
});

describe("the policies with which AWS's log delivery writes log groups", () => {
  const apis = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`a${index}`, { id: `f6g7h8i${100 + index}`, stage: "$default" }]),
    );
  const named = (count: number, name: (index: number) => string) =>
    withResources(
      { httpApi: apis(count) },
      {
        telemetry: {
          logs: {
            sources: Object.fromEntries(
              Object.keys(apis(count)).map((key, index) => [`httpApi.${key}/access`, { name: name(index) }]),
            ),
          },
        },
      },
    );
  const documents = (environment: ReturnType<typeof withResources>) => {
    const telemetry = stacksOf(environment)["idp-prod-telemetry"]!;
    const groups = resources(telemetry, "aws_cloudwatch_log_group");
    return Object.values(resources(telemetry, "aws_cloudwatch_log_resource_policy")).map(({ policy_document }) =>
      String(policy_document).replace(
        /\$\{aws_cloudwatch_log_group\.(\w+)\.arn\}/g,
        (_, id: string) => `arn:aws:logs:ap-northeast-1:111122223333:log-group:${String(groups[id]!.name)}`,
      ),
    );
  };

  test("hold twenty log groups of usual names", () => {
    expect(documents(withResources({ httpApi: apis(21) }))).toHaveLength(2);
  });

  test("are never longer than CloudWatch Logs takes, whatever names are", () => {
    for (const length of [150, 200, 512]) {
      const found = documents(named(20, (index) => `/${"x".repeat(length - 3)}${10 + index}`));
      for (const document of found) expect(document.length).toBeLessThanOrEqual(5120);
      expect(found.join().match(/log-stream/g)).toHaveLength(20);
    }
  });

  test("are no more than an account takes in a region", () => {
    const message =
      /^prod\.telemetry\.logs\.sources: AWS's log delivery writes 201 log groups, and what lets it takes 11 resource policies; CloudWatch Logs takes 10 of an account in a region: send some to: "s3", give those with long names shorter ones, or divide the environment: /;
    expect(refusal({ resources: { httpApi: apis(201) } })).toMatch(message);
    expect(() => withResources({ httpApi: apis(200) })).not.toThrow();
  });

  test("are no more than that of all environments of an account and region", () => {
    const guardrails = { off: { ownAccount: "Tests need no second account." } };
    const of = (name: string, count: number, region = "ap-northeast-1") =>
      withResources({ httpApi: apis(count) }, { name, region, guardrails });
    const told =
      'stg.telemetry.logs.sources: what lets AWS\'s log delivery write takes 6 resource policies here and 5 of prod, in one account and region; CloudWatch Logs takes 10: send some to: "s3", give those with long names shorter ones, or use another account';
    expect(() => defineEnvironments(of("prod", 100), of("stg", 101))).toThrow(told);
    expect(() => defineEnvironments(of("prod", 100), of("stg", 100))).not.toThrow();
    expect(() => defineEnvironments(of("prod", 100), of("stg", 101, "ap-northeast-3"))).not.toThrow();
  });
});
