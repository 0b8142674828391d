/**
 * A kind of thing that alarms watch, found at a path of the inventory; `*` stands for the keys of a record.
 * Works on the checked inventory, and, for its keys only, on one that did not pass its checks, so that a wrong target
 * of an override is told in the same run as any other mistake.
 */
export interface TargetKind<Target> {
  readonly path: readonly string[];
  readonly build: (levels: readonly unknown[]) => Target;
}

export interface FoundTarget<Target> {
  /** The keys on the way to it: `main/writer`. */
  readonly key: string;
  readonly keys: readonly string[];
  readonly target: Target;
}

/** Declares a kind; `build` gets the values found at each `*`, outermost first. */
export function targets<Target>(
  path: readonly string[],
  build: (levels: readonly unknown[]) => Target,
): TargetKind<Target> {
  return { path, build };
}

/** The account and region as a whole: for metrics without dimensions. */
export const wholeAccount = targets<Record<never, never>>([], () => ({}));

/** All targets of a kind in an inventory, in the order of its keys. */
export function collectTargets<Target>(resources: unknown, kind: TargetKind<Target>): FoundTarget<Target>[] {
  return walk(resources, kind.path, [], []).map(({ keys, levels }) => ({
    key: keyOf(keys),
    keys,
    target: kind.build(levels),
  }));
}

/** The keys alone; safe on unchecked input. */
export function collectTargetKeys(resources: unknown, kind: TargetKind<unknown>): string[] {
  return walk(resources, kind.path, [], []).map(({ keys }) => keyOf(keys));
}

/** What is of the account as a whole has no keys. */
const keyOf = (keys: readonly string[]): string => keys.join("/") || "account";

interface Step {
  readonly keys: readonly string[];
  readonly levels: readonly unknown[];
}

function walk(value: unknown, path: readonly string[], keys: readonly string[], levels: readonly unknown[]): Step[] {
  const [head, ...rest] = path;
  if (head === undefined) return [{ keys, levels }];
  if (typeof value !== "object" || value === null) return [];
  const entries = value as Record<string, unknown>;
  if (head !== "*") return walk(entries[head], rest, keys, levels);
  return Object.keys(entries)
    .sort()
    .flatMap((key) => walk(entries[key], rest, [...keys, key], [...levels, entries[key]]));
}
