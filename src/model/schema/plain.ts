/**
 * What an object is where it is more than its own keys, such as "an object of class Map": what only its class gives would get lost.
 * Nothing where it is a list or what an object literal gives, of whatever realm.
 */
export function otherThanPlain(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value) || typeof prototype !== "object" || prototype === null) return undefined;
  if (Object.hasOwn(prototype, "isPrototypeOf")) return undefined; // Object.prototype itself
  const { name } = (prototype as { readonly constructor?: { readonly name?: unknown } }).constructor ?? {};
  return typeof name !== "string" || ["", "Object"].includes(name)
    ? "an object that inherits from another"
    : `an object of class ${name}`;
}

/** Whether something has to be awaited first. */
export const isAwaitable = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
