/** Some of a list, and the number of that chunk as text; the first has none, so that a second one changes no name. */
export interface Chunk<T> {
  readonly some: readonly T[];
  readonly number: string;
}

/** A list in chunks of the size that a service takes at once; no chunks of an empty list. */
export const chunksOf = <T>(list: readonly T[], size: number): Chunk<T>[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => ({
    some: list.slice(index * size, (index + 1) * size),
    number: index === 0 ? "" : String(index + 1),
  }));
