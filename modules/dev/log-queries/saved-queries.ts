import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { keepReference } from "../../../src/model/schema/token.js";
import { chunksOf } from "../../../src/model/chunks.js";
import { questions, trimmed } from "./questions.js";

export interface SavedQueriesProps {
  /** The folder in which the console shows the queries. */
  readonly folder: string;
  /** Names of log groups, by the id of their source: `ecs.main/keycloak`. */
  readonly logGroups: ReadonlyMap<string, string>;
  /**
   * Language of the queries' titles.
   * @default en
   */
  readonly language?: "en" | "ja";
}

/** What one query of Logs Insights reads at most. */
const logGroupLimit = 50;

/**
 * Saved queries of Logs Insights for the usual questions, each over the log groups that can answer it.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_Insights-Saving-Queries.html
 */
export class SavedQueries extends Module {
  constructor(scope: Construct, id: string, props: SavedQueriesProps) {
    super(scope, id, required(props, { folder: "text", logGroups: "object" }));
    const { folder, logGroups, language = "en" } = props;
    const sorted = [...logGroups].sort(([one], [other]) => (one < other ? -1 : 1)); // whatever order they were written in
    for (const [key, { title, of, insights }] of Object.entries(questions)) {
      const names = sorted.filter(([source]) => of.test(source)).map(([, name]) => keepReference(name));
      for (const { some, number } of chunksOf(names, logGroupLimit)) {
        new CloudwatchQueryDefinition(this, number ? `${key}_${number}` : key, {
          name: number ? `${folder}/${title[language]} ${number}` : `${folder}/${title[language]}`,
          logGroupNames: [...some],
          queryString: trimmed(insights),
        });
      }
    }
  }
}
