import type { Severity } from "../../../src/model/environment/index.js";
import type { DatabaseSubscription, EventPattern } from "./event-row.js";

interface OnTarget {
  /** `ecs.taskStopped` */
  readonly id: string;
  readonly service: string;
  readonly row: string;
  /** Keys of the target: `["main"]`; none where it is the account as a whole. */
  readonly target: readonly string[];
  readonly severity: Severity;
  /** The route that it is told by, where that is not the one of its severity. */
  readonly route?: string | undefined;
  /** Where it arrives; what tells of it is there too. */
  readonly region: string;
  /** The rule's name in EventBridge. */
  readonly name: string;
  readonly description: string;
}

/** An event of EventBridge that somebody is told of, as plain data. */
export interface PlannedEvent extends OnTarget {
  readonly pattern: EventPattern;
  /** Parts of the event that the text names, as JSON paths. */
  readonly paths: Readonly<Record<string, string>>;
  /** What is sent; `<name>` stands for a path. */
  readonly text: string;
}

/** The events of one DB cluster or DB instance that somebody is told of, as plain data. */
export interface PlannedDatabaseEvents extends OnTarget {
  readonly subscription: DatabaseSubscription;
  /** The identifier of the DB cluster or DB instance. */
  readonly identifier: string;
}
