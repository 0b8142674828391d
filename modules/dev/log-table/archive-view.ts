/** The table of what Firehose wrote, a row for each record: the envelope in which CloudWatch Logs delivers events. */
export const recordsTable = "records";

/** The view of it that people ask: a row for each event, its message whole. */
export const eventsView = "logs";

/**
 * The envelope's columns; Athena's SerDe takes names without regard to case.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export const recordColumns = [
  { name: "messagetype", type: "string" },
  { name: "owner", type: "string" },
  { name: "loggroup", type: "string" },
  { name: "logstream", type: "string" },
  { name: "subscriptionfilters", type: "array<string>" },
  { name: "logevents", type: "array<struct<id:string,timestamp:bigint,message:string>>" },
] as const;

const event = "logevents[line]";

/** A column of the view: what it is made of, and its type in Athena's SQL and in Glue. */
interface ViewColumn {
  readonly of: string;
  readonly sql: string;
  readonly glue: string;
}

/**
 * `time` is UTC; `line` is an event's place in its record, so that `ORDER BY log_stream, time, object, line` gives back what was
 * written as it was written; `object` is the object of S3 that holds it, whose name says when it was delivered.
 */
export const viewColumns: Readonly<Record<string, ViewColumn>> = {
  time: { of: `CAST(from_unixtime(${event}."timestamp" / 1e3) AS timestamp)`, sql: "timestamp(3)", glue: "timestamp" },
  message: { of: `${event}.message`, sql: "varchar", glue: "string" },
  owner: { of: "owner", sql: "varchar", glue: "string" },
  log_group: { of: "loggroup", sql: "varchar", glue: "string" },
  log_stream: { of: "logstream", sql: "varchar", glue: "string" },
  event_id: { of: `${event}.id`, sql: "varchar", glue: "string" },
  line: { of: "line", sql: "bigint", glue: "bigint" },
  object: { of: '"$path"', sql: "varchar", glue: "string" },
  source: { of: "source", sql: "varchar", glue: "string" },
  day: { of: "day", sql: "varchar", glue: "string" },
};

/** The view's text. CloudWatch Logs also sends records that only try the way; they hold no log. */
export const viewQuery = [
  `SELECT ${Object.entries(viewColumns)
    .map(([name, { of }]) => (of === name ? name : `${of} AS ${name}`))
    .join(", ")}`,
  `FROM ${recordsTable} CROSS JOIN UNNEST(sequence(1, cardinality(logevents))) AS events (line)`,
  "WHERE messagetype = 'DATA_MESSAGE'",
].join("\n");

/** The view as the Glue catalog keeps one of Athena: its text and columns as JSON in base64, within a comment. */
export function glueViewText(database: string): string {
  const view = {
    originalSql: viewQuery,
    catalog: "awsdatacatalog",
    schema: database,
    columns: Object.entries(viewColumns).map(([name, { sql }]) => ({ name, type: sql })),
  };
  return `/* Presto View: ${Buffer.from(JSON.stringify(view)).toString("base64")} */`;
}
