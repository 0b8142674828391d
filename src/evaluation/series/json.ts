import { z } from "zod";
import { SeriesError, show, type SeriesIssue } from "./error.js";

/** A file of JSON, by the name that messages call it. */
export interface JsonFile {
  readonly file: string;
  /** The text, or what it holds. */
  readonly content: unknown;
}

/** What a file holds: its text read as JSON, or what was given instead of a text. */
export function contentOf({ file, content }: JsonFile): unknown {
  if (typeof content !== "string") return content;
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new SeriesError(file, [{ place: "", message: `is no JSON: ${(error as Error).message}` }]);
  }
}

/** A part of a file, of the shape that a schema says; other fields are let through. */
export function shaped<T>(file: string, place: string, part: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(part);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message, ...issue }): SeriesIssue => {
    const wrong = issue.code === "unrecognized_keys" ? issue.keys.map(show).join(", ") : show(at(part, path));
    return { place: placeOf(place, path), message: `${wrong} ${message}` };
  });
  throw new SeriesError(file, issues);
}

/** `["Values", 2]` → `Values[2]`. */
const placeOf = (start: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, key) => (typeof key === "number" ? `${place}[${key}]` : `${place}${place === "" ? "" : "."}${String(key)}`),
    start,
  );

const at = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (node, key) =>
      typeof node === "object" && node !== null ? (node as Record<PropertyKey, unknown>)[key] : undefined,
    root,
  );

const right = (what: string) => ({ error: `is not ${what}` });

/** Shapes with messages of ours. */
export const text = z.string(right("a text"));
export const finite = z.number(right("a number"));
export const time = z.union([z.number(), z.string()], right("a time"));
export const listOf = <T extends z.ZodType>(item: T) => z.array(item, right("a list"));
export const objectOf = <T extends z.ZodRawShape>(shape: T) => z.object(shape, right("an object"));

/** An object without other keys: of a form that is ours, where another key is a mistake. */
export const exactly = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? `is none of ${Object.keys(shape).join(", ")}` : "is not an object",
  });
