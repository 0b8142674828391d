/** Where two pieces of plain data differ. */
export interface DataDifference {
  /** Keys from the environment's root; alarms and events stand under `monitoring`. */
  readonly path: readonly string[];
  /** What the first environment has; absent where it has nothing there. */
  readonly left?: unknown;
  /** What the second environment has; absent where it has nothing there. */
  readonly right?: unknown;
}

/** The differences of two pieces of plain data; what only one of them has is one difference, not one for each leaf. */
export function differencesOf(left: unknown, right: unknown, path: readonly string[] = []): DataDifference[] {
  if (!isRecord(left) || !isRecord(right)) {
    return JSON.stringify(left) === JSON.stringify(right) ? [] : [{ path, left, right }];
  }
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort().flatMap((key): DataDifference[] => {
    const [ours, theirs] = [left[key], right[key]];
    const at = [...path, key];
    if (isNothing(ours) && isNothing(theirs)) return [];
    if (isWhole(at) && ours === undefined) return [{ path: at, right: theirs }];
    if (isWhole(at) && theirs === undefined) return [{ path: at, left: ours }];
    return differencesOf(ours ?? {}, theirs ?? {}, at);
  });
}

/** Alarms are told target by target: `monitoring`, service, row and target. */
const isWhole = ([root, ...rest]: readonly string[]): boolean => root !== "monitoring" || rest.length >= 3;

/** What is not there and what is empty are the same. */
const isNothing = (value: unknown): boolean =>
  value === undefined || (isRecord(value) && Object.values(value).every(isNothing));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Without alarms of what only one side has: that it is missing is told already. A field that one side alone writes is no such thing. */
export function withoutConsequences(differences: readonly DataDifference[]): readonly DataDifference[] {
  const lone = differences
    .filter(({ path, ...sides }) => path[0] === "resources" && isResource(path) && isOneSided(sides))
    .map(({ path: [, service, ...rest] }) => ({ service, keys: rest.filter((_, index) => index % 2 === 0) }));
  return differences.filter(({ path: [root, service, , target = ""] }) => {
    const keys = target.split("/");
    const follows = lone.some((one) => one.service === service && one.keys.every((key, index) => key === keys[index]));
    return root !== "monitoring" || !follows;
  });
}

/** `resources`, service and key, and the same of what is within a resource. */
const isResource = (path: readonly string[]): boolean => path.length % 2 === 1;

const isOneSided = ({ left, right }: Omit<DataDifference, "path">): boolean =>
  left === undefined || right === undefined;
