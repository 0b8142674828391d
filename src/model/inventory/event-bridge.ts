import type * as z from "zod";
import { boolean, name, object, resources } from "../schema/fields.js";
import { targets } from "./targets.js";

const rule = object({
  /** The rule's name: the `RuleName` of its metrics. */
  name: name(/^[.\-_A-Za-z0-9]{1,64}$/, "a rule name: letters, digits, . - and _, 64 at most"),
  /** The name of its event bus, where that is not the account's default one. */
  eventBusName: name(/^[/.\-_A-Za-z0-9]{1,256}$/, "an event bus name").optional(),
  /**
   * Whether its targets have a dead-letter queue.
   * @default false
   */
  deadLetterQueue: boolean().default(false),
});

/** EventBridge rules. */
export const eventBridgeSchema = resources(rule, "EventBridge rules", "name", "eventBusName");

export type EventBridgeRule = z.output<typeof rule>;

export const eventBridgeRules = targets(["eventBridge", "*"]);
