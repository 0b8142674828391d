/** Some of a list, and the number of that part as text; the first has none, so that a second one changes no name. */
export interface Part<T> {
  readonly some: readonly T[];
  readonly number: string;
}

/** A list in parts of the size that a service takes at once; no parts of an empty list. */
export const inParts = <T>(list: readonly T[], size: number): Part<T>[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => ({
    some: list.slice(index * size, (index + 1) * size),
    number: index === 0 ? "" : String(index + 1),
  }));
