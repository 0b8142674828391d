import { matching, object, text } from "../schema/fields.js";

/** What is held of resources. */
export type Guardrail = "deletionProtection" | "minorUpgrades" | "maintenanceWindow" | "deadLetterRetention";

const reason = () => text("the reason why it is off").optional();

const time = (what: string) => matching(/^([01]\d|2[0-3]):[0-5]\d$/, `${what}: a time of the day such as "09:00"`);

/** What is held of databases, queues and accounts, and what is not, with the reason. */
export const guardrailsSchema = object({
  /** Guardrails that do not hold here, and why. */
  off: object({
    /** Databases cannot be deleted before their protection is taken off. */
    deletionProtection: reason(),
    /** AWS changes no minor version by itself. */
    minorUpgrades: reason(),
    /** Maintenance is neither on weekends nor in working hours. */
    maintenanceWindow: reason(),
    /** Dead-letter queues keep messages for 14 days. */
    deadLetterRetention: reason(),
    /** The account is of this environment alone. */
    ownAccount: reason(),
  }).prefault({}),
  /**
   * Working hours of the team, Monday to Friday, in its time zone: no maintenance then.
   * @default 09:00 to 18:00
   */
  workingHours: object({ from: time("the beginning"), to: time("the end") }).prefault({ from: "09:00", to: "18:00" }),
});
