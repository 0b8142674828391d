/** Some of a list, and the number of that chunk as text; the first has none, so that a second one changes no name. */
export interface Chunk<T> {
  readonly some: readonly T[];
  readonly number: string;
}

/** How much room items take, where a service does not count them alone. */
export interface Room<T> {
  readonly most: number;
  readonly sizeOf: (item: T) => number;
}

/** A list in chunks of the size that a service takes at once; no chunks of an empty list. */
export function chunksOf<T>(list: readonly T[], size: number, room?: Room<T>): Chunk<T>[] {
  const chunks: T[][] = [];
  let left = 0;
  for (const item of list) {
    const taken = room?.sizeOf(item) ?? 0;
    const last = chunks.at(-1);
    if (last !== undefined && last.length < size && taken <= left) last.push(item);
    else {
      chunks.push([item]);
      left = room?.most ?? 0;
    }
    left -= taken;
  }
  return chunks.map((some, index) => ({ some, number: index === 0 ? "" : String(index + 1) }));
}
