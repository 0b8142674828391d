/** What AWS leaves open, as this evaluator reads it unless told otherwise. */
export interface FilterReadings {
  /**
   * Whether a term such as `ERROR` has to stand as a word of its own, or may be part of one (`ERRORS`). AWS speaks of events
   * that "contain the word ERROR" and shows a regular expression for superstrings.
   * @default "word"
   */
  readonly terms: "word" | "text";
}

export const defaultFilterReadings: FilterReadings = { terms: "word" };

/** Values found in an event, by selector: `$.latency`, `$size`, `$1`. */
export type Found = (selector: string) => string | number | undefined;

/** An event that matched: what its fields hold. */
export interface Match {
  readonly value: Found;
}

/** One way of matching: a pattern of terms, of JSON or of columns. */
export interface Matcher {
  readonly kind: "terms" | "JSON" | "columns";
  readonly match: (message: string, readings: FilterReadings) => Match | undefined;
  /** What is wrong with a selector of a metric's value or dimension; nothing where it can be found. */
  readonly selectorIssue: (selector: string) => string | undefined;
}
