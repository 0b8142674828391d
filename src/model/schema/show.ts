import { isListToken, isNumberToken, referenceOf, tokens } from "./token.js";
import { quoted } from "./visible.js";

/** Characters of a value that a message shows; a longer one is cut, and its length told. */
const shownLength = 120;

/** A value as a person would write it in TypeScript; a token as what it is. Takes anything, and never throws. */
export function show(value: unknown): string {
  if (typeof value === "string") return showText(value);
  if (typeof value === "number") return isNumberToken(value) ? "a number token of CDKTF" : String(value);
  if (typeof value !== "object" || value === null) return cut(String(value));
  if (isListToken(value)) return "a list token of CDKTF";
  try {
    return cut(withoutMarks(JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one))));
  } catch {
    return Array.isArray(value) ? "a list that cannot be shown" : "an object that cannot be shown"; // it holds itself, for one
  }
}

function showText(text: string): string {
  const told = withoutMarks(text);
  return text !== told && marks.includes(told) ? told.slice(1, -1) : cut(quoted(told), text.length);
}

const kinds = { $: "a token of CDKTF", "#": "a list token of CDKTF", "&": "a map token of CDKTF" } as const;
const marks: readonly string[] = Object.values(kinds).map((kind) => `<${kind}>`);

/** A text for people: tokens are told by their kind, references as they were written. */
export const withoutMarks = (text: string): string =>
  text
    .replace(/([$#&])\{TfToken\[[\w:.-]+\]\}/g, (_, sign: keyof typeof kinds) => `<${kinds[sign]}>`)
    .replace(new RegExp(tokens, "g"), (mark) => `\${${referenceOf(mark)}}`);

/** A text, cut where it is long. */
export function cut(text: string, length = text.length): string {
  if (text.length <= shownLength) return text;
  return `${text.slice(0, shownLength).replace(/[\uD800-\uDBFF]$/, "")}… (${thousands(length)} characters)`;
}

/** Items of a list that a message shows; the rest is counted. */
const shownItems = 10;

/** A list for a message: all of a short one, the beginning of a long one. */
export function shortList(items: readonly string[], separator = ", "): string {
  const rest = items.length - shownItems;
  if (rest <= 0) return items.join(separator);
  return `${items.slice(0, shownItems).join(separator)}${separator}… and ${thousands(rest)} more`;
}

/** `1,234`. The formatter takes as long to load as a hundred alarms to be written, and most numbers are small. */
const thousands = (number: number): string => (number < 1000 ? `${number}` : number.toLocaleString("en-US"));
