import { checked, isTimeOfDay, object, text, timeOfDay } from "../schema/fields.js";
import { show } from "../schema/issue.js";

/** What is held of resources. */
export type Guardrail =
  "deletionProtection" | "destruction" | "history" | "minorUpgrades" | "maintenanceWindow" | "deadLetterRetention";

/** Guardrails that do not hold, each with the reason. */
export interface GuardrailsOffInput {
  /** Databases cannot be deleted before their protection is taken off: the reason why not. */
  readonly deletionProtection?: string;
  /** A plan destroys nothing that cannot be made again: the reason why one may. */
  readonly destruction?: string;
  /** A plan shortens neither how long logs are kept nor their copies: the reason why one may. */
  readonly history?: string;
  /** AWS changes no minor version by itself: the reason why it may. */
  readonly minorUpgrades?: string;
  /** Maintenance of databases and patching of instances are neither on weekends nor in working hours: the reason why they may be. */
  readonly maintenanceWindow?: string;
  /** Dead-letter queues keep messages for 14 days: the reason why not. */
  readonly deadLetterRetention?: string;
  /** The account is of this environment alone: the reason why it is not. */
  readonly ownAccount?: string;
}

/** A part of the day. */
export interface WorkingHoursInput {
  /**
   * When it begins, such as `09:00`.
   * @limits a time of the day such as "09:00"
   */
  readonly from: string;
  /**
   * When it ends, such as `18:00`: later on the same day.
   * @limits a time of the day such as "09:00"
   */
  readonly to: string;
}

/** What is held of databases, queues and the account, and what is not, with the reason. */
export interface GuardrailsInput {
  /**
   * Guardrails that do not hold here, and why.
   * @default {}
   */
  readonly off?: GuardrailsOffInput;
  /**
   * Working hours of the team, Monday to Friday, in its time zone: no maintenance then.
   * @default { from: "09:00", to: "18:00" }
   */
  readonly workingHours?: WorkingHoursInput;
}

const reason = () => text("the reason why it is off").optional();

export const guardrailsSchema = object({
  off: object({
    deletionProtection: reason(),
    destruction: reason(),
    history: reason(),
    minorUpgrades: reason(),
    maintenanceWindow: reason(),
    deadLetterRetention: reason(),
    ownAccount: reason(),
  }).prefault({}),
  workingHours: checked(
    object({ from: timeOfDay("the beginning", "09:00"), to: timeOfDay("the end", "09:00") }),
    ({ from, to }, report) => {
      if (typeof from === "string" && typeof to === "string" && isTimeOfDay(from) && isTimeOfDay(to) && from >= to)
        report(["to"], `${show(to)} is not after ${from}: no hour would be one of work; both are of the same day`);
    },
  ).prefault({ from: "09:00", to: "18:00" }),
});
