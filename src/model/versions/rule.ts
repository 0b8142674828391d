import type { ProductId, Release } from "../facts/releases/index.js";
import { compareNumbers } from "./line.js";

/** Which lines of a product may be used: exactly one of these is given. */
export interface VersionRule {
  /** So many of the newest lines; of those with long-term support, if that is said. */
  readonly newest?: { readonly count: number; readonly longTermSupport: boolean } | undefined;
  /** These lines and no others. */
  readonly lines?: readonly string[] | undefined;
  /** Every line with standard support. */
  readonly supported?: true | undefined;
  /** Any version, and why. */
  readonly any?: string | undefined;
}

/** The policy where an environment says nothing. */
export const standardRules: Readonly<Record<ProductId, VersionRule>> = {
  "aurora-mysql": { supported: true },
  "aurora-postgresql": { newest: { count: 3, longTermSupport: true } },
  keycloak: { newest: { count: 3, longTermSupport: false } },
  "lambda-nodejs": { newest: { count: 2, longTermSupport: true } },
  mariadb: { supported: true },
  mysql: { supported: true },
  nodejs: { newest: { count: 2, longTermSupport: true } },
  postgres: { supported: true },
};

/** The lines that a rule allows on a day, newest first. */
export function allowedLines(
  { newest, lines }: VersionRule,
  releases: readonly Release[],
  on: string,
): readonly string[] {
  if (lines) return [...lines].sort((a, b) => compareNumbers(b, a));
  return releases
    .filter(({ since, supportedUntil = on }) => since <= on && on <= supportedUntil)
    .filter(({ longTermSupport = false }) => longTermSupport || !newest?.longTermSupport)
    .map(({ line }) => line)
    .sort((a, b) => compareNumbers(b, a))
    .slice(0, newest?.count);
}

/** A rule in words. */
export function describeRule({ newest, lines }: VersionRule): string {
  if (lines) return "as listed in the environment";
  if (!newest) return "every line with standard support";
  return `the newest ${newest.count} lines${newest.longTermSupport ? " with long-term support" : ""}`;
}
