import { AthenaNamedQuery } from "@cdktf/provider-aws/lib/athena-named-query";
import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { GlueCatalogTable } from "@cdktf/provider-aws/lib/glue-catalog-table";
import { show } from "../../../src/model/schema/issue.js";
import { athenaDefaults, type AthenaInput } from "../../../src/model/environment/log-archive.js";
import type { Language } from "../../../src/model/text.js";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";
import { checkInputs, countProblem, required, timeZoneProblem, unless } from "../../../src/cdktf/inputs.js";
import { eventsView, glueViewText, recordColumns, recordsTable, viewColumns } from "./archive-view.js";
import { addWorkgroup, databaseNameOf } from "./workgroup.js";
import { questions, trimmed, type Question } from "../log-queries/questions.js";

export interface LogTableProps extends Pick<AthenaInput, "resultsRetention" | "scanLimit"> {
  /** Name of the workgroup, and of the database with underscores for hyphens. */
  readonly name: string;
  /** The bucket of the archive. */
  readonly bucketName: string;
  /** Days that the archive keeps objects: how far back the table reaches. */
  readonly retention: number;
  /** IANA time zone that the archive's date folders follow. */
  readonly timeZone: string;
  /** Folders of the archive, by the id of their source: `ecs.main/keycloak` lies in `ecs/main/keycloak`. */
  readonly folders: ReadonlyMap<string, string>;
  /** Name of the bucket that is made for the results of queries. */
  readonly resultsBucketName: string;
  /**
   * Customer managed key of the results, which whoever asks must be able to use.
   * @default the keys of S3
   */
  readonly resultsKmsKeyArn?: string;
  /**
   * Language of the queries' titles.
   * @default en
   */
  readonly language?: Language;
}

/**
 * The log archive in Athena: the view `logs`, one row per event, over the table of what was delivered. That is partitioned by source
 * and day without a crawler: Athena works the folders out by itself. Named queries ask the usual questions of the view, in a workgroup
 * whose settings nobody can evade.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
 */
export class LogTable extends Module {
  /** The database of the view `logs`. */
  readonly databaseName: string;
  /** The workgroup to ask in. */
  readonly workgroupName: string;

  private readonly props: LogTableProps;

  constructor(scope: Construct, id: string, given: LogTableProps) {
    super(
      scope,
      id,
      required(given, {
        name: "text",
        bucketName: "text",
        retention: "number",
        timeZone: "text",
        folders: "object",
        resultsBucketName: "text",
      }),
    );
    const props = withReferences(given, "bucketName", "resultsBucketName", "resultsKmsKeyArn");
    this.props = props;
    const {
      name,
      resultsBucketName,
      resultsKmsKeyArn,
      resultsRetention = athenaDefaults.resultsRetention,
      scanLimit = athenaDefaults.scanLimit,
    } = props;
    checkInputs(this.node.path, {
      folders: unless(props.folders.size > 0, "is empty: a table needs one folder of the archive at least"),
      ...folderProblems(props.folders),
      timeZone: timeZoneProblem(props.timeZone),
      retention: countProblem(props.retention, "days"),
      resultsRetention: countProblem(resultsRetention, "days"),
      scanLimit: countProblem(scanLimit, "GiB"),
    });
    const database = new GlueCatalogDatabase(this, "database", { name: databaseNameOf(name) });
    this.databaseName = database.name;
    this.addTable();
    const workgroup = addWorkgroup(this, { name, resultsBucketName, resultsKmsKeyArn, resultsRetention, scanLimit });
    this.workgroupName = workgroup.name;
    this.addQueries();
  }

  private addTable(): void {
    const { bucketName, retention, folders } = this.props;
    const records = new GlueCatalogTable(this, mainResource, {
      name: recordsTable,
      databaseName: this.databaseName,
      tableType: "EXTERNAL_TABLE",
      parameters: {
        EXTERNAL: "TRUE",
        "projection.enabled": "true",
        "projection.source.type": "enum",
        "projection.source.values": [...folders.values()].sort().join(","),
        "projection.day.type": "date",
        "projection.day.format": "yyyy/MM/dd",
        // Athena counts days in UTC: east of it, the team's day begins before Athena's.
        "projection.day.range": `NOW-${retention}DAYS,NOW+1DAYS`,
        "projection.day.interval": "1",
        "projection.day.interval.unit": "DAYS",
        // Athena's placeholders, not ours.
        "storage.location.template": `s3://${bucketName}/logs/\${source}/\${day}/`,
      },
      partitionKeys: [
        { name: "source", type: "string" },
        { name: "day", type: "string" },
      ],
      storageDescriptor: {
        location: `s3://${bucketName}/logs/`,
        inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
        outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
        columns: [...recordColumns],
        serDeInfo: {
          serializationLibrary: "org.openx.data.jsonserde.JsonSerDe",
          parameters: { "case.insensitive": "TRUE" },
        },
      },
    });
    new GlueCatalogTable(this, "view", {
      name: eventsView,
      databaseName: this.databaseName,
      tableType: "VIRTUAL_VIEW",
      parameters: { comment: "Presto View", presto_view: "true" },
      viewOriginalText: glueViewText(databaseNameOf(this.props.name)),
      viewExpandedText: "/* Presto View */",
      storageDescriptor: {
        columns: Object.entries(viewColumns).map(([name, { glue }]) => ({ name, type: glue })),
        serDeInfo: { name: "-", serializationLibrary: "-" }, // Athena refuses a view without one, whatever it says
      },
      dependsOn: [records], // which had the view's name before
    });
  }

  private addQueries(): void {
    const { folders, timeZone, language = "en" } = this.props;
    for (const [key, question] of Object.entries(questions)) {
      const answering = [...folders].filter(([source]) => question.of.test(source)).map(([, folder]) => folder);
      const query = athenaQuery(question, answering, timeZone);
      if (query === undefined) continue;
      new AthenaNamedQuery(this, `query_${key}`, {
        name: key,
        description: question.title[language],
        database: this.databaseName,
        workgroup: this.workgroupName,
        query,
      });
    }
  }
}

/** Folders become text of SQL, and a list with commas. */
const folderProblems = (folders: ReadonlyMap<string, string>): Record<string, string | undefined> =>
  Object.fromEntries(
    [...folders].map(([source, folder]) => [
      `folders[${show(source)}]`,
      unless(
        /^[\w.-]+(\/[\w.-]+)*$/.test(folder),
        `${show(folder)} is not a folder: letters, digits and . _ - between slashes`,
      ),
    ]),
  );

/** The query over the last seven days of some folders; none where no folder answers it. */
export function athenaQuery({ athena }: Question, folders: readonly string[], timeZone: string): string | undefined {
  if (athena === undefined || folders.length === 0) return undefined;
  const since = `date_format(at_timezone(date_add('day', -7, current_timestamp), '${timeZone}'), '%Y/%m/%d')`;
  const list = [...folders]
    .sort()
    .map((folder) => `'${folder}'`)
    .join(", ");
  const week = `(SELECT * FROM ${eventsView} WHERE source IN (${list}) AND day >= ${since}) AS week`;
  return trimmed(athena).replace("{logs}", week);
}
