import { App, TerraformStack } from "cdktf";
import sql from "node-sql-parser/build/athena.js";
import {
  ResolverQueryLogs,
  TrafficLogBucket,
  TrafficLogTables,
  VpcFlowLogs,
  WafLogging,
} from "../../modules/dev/index.js";
import { trafficLogTables, type TrafficLogKind } from "../../modules/dev/traffic-logs/tables.js";
import { adoptionFindings, costsOf, findExisting, formatAdoption } from "../../src/index.js";
import type { EnvironmentDefinition } from "../../src/index.js";
import { withResources } from "../support/environment.js";
import { messageOf } from "../support/errors.js";
import { account, allows, documentOf, otherAccount } from "../support/iam.js";
import { resources, stacksOf, type StackJson } from "../support/synth.js";

const webAcl = (name: string) => `arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/${name}/0a1b2c3d`;

const inventory = {
  vpc: { main: { id: "vpc-0123456789abcdef0" }, other: { id: "vpc-1123456789abcdef0" } },
  waf: { front: { name: "front", arn: webAcl("front") } },
} as const;

const toS3 = { to: "s3" } as const;
const sources = { "vpc.main/flow": toS3, "vpc.main/dns": toS3, "waf.front": toS3 };
const kmsKeyArn = "arn:aws:kms:ap-northeast-1:111122223333:key/12345678-1234-1234-1234-123456789012";

const environmentOf = (
  trafficLogs: object | undefined,
  logs: object = { sources },
  rest: Partial<EnvironmentDefinition> = {},
  given: EnvironmentDefinition["resources"] = inventory,
) => withResources(given, { telemetry: { trafficLogs, logs }, ...rest });

const stackOf = (...given: Parameters<typeof environmentOf>): StackJson =>
  stacksOf(environmentOf(...given))["idp-prod-telemetry"]!;

const name = "aws-waf-logs-idp-prod-111122223333";
const bucket = `arn:aws:s3:::${name}`;
const reference = "${aws_s3_bucket.trafficLogs_bucket.arn}";
const ready = ["aws_s3_bucket_policy.trafficLogs_bucket_policy"];
const stack = stackOf({});

describe("a log that goes to S3", () => {
  test("has no log group, nor a role, a policy of CloudWatch Logs, a copy or a saved query; its neighbour keeps all of it", () => {
    const archived = stackOf({}, { sources, archive: {} });
    const names = (type: string) => Object.keys(resources(archived, type));
    expect(Object.values(resources(archived, "aws_cloudwatch_log_group")).map((group) => group.name)).toEqual(
      expect.arrayContaining(["/vpc/idp-prod/other/flow", "/vpc/idp-prod/other/dns"]),
    );
    for (const type of ["aws_cloudwatch_log_group", "aws_iam_role", "aws_cloudwatch_log_subscription_filter"])
      for (const gone of [/vpc_main/, /flowLogs_main/, /waf/]) expect(names(type).join()).not.toMatch(gone);
    const [policy] = Object.values(resources(archived, "aws_cloudwatch_log_resource_policy"));
    expect(JSON.stringify(policy)).not.toContain("vpc_main");
    expect(names("aws_cloudwatch_query_definition")).toEqual(
      expect.arrayContaining(["savedQueries_rejectedFlows", "savedQueries_failedLookups"]),
    );
    expect(names("aws_cloudwatch_query_definition")).not.toContain("savedQueries_blockedRequests");
    const { savedQueries_rejectedFlows: saved } = resources(archived, "aws_cloudwatch_query_definition");
    expect(saved!.log_group_names).toEqual(["${aws_cloudwatch_log_group.logs_vpc_other_flow.name}"]);
    expect(Object.keys(archived.output!.log_groups!.value as object)).toEqual(["vpc.other/dns", "vpc.other/flow"]);
  });

  test("is written to a folder of its own, once its bucket lets AWS in", () => {
    const { logSources_flowLogs_main: flow } = resources(stack, "aws_flow_log");
    expect(flow).toMatchObject({
      vpc_id: "vpc-0123456789abcdef0",
      log_destination_type: "s3",
      log_destination: `${reference}/flow/vpc-0123456789abcdef0/`,
      depends_on: ready,
    });
    expect(flow).not.toHaveProperty("iam_role_arn");
    expect(flow).not.toHaveProperty("destination_options");
    expect(resources(stack, "aws_route53_resolver_query_log_config").logSources_resolver_main).toMatchObject({
      destination_arn: `${reference}/dns/`,
      depends_on: ready,
    });
    expect(resources(stack, "aws_wafv2_web_acl_logging_configuration").logSources_waf_front).toMatchObject({
      log_destination_configs: [reference],
      depends_on: ready,
      redacted_fields: [{ single_header: { name: "authorization" } }, { single_header: { name: "cookie" } }],
    });
  });

  test("keeps its address when it comes from a log group", () => {
    const before = stackOf(undefined, {});
    for (const type of [
      "aws_flow_log",
      "aws_route53_resolver_query_log_config",
      "aws_wafv2_web_acl_logging_configuration",
    ])
      expect(Object.keys(resources(stack, type))).toEqual(Object.keys(resources(before, type)));
  });

  test("can be Parquet, of flow logs, in another folder than text", () => {
    const parquet = stackOf({ flowLogFormat: "parquet" });
    expect(resources(parquet, "aws_flow_log").logSources_flowLogs_main).toMatchObject({
      log_destination: `${reference}/flow-parquet/vpc-0123456789abcdef0/`,
      destination_options: { file_format: "parquet" },
    });
    const { trafficLogs_tables_flow: table } = resources(parquet, "aws_glue_catalog_table");
    expect(JSON.stringify(table)).toContain("ParquetHiveSerDe");
    expect(JSON.stringify(table)).toContain("/flow-parquet/$${source}/");
    expect(JSON.stringify(table)).not.toContain("skip.header");
  });
});

describe("the bucket of traffic logs", () => {
  const { policy } = resources(stack, "aws_s3_bucket_policy").trafficLogs_bucket_policy as { policy: string };
  const resourcePolicy = documentOf(stack, policy);
  const delivery = "delivery.logs.amazonaws.com";
  const byDelivery = {
    "aws:SourceAccount": account,
    "aws:SourceArn": `arn:aws:logs:ap-northeast-1:${account}:any`,
  };
  const here = { ...byDelivery, "s3:x-amz-acl": "bucket-owner-full-control" };
  const folder = (of: string, owner = account) => `${of}AWSLogs/${owner}/a`;

  test.each([
    ["the flow log", delivery, folder("flow/vpc-0123456789abcdef0/"), {}, true],
    ["that of a VPC whose flow log goes elsewhere", delivery, folder("flow/vpc-1123456789abcdef0/"), {}, false],
    ["DNS queries", delivery, folder("dns/"), {}, true],
    ["a web ACL", delivery, folder(""), {}, true],
    ["the folder of another account", delivery, folder("dns/", otherAccount), {}, false],
    ["another account", delivery, folder("dns/"), { "aws:SourceAccount": otherAccount }, false],
    [
      "another region",
      delivery,
      folder("dns/"),
      { "aws:SourceArn": `arn:aws:logs:us-east-1:${account}:delivery-source:x` },
      false,
    ],
    ["one that keeps its objects to itself", delivery, folder("dns/"), { "s3:x-amz-acl": "private" }, false],
    ["another service", "cloudtrail.amazonaws.com", folder(""), {}, false],
  ])("lets in, or not, %s", async (_, by, path, context, expected) => {
    const ask = (more: Record<string, string> = {}) =>
      allows({
        by,
        action: "s3:PutObject",
        on: `${bucket}/${path}`,
        context: { ...here, ...context, ...more },
        resourcePolicy,
      });
    expect(await ask()).toBe(expected);
    expect(await ask({ "aws:SecureTransport": "false" })).toBe(false);
  });

  test("lets the delivery look whose it is, so that AWS adds nothing to its policy", async () => {
    for (const action of ["s3:GetBucketAcl", "s3:ListBucket"])
      expect(await allows({ by: delivery, action, on: bucket, context: byDelivery, resourcePolicy })).toBe(true);
    const foreign = { ...byDelivery, "aws:SourceAccount": otherAccount };
    expect(
      await allows({ by: delivery, action: "s3:GetBucketAcl", on: bucket, context: foreign, resourcePolicy }),
    ).toBe(false);
  });

  test("lets in nobody who has nothing to write", () => {
    const none = stackOf({}, {});
    const { policy: text } = resources(none, "aws_s3_bucket_policy").trafficLogs_bucket_policy as { policy: string };
    expect(documentOf(none, text).Statement.map(({ Sid }) => Sid)).toEqual(["TlsOnly"]);
    expect(resources(none, "aws_athena_workgroup")).toEqual({});
  });

  test("takes a customer managed key, without a key of the bucket's own, and says what the key's owner adds", async () => {
    const encrypted = stackOf({ kmsKeyArn });
    const { trafficLogs_bucket_encryption: encryption } = resources(
      encrypted,
      "aws_s3_bucket_server_side_encryption_configuration",
    );
    expect(encryption).toMatchObject({
      rule: [
        {
          apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: kmsKeyArn },
          bucket_key_enabled: false,
        },
      ],
    });
    const keyPolicy = JSON.parse(encrypted.output!.traffic_log_key_policy!.value as string) as typeof resourcePolicy;
    const use = (more: Record<string, string> = {}) =>
      allows({
        by: delivery,
        action: "kms:GenerateDataKey",
        on: kmsKeyArn,
        context: { ...byDelivery, ...more },
        resourcePolicy: keyPolicy,
      });
    expect(await use()).toBe(true);
    expect(await use({ "aws:SourceAccount": otherAccount })).toBe(false);
    expect(stack.output).not.toHaveProperty("traffic_log_key_policy");
  });

  test("is left alone where it exists: its owner gets the statements and rules, and is told of the rest", () => {
    const given = { adopt: true, bucketName: "aws-waf-logs-hand", retention: 400 };
    const adopted = stackOf(given);
    for (const type of ["aws_s3_bucket_policy", "aws_s3_bucket_lifecycle_configuration"])
      expect(Object.keys(resources(adopted, type)).filter((id) => !id.includes("results"))).toEqual([]);
    const statements = JSON.parse(adopted.output!.traffic_log_bucket_policy!.value as string) as typeof resourcePolicy;
    expect(statements.Statement.map(({ Sid }) => Sid)).toEqual(["TlsOnly", "TrafficLogs", "TrafficLogsAsk"]);
    expect(JSON.parse(adopted.output!.traffic_log_bucket_lifecycle!.value as string)).toEqual({
      Rules: ["flow", "dns", "AWSLogs"].map((one) =>
        expect.objectContaining({
          ID: `archive-${one}`,
          Filter: { Prefix: `${one}/` },
          Expiration: { Days: 400 },
        }),
      ),
    });
    const findings = adoptionFindings(environmentOf(given));
    expect(formatAdoption("prod", findings)).toContain(
      "prod.telemetry.trafficLogs.adopt: aws-waf-logs-hand: its policy is not managed: add the statements of the output traffic_log_bucket_policy to it",
    );
  });

  test("that exists is told before an apply meets it", () => {
    expect(findExisting(environmentOf({}), { buckets: { Buckets: [{ Name: name }] } })).toContainEqual({
      path: ["telemetry", "trafficLogs", "adopt"],
      name,
      message: "exists already; write to it with adopt: true, which changes nothing of it",
    });
  });
});

describe("tables of traffic logs", () => {
  const found = resources(stack, "aws_glue_catalog_table") as unknown as Record<
    string,
    {
      partition_keys: { name: string }[];
      parameters: Record<string, string>;
      storage_descriptor: { location: string };
    }
  >;

  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html and the pages that tables.ts names
  test.each([
    ["flow", "flow/vpc-0123456789abcdef0/AWSLogs/111122223333/vpcflowlogs/ap-northeast-1/2026/01/31/"],
    ["dns", "dns/AWSLogs/111122223333/vpcdnsquerylogs/vpc-0123456789abcdef0/2026/01/31/"],
    ["waf", "AWSLogs/111122223333/WAFLogs/ap-northeast-1/front/2026/01/31/"],
  ])("find the objects of %s where the service writes them", (kind, folder) => {
    const { parameters, partition_keys, storage_descriptor } = found[`trafficLogs_tables_${kind}`]!;
    const filled = parameters["storage.location.template"]!.replace(
      "$${source}",
      parameters["projection.source.values"]!,
    ).replace("$${day}", "2026/01/31");
    expect(filled).toBe(`s3://${name}/${folder}`);
    expect(filled.startsWith(storage_descriptor.location)).toBe(true);
    expect(storage_descriptor.location).not.toContain("$");
    for (const { name: key } of partition_keys) expect(parameters).toHaveProperty([`projection.${key}.type`]);
  });

  test("tell web ACLs of CloudFront from those of the region", () => {
    const arn = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/0a1b2c3d";
    const waf = {
      edge: { name: "edge", scope: "CLOUDFRONT", arn },
      near: { name: "near", arn: "arn:aws:wafv2:us-east-1:111122223333:regional/webacl/near/0a1b2c3d" },
    } as const;
    const logs = { sources: { "waf.edge": toS3, "waf.near": toS3 } };
    const virginia = stackOf({}, logs, { region: "us-east-1" }, { waf });
    const { trafficLogs_tables_waf: table } = resources(virginia, "aws_glue_catalog_table");
    expect(table).toMatchObject({ parameters: { "projection.source.values": "cloudfront/edge,us-east-1/near" } });
  });

  test("have the fields of AWS's default format in their order, as lines of text have them", () => {
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html
    const line =
      "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK".split(
        " ",
      );
    const place = { account, region: "ap-northeast-1" };
    const { columns, serde } = trafficLogTables.flow(place, "text", []);
    expect(serde.parameters["field.delim"]).toBe(" ");
    const row = Object.fromEntries(columns.map(({ name: column }, index) => [column, line[index]]));
    expect(columns).toHaveLength(line.length);
    expect(row).toMatchObject({ srcaddr: "172.31.16.139", dstport: "22", action: "ACCEPT", log_status: "OK" });
  });

  test("and their names can be left out", () => {
    expect(resources(stackOf({ athena: false }), "aws_glue_catalog_table")).toEqual({});
  });

  test("of nothing are refused", () => {
    const scope = new TerraformStack(new App({ outdir: "unused" }), "own");
    const props = { account, region: "ap-northeast-1", name: "logs", bucketName: "logs", resultsBucketName: "results" };
    expect(() => new TrafficLogTables(scope, "tables", { ...props, retention: 0.5 })).toThrow(
      [
        "own/tables.name: has nothing to ask of: give flow logs, queries or web ACLs",
        "own/tables.retention: 0.5 is not a count of days: 1 or more",
      ].join("\n"),
    );
  });
});

describe("named queries of traffic logs", () => {
  const parser = new sql.Parser();
  const named = Object.entries(resources(stack, "aws_athena_named_query")) as unknown as [string, { query: string }][];
  const place = { account, region: "ap-northeast-1" };
  const columns: Record<TrafficLogKind, readonly { name: string; type: string }[]> = {
    flow: trafficLogTables.flow(place, "text", []).columns,
    dns: trafficLogTables.dns(place, []).columns,
    waf: trafficLogTables.waf(place, []).columns,
  };

  test.each(named)("%s parses as Athena's SQL, and reads a week of one table", (_, { query }) => {
    expect(() => parser.astify(query, { database: "athena" })).not.toThrow();
    expect(query).toMatch(/FROM \(SELECT \* FROM (flow|dns|waf) WHERE day >= date_format\(/);
  });

  test.each(named)("%s asks for columns and fields that its table has", (_, { query }) => {
    const [, kind] = /FROM \(SELECT \* FROM (\w+)/.exec(query)!;
    const known = columns[kind as TrafficLogKind];
    const names = known.map((column) => column.name);
    const fields = [...query.matchAll(/(\w+)\.(\w+)/g)].map(([, column, field]) => [column!, field!] as const);
    for (const [column, field] of fields)
      expect(known.find((one) => one.name === column)!.type).toMatch(new RegExp(`[<,]${field}:`));
    const { columnList } = parser.parse(query.replace(/(\w+)\.\w+/g, "$1"), { database: "athena" });
    const made = [...query.matchAll(/ AS (\w+)/g)].map(([, alias]) => alias!);
    for (const asked of columnList.map((column) => column.split("::").at(-1)!).filter((one) => one !== "(.*)"))
      expect([...names, ...made, "source", "day"]).toContain(asked);
  });

  test("there are some of each kind of log", () => {
    const kinds = named.map(([, { query }]) => /SELECT \* FROM (\w+)/.exec(query)![1]);
    expect([...new Set(kinds)].sort()).toEqual(["dns", "flow", "waf"]);
  });
});

describe("what is wrong with traffic logs", () => {
  const issues = (...given: Parameters<typeof environmentOf>) => messageOf(() => environmentOf(...given)).split("\n");

  test("is told with its path: no bucket, a log that AWS writes nowhere else, a name that WAF does not take", () => {
    expect(issues(undefined)).toContain(
      'prod.telemetry.logs.sources["vpc.main/flow"].to: "s3" needs telemetry.trafficLogs, the bucket that it is written to',
    );
    const lambda = { sync: { name: "sync", memory: 128, timeout: 10 } };
    expect(issues({}, { sources: { "lambda.sync": toS3 } }, {}, { lambda })).toContain(
      'prod.telemetry.logs.sources["lambda.sync"].to: "s3" is for flow logs, DNS queries and logs of web ACLs: AWS writes no other of these logs there; leave it out',
    );
    expect(issues({ bucketName: "traffic" })).toContain(
      'prod.telemetry.trafficLogs.bucketName: "traffic" is no bucket that WAF writes to: its name must begin with aws-waf-logs-',
    );
    expect(environmentOf({ bucketName: "traffic" }, { sources: { "vpc.main/flow": toS3 } })).toBeDefined();
    expect(issues({ retention: 30 })).toContain(
      "prod.telemetry.trafficLogs.retention: 30 is not days: a whole number from 90 to 36500",
    );
  });

  test("is told of what is said of a log group that there is no more", () => {
    const said = { name: "/flow", retention: 365, managed: false, monitoring: false, archive: false, audit: true };
    const told = issues({}, { sources: { "vpc.main/flow": { ...toS3, ...said, existingSubscriptionFilters: 1 } } });
    for (const setting of [...Object.keys(said), "existingSubscriptionFilters"])
      expect(told).toContain(
        `prod.telemetry.logs.sources["vpc.main/flow"].${setting}: is of a log group, and a log that goes to: "s3" has none; leave one of the two out`,
      );
  });

  test("is told of an alarm on a log group that is written no more, and only of that", () => {
    const signals = { reject: { pattern: "REJECT", warn: 10 } };
    const logs = { flows: { name: "/vpc/idp-prod/main/flow", signals } };
    expect(issues({}, { sources }, {}, { ...inventory, logs })).toContain(
      'prod.resources.logs.flows.name: "/vpc/idp-prod/main/flow" is written no more, so no alarm can look at it: vpc.main/flow goes to S3. Leave it out here, or to: "s3" there',
    );
    const others = { flows: { name: "/vpc/idp-prod/other/flow", signals } };
    expect(environmentOf({}, { sources }, {}, { ...inventory, logs: others })).toBeDefined();
  });

  test("is told by modules that stand alone", () => {
    const scope = new TerraformStack(new App({ outdir: "unused" }), "own");
    const place = { account, region: "ap-northeast-1" };
    const vpcId = "vpc-0123456789abcdef0";
    expect(() => new VpcFlowLogs(scope, "none", { ...place, vpcId })).toThrow(
      "own/none.s3: is missing: give it, or logGroupArn and roleName",
    );
    const s3 = { folderArn: `${bucket}/flow/` };
    expect(() => new VpcFlowLogs(scope, "two", { ...place, vpcId, s3, roleName: "flow" })).toThrow(
      "own/two.s3: is one destination, and a log group another: give one of the two",
    );
    expect(() => new ResolverQueryLogs(scope, "dns", { name: "dns", vpcId })).toThrow(
      "own/dns.folderArn: give either this or logGroupArn",
    );
    expect(() => new WafLogging(scope, "waf", { webAclArn: webAcl("a"), bucketArn: "arn:aws:s3:::a" })).toThrow(
      'own/waf.bucketArn: "arn:aws:s3:::a" is no bucket that WAF writes to: its name must begin with aws-waf-logs-',
    );
    const writers = { webAcls: true };
    expect(() => new TrafficLogBucket(scope, "bucket", { ...place, bucketName: "a", writers })).toThrow(
      'own/bucket.bucketName: "a" is no bucket that WAF writes to: its name must begin with aws-waf-logs-',
    );
  });
});

describe("the month's costs of traffic logs", () => {
  const volumes = { "vpc.main/flow": 100, "vpc.other/flow": 100 };

  test("are half of what CloudWatch takes, and what S3 keeps", () => {
    const { items, notCounted } = costsOf(environmentOf({}, { sources }, { costs: { volumes } }));
    const of = (subject: string) => items.filter((item) => item.subject === subject);
    expect(of("vpc.main/flow")).toEqual([
      { subject: "vpc.main/flow", price: "logDelivered", quantity: 100, dollars: 38 },
      expect.objectContaining({ subject: "vpc.main/flow", price: "archiveStored" }),
    ]);
    expect(of("vpc.other/flow").map(({ price }) => price)).toEqual(["logIngested", "logStored"]);
    expect(notCounted.join()).toMatch(/logs without a volume in costs.volumes: .*waf\.front/);
  });

  test("count the conversion to Parquet", () => {
    const { items } = costsOf(environmentOf({ flowLogFormat: "parquet" }, { sources }, { costs: { volumes } }));
    const prices = items.filter(({ subject }) => subject === "vpc.main/flow").map(({ price }) => price);
    expect(prices).toContain("logConverted");
  });
});
