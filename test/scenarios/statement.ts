import type { Severity } from "../../src/model/environment/index.js";

/** The last value that is still fine, and the first that must be told: on both sides of the line, as near as counts. */
export type Line = readonly [fine: number, told: number];

/** A value that is well on the fine side of the line: as far from it as what must be told. */
export function fineAt([fine, told]: Line): number {
  const well = fine + (fine - told);
  return fine >= 0 ? Math.max(well, 0) : well;
}

/** A number for all severities of a row, or one for each. */
export type BySeverity<Value> = Value | Readonly<Partial<Record<Severity, Value>>>;

/** What a metric of an expression shows. Without a role it is read from the row: see `series.ts`. */
export type Role =
  | "requests"
  | "failures"
  | { readonly requests: number } // so many times the requests
  | { readonly failures: number } // so many times the failures
  | "successes" // requests that did not fail
  | "failed share" // 0 or 1 with each request
  | "success share"
  | { readonly constant: number }
  | { readonly limit: number } // a quota, which is zero where there is none
  | "waiting" // what waits for those who stop
  | "failed percent" // 0 or 100 with each request
  | { readonly runsOut: "left" } // what is left, where the row's value is the seconds until nothing is
  | { readonly runsOut: "used"; readonly of: number } // what is used of so much
  | { readonly level: number; readonly plus?: number }; // so many times the row's value

/**
 * What a row says of itself to those on call. Times are in minutes.
 *
 * - `level`: something measured, too high or too low
 * - `counter`: something bad is counted; the line is how many in `per` minutes
 * - `rate`: the share of what failed; the line is in percent
 * - `flow`: something that must go on, and stops
 */
export interface Statement {
  readonly kind: "level" | "counter" | "rate" | "flow";
  readonly line: Readonly<Partial<Record<Severity, Line>>>;
  /** From the beginning of a failure until it is told. */
  readonly within: BySeverity<number>;
  /** The longest failure that nobody is told of; 0 where one is enough. */
  readonly ignores: BySeverity<number>;
  /**
   * Minutes in which failing periods are added up, be there fine ones between them: as many as `within` has are told, and
   * further apart they are not. Where one period is enough, a failure that comes back within this time is not told again.
   * @default two periods more than `within`, for data that come late
   */
  readonly span?: number;
  /**
   * When no data comes any more: it is `told`, or the alarm shows that it does not know (`unknown`), or silence is good news
   * (`fine`), or what was known last is `kept`.
   */
  readonly silence: "told" | "unknown" | "fine" | "kept";
  /** A failure once an hour, at the only request of that hour. @default "quiet" */
  readonly hourly?: BySeverity<"told" | "quiet">;
  /** Failures that are interrupted for a moment again and again. @default "told" */
  readonly flapping?: "told" | "quiet";
  /** All of ten requests a minute fail. @default told within half an hour where it is a rate, else as at high traffic */
  readonly lowTraffic?: { readonly within: number } | "quiet";
  /** The only request of each minute is slow. @default "quiet" */
  readonly fewSamples?: "told" | "quiet";
  /** Fewest requests in a period of the alarm, where a rate says nothing below. @default 20 */
  readonly least?: number;
  /** Comes by itself, without anybody's request. @default no */
  readonly steady?: true;
  /** Minutes between two points, where the target and not AWS decides. @default as AWS publishes it */
  readonly every?: number;
  /** How long a deployment shows in the metric as if it failed. @default 0 */
  readonly deployment?: number;
  /** Requests a minute where all is as usual. @default 1000 */
  readonly requests?: number;
  /** Minutes in which `line` is counted. @default 1 */
  readonly per?: number;
  /** Rows that tell instead of this one where traffic is low or failures are rare. */
  readonly companions?: readonly string[];
  readonly metrics?: Readonly<Record<string, Role>>;
}

/** Statements by row of one service. */
export type Statements = Readonly<Record<string, Statement>>;

export const bySeverity = <Value extends number | string>(value: BySeverity<Value>, severity: Severity): Value => {
  if (typeof value !== "object") return value;
  const own = value[severity];
  if (own === undefined) throw new Error(`Nothing is stated for ${severity}`);
  return own;
};
