/** Values that were read, by their path: `{ retention: 345600, "redrive.maxReceiveCount": 5 }`. */
export type Reads = Readonly<Record<string, unknown>>;

/** Gives plain data in a wrapping that notes every text, number and other simple value that is read from it. */
export function recordReads(value: unknown, reads: Record<string, unknown>, path: readonly string[] = []): unknown {
  if (typeof value !== "object" || value === null) {
    if (value !== undefined && path.length > 0) reads[path.join(".")] = value;
    return value;
  }
  // A proxy must give what a frozen object holds, so it stands over a copy.
  return new Proxy(Array.isArray(value) ? [...value] : { ...value }, {
    get: (object, key) => {
      const inner: unknown = Reflect.get(object, key);
      if (typeof key === "symbol" || typeof inner === "function") return inner;
      return Array.isArray(object) && key === "length" ? inner : recordReads(inner, reads, [...path, key]);
    },
  });
}
