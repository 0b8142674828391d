import { closeSync, openSync, writeFileSync } from "node:fs";

/** JSON as CDKTF writes it: indented by two, keys in order. */
export const print = (value: unknown): string => JSON.stringify(sorted(value), null, 2);

/**
 * Writes the same to a file, entry by entry of the uppermost objects. One text of thousands of alarms, and once more as the bytes of
 * the file, is a fifth of all memory that a run takes.
 *
 * @param name what a message calls the file
 * @throws Error where a number is none that JSON has.
 */
export function writeJson(file: string, json: object, name = file): void {
  try {
    writeWhole(file, json);
  } catch (error) {
    throw error instanceof NotFinite ? new Error(`${name}: ${pathOf(json)?.join(".")}: ${error.message}`) : error;
  }
}

function writeWhole(file: string, json: object): void {
  const open = openSync(file, "w");
  try {
    let held = "";
    const write = (text: string): void => {
      held += text;
      if (held.length < atOnce) return;
      writeFileSync(open, held); // all of it, where one call to the system writes a part only, as before a disk is full
      held = "";
    };
    writeObject(json, 0, write);
    writeFileSync(open, held);
  } finally {
    closeSync(open);
  }
}

/** Characters of a file that are written in one go. */
const atOnce = 1 << 18;

/** Of a Terraform file these are blocks, their types, and their names: `resource`, `aws_sns_topic`, `alarms`. */
const split = 3;

function writeObject(json: object, depth: number, write: (text: string) => void): void {
  const entries = Object.entries(inOrder(json)).filter(([, value]) => value !== undefined);
  const margin = `\n${"  ".repeat(depth + 1)}`;
  let before = "{";
  for (const [key, value] of entries) {
    write(`${before}${margin}${JSON.stringify(key)}: `);
    if (depth + 1 < split && isObject(value)) writeObject(value, depth + 1, write);
    else write(print(value).replaceAll("\n", margin)); // line breaks of texts are escaped
    before = ",";
  }
  write(entries.length === 0 ? "{}" : `\n${"  ".repeat(depth)}}`);
}

/** JSON has no such number, and gives `null` for it: Terraform would take that for "not set", or for 0. */
class NotFinite extends Error {
  constructor(value: number) {
    super(`${value} is no number that a file can hold`);
  }
}

const isNotFinite = (value: unknown): value is number => typeof value === "number" && !Number.isFinite(value);

/** Where such a number is. */
function pathOf(value: unknown): string[] | undefined {
  if (isNotFinite(value)) return [];
  for (const [key, part] of Object.entries(value instanceof Object ? value : {})) {
    const path = pathOf(part);
    if (path !== undefined) return [key, ...path];
  }
  return undefined;
}

function sorted(value: unknown): unknown {
  if (isNotFinite(value)) throw new NotFinite(value);
  if (Array.isArray(value)) return value.map(sorted);
  return isObject(value) ? inOrder(value, sorted) : value;
}

/** A copy with its keys in order; numbers among them come first, as in any object. */
const inOrder = (json: object, copied = (value: unknown) => value): object =>
  Object.fromEntries(
    Object.entries(json)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, copied(value)]),
  );

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
