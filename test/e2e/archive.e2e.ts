import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { viewQuery } from "../../modules/dev/log-table/archive-view.js";
import { withResources } from "../support/environment.js";
import { temporaryFolder } from "../support/folder.js";
import { resources, stacksOf } from "../support/synth.js";

/** As far as this test uses `@duckdb/node-api`. */
interface DuckDb {
  readonly DuckDBInstance: {
    create(): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): Row[] }> }> }>;
  };
}
type Row = Readonly<Record<string, unknown>>;

const stack = stacksOf(
  withResources(
    { ecs: { main: { name: "idp", services: { api: { name: "api", minimumTasks: 1 } } } } },
    { telemetry: { logs: { archive: {} } } },
  ),
)["idp-prod-telemetry"]!;

/** Functions of Athena that DuckDB calls otherwise; UTC is the time zone of both. */
const macros = [
  "SET TimeZone = 'UTC'",
  "CREATE MACRO sequence(a, b) AS generate_series(a, b)",
  "CREATE MACRO cardinality(list) AS len(list)",
  "CREATE MACRO from_unixtime(seconds) AS make_timestamp(CAST(seconds * 1000000 AS BIGINT))",
  "CREATE MACRO date_add(unit, many, since) AS since + many * INTERVAL 1 DAY",
  "CREATE MACRO at_timezone(moment, zone) AS timezone(zone, moment)",
  "CREATE MACRO date_format(moment, pattern) AS strftime(moment, pattern)",
  "CREATE MACRO regexp_like(subject, pattern) AS regexp_matches(subject, pattern)",
];

const trace = "Error: no such user\n    at find (/app/users.js:4:2)\n    at login (/app/login.js:9:1)";

/** What a subscription delivers: gzip of the envelope on AWS's page, a record for each call. */
const delivered = (messageType: string, logStream: string, events: readonly [timestamp: number, message: string][]) =>
  gzipSync(
    JSON.stringify({
      owner: "111122223333",
      logGroup: "/ecs/idp-prod/main/api",
      logStream,
      subscriptionFilters: ["idp-prod-archive"],
      messageType,
      logEvents: events.map(([timestamp, message], index) => ({ id: `${timestamp}${index}`, timestamp, message })),
    }),
  );

/** What Firehose makes of records with the stream's own processors, in their order. */
function transformed(records: readonly Buffer[]): Buffer {
  const { archive_ecs_main_api: stream } = resources(
    stack,
    "aws_kinesis_firehose_delivery_stream",
  ) as unknown as Record<
    string,
    { extended_s3_configuration: { processing_configuration: { processors: { type: string }[] } } }
  >;
  const steps: Readonly<Record<string, (record: Buffer) => Buffer>> = {
    Decompression: gunzipSync,
    AppendDelimiterToRecord: (record) => Buffer.concat([record, Buffer.from("\n")]),
  };
  const { processors } = stream!.extended_s3_configuration.processing_configuration;
  const process = (record: Buffer) => processors.reduce((value, { type }) => steps[type]!(value), record);
  return gzipSync(Buffer.concat(records.map(process)));
}

let query: (sql: string) => Promise<Row[]>;

beforeAll(async () => {
  const { DuckDBInstance } = jest.requireActual<DuckDb>("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create()).connect();
  query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const today = new Date();
  const day = today.toISOString().slice(0, 10).replaceAll("-", "/");
  const folder = join(temporaryFolder(), "logs/ecs/main/api", day);
  mkdirSync(folder, { recursive: true });
  const at = today.getTime();
  const object = transformed([
    delivered("CONTROL_MESSAGE", "", [[at, "CWL CONTROL MESSAGE: Checking health of destination Firehose."]]),
    delivered("DATA_MESSAGE", "api/1", [
      [at, "starting"],
      [at + 1, trace],
      [at + 1, 'a "quoted" line, and 日本語'],
    ]),
    delivered("DATA_MESSAGE", "api/2", [[at, "starting"]]),
  ]);
  writeFileSync(join(folder, "idp-prod-logs-ecs-main-api-1-object.log.gz"), object);
  for (const macro of macros) await query(macro);
  const columns =
    "{messageType: 'VARCHAR', owner: 'VARCHAR', logGroup: 'VARCHAR', logStream: 'VARCHAR', subscriptionFilters: 'VARCHAR[]', logEvents: 'STRUCT(id VARCHAR, \"timestamp\" BIGINT, message VARCHAR)[]'}";
  const files = `'${join(folder, "*.gz")}', format = 'newline_delimited', filename = '$path', columns = ${columns}`;
  await query(`CREATE VIEW records AS SELECT *, 'ecs/main/api' AS source, '${day}' AS day FROM read_json(${files})`);
  await query(`CREATE VIEW logs AS ${viewQuery}`);
});

test("messages come back whole and in order, with owner, group and stream", async () => {
  const rows = await query("SELECT * FROM logs ORDER BY log_stream, time, object, line");
  expect(rows.map(({ log_stream, message }) => [log_stream, message])).toEqual([
    ["api/1", "starting"],
    ["api/1", trace],
    ["api/1", 'a "quoted" line, and 日本語'],
    ["api/2", "starting"],
  ]);
  for (const row of rows) expect(row).toMatchObject({ owner: "111122223333", log_group: "/ecs/idp-prod/main/api" });
});

test("the time is the event's, to the millisecond, beside the object that it was delivered in", async () => {
  const [first, second] = await query("SELECT time, object FROM logs WHERE log_stream = 'api/1' ORDER BY line");
  const times = [first, second].map((row) => Date.parse(`${String(row!.time).replace(" ", "T")}Z`));
  expect(times[1]! - times[0]!).toBe(1);
  expect(first!.object).toMatch(/idp-prod-logs-ecs-main-api-1-object\.log\.gz$/);
});

test("a stack trace is one error, to the named query as it is written", async () => {
  const { logTable_query_errors: named } = resources(stack, "aws_athena_named_query") as unknown as Record<
    string,
    { query: string }
  >;
  expect((await query(named!.query)).map(({ message }) => message)).toEqual([trace]);
});
