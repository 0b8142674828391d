/** Something as it was written, before anything of it is known to be right. */
export type Loose = Readonly<Record<string, unknown>>;

export const loose = (value: unknown): Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
