import { isListToken, isNumberToken, isToken, referenceOf, tokens } from "./token.js";

/** Characters of a value that a message shows; a longer one is cut, and its length told. */
const shownLength = 120;

/** A value as a person would write it in TypeScript; a token as what it is. Takes anything, and never throws. */
export function show(value: unknown): string {
  if (typeof value === "string") return showText(value);
  if (typeof value === "number") return isNumberToken(value) ? "a number token of CDKTF" : String(value);
  if (typeof value !== "object" || value === null) return cut(String(value));
  if (isListToken(value)) return "a list token of CDKTF";
  try {
    return cut(JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one)));
  } catch {
    return Array.isArray(value) ? "a list that cannot be shown" : "an object that cannot be shown"; // it holds itself, for one
  }
}

function showText(text: string): string {
  if (!isToken(text)) return cut(JSON.stringify(text));
  const parts = text.split(tokens);
  if (parts.length === 1) return cut(JSON.stringify(text)); // a reference, as it was written
  const told = parts.map((part, index) => (index % 2 === 1 ? (originalOf(part) ?? "<token>") : part)).join("");
  return told === "<token>" ? "a token of CDKTF" : cut(JSON.stringify(told));
}

const originalOf = (part: string): string | undefined => {
  const expression = referenceOf(part);
  return expression === undefined ? undefined : `\${${expression}}`;
};

function cut(text: string): string {
  if (text.length <= shownLength) return text;
  return `${text.slice(0, shownLength).replace(/[\uD800-\uDBFF]$/, "")}… (${text.length.toLocaleString("en-US")} characters)`;
}

/** Items of a list that a message shows; the rest is counted. */
const shownItems = 10;

/** A list for a message: all of a short one, the beginning of a long one. */
export function shortList(items: readonly string[], separator = ", "): string {
  const rest = items.length - shownItems;
  if (rest <= 0) return items.join(separator);
  return `${items.slice(0, shownItems).join(separator)}${separator}… and ${rest.toLocaleString("en-US")} more`;
}
