import { requireDefined, type DefinedEnvironment } from "../define-environment.js";
import { comparable } from "./comparable.js";
import { differencesOf, withoutConsequences, type DataDifference } from "./differences.js";

/** Something that is otherwise in one environment than in another. */
export interface Difference extends DataDifference {
  /** Why it is meant, where one of the two environments declares it. */
  readonly reason?: string;
}

/** How two environments compare. */
export interface Comparison {
  readonly left: string;
  readonly right: string;
  readonly differences: readonly Difference[];
  /** Declared differences that there are none of. */
  readonly unused: readonly { readonly environment: string; readonly pattern: string }[];
}

/**
 * What differs between two environments once everything is resolved: defaults, overrides, thresholds. Names, accounts and
 * what AWS makes up (ids, ARNs) are put aside.
 */
export function compareEnvironments(left: DefinedEnvironment, right: DefinedEnvironment): Comparison {
  const both = [requireDefined(left, "compareEnvironments: left"), requireDefined(right, "compareEnvironments: right")];
  const declared = both.flatMap(({ name, differences }) =>
    Object.entries(differences).map(([pattern, reason]) => ({ environment: name, pattern, reason })),
  );
  const found = withoutConsequences(differencesOf(comparable(left), comparable(right)));
  const differences = found.map((difference) => {
    const reason = declared.find(({ pattern }) => covers(pattern, difference.path))?.reason;
    return reason === undefined ? difference : { ...difference, reason };
  });
  const unused = declared
    .filter(({ pattern }) => !found.some(({ path }) => covers(pattern, path)))
    .map(({ environment, pattern }) => ({ environment, pattern }));
  return { left: left.name, right: right.name, differences, unused };
}

/** Whether a declared path is the beginning of a path; `*` stands for one key, and keys with dots in them count part by part. */
function covers(pattern: string, path: readonly string[]): boolean {
  const parts = path.flatMap((key) => key.split("."));
  return pattern.split(".").every((key, index) => (key === "*" ? parts[index] !== undefined : key === parts[index]));
}
