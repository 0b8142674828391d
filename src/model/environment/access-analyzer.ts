import type * as z from "zod";
import { boolean, checked, integer, name, object, orFalse } from "../schema/fields.js";
import { refuseLeftToOthers } from "./left-to-others.js";

/** Defaults, where the environment or the props of a module say nothing. */
export const unusedAccessDefaults = { unusedAccessAge: 90 } as const;

/** An analyzer of external access: resources of the account that others can reach. It costs nothing. */
export interface ExternalAccessInput {
  /**
   * The analyzer's name.
   * @default <system>-<environment>-access-external
   * @limits a letter, then letters, digits, _ . -, 255 at most
   */
  readonly name?: string;
  /**
   * Whether an analyzer of that name exists already. It is taken over as it is.
   * @default false
   */
  readonly adopt?: boolean;
}

/** An analyzer of unused access: roles and users of the account that nobody uses, and what of them nobody uses. It costs by their number. */
export interface UnusedAccessInput {
  /**
   * The analyzer's name.
   * @default <system>-<environment>-access-unused
   * @limits a letter, then letters, digits, _ . -, 255 at most
   */
  readonly name?: string;
  /**
   * Whether an analyzer of that name exists already. It is taken over as it is.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * Days without use that count as unused. A change of it would make the analyzer anew, without its findings, so Terraform refuses it.
   * @default 90
   * @limits a whole number from 1 to 365
   */
  readonly unusedAccessAge?: number;
}

/**
 * IAM Access Analyzer. An account has one analyzer of each kind in a region. External access is looked at in each region, unused access
 * in one for all.
 */
export interface AccessAnalyzerInput {
  /**
   * Whether analyzers are set from here. `false` where somebody else has made the account's: what they find is told all the same, and
   * nothing of them is set.
   * @default true
   */
  readonly managed?: boolean;
  /**
   * Access from outside of the account; `false` where it is not to be looked at from here.
   * @default {}
   */
  readonly externalAccess?: ExternalAccessInput | false;
  /** Access that nobody uses; none where not given. */
  readonly unusedAccess?: UnusedAccessInput;
}

const analyzerName = () =>
  name(
    /^[A-Za-z][A-Za-z0-9_.-]{0,254}$/,
    "the name of an analyzer: a letter, then letters, digits, _ . -, 255 at most",
  ).optional();

const unusedAccess = checked(
  object({
    name: analyzerName(),
    adopt: boolean().default(false),
    unusedAccessAge: integer(1, 365, "days").optional(),
  }),
  (value, report) => {
    if (value.adopt === true && value.unusedAccessAge !== undefined)
      report(
        ["unusedAccessAge"],
        "is a setting of the analyzer that adopt takes over as it is; leave one of the two out",
      );
  },
);

export const accessAnalyzerSchema = checked(
  object({
    managed: boolean().default(true),
    externalAccess: orFalse(
      object({ name: analyzerName(), adopt: boolean().default(false) }),
      "an object with name, adopt",
    ),
    unusedAccess: unusedAccess.optional(),
  }),
  (value, report) => {
    refuseLeftToOthers(value, ["externalAccess", "unusedAccess"], report);
    if (value.managed !== false && value.externalAccess === false && value.unusedAccess === undefined)
      report(["externalAccess"], "leaves nothing to analyze; leave accessAnalyzer out, or give unusedAccess");
  },
);

export type AccessAnalyzer = z.output<typeof accessAnalyzerSchema>;
