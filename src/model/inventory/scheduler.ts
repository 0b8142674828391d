import type * as z from "zod";
import { boolean, name, object, resources } from "../schema/fields.js";

/** A schedule group of EventBridge Scheduler. */
export interface ScheduleGroupInput {
  /**
   * The schedule group's name.
   * @limits letters, digits, _ . and -, 64 at most
   */
  readonly name: string;
  /**
   * Whether all its schedules have a dead-letter queue.
   * @default false
   */
  readonly deadLetterQueue?: boolean;
}

const group = object({
  name: name(/^[0-9a-zA-Z_.-]{1,64}$/, "a schedule group name: letters, digits, _ . and -, 64 at most"),
  deadLetterQueue: boolean().default(false),
});

export const schedulerSchema = resources(group, "schedule groups", "name");

export type ScheduleGroup = z.output<typeof group>;
