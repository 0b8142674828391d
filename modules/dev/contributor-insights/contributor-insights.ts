import { DynamodbContributorInsights } from "@cdktf/provider-aws/lib/dynamodb-contributor-insights";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { required } from "../../../src/cdktf/inputs.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { mainResource } from "../../../src/cdktf/address.js";

export interface ContributorInsightsProps {
  /** The table's name. */
  readonly tableName: string;
  /**
   * Names of global secondary indexes that are watched too, by short stable keys.
   * @default none
   */
  readonly indexNames?: Readonly<Record<string, string>>;
}

/**
 * Shows the keys of a DynamoDB table that are asked for, and throttled, most. It attaches to a table that any pipeline
 * manages. AWS bills it by event.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights.html
 */
export class ContributorInsights extends Module {
  constructor(scope: Construct, id: string, props: ContributorInsightsProps) {
    super(scope, id, required(props, { tableName: "text" }));
    const { tableName, indexNames = {} } = withReferences(props, "tableName", "indexNames");
    new DynamodbContributorInsights(this, mainResource, { tableName });
    for (const [key, indexName] of Object.entries(indexNames)) {
      new DynamodbContributorInsights(this, key, { tableName, indexName });
    }
  }
}
