import * as z from "zod";
import { boolean, expects, integer, matching, object, oneKeyOf, text } from "../schema/fields.js";

/** So many of the newest lines. */
export interface NewestInput {
  /**
   * How many lines.
   * @limits a whole number from 1 to 20
   */
  readonly count: number;
  /**
   * Whether lines with long-term support alone are counted.
   * @default false
   */
  readonly longTermSupport?: boolean;
}

/** Which lines of a product may be used: exactly one of the four. */
export interface VersionRuleInput {
  /** So many of the newest lines. */
  readonly newest?: NewestInput;
  /** These lines and no others. */
  readonly lines?: readonly string[];
  /** Every line with standard support. */
  readonly supported?: true;
  /** Any version: the reason why. */
  readonly any?: string;
}

/** A release line of a product. */
export interface ReleaseLineInput {
  /** The line, such as `15.10` or `26`. */
  readonly line: string;
  /**
   * The day it was offered, such as `2027-03-31`.
   * @limits a day such as "2027-03-31"
   */
  readonly since: string;
  /**
   * Whether it has long-term support.
   * @default false
   */
  readonly longTermSupport?: boolean;
  /**
   * The last day of standard support.
   * @default not known yet
   * @limits a day such as "2027-03-31"
   */
  readonly supportedUntil?: string;
  /**
   * The newest patch of the line, such as `26.7.2`.
   * @default not known
   */
  readonly latest?: string;
}

/** A version out of the policy, for a time. */
export interface VersionExceptionInput {
  /** Why. */
  readonly reason: string;
  /**
   * The last day on which it holds, such as `2027-03-31`.
   * @limits a day such as "2027-03-31"
   */
  readonly until: string;
}

/** Which versions may be used. */
export interface VersionsInput {
  /** The reason why nothing is checked. */
  readonly off?: string;
  /**
   * Which lines of a product may be used, where that differs from the policy's own rule.
   * @default {}
   */
  readonly rules?: Readonly<Record<string, VersionRuleInput>>;
  /**
   * Release lines that the table of this library does not have, or has otherwise, by product.
   * @default {}
   */
  readonly releases?: Readonly<Record<string, readonly ReleaseLineInput[]>>;
  /**
   * What runs another version for a time, by its key in the inventory: `aurora.main`.
   * @default {}
   */
  readonly exceptions?: Readonly<Record<string, VersionExceptionInput>>;
}

const day = (what: string) =>
  matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, `${what}: a day such as "2027-03-31"`);

const line = () => matching(/^\d+(\.\d+)*$/, 'a release line such as "15.10" or "26"');

const product = z.string(expects("a product such as keycloak"));

const rule = oneKeyOf(
  {
    newest: object({
      count: integer(1, 20, "newest lines"),
      longTermSupport: boolean().default(false),
    }).optional(),
    lines: z.array(line(), expects("a list of release lines")).optional(),
    supported: z.literal(true, expects("true")).optional(),
    any: text("the reason why any version may be used").optional(),
  },
  ["newest", "lines", "supported", "any"],
);

export const versionsSchema = object({
  off: text("the reason why versions are not checked").optional(),
  rules: z.record(product, rule, expects("a record of rules by product")).default({}),
  releases: z
    .record(
      product,
      z.array(
        object({
          line: line(),
          since: day("the day it was offered"),
          longTermSupport: boolean().default(false),
          supportedUntil: day("the last day of support").optional(),
          latest: matching(/^\d+(\.\d+)*$/, 'a version such as "26.7.2"').optional(),
        }),
        expects("a list of release lines"),
      ),
      expects("a record of release lines by product"),
    )
    .default({}),
  exceptions: z
    .record(
      z.string(),
      object({ reason: text("the reason"), until: day("the last day") }),
      expects("a record of exceptions"),
    )
    .default({}),
});
