import { DbEventSubscription } from "@cdktf/provider-aws/lib/db-event-subscription";
import type { Construct } from "constructs";
import { Module } from "../../../src/cdktf/as-written.js";
import { withReferences } from "../../../src/model/schema/token.js";
import { databaseEventCategories } from "../catalogue/events/rows.js";

export interface DatabaseEventsProps {
  /** What the subscriptions' names begin with. */
  readonly name: string;
  /** A topic that lets RDS publish. */
  readonly topicArn: string;
  /** Identifiers to be told of, by source type; a source type without any gets no subscription. */
  readonly sources: Readonly<Record<keyof typeof databaseEventCategories, readonly string[]>>;
}

/**
 * Tells a topic of failovers, failures and full disks of RDS and Aurora.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html
 */
export class DatabaseEvents extends Module {
  constructor(scope: Construct, id: string, given: DatabaseEventsProps) {
    super(scope, id);
    const props = withReferences(given, "topicArn", "sources");
    for (const sourceType of ["db-cluster", "db-instance"] as const) {
      const sourceIds = [...props.sources[sourceType]].sort();
      if (sourceIds.length === 0) continue;
      new DbEventSubscription(this, sourceType, {
        name: `${props.name}-${sourceType}`,
        snsTopic: props.topicArn,
        sourceType,
        sourceIds,
        eventCategories: [...databaseEventCategories[sourceType]],
      });
    }
  }
}
