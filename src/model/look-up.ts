/**
 * The value of a key that somebody wrote. Of a bare `record[key]`, a key such as `constructor` would find what every object
 * has.
 */
export function lookUp<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
