import { AthenaNamedQuery } from "@cdktf/provider-aws/lib/athena-named-query";
import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import type { Construct } from "constructs";
import { athenaDefaults } from "../../../src/model/environment/log-archive.js";
import type { Language } from "../../../src/model/text.js";
import { trimmed } from "../log-queries/questions.js";
import { addWorkgroup, databaseNameOf } from "./workgroup.js";

/** A table of logs that an AWS service writes to S3: what they hold, and where they lie. */
export interface ServiceTable {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly serde: { readonly library: string; readonly parameters: Readonly<Record<string, string>> };
  /** Classes that read and write its files; lines of text where left out. */
  readonly formats?: { readonly input: string; readonly output: string };
  /** Further properties of the table. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The folder in which its days lie; `${source}` is one of the sources, where there are several folders. */
  readonly folder: string;
  /** What has a folder of its own; none where all write to one. */
  readonly sources: readonly string[];
}

/** A usual question of one kind of logs; `{logs}` stands for the last seven days of its table. */
export interface ServiceQuestion<Kind extends string = string> {
  readonly title: { readonly en: string; readonly ja: string };
  readonly of: Kind;
  readonly query: string;
}

/** Where tables are made, and what over. */
export interface ServiceTables {
  readonly name: string;
  readonly bucketName: string;
  readonly resultsBucketName: string;
  readonly resultsKmsKeyArn?: string | undefined;
  readonly retention: number;
  readonly scanLimit: number;
  readonly language?: Language | undefined;
  readonly tables: ReadonlyMap<string, ServiceTable>;
  readonly questions: Readonly<Record<string, ServiceQuestion>>;
}

/** Names and types of columns as `name type, name type`; of a name alone, text. */
export const columnsOf = (text: string) =>
  text
    .trim()
    .split(/,\s*/)
    .map((column) => {
      const [name, type = "string"] = column.split(" ");
      return { name: name!, type };
    });

const textFormats = {
  input: "org.apache.hadoop.mapred.TextInputFormat",
  output: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
};

/** Adds a database with tables that work their folders out, a workgroup, and named queries for the usual questions. */
export function addServiceTables(module: Construct, props: ServiceTables) {
  const { name, resultsBucketName, resultsKmsKeyArn, scanLimit, language = "en", tables, questions } = props;
  const databaseName = new GlueCatalogDatabase(module, "database", { name: databaseNameOf(name) }).name;
  const { resultsRetention } = athenaDefaults;
  const results = { name, resultsBucketName, resultsKmsKeyArn, resultsRetention, scanLimit };
  const workgroupName = addWorkgroup(module, results).name;
  for (const [kind, table] of tables) addTable(module, kind, table, databaseName, props);
  for (const [key, { title, of, query }] of Object.entries(questions)) {
    if (!tables.has(of)) continue;
    new AthenaNamedQuery(module, `query_${key}`, {
      name: key,
      description: title[language],
      database: databaseName,
      workgroup: workgroupName,
      query: trimmed(query).replace("{logs}", `(SELECT * FROM ${of} WHERE day >= ${lastWeek}) AS week`),
    });
  }
  return { databaseName, workgroupName };
}

function addTable(
  module: Construct,
  kind: string,
  { columns, serde, formats = textFormats, parameters, folder, sources }: ServiceTable,
  databaseName: string,
  { bucketName, retention }: ServiceTables,
): void {
  const location = `s3://${bucketName}/${folder}/`;
  new GlueCatalogTable(module, kind, {
    name: kind,
    databaseName,
    tableType: "EXTERNAL_TABLE",
    parameters: {
      EXTERNAL: "TRUE",
      ...parameters,
      "projection.enabled": "true",
      ...(sources.length > 0 && {
        "projection.source.type": "enum",
        "projection.source.values": [...sources].sort().join(","),
      }),
      "projection.day.type": "date",
      "projection.day.format": "yyyy/MM/dd",
      "projection.day.range": `NOW-${retention}DAYS,NOW`, // all of them write UTC, which is what Athena counts days in
      "projection.day.interval": "1",
      "projection.day.interval.unit": "DAYS",
      "storage.location.template": `${location}\${day}/`,
    },
    partitionKeys: [
      ...(sources.length > 0 ? [{ name: "source", type: "string" }] : []),
      { name: "day", type: "string" },
    ],
    storageDescriptor: {
      location: location.split("${source}")[0]!,
      inputFormat: formats.input,
      outputFormat: formats.output,
      columns: [...columns],
      serDeInfo: { serializationLibrary: serde.library, parameters: { ...serde.parameters } },
    },
  });
}

/** The day of seven days ago, as the tables have days. */
const lastWeek = "date_format(date_add('day', -7, current_timestamp), '%Y/%m/%d')";
