import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * Whether a value may be or hold a token of CDKTF, its parts left aside. It may say yes too often, never no: tokens in texts,
 * lists and keys carry their name, those of numbers are huge negative numbers, and others have a `resolve`.
 */
export function mayBeToken(value: unknown): boolean {
  if (typeof value === "string") return value.includes("Token") || value.includes("e+");
  if (typeof value === "number") return value < 0;
  if (typeof value !== "object" || value === null) return typeof value === "function";
  if (Array.isArray(value)) return value.length > 0 && value.some((one) => typeof one !== "object" && mayBeToken(one));
  return !isPlain(value) || "resolve" in value || Object.keys(value).some(mayBeToken);
}

/** An object that no class has made. */
export const isPlain = (value: object): boolean => value.constructor === Object || value.constructor === undefined;

/** Whether nothing in a value is to be resolved or left out. Of almost all parts of a stack; copying them would take longer than this look. */
function isSettled(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value !== undefined && !mayBeToken(value);
  if (Array.isArray(value)) return value.every(isSettled);
  if (!isPlain(value) || "resolve" in value) return false;
  for (const key in value) {
    if (mayBeToken(key) || !isSettled((value as Readonly<Record<string, unknown>>)[key])) return false;
  }
  return true;
}

/**
 * CDKTF's resolution of tokens; a value whose parts hold none is not searched for them, which is most of a stack. What holds none at all
 * is given back as it is, and not copied.
 */
export function resolver(scope: IConstruct, preparing = false): (value: unknown) => unknown {
  const options = { scope, preparing, resolver: new DefaultTokenResolver(new StringConcat()) };
  const resolve = (value: unknown): unknown => {
    if (isSettled(value)) return value;
    if (mayBeToken(value)) return Tokenization.resolve(value, options);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(resolve).filter((one) => one !== undefined);
    const resolved: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) {
      const one = resolve(part);
      if (one !== undefined) resolved[key] = one;
    }
    return resolved;
  };
  return resolve;
}
