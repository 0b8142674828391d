import { Tokenization } from "cdktf";
import type * as z from "zod";
import { isTimeOfDay, isTimeZone } from "../model/schema/fields.js";
import { formatPath, show } from "../model/schema/issue.js";

/** What is wrong with inputs of a construct, by where it stands in them; nothing where an input is right. */
export type Problems = Readonly<Record<string, string | undefined>>;

/** Ends in one error that tells everything that is wrong with a construct's inputs; does nothing where all is right. */
export function checkInputs(path: string, problems: Problems): void {
  const found = Object.entries(problems).filter(([, problem]) => problem !== undefined);
  if (found.length > 0) throw new Error(found.map(([input, problem]) => `${path}.${input}: ${problem}`).join("\n"));
}

/** What the values of a type are, as far as it is seen at a glance. */
type KindOf<Value> = [Value] extends [string]
  ? "text"
  : [Value] extends [number]
    ? "number"
    : [Value] extends [boolean]
      ? "boolean"
      : [Value] extends [readonly unknown[]]
        ? "list"
        : [Value] extends [object]
          ? "object" | (object & Kinds<Value>)
          : "any";

type RequiredKey<Props> = { [Key in keyof Props]-?: object extends Pick<Props, Key> ? never : Key }[keyof Props];

/** The kind of each prop that must be there; of an object, those of what must be in it, where anything must. */
export type Kinds<Props> = { readonly [Key in RequiredKey<Props>]: KindOf<Props[Key]> };

interface Kind {
  readonly words: string;
  readonly is: (value: unknown) => boolean;
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const kinds: Readonly<Record<string, Kind>> = {
  text: { words: "text", is: (value) => typeof value === "string" },
  number: { words: "a number", is: (value) => typeof value === "number" },
  boolean: { words: "true or false", is: (value) => typeof value === "boolean" },
  list: { words: "a list", is: Array.isArray },
  object: { words: "an object", is: isObject },
  any: { words: "a value", is: (value) => ["string", "number", "boolean"].includes(typeof value) || isObject(value) },
};

/**
 * What is wrong with props at a glance: one that must be there is missing, or is nothing like what its type says. The compiler tells who
 * writes TypeScript; in plain JavaScript the module would fail somewhere within, or write `undefined`. Tokens pass, as their values are not known yet.
 */
export function required<Props extends object>(props: Props, expected: Kinds<Props>): Problems {
  const given: unknown = props;
  if (isObject(given)) return problemsWithin(given, expected as Expected, "");
  const right = ["an object", Object.keys(expected).join(", ")].filter(Boolean).join(" with ");
  return { props: given === undefined ? `is required: ${right}` : `${show(given)} is not ${right}` };
}

interface Expected {
  readonly [key: string]: string | Expected;
}

const problemsWithin = (given: object, expected: Expected, path: string): Problems =>
  Object.assign(
    {},
    ...Object.entries(expected).map(([key, kind]): Problems => {
      const value: unknown = (given as Readonly<Record<string, unknown>>)[key];
      if (Tokenization.isResolvable(value)) return {};
      if (typeof kind === "object" && isObject(value)) return problemsWithin(value, kind, `${path}${key}.`);
      const { words, is } = kinds[typeof kind === "string" ? kind : "object"]!;
      if (value === undefined) return { [path + key]: `is required: ${words}` };
      return is(value) ? {} : { [path + key]: `${show(value)} is not ${words}` };
    }),
  ) as Problems;

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
