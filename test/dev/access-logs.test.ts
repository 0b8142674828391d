import { Lb } from "@cdktf/provider-aws/lib/lb";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Aspects, TerraformStack } from "cdktf";
import sql from "node-sql-parser/build/athena.js";
import { AccessLogTables, CloudfrontAccessLogs, setAccessLogs, TelemetryAspect } from "../../modules/dev/index.js";
import { accessLogTables, type AccessLogKind } from "../../modules/dev/access-logs/tables.js";
import { adoptionFindings, formatAdoption } from "../../src/index.js";
import type { EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { account, allows, documentOf, otherAccount } from "../support/iam.js";
import { resources, stacksOf, type StackJson } from "../support/synth.js";

const inventory = {
  alb: { main: { arnSuffix: "app/idp/0123456789abcdef", targetGroups: {} } },
  cloudfront: { site: { id: "E1ABCDEFGHIJKL" }, other: { id: "E2ABCDEFGHIJKL", accessLogs: false } },
  s3: { themes: { name: "themes", accessLogs: true }, plain: { name: "plain" } },
} as const;

const stackOf = (accessLogs: object | undefined, rest: Partial<EnvironmentDefinition> = {}): StackJson =>
  stacksOf(withResources(inventory, { telemetry: { accessLogs }, ...rest }))["idp-prod-telemetry"]!;

const stack = stackOf({ networkLoadBalancers: true });
const bucket = "arn:aws:s3:::idp-prod-access-111122223333";

describe("the bucket of access logs", () => {
  const { policy } = resources(stack, "aws_s3_bucket_policy").accessLogs_bucket_policy as { policy: string };
  const resourcePolicy = documentOf(stack, policy);
  const put = (by: string, path: string, context: Record<string, string> = {}) =>
    allows({ by, action: "s3:PutObject", on: `${bucket}/${path}`, context, resourcePolicy });
  const here = { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" };

  const alb = "logdelivery.elasticloadbalancing.amazonaws.com";
  const delivery = "delivery.logs.amazonaws.com";
  const s3 = "logging.s3.amazonaws.com";
  const ofDelivery = (resource: string, owner = account) => `arn:aws:logs:${resource.replace("*", owner)}`;

  test.each([
    ["an Application Load Balancer", alb, `alb/AWSLogs/${account}/elasticloadbalancing/a`, {}, true],
    ["one of another account", alb, `alb/AWSLogs/${otherAccount}/elasticloadbalancing/a`, {}, false],
    [
      "a Network Load Balancer",
      delivery,
      `nlb/AWSLogs/${account}/a`,
      { ...here, "aws:SourceArn": ofDelivery("ap-northeast-1:*:any") },
      true,
    ],
    [
      "one that keeps its objects to itself",
      delivery,
      `nlb/AWSLogs/${account}/a`,
      { ...here, "s3:x-amz-acl": "private", "aws:SourceArn": ofDelivery("ap-northeast-1:*:any") },
      false,
    ],
    [
      "a distribution",
      delivery,
      "cloudfront/E1ABCDEFGHIJKL/2026/01/31/a",
      { ...here, "aws:SourceArn": ofDelivery("us-east-1:*:delivery-source:idp") },
      true,
    ],
    [
      "a distribution of another account",
      delivery,
      "cloudfront/E1ABCDEFGHIJKL/2026/01/31/a",
      {
        ...here,
        "aws:SourceAccount": otherAccount,
        "aws:SourceArn": ofDelivery("us-east-1:*:delivery-source:idp", otherAccount),
      },
      false,
    ],
    ["a bucket that logs", s3, `s3/${account}/a`, { ...here, "aws:SourceArn": "arn:aws:s3:::themes" }, true],
    ["a bucket that does not", s3, `s3/${account}/a`, { ...here, "aws:SourceArn": "arn:aws:s3:::plain" }, false],
    ["S3 in another's folder", s3, "alb/a", { ...here, "aws:SourceArn": "arn:aws:s3:::themes" }, false],
    ["another service", "cloudtrail.amazonaws.com", `alb/AWSLogs/${account}/a`, here, false],
  ])("lets in, or not, %s", async (_, by, path, context, expected) => {
    expect(await put(by, path, context)).toBe(expected);
    expect(await put(by, path, { ...context, "aws:SecureTransport": "false" })).toBe(false);
  });

  test("lets in nobody who has nothing to write", () => {
    const none = stacksOf(withResources({}, { telemetry: { accessLogs: {} } }))["idp-prod-telemetry"]!;
    const { policy: text } = resources(none, "aws_s3_bucket_policy").accessLogs_bucket_policy as { policy: string };
    expect(documentOf(none, text).Statement.map(({ Sid }) => Sid)).toEqual(["TlsOnly"]);
    expect(resources(none, "aws_athena_workgroup")).toEqual({});
  });

  test("is encrypted with the keys of S3, and has one policy and one lifecycle", () => {
    const of = (type: string) => Object.entries(resources(stack, type)).filter(([id]) => id.includes("Logs_bucket"));
    const [[, encryption]] = of("aws_s3_bucket_server_side_encryption_configuration") as [[string, object]];
    expect(encryption).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" }, bucket_key_enabled: false }],
    });
    expect(of("aws_s3_bucket_policy")).toHaveLength(1);
    expect(of("aws_s3_bucket_lifecycle_configuration")).toEqual([
      [
        expect.any(String),
        expect.objectContaining({ rule: [expect.objectContaining({ expiration: [{ days: 365 }] })] }),
      ],
    ]);
  });

  test("is told to the owners of load balancers", () => {
    const settings = (prefix: string) => ({
      bucket: "${aws_s3_bucket.accessLogs_bucket.id}",
      prefix,
      enabled: true,
    });
    expect(stack.output!.alb_access_logs!.value).toEqual(settings("alb"));
    expect(stack.output!.nlb_access_logs!.value).toEqual(settings("nlb"));
  });

  test("is left alone where it exists: its owner gets the statements and rules, and is told of the rest", () => {
    const adopted = stackOf({ adopt: true, bucketName: "hand-access", retention: 400 });
    for (const type of ["aws_s3_bucket_policy", "aws_s3_bucket_lifecycle_configuration"])
      expect(Object.keys(resources(adopted, type)).filter((id) => !id.includes("results"))).toEqual([]);
    const statements = JSON.parse(adopted.output!.access_log_bucket_policy!.value as string) as typeof resourcePolicy;
    expect(statements.Statement.map(({ Sid }) => Sid)).toEqual([
      "TlsOnly",
      "ApplicationLoadBalancers",
      "Distributions",
      "Buckets",
    ]);
    expect(JSON.parse(adopted.output!.access_log_bucket_lifecycle!.value as string)).toEqual({
      Rules: ["alb", "nlb", "cloudfront", "s3"].map((folder) =>
        expect.objectContaining({
          ID: `archive-${folder}`,
          Filter: { Prefix: `${folder}/` },
          Expiration: { Days: 400 },
        }),
      ),
    });
    const findings = adoptionFindings(
      withResources(inventory, { telemetry: { accessLogs: { adopt: true, bucketName: "hand-access" } } }),
    );
    expect(formatAdoption("prod", findings)).toContain(
      "prod.telemetry.accessLogs.adopt: hand-access: its policy is not managed: add the statements of the output access_log_bucket_policy to it",
    );
  });
});

describe("what attaches from outside", () => {
  test("logs a distribution from us-east-1, in a folder that no other way of writing it changes", () => {
    expect(resources(stack, "aws_cloudwatch_log_delivery_source")).toEqual({
      accessLogs_cloudfront_site_source: expect.objectContaining({
        provider: "aws.us_east_1",
        name: "idp-prod-cloudfront-site",
        log_type: "ACCESS_LOGS",
        resource_arn: "arn:aws:cloudfront::111122223333:distribution/E1ABCDEFGHIJKL",
      }),
    });
    expect(resources(stack, "aws_cloudwatch_log_delivery_destination")).toEqual({
      accessLogs_cloudfront_site_destination: expect.objectContaining({
        provider: "aws.us_east_1",
        output_format: "json",
        depends_on: ["aws_s3_bucket_policy.accessLogs_bucket_policy"],
        delivery_destination_configuration: [
          { destination_resource_arn: "${aws_s3_bucket.accessLogs_bucket.arn}/cloudfront" },
        ],
      }),
    });
  });

  test("logs a bucket, once its log may be written", () => {
    expect(resources(stack, "aws_s3_bucket_logging")).toEqual({
      accessLogs_s3_themes: expect.objectContaining({
        bucket: "themes",
        target_bucket: "${aws_s3_bucket.accessLogs_bucket.id}",
        target_prefix: "s3/",
        depends_on: ["aws_s3_bucket_policy.accessLogs_bucket_policy"],
      }),
    });
  });

  test("needs no second region in us-east-1", () => {
    const { "idp-prod-telemetry": virginia } = stacksOf(
      withResources(inventory, { region: "us-east-1", telemetry: { accessLogs: {} } }),
    );
    expect(virginia!.provider.aws).toHaveLength(1);
    const [source] = Object.values(resources(virginia, "aws_cloudwatch_log_delivery_source"));
    expect(source).not.toHaveProperty("provider");
  });

  test("is refused where CloudFront's deliveries cannot be set up", () => {
    const scope = new TerraformStack(new App({ outdir: "unused" }), "own");
    const props = { account, region: "ap-northeast-1", distributionId: "E1ABCDEFGHIJKL", bucketArn: bucket };
    expect(() => new CloudfrontAccessLogs(scope, "site", { ...props, name: "a b" })).toThrow(
      [
        'own/site.name: "a b" is no name of a delivery: letters, digits, hyphens and underscores, 60 at most',
        "own/site.provider: is missing: CloudFront's deliveries are set up in us-east-1, and the stack is of ap-northeast-1",
      ].join("\n"),
    );
  });
});

describe("the archive of logs, where who reads it is to be known", () => {
  const archive = { bucketName: "idp-archive", accessLogs: true };
  const of = (given: object) => stackOf({}, { telemetry: { accessLogs: {}, logs: { archive: given } } });

  test("is logged among the access logs, which S3 may write and Athena finds", async () => {
    const logged = of(archive);
    expect(resources(logged, "aws_s3_bucket_logging").accessLogs_archive).toMatchObject({
      bucket: "${aws_s3_bucket.archive_bucket.id}",
      target_bucket: "${aws_s3_bucket.accessLogs_bucket.id}",
      target_prefix: "s3/",
      depends_on: ["aws_s3_bucket_policy.accessLogs_bucket_policy"],
    });
    const { policy } = resources(logged, "aws_s3_bucket_policy").accessLogs_bucket_policy as { policy: string };
    const put = (source: string) =>
      allows({
        by: "logging.s3.amazonaws.com",
        action: "s3:PutObject",
        on: `${bucket}/s3/${account}/a`,
        context: { "aws:SourceAccount": account, "aws:SourceArn": `arn:aws:s3:::${source}` },
        resourcePolicy: documentOf(logged, policy),
      });
    expect(await put("idp-archive")).toBe(true);
    expect(await put("themes")).toBe(true);
    expect(await put("plain")).toBe(false);
    const table = resources(logged, "aws_glue_catalog_table").accessLogs_tables_s3 as unknown as {
      parameters: Record<string, string>;
    };
    expect(table.parameters["projection.source.values"]).toBe("idp-archive,themes");
  });

  test("has tables though nothing else is logged", () => {
    const telemetry = { accessLogs: {}, logs: { archive } };
    const { "idp-prod-telemetry": alone } = stacksOf(withResources({}, { telemetry }));
    expect(Object.keys(resources(alone, "aws_glue_catalog_table"))).toContain("accessLogs_tables_s3");
  });

  test("is not logged unless asked to", () => {
    expect(Object.keys(resources(of({ bucketName: "idp-archive" }), "aws_s3_bucket_logging"))).toEqual([
      "accessLogs_s3_themes",
    ]);
  });

  test("is left alone where it exists: its owner gets the setting", () => {
    const adopted = of({ ...archive, adopt: true });
    expect(Object.keys(resources(adopted, "aws_s3_bucket_logging"))).toEqual(["accessLogs_s3_themes"]);
    expect(JSON.parse(adopted.output!.log_archive_bucket_logging!.value as string)).toEqual({
      LoggingEnabled: {
        TargetBucket: "${aws_s3_bucket.accessLogs_bucket.id}",
        TargetPrefix: "s3/",
        TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: "EventTime" } },
      },
    });
    const telemetry = { accessLogs: {}, logs: { archive: { ...archive, adopt: true } } };
    expect(formatAdoption("prod", adoptionFindings(withResources(inventory, { telemetry })))).toContain(
      "prod.telemetry.logs.archive.adopt: idp-archive: its logging is not managed: set that of the output log_archive_bucket_logging",
    );
  });

  test.each([
    [
      "no bucket to log in",
      { logs: { archive } },
      {},
      "prod.telemetry.logs.archive.accessLogs: needs telemetry.accessLogs, the bucket that its requests are logged in",
    ],
    [
      "a bucket that would be logged in itself",
      { logs: { archive }, accessLogs: { bucketName: "idp-archive" } },
      {},
      'prod.telemetry.accessLogs.bucketName: "idp-archive" is the bucket of the archive already',
    ],
    [
      "a bucket that is logged already",
      { logs: { archive }, accessLogs: {} },
      { s3: { logs: { name: "idp-archive", accessLogs: true } } },
      'prod.telemetry.logs.archive.accessLogs: "idp-archive" is the bucket with access logs of resources.s3.logs.accessLogs already',
    ],
  ])("refuses %s", (_, telemetry, given, message) => {
    expect(() => withResources(given, { telemetry })).toThrow(message);
  });
});

describe("one call on a load balancer of the same app", () => {
  const to = { bucket: "logs", prefix: "alb", enabled: true };
  const own = () => {
    const scope = new TerraformStack(new App({ outdir: "unused" }), "own");
    new AwsProvider(scope, "aws", { region: "ap-northeast-1" });
    return scope;
  };

  test("says what it changed, and nothing the second time", () => {
    const front = new Lb(own(), "front", { name: "front", accessLogs: { bucket: "old", enabled: true } });
    expect(setAccessLogs(front, to)).toEqual([
      { attribute: "access_logs.bucket", before: "old", after: "logs" },
      { attribute: "access_logs.prefix", before: undefined, after: "alb" },
    ]);
    expect(setAccessLogs(front, to)).toEqual([]);
  });

  test("reaches every load balancer of a scope by its type, and none of another", () => {
    const scope = own();
    for (const type of [undefined, "application", "network", "gateway"])
      new Lb(scope, type ?? "none", { name: "front", loadBalancerType: type });
    const aspect = new TelemetryAspect({ accessLogs: { application: to, network: { ...to, prefix: "nlb" } } });
    Aspects.of(scope).add(aspect);
    scope.prepareStack();
    for (const node of scope.node.findAll()) aspect.visit(node);
    const prefixes = aspect.changes.filter(({ attribute }) => attribute === "access_logs.prefix");
    expect(prefixes.map(({ path, after }) => [path, after])).toEqual([
      ["own/none", "alb"],
      ["own/application", "alb"],
      ["own/network", "nlb"],
    ]);
  });
});

describe("what is wrong", () => {
  const issues = (accessLogs: object | undefined, given: EnvironmentDefinition["resources"]) => {
    try {
      withResources(given, { telemetry: { accessLogs } });
    } catch (error) {
      return (error as Error).message.split("\n");
    }
    return [];
  };

  test("is told with its path: a log without a bucket, of the bucket itself, a name that CloudFront does not take", () => {
    expect(issues(undefined, { s3: { themes: { name: "themes", accessLogs: true } } })).toContain(
      "prod.resources.s3.themes.accessLogs: needs telemetry.accessLogs, the bucket that its requests are logged in",
    );
    expect(issues({ bucketName: "logs" }, { s3: { logs: { name: "logs", accessLogs: true } } })).toContain(
      'prod.resources.s3.logs.accessLogs: "logs" is the bucket of access logs itself: each object of the log would be logged again, without end',
    );
    expect(issues({ bucketName: "idp.logs" }, { cloudfront: { site: { id: "E1ABCDEFGHIJKL" } } })).toContain(
      `prod.telemetry.accessLogs.bucketName: "idp.logs" has a dot, and CloudFront's delivery takes no such bucket: give another name, or accessLogs: false of each distribution`,
    );
    expect(issues({ retention: 30 }, {})).toContain(
      "prod.telemetry.accessLogs.retention: 30 is not days: a whole number from 90 to 36500",
    );
  });
});

/** Lines as AWS's pages show them, with what a table must find in them. */
const lines: readonly (readonly [AccessLogKind, string, Readonly<Record<string, string>>])[] = [
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-examples
  [
    "alb",
    'http 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.46.0" - - arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337262-36d228ad5d99923122bbe354" "-" "-" 0 2018-07-02T22:22:48.364000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1234abcd5678ef90 "-" "-" "-"',
    {
      client_ip: "192.168.131.39",
      target_ip: "10.0.0.1",
      target_processing_time: "0.001",
      elb_status_code: "200",
      request_url: "http://www.example.com:80/",
      conn_trace_id: "TID_1234abcd5678ef90",
    },
  ],
  [
    "alb",
    'https 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/ HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337281-1d84f3d73c47ec4e58577259" "www.example.com" "arn:aws:acm:us-east-2:123456789012:certificate/12345678-1234-1234-1234-123456789012" 1 2018-07-02T22:22:48.364000Z "authenticate,forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1234567890',
    { ssl_protocol: "TLSv1.2", domain_name: "www.example.com", actions_executed: "authenticate,forward" },
  ],
  [
    "alb",
    'http 2018-11-30T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 - 0.000 0.001 0.000 502 - 34 366 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.46.0" - - arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337364-23a8c76965a2ef7629b185e3" "-" "-" 0 2018-11-30T22:22:48.364000Z "forward" "-" "LambdaInvalidResponse" "-" "-" "-" "-"',
    { target_ip: "", elb_status_code: "502", target_status_code: "-", lambda_error_reason: "LambdaInvalidResponse" },
  ],
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
  [
    "s3",
    '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be amzn-s3-demo-bucket1 [06/Feb/2019:00:00:38 +0000] 192.0.2.3 79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be A1206F460EXAMPLE REST.GET.BUCKETPOLICY - "GET /amzn-s3-demo-bucket1?policy HTTP/1.1" 404 NoSuchBucketPolicy 297 - 38 - "-" "S3Console/0.4" - BNaBsXZQQDbssi6xMBdBU2sLt+Yf5kZDmeBUP35sFoKa3sLLeMC78iwEIWxs99CRUrbS4n11234= SigV4 ECDHE-RSA-AES128-GCM-SHA256 AuthHeader amzn-s3-demo-bucket1.s3.us-west-1.amazonaws.com TLSV1.2 - Yes us-east-1',
    { remoteip: "192.0.2.3", operation: "REST.GET.BUCKETPOLICY", httpstatus: "404", sourceregion: "us-east-1" },
  ],
];

describe("tables", () => {
  const found = resources(stack, "aws_glue_catalog_table") as unknown as Record<
    string,
    {
      name: string;
      partition_keys: { name: string }[];
      parameters: Record<string, string>;
      storage_descriptor: { location: string };
    }
  >;

  test.each(lines)("find in a line of %s what AWS's page says is in it: %s", (kind, line, expected) => {
    const { columns, serde } = accessLogTables[kind];
    // Hive's RegexSerDe takes a line only where the whole of it matches.
    const match = new RegExp(`^(?:${serde.parameters["input.regex"]})$`).exec(line);
    expect(match).not.toBeNull();
    const row = Object.fromEntries(columns.map(({ name }, index) => [name, match![index + 1]]));
    expect(row).toMatchObject(expected);
  });

  test("pass over what is no line of theirs, so that the test above can fail", () => {
    for (const kind of ["alb", "s3"] as const) {
      const regex = accessLogTables[kind].serde.parameters["input.regex"]!;
      expect(new RegExp(`^(?:${regex})$`).exec("Enable AccessLog for ELB")).toBeNull();
    }
  });

  test("of CloudFront have a column for each field that it is asked to log", () => {
    const [delivery] = Object.values(resources(stack, "aws_cloudwatch_log_delivery")) as unknown as [
      { record_fields: string[] },
    ];
    expect(accessLogTables.cloudfront.columns.map(({ name }) => name)).toEqual(
      delivery.record_fields.map((field) => field.toLowerCase()),
    );
  });

  test.each([
    ["alb", "alb/AWSLogs/111122223333/elasticloadbalancing/ap-northeast-1/2026/01/31/"],
    ["cloudfront", "cloudfront/E1ABCDEFGHIJKL/2026/01/31/"],
    ["s3", "s3/111122223333/ap-northeast-1/themes/2026/01/31/"],
  ])("find the objects of %s where the service writes them", (kind, folder) => {
    const { parameters, partition_keys, storage_descriptor } = found[`accessLogs_tables_${kind}`]!;
    const source = parameters["projection.source.values"] ?? "";
    const filled = parameters["storage.location.template"]!.replace("$${source}", source).replace(
      "$${day}",
      "2026/01/31",
    );
    expect(filled).toBe(`s3://idp-prod-access-111122223333/${folder}`);
    expect(filled.startsWith(storage_descriptor.location)).toBe(true);
    for (const { name } of partition_keys) expect(parameters).toHaveProperty([`projection.${name}.type`]);
  });

  test("and their names can be left out", () => {
    expect(resources(stackOf({ athena: false }), "aws_glue_catalog_table")).toEqual({});
  });

  test("of nothing are refused", () => {
    const scope = new TerraformStack(new App({ outdir: "unused" }), "own");
    const props = { account, region: "ap-northeast-1", name: "logs", bucketName: "logs", resultsBucketName: "results" };
    expect(() => new AccessLogTables(scope, "tables", { ...props, retention: 0.5 })).toThrow(
      [
        "own/tables.name: has nothing to ask of: give load balancers, distributions or buckets",
        "own/tables.retention: 0.5 is not a count of days: 1 or more",
      ].join("\n"),
    );
  });
});

describe("named queries", () => {
  const parser = new sql.Parser();
  const named = Object.entries(resources(stack, "aws_athena_named_query")) as unknown as [string, { query: string }][];

  test.each(named)("%s parses as Athena's SQL, and reads a week of one table", (_, { query }) => {
    expect(() => parser.astify(query, { database: "athena" })).not.toThrow();
    expect(query).toMatch(/FROM \(SELECT \* FROM (alb|cloudfront|s3) WHERE day >= date_format\(/);
  });

  test.each(named)("%s asks for columns that its table has", (_, { query }) => {
    const [, kind] = /FROM \(SELECT \* FROM (\w+)/.exec(query)!;
    const known = accessLogTables[kind as AccessLogKind].columns.map(({ name }) => name);
    const quoted = [...query.matchAll(/"([^"]+)"/g)].map(([, name]) => name!);
    for (const name of quoted) expect(known).toContain(name);
    const { columnList } = parser.parse(query.replace(/"[^"]+"/g, "day"), { database: "athena" });
    const made = [...query.matchAll(/ AS (\w+)/g)].map(([, name]) => name!);
    const asked = columnList.map((column) => column.split("::").at(-1)!);
    for (const name of asked.filter((one) => one !== "(.*)")) {
      expect([...known, ...made, "source", "day", "double", "integer", "bigint"]).toContain(name);
    }
  });

  test("there are some of each kind of log", () => {
    const kinds = named.map(([id]) => /^accessLogs_tables_query_([a-z0-9]+?)[A-Z]/.exec(id)![1]);
    expect([...new Set(kinds)].sort()).toEqual(["alb", "cloudfront", "s3"]);
    expect(named).toHaveLength(9);
  });
});
