import * as z from "zod";
import {
  complianceLevels,
  patchedSystemNames,
  patchedSystems,
  patchFacts,
  patchLimits,
  type ComplianceLevel,
  type PatchedSystem,
  type PatchProperty,
} from "../facts/patches.js";
import { weekdays, type Weekday } from "../facts/weekdays.js";
import {
  boolean,
  checked,
  expects,
  integer,
  matching,
  object,
  oneOf,
  plainText,
  record,
  timeOfDay,
  type Report,
} from "../schema/fields.js";
import { show } from "../schema/issue.js";

/** Instances that are patched in one way: those with its tag. */
export interface PatchGroupInput {
  /**
   * The value of the tag of its instances.
   * @default <system>-<environment>-patches-<key>
   * @limits 1 to 256 letters, digits, spaces and _ . : / = + - @
   */
  readonly name?: string;
}

/** Which patches are approved, and when. What a rule says of several properties must all hold; `"*"` is any word. */
export interface PatchRuleInput {
  /**
   * Kinds of patches; not of Debian and Ubuntu.
   * @default any
   * @see https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PatchFilter.html
   */
  readonly classification?: readonly string[];
  /**
   * Severities, as the publisher says; not of Debian and Ubuntu.
   * @default any
   */
  readonly severity?: readonly string[];
  /**
   * Priorities; of Debian and Ubuntu.
   * @default any
   */
  readonly priority?: readonly string[];
  /**
   * Days from a patch's release to its approval. Repositories of Debian and Ubuntu tell no release, so that theirs are approved at once.
   * @default 7
   * @limits a whole number from 0 to 360
   */
  readonly approveAfterDays?: number;
  /**
   * How bad it is that such a patch is missing, in reports of compliance.
   * @default UNSPECIFIED
   */
  readonly complianceLevel?: ComplianceLevel;
  /**
   * Whether updates that are not of security are approved too; not of Windows.
   * @default false
   */
  readonly enableNonSecurity?: boolean;
}

/** Patches of one operating system: which are approved and which are not. */
export interface PatchBaselineInput {
  /**
   * The operating system, in AWS's words.
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-prerequisites.html
   */
  readonly operatingSystem: PatchedSystem;
  /** Keys of the groups that it is for. An instance without a group keeps the account's default baseline. */
  readonly groups: readonly string[];
  /** Rules by which patches are approved, by a short stable key: ten at most. */
  readonly rules: Readonly<Record<string, PatchRuleInput>>;
  /**
   * Patches that are not installed whatever the rules say, each with the reason, such as that it broke something in the environment where it was tried.
   * @default {}
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-approved-rejected-package-name-formats.html
   */
  readonly rejectedPatches?: Readonly<Record<string, string>>;
  /**
   * Whether a rejected package may be installed where another one needs it. `BLOCK`: never, and where it is installed already, the instance is not compliant.
   * @default ALLOW_AS_DEPENDENCY
   */
  readonly rejectedPatchesAction?: "ALLOW_AS_DEPENDENCY" | "BLOCK";
}

/** When instances are looked at, or patched. */
export interface PatchWindowInput {
  /** Keys of the groups whose instances it is for. */
  readonly groups: readonly string[];
  /**
   * `Scan` tells what is missing and changes nothing. `Install` installs what is approved and restarts the instance; it keeps out of working
   * hours and weekends.
   * @default Scan
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-aws-runpatchbaseline.html
   */
  readonly operation?: "Scan" | "Install";
  /**
   * Whether an instance is restarted after patches were installed. With `NoReboot` it is not compliant until somebody restarts it.
   * @default RebootIfNeeded
   */
  readonly reboot?: "RebootIfNeeded" | "NoReboot";
  /**
   * The day of the week, on the clocks of the team's time zone.
   * @default every day
   */
  readonly day?: Weekday;
  /**
   * Which one of that day in a month, from the first to the fourth.
   * @default every week
   * @limits a whole number from 1 to 4
   */
  readonly week?: number;
  /**
   * The time of the day at which it begins, on the clocks of the team's time zone.
   * @limits a time of the day such as "03:00"
   */
  readonly time: string;
  /**
   * Hours that it lasts.
   * @default 3
   * @limits a whole number from 1 to 24
   */
  readonly duration?: number;
  /**
   * Hours before its end from which on no further instance is begun with: fewer than it lasts.
   * @default 1
   * @limits a whole number from 0 to 23
   */
  readonly cutoff?: number;
  /**
   * Instances at a time: a number, or a part of them such as `25%`.
   * @default 1 for Install, 100% for Scan
   * @limits a number or a percentage such as "1" or "25%"
   */
  readonly maxConcurrency?: string;
  /**
   * Instances that may fail before no further one is begun with: a number, or a part of them.
   * @default 0 for Install, 100% for Scan
   * @limits a number or a percentage such as "0" or "25%"
   */
  readonly maxErrors?: string;
}

/** Patches of EC2 instances: which are approved, for which instances, and when. */
export interface PatchesInput {
  /**
   * The tag by which instances are of a group. One with a space cannot be on instances whose metadata tell their tags.
   * @default PatchGroup
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-patch-groups.html
   */
  readonly tagKey?: "PatchGroup" | "Patch Group";
  /** Groups of instances, by a short stable key. Each has a baseline and a window. */
  readonly groups: Readonly<Record<string, PatchGroupInput>>;
  /** Patch baselines, by a short stable key. */
  readonly baselines: Readonly<Record<string, PatchBaselineInput>>;
  /** Maintenance windows, by a short stable key. */
  readonly windows: Readonly<Record<string, PatchWindowInput>>;
}

const words = (right: string) => z.array(z.string(expects(right)), expects(`a list of ${right}`)).optional();

const rule = object({
  classification: words("classifications of patches"),
  severity: words("severities of patches"),
  priority: words("priorities of patches"),
  approveAfterDays: integer(0, patchLimits.approveAfterDays, "days before a patch is approved").optional(),
  complianceLevel: oneOf(complianceLevels).default("UNSPECIFIED"),
  enableNonSecurity: boolean().default(false),
});

export type PatchRule = z.output<typeof rule>;

const keys = (what: string) =>
  z.array(z.string(expects(`the key of ${what}`)), expects(`a list of keys of ${what}`)).min(1, {
    error: `[] names none of ${what}; name one at least`,
  });

const rejected = checked(
  z.record(
    z.string(),
    plainText("the reason why the patch is rejected"),
    expects("a record of reasons, by the patch that is rejected"),
  ),
  (given, report) => {
    const names = Object.keys(given);
    if (names.length > patchLimits.rejectedPatches)
      report([], `${names.length} are more than the ${patchLimits.rejectedPatches} that a baseline rejects`);
    for (const name of names.filter((one) => one.length < 1 || one.length > patchLimits.patchId))
      report([name], `is not the name of a patch: 1 to ${patchLimits.patchId} characters`);
  },
);

export const patchBaselineSchema = checked(
  object({
    operatingSystem: oneOf(patchedSystemNames),
    groups: keys("patch groups"),
    rules: record(rule, "rules"),
    rejectedPatches: rejected.default({}),
    rejectedPatchesAction: oneOf(["ALLOW_AS_DEPENDENCY", "BLOCK"]).default("ALLOW_AS_DEPENDENCY"),
  }),
  ({ operatingSystem: system, rules = {} }, report) => {
    const count = Object.keys(rules).length;
    if (count === 0) report(["rules"], "{} approves nothing; give one rule at least");
    if (count > patchLimits.rules)
      report(["rules"], `${count} are more than the ${patchLimits.rules} rules that a baseline takes`);
    if (typeof system !== "string" || !Object.hasOwn(patchedSystems, system)) return;
    for (const [key, one] of Object.entries(rules))
      checkRule(system, one, (path, text) => report(["rules", key, ...path], text));
  },
);

const properties = ["classification", "severity", "priority"] as const satisfies readonly PatchProperty[];

/** A word that an operating system does not have would approve nothing, and nobody would notice. */
function checkRule(system: PatchedSystem, rule: Partial<PatchRule>, report: Report): void {
  const facts = patchFacts(system);
  const has = properties.filter((one) => facts.properties[one] !== undefined);
  if (has.every((one) => rule[one] === undefined))
    report([], `approves nothing; give ${has.join(" or ")}, ["*"] for any`);
  for (const property of properties) {
    const given: unknown = rule[property];
    if (!Array.isArray(given)) continue;
    const known = facts.properties[property];
    if (known === undefined) {
      report([property], `patches of ${system} have no ${property}; they are selected by ${has.join(" and ")}`);
      continue;
    }
    if (given.length === 0) report([property], '[] approves nothing; leave it out, or give ["*"] for any');
    given.forEach((word, index) => {
      if (typeof word === "string" && word !== "*" && !known.includes(word))
        report([property, index], `${show(word)} is no ${property} of ${system}\n  allowed: ${known.join(", ")}, *`);
    });
  }
  if (rule.approveAfterDays !== undefined && !facts.releaseDates)
    report(
      ["approveAfterDays"],
      `${show(rule.approveAfterDays)}: repositories of ${system} tell no release date, so that its patches are approved at once; leave it out`,
    );
  if (rule.enableNonSecurity === true && !facts.nonSecurity)
    report(["enableNonSecurity"], `true is of Linux only; name classifications of ${system} instead`);
}

const share = (what: string, pattern: RegExp, example: string) =>
  matching(pattern, `${what}: a number or a percentage such as ${example}`).optional();

export const patchWindowSchema = checked(
  object({
    groups: keys("patch groups"),
    operation: oneOf(["Scan", "Install"]).default("Scan"),
    reboot: oneOf(["RebootIfNeeded", "NoReboot"]).optional(),
    day: oneOf(weekdays).optional(),
    week: integer(1, 4, "which one in a month").optional(),
    time: timeOfDay("the beginning of the window", "03:00"),
    duration: integer(1, patchLimits.duration, "hours that the window lasts").default(3),
    cutoff: integer(0, patchLimits.cutoff, "hours before its end").default(1),
    maxConcurrency: share("instances at a time", /^([1-9]\d{0,6}|[1-9]\d?%|100%)$/, '"1" or "25%"'),
    maxErrors: share("instances that may fail", /^(0|[1-9]\d{0,6}|\d%|[1-9]\d%|100%)$/, '"0" or "25%"'),
  }),
  ({ day, week, duration, cutoff, operation, reboot, groups }, report) => {
    if (week !== undefined && day === undefined)
      report(["day"], "is required with week: the day of the week that is counted");
    if (typeof duration === "number" && typeof cutoff === "number" && cutoff >= duration)
      report(["cutoff"], `${cutoff} is not less than the ${duration} hours that the window lasts: nothing would begin`);
    if (reboot !== undefined && operation === "Scan")
      report(["reboot"], `${show(reboot)}: a scan restarts nothing; leave it out, or give operation: "Install"`);
    if (Array.isArray(groups) && groups.length > patchLimits.targetValues)
      report(["groups"], `${groups.length} are more than the ${patchLimits.targetValues} that one window takes`);
  },
);

export const patchesSchema = object({
  tagKey: oneOf(["PatchGroup", "Patch Group"]).default("PatchGroup"),
  groups: record(
    object({
      name: matching(
        /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u,
        "the name of a patch group: 1 to 256 letters, digits, spaces and _ . : / = + - @",
      ).optional(),
    }),
    "patch groups",
  ),
  baselines: record(patchBaselineSchema, "patch baselines"),
  windows: record(patchWindowSchema, "maintenance windows"),
});

export type Patches = z.output<typeof patchesSchema>;
export type PatchBaseline = z.output<typeof patchBaselineSchema>;
export type PatchWindow = z.output<typeof patchWindowSchema>;
