import * as z from "zod";
import { boolean, expects, integer, matching, object, oneKeyOf, text } from "../schema/fields.js";

const day = (what: string) =>
  matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, `${what}: a day such as "2027-03-31"`);

const line = () => matching(/^\d+(\.\d+)*$/, 'a release line such as "15.10" or "26"');

const product = z.string(expects("a product such as keycloak"));

const rule = oneKeyOf(
  {
    /** So many of the newest lines. */
    newest: object({
      /** How many. */
      count: integer(1, 20, "newest lines"),
      /**
       * Whether lines with long-term support alone are counted.
       * @default false
       */
      longTermSupport: boolean().default(false),
    }).optional(),
    /** These lines and no others. */
    lines: z.array(line(), expects("a list of release lines")).optional(),
    /** Every line with standard support. */
    supported: z.literal(true, expects("true")).optional(),
    /** Any version, and why. */
    any: text("the reason why any version may be used").optional(),
  },
  ["newest", "lines", "supported", "any"],
);

/** Which versions may be used. */
export const versionsSchema = object({
  /** The reason why nothing is checked. */
  off: text("the reason why versions are not checked").optional(),
  /** Which lines of a product may be used, where that differs from the policy's own rule. */
  rules: z.record(product, rule, expects("a record of rules by product")).default({}),
  /** Release lines that the table of this library does not have, or has otherwise. */
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
  /** What runs another version for a time, by its key in the inventory: `aurora.main`. */
  exceptions: z
    .record(
      z.string(),
      object({ reason: text("the reason"), until: day("the last day") }),
      expects("a record of exceptions"),
    )
    .default({}),
});
