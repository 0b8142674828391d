import * as z from "zod";
import { dbInstanceClasses } from "../facts/db-instance-classes.js";
import { boolean, expects, matching, name } from "../schema/fields.js";
import { didYouMean, show } from "../schema/issue.js";

/** What a database says of its upkeep. */
export interface MaintenanceInput {
  /**
   * Whether it cannot be deleted before this is off.
   * @default not known: a plan tells
   */
  readonly deletionProtection?: boolean;
  /**
   * Whether AWS changes its minor version by itself.
   * @default not known: a plan tells
   */
  readonly autoMinorVersionUpgrade?: boolean;
  /**
   * Its weekly maintenance window in UTC, such as `mon:18:00-mon:18:30`.
   * @default not known: a plan tells
   */
  readonly maintenanceWindow?: string;
}

const right = "a DB instance class such as db.r6g.large";

/** A DB instance class whose memory and vCPUs are known: alarms on memory, connections and load are derived from them. */
export const instanceClass = () =>
  z.string(expects(right)).refine((value) => value === "db.serverless" || Object.hasOwn(dbInstanceClasses, value), {
    error: (issue) => `${show(issue.input)} is not ${right}${didYouMean(issue.input, Object.keys(dbInstanceClasses))}`,
  });

const identifierPattern = /^[a-z](?!.*--)[a-z0-9-]{0,62}(?<!-)$/;

/** An identifier of a DB instance or cluster. */
export const identifier = (what: string) =>
  name(identifierPattern, `${what}: lower-case letters, digits and single hyphens, 63 at most`);

export const engineVersion = () => matching(/^\d+(\.\d+){0,2}(\.[a-z0-9_.]+)?$/, 'an engine version such as "15.10"');

/** A weekly window as RDS writes it, in UTC. */
export const windowPattern = /^(?:(?:sun|mon|tue|wed|thu|fri|sat):(?:[01]\d|2[0-3]):[0-5]\d(?:-|$)){2}$/i;

const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Where such a window begins and ends, in seconds from Sunday, 00:00 UTC. */
export const secondsOfWindow = (window: string): readonly [from: number, to: number] =>
  window
    .toLowerCase()
    .split("-")
    .map((text) => {
      const [day, hour, minute] = text.split(":") as [string, string, string];
      return (days.indexOf(day) * 24 + Number(hour)) * 3600 + Number(minute) * 60;
    }) as [number, number];

export const maintenance = {
  deletionProtection: boolean().optional(),
  autoMinorVersionUpgrade: boolean().optional(),
  maintenanceWindow: matching(windowPattern, 'a weekly window in UTC such as "mon:18:00-mon:18:30"').optional(),
};
