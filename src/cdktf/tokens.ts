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

/**
 * CDKTF's resolution of tokens; a value whose parts hold none is not searched for them, which is most of a stack. What holds none at all
 * is given back as it is, and not copied.
 */
export function resolver(scope: IConstruct, preparing = false): (value: unknown) => unknown {
  const options = { scope, preparing, resolver: new DefaultTokenResolver(new StringConcat()) };
  const resolve = (value: unknown): unknown => {
    if (mayBeToken(value)) return Tokenization.resolve(value, options);
    if (typeof value !== "object" || value === null) return value;
    return Array.isArray(value) ? list(value) : object(value as Readonly<Record<string, unknown>>);
  };
  const list = (values: readonly unknown[]): readonly unknown[] => {
    const resolved = values.map(resolve);
    const isSame = resolved.every((one, index) => one === values[index] && one !== undefined);
    return isSame ? values : resolved.filter((one) => one !== undefined);
  };
  const object = (value: Readonly<Record<string, unknown>>): object => {
    const entries: [string, unknown][] = [];
    let isSame = true;
    for (const key of Object.keys(value)) {
      const one = resolve(value[key]);
      isSame &&= one === value[key] && one !== undefined;
      if (one !== undefined) entries.push([key, one]);
    }
    return isSame ? value : Object.fromEntries(entries);
  };
  return resolve;
}
