import { show, type Environment, type Issue } from "../../../../src/model/environment/index.js";
import { toIssues } from "../../../../src/model/schema/parse.js";
import { isStandard, type CatalogueEntry } from "../catalogue.js";
import { loose } from "../loose.js";
import { derivable } from "./fields.js";

interface Subject {
  readonly id: string;
  readonly entry: CatalogueEntry;
  readonly key: string;
  readonly target: unknown;
}

type Derivable = keyof typeof derivable;

/** Functions by which it is told whether a row is for a target at all. */
export const whetherProblems = (environment: Environment, subject: Subject): Issue[] =>
  problems(environment, subject, () => [[["when"]], [["offByDefault"], "offByDefault"]]);

/** What the other functions of a row of one's own give on a target; thresholds are looked at where they are worked out. */
export const derivedProblems = (environment: Environment, subject: Subject): Issue[] =>
  problems(environment, subject, () => [
    [["dimensions"]],
    [["window"], "window"],
    [["treatMissingData"], "treatMissingData"],
    [["region"], "region"],
    [["most"], "most"],
    [["log", "group"], "group"],
    [["log", "pattern"], "logPattern"],
    [["math", "expression"], "expression"],
    [["identifier"], "identifier"],
    [["pattern"], "pattern"],
    ...Object.keys(loose(loose(subject.entry.definition).metrics)).map((name): Place => [
      ["metrics", name, "dimensions"],
    ]),
  ]);

/** Where a function may stand in a row, and what it must give. */
type Place = readonly [path: readonly string[], gives?: Derivable];

/** Rows of the library are looked at by its tests, and there are thousands of their targets: for them not even the places are listed. */
function problems(environment: Environment, subject: Subject, places: () => readonly Place[]): Issue[] {
  if (isStandard(subject.entry)) return [];
  const found = places().flatMap(([path, gives]) =>
    problemsAt(environment, subject, path, gives).map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
  );
  return found.map((issue) => ({ ...issue, path: ["catalogue", subject.id, ...issue.path] }));
}

function problemsAt(
  environment: Environment,
  { entry, key, target }: Subject,
  path: readonly string[],
  gives: Derivable | undefined,
): Issue[] {
  const holder = path.slice(0, -1).reduce((of, name) => loose(of[name]), loose(entry.definition));
  const derive = holder[path.at(-1)!];
  if (typeof derive !== "function") return [];
  const samples = holder.leastSamples; // what a guarded expression is made with, in the place of a target
  try {
    const value: unknown = path[0] === "math" ? derive(samples) : derive.call(holder, target, environment);
    const { error } = gives === undefined ? {} : derivable[gives].safeParse(value, { jitless: true });
    return error ? toIssues(error).map((issue) => ({ ...issue, message: `on ${key}: ${issue.message}` })) : [];
  } catch (error) {
    return [{ path: [], message: failure(error, key) }];
  }
}

/** What is said of a function that throws. */
export const failure = (error: unknown, key: string): string =>
  `fails on ${key}: ${error instanceof Error ? String(error) : show(error)}`;
