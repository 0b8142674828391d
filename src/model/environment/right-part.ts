import type { Issue } from "../schema/issue.js";
import { toIssues, type SchemaIssue } from "../schema/parse.js";
import { environmentSchema, type Environment } from "./environment.js";

export type Path = readonly PropertyKey[];

/** What is left of a definition when all that is wrong in itself is taken out, so that every other check can run too. */
export interface RightPart {
  /** Nothing where hardly anything is right. */
  readonly environment?: Environment;
  readonly issues: readonly Issue[];
  /** What was taken out, or replaced by something that passes: nothing is to be concluded from it. */
  readonly lost: readonly Path[];
}

/** Otherwise zod writes a function for each object of the schema, which takes longer than parsing even thousands of resources without them. */
const parse = (definition: unknown) => environmentSchema.safeParse(definition, { jitless: true });

/** Parses a definition; where it is wrong, tells why and goes on with the rest. */
export function rightPartOf(definition: unknown): RightPart {
  const first = parse(definition);
  if (first.success) return { environment: first.data, issues: [], lost: [] };
  const issues = toIssues(first.error);
  const lost: Path[] = [];
  let left = definition;
  let found = issues;
  for (let round = 0; round < mostRounds; round++) {
    const edits = found.map((issue) => editFor(left, issue));
    if (edits.some(({ path }) => path.length === 0)) break;
    lost.push(...edits.map(({ path }) => path), ...found.filter(({ unknown }) => unknown).map(nearest));
    left = edited(left, edits, 0);
    const next = parse(left);
    if (next.success) return { environment: next.data, issues, lost };
    found = toIssues(next.error);
  }
  return { issues, lost };
}

/** What is taken out may leave what holds it without something required, up to the root: no path of the schema is longer. */
const mostRounds = 12;

interface Edit {
  readonly path: Path;
  /** What stands there instead; without it nothing does. */
  readonly standIn?: unknown;
}

function editFor(left: unknown, { path }: SchemaIssue): Edit {
  const standIn = standIns.find(({ at, whole }) => (whole ? startsWith(path, at) : matches(path, at)));
  if (standIn) return { path: path.slice(0, standIn.at.length), standIn: standIn.value };
  const stands = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], left);
  return { path: stands === undefined ? path.slice(0, -1) : path };
}

const receiver = { receivers: { nobody: { email: "nobody@example.com" } } };
const routes = { error: receiver, warn: receiver };

/** For what an environment cannot be without, and for reasons: where one is missing, the thing is off all the same. */
const standIns: readonly { readonly at: Path; readonly value: unknown; readonly whole?: true }[] = [
  { at: ["system"], value: "system" },
  { at: ["name"], value: "name" },
  { at: ["account"], value: "000000000000" },
  { at: ["region"], value: "us-east-1" },
  { at: ["timeZone"], value: "UTC" },
  { at: ["owners"], value: { dev: { name: "dev" }, ops: { name: "ops" } }, whole: true },
  { at: ["alarms"], value: { routes } },
  { at: ["alarms", "routes"], value: routes, whole: true },
  { at: ["alarms", "without", "*"], value: "?" },
  { at: ["alarms", "off", "*"], value: "?" },
  { at: ["alarms", "overrides", "*", "off"], value: "?", whole: true },
  { at: ["alarms", "overrides", "*", "targets", "*", "off"], value: "?", whole: true },
];

/** The key that was meant where an unknown one has its name nearly: what it says is lost too. */
function nearest({ path, message }: SchemaIssue): Path {
  const meant = /did you mean "(.*)"/.exec(message)?.[1];
  return meant === undefined ? path : [...path.slice(0, -1), meant];
}

/** A copy with all edits made; every part of the definition is copied once at most. */
function edited(value: unknown, edits: readonly Edit[], depth: number): unknown {
  const byKey = new Map<PropertyKey, Edit[]>();
  for (const edit of edits) {
    const same = byKey.get(edit.path[depth]!) ?? [];
    byKey.set(edit.path[depth]!, same);
    same.push(edit);
  }
  const replaced = (key: PropertyKey, part: unknown): { readonly part: unknown } | undefined => {
    const at = byKey.get(key);
    if (!at) return { part };
    const last = at.find(({ path }) => path.length === depth + 1);
    if (!last) return { part: edited(part, at, depth + 1) };
    return last.standIn === undefined ? undefined : { part: last.standIn };
  };
  if (Array.isArray(value)) {
    return value.map((part, index) => replaced(index, part)).flatMap((one) => (one ? [one.part] : []));
  }
  const keys = new Set<string>([...Object.keys(value as object), ...[...byKey.keys()].map(String)]);
  const entries = [...keys].map((key) => [key, replaced(key, (value as Record<string, unknown>)[key])] as const);
  return Object.fromEntries(entries.flatMap(([key, one]) => (one ? [[key, one.part]] : [])));
}

const matches = (path: Path, pattern: Path): boolean => path.length === pattern.length && startsWith(path, pattern);

/** Whether a path begins with another one, in which `*` stands for any key. */
export const startsWith = (path: Path, start: Path): boolean =>
  path.length >= start.length && start.every((key, index) => key === "*" || key === path[index]);
