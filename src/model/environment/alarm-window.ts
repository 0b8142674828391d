import * as z from "zod";
import { checked, either, expects, integer, object } from "../schema/fields.js";
import type { Issue } from "../schema/issue.js";
import { toIssues } from "../schema/parse.js";
import type { SomeSeverities } from "./severity.js";

/** The window that an alarm looks at: M of N data points. */
export interface AlarmWindow {
  /**
   * Seconds of one data point: 10, 20, 30 or a multiple of 60.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  readonly period: number;
  /**
   * Data points over the threshold that make the alarm (M of N); no more than `evaluationPeriods`.
   * @limits a whole number from 1 to 1440
   */
  readonly datapointsToAlarm: number;
  /**
   * Data points that are looked at; all of them within one day, or seven days where the period is an hour or more.
   * @limits a whole number from 1 to 1440
   */
  readonly evaluationPeriods: number;
}

const window = object({
  period: z
    .number(expects("a period in seconds"))
    .refine(
      (value) => [10, 20, 30].includes(value) || (Number.isInteger(value) && value > 0 && value % 60 === 0),
      expects("a period in seconds: 10, 20, 30 or a multiple of 60"),
    ),
  datapointsToAlarm: integer(1, 1440, "data points"),
  evaluationPeriods: integer(1, 1440, "data points"),
});

export const windowSchema = checked(window, ({ period, datapointsToAlarm, evaluationPeriods }, report) => {
  if (typeof period !== "number" || typeof evaluationPeriods !== "number") return;
  const limit = period >= 3600 ? 604800 : 86400;
  if (period * evaluationPeriods > limit) {
    report(
      ["evaluationPeriods"],
      `${evaluationPeriods} periods of ${period} seconds are longer than the ${limit / 86400 === 1 ? "one day" : "seven days"} an alarm can look back`,
    );
  }
  if (typeof datapointsToAlarm === "number" && datapointsToAlarm > evaluationPeriods)
    report(["datapointsToAlarm"], `${datapointsToAlarm} is more than the ${evaluationPeriods} data points looked at`);
});

const right = new WeakSet<object>();

/** What is wrong with the window of a row. Rows have a few, and thousands of alarms: one that is right is not looked at again. */
export function windowProblems(window: AlarmWindow): Issue[] {
  if (right.has(window)) return [];
  const { error } = windowSchema.safeParse(window, { jitless: true });
  if (error) return toIssues(error);
  right.add(window);
  return [];
}

const bySeverity = object({ error: windowSchema.optional(), warn: windowSchema.optional() });

const isWindow = (value: object): value is AlarmWindow => !("error" in value || "warn" in value);

/** One window, or one for some severities. */
export const windowsSchema = either(windowSchema, bySeverity, isWindow);

/** The windows by severity; one that is not by severity is that of both. */
export const windowsOf = (given: AlarmWindow | SomeSeverities<AlarmWindow> | undefined): SomeSeverities<AlarmWindow> =>
  given !== undefined && isWindow(given) ? { error: given, warn: given } : (given ?? {});
