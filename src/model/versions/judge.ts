import { compareNumbers, lineOf, numbersOf, startsWithLine } from "./line.js";
import { productOf, type JudgedProduct, type VersionException, type VersionPolicy } from "./policy.js";
import { allowedLines } from "./rule.js";
import type { VersionUse } from "./uses.js";

/** What the policy says of one version on one day. */
export interface Judgement {
  readonly use: VersionUse;
  readonly product: JudgedProduct;
  readonly allowed: boolean;
  /** The lines that may be used, newest first. */
  readonly lines: readonly string[];
  /** The first day, after the day asked for, on which it is allowed no more, by what is known. */
  readonly outFrom?: string;
  /** The last day of its line's support, where the policy lists the line all the same and that day is over. */
  readonly supportEnded?: string;
  /** The line to go to. */
  readonly next?: string;
  /** The newest version of its own line, where it is older than that. */
  readonly patch?: string;
  readonly exception?: VersionException;
}

/** Judges a version; nothing where no line of its product is known, which passes. */
export function judge(policy: VersionPolicy, use: VersionUse, on: string): Judgement | undefined {
  const product = productOf(policy, use.product);
  if (!product) return undefined;
  const numbers = numbersOf(use.version);
  const allowedOn = (day: string) =>
    allowedLines(product.rule, product.releases, day).some((line) => startsWithLine(numbers, line));
  const lines = allowedLines(product.rule, product.releases, on);
  const allowed = allowedOn(on);
  const { latest, supportedUntil } = lineOf(use.version, product.releases) ?? {};
  // A list names lines, not days: what its maker supports no more is told all the same.
  const ends = allowed && product.rule.lines ? supportedUntil : undefined;
  const firstNot = allowed ? changes(product, on).find((day) => !allowedOn(day)) : undefined;
  const outFrom = ends !== undefined && ends >= on ? dayAfter(ends) : firstNot;
  const next = lines.filter((line) => compareNumbers(line, numbers) > 0).at(-1);
  const exception = policy.exceptions[use.key];
  return {
    use,
    product,
    allowed,
    lines,
    ...(outFrom !== undefined && { outFrom }),
    ...(ends !== undefined && ends < on && { supportEnded: ends }),
    ...(next !== undefined && { next }),
    ...(latest !== undefined && numbers.includes(".") && compareNumbers(latest, numbers) > 0 && { patch: latest }),
    ...(exception && { exception }),
  };
}

/** The days after a day on which what a rule allows may change. */
function changes({ releases }: JudgedProduct, on: string): readonly string[] {
  const days = releases.flatMap(({ since, supportedUntil }) =>
    supportedUntil === undefined ? [since] : [since, dayAfter(supportedUntil)],
  );
  return [...new Set(days)].filter((day) => day > on).sort();
}

/** `2026-02-28` → `2026-03-01`. */
function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
