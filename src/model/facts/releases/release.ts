/** A release line of a product: what gets fixes without changing what it does. */
export interface Release {
  /** What begins every version of the line: `15.10`, `26`. */
  readonly line: string;
  /** The day it was offered; of lines with long-term support, the day that began. `YYYY-MM-DD`. */
  readonly since: string;
  /**
   * Whether its maker calls it a long-term support release.
   * @default false
   */
  readonly longTermSupport?: boolean | undefined;
  /**
   * The last day of standard support, `YYYY-MM-DD`. Where only a month is published, its first day: told early rather than late.
   * Absent where the maker publishes none.
   */
  readonly supportedUntil?: string | undefined;
  /** The newest version of the line that is known here; what is older lacks fixes. */
  readonly latest?: string | undefined;
}

/** The release lines of a product, newest first, and the page that says so. */
export interface Product {
  /** What people call it. */
  readonly title: string;
  readonly source: string;
  readonly releases: readonly Release[];
}
