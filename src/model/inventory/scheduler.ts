import type * as z from "zod";
import { boolean, name, object, resources } from "../schema/fields.js";

const group = object({
  /** The schedule group's name. */
  name: name(/^[0-9a-zA-Z_.-]{1,64}$/, "a schedule group name: letters, digits, _ . and -, 64 at most"),
  /**
   * Whether all its schedules have a dead-letter queue.
   * @default false
   */
  deadLetterQueue: boolean().default(false),
});

/** EventBridge Scheduler schedule groups. Their alarms are of the account and region, as AWS recommends them. */
export const schedulerSchema = resources(group, "schedule groups", "name");

export type ScheduleGroup = z.output<typeof group>;
