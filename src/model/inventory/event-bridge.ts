import type * as z from "zod";
import { boolean, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

/** An EventBridge rule. */
export interface EventBridgeRuleInput {
  /**
   * The rule's name: the `RuleName` of its metrics.
   * @limits letters, digits, . - and _, 64 at most
   */
  readonly name: string;
  /** The name of its event bus, where that is not the account's default one. */
  readonly eventBusName?: string;
  /**
   * Whether its targets have a dead-letter queue.
   * @default false
   */
  readonly deadLetterQueue?: boolean;
}

const rule = object({
  name: name(/^[.\-_A-Za-z0-9]{1,64}$/, "a rule name: letters, digits, . - and _, 64 at most"),
  eventBusName: name(/^[/.\-_A-Za-z0-9]{1,256}$/, "an event bus name").optional(),
  deadLetterQueue: boolean().default(false),
});

export const eventBridgeSchema = resources(rule, "EventBridge rules", "name", "eventBusName");

export type EventBridgeRule = z.output<typeof rule>;

export const eventBridgeRules = targets(["eventBridge", "*"]);
