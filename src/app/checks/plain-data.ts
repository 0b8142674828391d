import { Token, Tokenization } from "cdktf";
import type { Issue } from "../../model/environment/index.js";
import { otherThanPlain } from "../../model/schema/plain.js";
import { isListToken, isNumberToken } from "../../model/schema/token.js";

type Path = readonly PropertyKey[];

/** Levels of objects within objects; an environment has a dozen. */
const deepest = 50;

/**
 * What no field can say of itself: data that holds itself or has keys that get lost, and tokens of CDKTF that are none or
 * stand where a value must be known.
 */
export function checkPlainData(definition: unknown): Issue[] {
  return [...problems(definition, [], [])];
}

/** What cannot even be read, as of a getter or a proxy that throws: no other check can look at it. */
export const checkReadable = (definition: unknown): Issue[] => [...unreadable(definition, [], [])];

function* unreadable(value: unknown, path: Path, around: readonly object[]): Generator<Issue> {
  if (typeof value !== "object" || value === null || around.includes(value) || around.length === deepest) return;
  let keys: readonly PropertyKey[];
  try {
    keys = otherThanPlain(value) === undefined ? Reflect.ownKeys(value) : []; // an instance is told as what it is
  } catch (error) {
    return yield { path, message: cannotBeRead(error) };
  }
  for (const key of keys) {
    const at = [...path, key];
    let part: unknown;
    try {
      part = (value as Record<PropertyKey, unknown>)[key];
    } catch (error) {
      yield { path: at, message: cannotBeRead(error) };
    }
    yield* unreadable(part, at, [...around, value]);
  }
}

const cannotBeRead = (error: unknown): string =>
  `cannot be read (${error instanceof Error ? error.message : String(error)}); an environment is plain data`;

function* problems(value: unknown, path: Path, around: readonly object[]): Generator<Issue> {
  if (typeof value === "string") yield* tell(path, textProblem(value));
  if (typeof value === "number") yield* tell(path, numberProblem(value));
  if (typeof value !== "object" || value === null) return;
  if (around.includes(value)) return yield { path, message: "holds itself; an environment is plain data" };
  if (around.length === deepest) return yield { path, message: `is nested more than ${deepest} levels deep` };
  if (isListToken(value))
    return yield* tell(
      path,
      knownProblem(() => Tokenization.reverseList(value as string[])),
    );
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === "number" && isNumberToken(value[0]))
    return yield { path, message: numbersNeeded };
  const other = otherThanPlain(value);
  if (other !== undefined)
    return yield { path, message: `is ${other}; an environment is plain data: object literals and lists` };
  for (const key of Reflect.ownKeys(value)) {
    if (Array.isArray(value) && key === "length") continue;
    const at = [...path, Array.isArray(value) && typeof key === "string" ? Number(key) : key];
    yield* tell(at, keyProblem(key) ?? hiddenProblem(value, key));
    if (key !== "__proto__") yield* problems((value as Record<PropertyKey, unknown>)[key], at, [...around, value]);
  }
}

function* tell(path: Path, message: string | undefined): Generator<Issue> {
  if (message !== undefined) yield { path, message };
}

function keyProblem(key: PropertyKey): string | undefined {
  if (typeof key === "symbol") return "a symbol is no key of plain data";
  return key === "__proto__" ? "is a word of JavaScript's own, and cannot be a key" : textProblem(String(key));
}

/** What is not enumerable nobody sees who goes through the keys, as the schemas do. TypeScript marks its modules so. */
const hiddenProblem = (value: object, key: PropertyKey): string | undefined =>
  Object.prototype.propertyIsEnumerable.call(value, key) || key === "__esModule"
    ? undefined
    : "is not enumerable, and would get lost; an environment is plain data";

const numbersNeeded =
  "a number that Terraform fills in has no value yet, and cannot stand here; give the number itself";

const numberProblem = (value: number): string | undefined =>
  isNumberToken(value) || value === Token.NUMBER_MAP_TOKEN_VALUE ? numbersNeeded : undefined;

/** Texts that CDKTF takes for the values of a map that is a token. */
const mapTokenTexts: readonly string[] = [Token.STRING_MAP_TOKEN_VALUE, Token.ANY_MAP_TOKEN_VALUE];

function textProblem(text: string): string | undefined {
  if (/[\uD800-\uDFFF]/u.test(text)) return "holds half of a surrogate pair, which no file can carry";
  if (text.includes("${unyo:")) return "holds ${unyo:, by which this library marks references of its own";
  if (/#\{TfToken\[/.test(text)) return "a list that Terraform fills in cannot stand here; give one text";
  if (/&\{TfToken\[/.test(text) || mapTokenTexts.includes(text))
    return "a map that Terraform fills in cannot stand here; give its entries";
  const numbers = (text.match(/[-+.\d]+e[-+.\deE]+/g) ?? []).map(parseFloat).filter(isNumberToken);
  if (!text.includes("${TfToken[") && numbers.length === 0) return undefined;
  return knownProblem(() => [
    Tokenization.reverseString(text),
    ...numbers.map((one) => Tokenization.reverseNumber(one)),
  ]);
}

function knownProblem(lookUp: () => unknown): string | undefined {
  try {
    lookUp();
    return undefined;
  } catch {
    return "holds a token that CDKTF did not make in this program";
  }
}
