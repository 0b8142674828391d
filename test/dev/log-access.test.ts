import sql from "node-sql-parser/build/athena.js";
import { withResources } from "../support/environment.js";
import { resources, stacksOf } from "../support/synth.js";

/** One source of every kind, so that every question has something to be asked of. */
const inventory = {
  ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 2 } } } },
  lambda: { sync: { name: "sync", timeout: 60, memory: 512 } },
  aurora: {
    main: { identifier: "idp", engine: "aurora-postgresql", engineVersion: "15.10", instances: {} },
    old: { identifier: "old", engine: "aurora-mysql", engineVersion: "8.0.mysql_aurora.3.10.0", instances: {} },
  },
  vpc: { main: { id: "vpc-0123456789abcdef0" } },
  waf: { main: { name: "idp", arn: "arn:aws:wafv2:ap-northeast-1:111122223333:regional/webacl/idp/0a1b2c3d" } },
  cloudTrail: { audit: { name: "audit" } },
  restApi: { main: { name: "main", stage: "prod" } },
} as const;

const logs = { archive: { retention: 2600 }, sources: { "lambda.sync": { archive: false } } };
const stack = stacksOf(withResources(inventory, { telemetry: { logs } }))["idp-prod-telemetry"]!;
const named = Object.entries(resources(stack, "aws_athena_named_query")) as unknown as [string, { query: string }][];
const saved = Object.values(resources(stack, "aws_cloudwatch_query_definition")) as unknown as {
  name: string;
  log_group_names: string[];
  query_string: string;
}[];

describe("the archive as a table of Athena", () => {
  const table = resources(stack, "aws_glue_catalog_table").logTable as unknown as {
    parameters: Record<string, string>;
    storage_descriptor: { location: string };
    partition_keys: { name: string }[];
  };
  const folders = table.parameters["projection.source.values"]!.split(",");

  test("finds every object that Firehose writes, by folder and day", () => {
    const streams = Object.values(resources(stack, "aws_kinesis_firehose_delivery_stream")) as unknown as {
      extended_s3_configuration: { prefix: string };
    }[];
    // A day in Firehose's prefix and in the table's template, as AWS fills each in.
    const written = streams.map(({ extended_s3_configuration: { prefix } }) =>
      prefix.replace("!{timestamp:yyyy/MM/dd}", "2024/02/29"),
    );
    const template = table.parameters["storage.location.template"]!;
    const found = folders.map((folder) =>
      template
        .replace("$${source}", folder)
        .replace("$${day}", "2024/02/29")
        .replace("s3://idp-prod-logs-111122223333/", ""),
    );
    expect(found.sort()).toEqual(written.sort());
    expect(table.parameters["projection.day.format"]).toBe("yyyy/MM/dd");
  });

  test("leaves out what is not archived", () => {
    expect(folders).not.toContain("lambda/sync");
    expect(folders).toContain("ecs/main/api");
  });

  test("reaches as far back as the archive, and to the day that has begun in the team's time zone", () => {
    expect(table.parameters["projection.day.range"]).toBe("NOW-2600DAYS,NOW+1DAYS");
  });

  test("is the same in whatever order log groups are written down", () => {
    const groups = { one: { name: "/one" }, two: { name: "/two" } };
    const [first, second] = [groups, { two: groups.two, one: groups.one }].map((written) =>
      stacksOf(withResources({}, { telemetry: { logs: { archive: {}, groups: written } } })),
    );
    for (const type of ["aws_glue_catalog_table", "aws_athena_named_query", "aws_cloudwatch_query_definition"]) {
      expect(resources(second!["idp-prod-telemetry"], type)).toEqual(resources(first!["idp-prod-telemetry"], type));
    }
  });

  test("has a placeholder for every partition column", () => {
    for (const { name } of table.partition_keys) {
      expect(table.parameters["storage.location.template"]).toContain(`$\${${name}}`);
      expect(table.parameters).toHaveProperty([`projection.${name}.type`]);
    }
  });

  test("is asked in a workgroup whose settings nobody evades, and which cuts costly queries off", () => {
    expect(resources(stack, "aws_athena_workgroup").logTable_workgroup).toMatchObject({
      name: "idp-prod-logs",
      configuration: {
        enforce_workgroup_configuration: true,
        bytes_scanned_cutoff_per_query: 107374182400,
        result_configuration: { output_location: "s3://${aws_s3_bucket.logTable_results.id}/" },
      },
    });
  });

  test("keeps results in a private bucket, for a month", () => {
    const { rule } = resources(stack, "aws_s3_bucket_lifecycle_configuration")
      .logTable_results_lifecycle as unknown as {
      rule: { expiration: unknown; transition?: unknown }[];
    };
    expect(rule[0]!.expiration).toEqual([{ days: 30 }]);
    expect(rule[0]).not.toHaveProperty("transition");
    expect(resources(stack, "aws_s3_bucket_public_access_block")).toHaveProperty("logTable_results_publicAccess");
  });
});

describe("the view that people ask", () => {
  const view = resources(stack, "aws_glue_catalog_table").logTable_view as unknown as {
    view_original_text: string;
    storage_descriptor: { columns: { name: string }[] };
  };
  const [, encoded] = /^\/\* Presto View: (\S+) \*\/$/.exec(view.view_original_text)!;
  const text = JSON.parse(Buffer.from(encoded!, "base64").toString()) as Record<string, unknown>;

  test("is one of Athena's own catalog, with the columns that Glue lists", () => {
    expect(view).toMatchObject({ name: "logs", table_type: "VIRTUAL_VIEW", parameters: { presto_view: "true" } });
    expect(text).toMatchObject({ catalog: "awsdatacatalog", schema: "idp_prod_logs" });
    const { columns } = text as unknown as { columns: { name: string }[] };
    expect(columns.map(({ name }) => name)).toEqual(view.storage_descriptor.columns.map(({ name }) => name));
  });

  test("tells of each event whose it is, where it was logged and when", () => {
    const columns = view.storage_descriptor.columns.map(({ name }) => name);
    expect(columns).toEqual(
      expect.arrayContaining(["time", "message", "owner", "log_group", "log_stream", "event_id", "object"]),
    );
  });
});

describe("named queries", () => {
  const parser = new sql.Parser();

  test.each(named)("%s parses as Athena's SQL", (_, { query }) => {
    expect(() => parser.astify(query, { database: "athena" })).not.toThrow();
  });

  test("the parser refuses what is not SQL, so that the test above can fail", () => {
    expect(() => parser.astify("SELECT message, FROM logs", { database: "athena" })).toThrow();
  });

  test.each(named)("%s reads a week of the sources that can answer it, and no more", (_, { query }) => {
    expect(query).toMatch(
      /FROM \(SELECT \* FROM logs WHERE source IN \('[^)]+'\) AND day >= date_format\(at_timezone\(/,
    );
    expect(query).toContain("'Asia/Tokyo'");
    expect(query).not.toContain("{logs}");
  });

  test("there is one for each question that archived lines answer", () => {
    expect(named.map(([id]) => id).sort()).toEqual(
      [
        "blockedRequests",
        "deniedCalls",
        "errors",
        "failedLookups",
        "rejectedFlows",
        "serverErrors",
        "slowStatements",
        "slowStatementsOfMysql",
        "volume",
      ].map((key) => `logTable_query_${key}`),
    );
  });
});

describe("saved queries of Logs Insights", () => {
  /** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
  const commands = ["fields", "filter", "parse", "stats", "sort", "limit", "display"];

  test.each(saved.map((query) => [query.name, query] as const))("%s is a pipe of known commands", (_, query) => {
    for (const step of query.query_string.split(/\n\| /)) expect(commands).toContain(step.split(" ")[0]);
    expect(query.log_group_names.length).toBeGreaterThan(0);
  });

  test("ask the log groups that can answer", () => {
    const rejected = saved.find(({ name }) => name === "idp-prod/Rejected traffic");
    expect(rejected!.log_group_names).toEqual(["${aws_cloudwatch_log_group.logs_vpc_main_flow.name}"]);
  });

  test("are split where there are more log groups than one query reads", () => {
    const services = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`s${index}`, { name: `s${index}`, minimumTasks: 1 }]),
    );
    const { "idp-prod-telemetry": large } = stacksOf(withResources({ ecs: { main: { name: "idp", services } } }));
    const errors = Object.entries(resources(large, "aws_cloudwatch_query_definition"))
      .filter(([id]) => id.startsWith("savedQueries_errors"))
      .map(([, query]) => [query.name, (query.log_group_names as string[]).length]);
    expect(errors).toEqual([
      ["idp-prod/Errors of applications, databases and functions", 50],
      ["idp-prod/Errors of applications, databases and functions 2", 10],
    ]);
  });

  test("can be left out, as can Athena", () => {
    const { "idp-prod-telemetry": without } = stacksOf(
      withResources(inventory, {
        telemetry: { logs: { archive: {}, savedQueries: false, athena: { enabled: false } } },
      }),
    );
    expect(resources(without, "aws_cloudwatch_query_definition")).toEqual({});
    expect(resources(without, "aws_athena_workgroup")).toEqual({});
  });
});
