import { show } from "../schema/show.js";
import type { Resources } from "./index.js";

/**
 * A kind of thing that alarms watch, found at a path of the inventory; `*` stands for the keys of a record.
 * Works on the checked inventory, and, for its keys only, on one that did not pass its checks, so that a wrong target
 * of an override is told in the same run as any other mistake.
 */
export interface InventoryKind<Target> {
  readonly path: readonly string[];
  readonly build: (levels: readonly unknown[]) => Target;
}

/** A kind of thing that the environment makes itself, such as the streams of its log archive. */
export interface DerivedKind<Target> {
  readonly derive: (environment: Inventory, planned: Planned) => readonly FoundTarget<Target>[];
  /** Whether it is made from what is planned, so that its rows come after all others. @default false */
  readonly ofPlan?: boolean;
}

/** What an environment is watched for so far: for kinds that are made from it, such as the topics that it is told to. */
export interface Planned {
  /** The routes that alarms and events go by, in each region in which they are. */
  readonly routes: readonly { readonly route: string; readonly region: string }[];
  /** The rules of EventBridge that tell of events. */
  readonly rules: readonly PlannedRule[];
}

/** A rule of EventBridge that tells a topic of an event. */
export interface PlannedRule {
  readonly name: string;
  /** What it is of, as keys: `["privilegedUse", "usEast1", "rootSignIn"]`. */
  readonly keys: readonly string[];
  readonly region: string;
  readonly route: string;
  /** Whether it is there for the channels of the route alone. */
  readonly ofChat?: true;
}

export type TargetKind<Target> = InventoryKind<Target> | DerivedKind<Target>;

/** A kind that belongs to a service: one of the inventory has the service's name as the beginning of its path. */
export type KindOf<Service extends string, Target> =
  (InventoryKind<Target> & { readonly path: readonly [Service, ...string[]] | readonly [] }) | DerivedKind<Target>;

/** What targets are found in: a checked environment. */
export interface Inventory {
  readonly resources: unknown;
}

export interface FoundTarget<Target> {
  /** The keys on the way to it: `main/writer`. */
  readonly key: string;
  readonly keys: readonly string[];
  readonly target: Target;
}

/** The ways into the inventory: the name of a record and `*` for its keys, over and over. */
type PathIn<Node> = {
  [Name in keyof Node & string]: string extends keyof Node[Name]
    ? readonly [Name, "*"] | readonly [Name, "*", ...PathIn<Node[Name][keyof Node[Name]]>]
    : never;
}[keyof Node & string];

/** What is found at each `*` of a path, outermost first. */
type FoundAt<Node, Path> = Path extends readonly [infer Name extends keyof Node, "*", ...infer Rest]
  ? Node[Name] extends Readonly<Record<string, infer Value>>
    ? [Value, ...FoundAt<Value, Rest>]
    : never
  : [];

type Last<Levels> = Levels extends [...unknown[], infer Found] ? Found : never;

/**
 * Declares a kind of target by its path in the inventory: `targets(["ecs", "*", "services", "*"])`. What stands there is the
 * target, or what `build` makes of it and of what it stands in.
 */
export function targets<const Path extends PathIn<Resources>, Target = Last<FoundAt<Resources, Path>>>(
  path: Path,
  build: (levels: FoundAt<Resources, Path>) => Target = (levels) => levels.at(-1) as Target,
): InventoryKind<Target> & { readonly path: Path } {
  return { path, build: build as InventoryKind<Target>["build"] };
}

/** The account and region as a whole: for metrics without dimensions. */
export const wholeAccount: InventoryKind<Record<never, never>> & { readonly path: readonly [] } = {
  path: [],
  build: () => ({}),
};

/** Declares a kind that is made from an environment instead of standing in its inventory. */
export const derivedTargets = <Target>(derive: DerivedKind<Target>["derive"]): DerivedKind<Target> => ({ derive });

/** Declares a kind that is made from what an environment is watched for, such as the topics that tell of it. */
export const plannedTargets = <Target>(derive: DerivedKind<Target>["derive"]): DerivedKind<Target> => ({
  derive,
  ofPlan: true,
});

/** Targets that no inventory knows, by short stable keys: for alarms of your own on a service that has no file here. */
export function targetsOf<Target>(record: Readonly<Record<string, Target>>): DerivedKind<Target> {
  const given: unknown = record;
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw new Error(
      `targetsOf: ${show(given)} is not an object of targets by short stable keys, such as { main: { … } }`,
    );
  return derivedTargets(() => Object.entries(record).map(([key, target]) => ({ key, keys: [key], target })));
}

const nothingPlanned: Planned = { routes: [], rules: [] };

/** All targets of a kind in an environment, in the order of their keys. */
export function collectTargets<Target>(
  environment: Inventory,
  kind: TargetKind<Target>,
  planned: Planned = nothingPlanned,
): readonly FoundTarget<Target>[] {
  if ("derive" in kind) return kind.derive(environment, planned);
  return walk(environment.resources, kind.path, [], []).map(({ keys, levels }) => ({
    key: keyOf(keys),
    keys,
    target: kind.build(levels),
  }));
}

/** The keys alone; safe on an unchecked inventory, from which no derived target can be told. */
export function collectTargetKeys(resources: unknown, kind: TargetKind<unknown>): readonly string[] | undefined {
  return "derive" in kind ? undefined : walk(resources, kind.path, [], []).map(({ keys }) => keyOf(keys));
}

/** Where a target stands in an environment; what is derived, or the account as a whole, stands nowhere. */
export function targetPath(kind: TargetKind<unknown>, keys: readonly string[]): readonly string[] | undefined {
  if ("derive" in kind || kind.path.length === 0) return undefined;
  const left = [...keys];
  return ["resources", ...kind.path.map((part) => (part === "*" ? left.shift()! : part))];
}

/** What a target is called by its keys; what is of the account as a whole has none. */
export const keyOf = (keys: readonly string[]): string => keys.join("/") || "account";

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
