import * as z from "zod";
import { patternProblem } from "../log-pattern/index.js";
import { checked, expects, integer, object, record, resources } from "../schema/fields.js";
import { show } from "../schema/issue.js";
import { logGroupName } from "../environment/log-group-name.js";
import { targets } from "./targets.js";

/** What is looked for in the events of a log group. */
export interface LogSignalInput {
  /** What is counted: a filter pattern, as the functions of `logPattern` make it. */
  readonly pattern: string;
  /**
   * Events in five minutes from which on somebody is told that day. Either this or `error`, or both.
   * @limits a whole number from 1 to 1000000
   */
  readonly warn?: number;
  /**
   * Events in five minutes from which on somebody is woken.
   * @limits a whole number from 1 to 1000000
   */
  readonly error?: number;
}

/** A log group whose events are watched. */
export interface WatchedLogInput {
  /**
   * The log group's name.
   * @limits letters, digits and . - _ / #, 512 at most
   */
  readonly name: string;
  /** What is looked for in its events, by a short stable key. */
  readonly signals?: Readonly<Record<string, LogSignalInput>>;
  /**
   * Minutes after which a log group that says nothing is told; leave it out where silence is normal.
   * @limits a multiple of 5, up to a day: a whole number from 5 to 1440
   */
  readonly silentAfter?: number;
}

const pattern = z
  .string(expects("a filter pattern, such as logPattern.anyOf(…) or logPattern.json(…) gives"))
  .check((context) => {
    const problem = patternProblem(context.value);
    if (problem)
      context.issues.push({ code: "custom", message: `${show(context.value)} ${problem}`, input: context.value });
  });

const threshold = () => integer(1, 1_000_000, "events in five minutes").optional();

const signalFields = object({
  pattern,
  warn: threshold(),
  error: threshold(),
});

const signal = checked(signalFields, ({ warn, error }, report) => {
  if (warn === undefined && error === undefined)
    report([], "needs warn or error: how many events in five minutes are too many");
  if (typeof warn === "number" && typeof error === "number" && warn >= error)
    report(["warn"], `${warn} is not below error (${error}), so it would not be the earlier warning`);
});

const silence = "minutes: a multiple of 5, up to a day";

const log = object({
  name: logGroupName(),
  signals: record(signal, "signals").default({}),
  silentAfter: integer(5, 1440, silence)
    .refine((minutes) => minutes % 5 === 0, expects(silence))
    .optional(),
});

export const logsSchema = resources(log, "log groups", "name");

export type WatchedLog = z.output<typeof log>;
export type LogSignalTarget = z.output<typeof signal> & { readonly log: WatchedLog };

export const watchedLogs = targets(["logs", "*"]);

export const logSignals = targets(["logs", "*", "signals", "*"], ([log, found]) => ({ ...found, log }));
