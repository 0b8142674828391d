import type * as z from "zod";
import { isTimeOfDay, isTimeZone } from "../model/schema/fields.js";
import { formatPath, show } from "../model/schema/issue.js";

/** Ends in one error that tells everything that is wrong with a construct's inputs; does nothing where all is right. */
export function checkInputs(path: string, problems: Readonly<Record<string, string | undefined>>): void {
  const found = Object.entries(problems).filter(([, problem]) => problem !== undefined);
  if (found.length > 0) throw new Error(found.map(([input, problem]) => `${path}.${input}: ${problem}`).join("\n"));
}

/** A construct's inputs with the defaults of their schema; ends in one error that tells everything that is wrong with them. */
export function parseInputs<Schema extends z.ZodType>(path: string, schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given, { jitless: true });
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${path}.${formatPath(issue.path)}: ${issue.message}`).join("\n"));
}

/** What is wrong, unless it is fine. */
export const unless = (fine: boolean, problem: string): string | undefined => (fine ? undefined : problem);

/** What is wrong with a time zone. */
export const timeZoneProblem = (value: string): string | undefined =>
  unless(isTimeZone(value), `${show(value)} is not an IANA time zone such as Asia/Tokyo`);

/** What is wrong with a time of the day. */
export const timeOfDayProblem = (value: string, example: string): string | undefined =>
  unless(isTimeOfDay(value), `${show(value)} is not a time of the day such as "${example}"`);

/** What is wrong with a word of which there are some only. */
export const wordProblem = (value: string, known: readonly string[], what: string): string | undefined =>
  unless(known.includes(value), `${show(value)} is not ${what}\n  allowed: ${known.join(", ")}`);

/** What is wrong with a count of something, such as `days`. */
export const countProblem = (value: number | undefined, what: string): string | undefined =>
  unless(
    value === undefined || (Number.isInteger(value) && value >= 1),
    `${value} is not a count of ${what}: 1 or more`,
  );
