import type { Requirement } from "../../../src/model/contract/index.js";
import type { Environment, Severity } from "../../../src/model/environment/index.js";
import type { Region } from "../../../src/model/facts/regions.js";
import type { SomeText } from "../../../src/model/text.js";

/**
 * An event pattern of EventBridge.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export type EventPattern = Readonly<Record<string, unknown>>;

/**
 * An event subscription of RDS. Rows that name the same one share it, as an account has 20 of them in a region unless its
 * quota is raised.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html
 */
export interface DatabaseSubscription {
  /** A short stable key: part of its name and address. */
  readonly key: string;
  readonly sourceType: "db-cluster" | "db-instance";
  /** Categories of events, as RDS writes them. */
  readonly categories: readonly string[];
}

type No<Keys extends string> = { readonly [Key in Keys]?: never };

/** An event that arrives at EventBridge. */
interface BusEvent<Target, Words extends SomeText> extends No<"subscription" | "identifier"> {
  /** What the event looks like for one target; names and ARNs come from the inventory. */
  readonly pattern: (target: Target, environment: Environment) => EventPattern;
  /** Parts of the event that the text names, as JSON paths. */
  readonly paths: Readonly<Record<string, string>>;
  /** What is sent; `<name>` stands for a path. */
  readonly text: Words;
  /** Where the event arrives, if not in the environment's region: its rule and its topic must be there too. */
  readonly region?: Region | ((target: Target) => Region | undefined);
}

/** Events that RDS itself publishes to a topic. */
interface DatabaseEvents<Target> extends No<"pattern" | "paths" | "text" | "region"> {
  readonly subscription: DatabaseSubscription;
  /** The identifier of the DB cluster or DB instance. */
  readonly identifier: (target: Target) => string;
}

/** One event of the catalogue that somebody is told of, since no metric stands for it. */
export type EventRow<Target, Words extends SomeText = SomeText> = (BusEvent<Target, Words> | DatabaseEvents<Target>) & {
  readonly severity: Severity;
  /** Targets that it is for. @default all */
  readonly when?: (target: Target, environment: Environment) => boolean;
  /** Telemetry of the dev half without which the event does not arrive. */
  readonly requires?: Requirement;
  readonly because: Words;
  readonly remedy: Words;
  /** Where it comes from, as of alarms; one address of AWS's page at least. */
  readonly source: readonly string[];
};
