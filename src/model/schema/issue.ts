import { distance } from "fastest-levenshtein";
import { cut, show, withoutMarks } from "./show.js";
import { quoted } from "./visible.js";

export { shortList, show } from "./show.js";

/** One thing that is wrong with an environment: where it stands, and what would be right. */
export interface Issue {
  /** Keys from the environment's root, without the environment's name. */
  readonly path: readonly PropertyKey[];
  /** The value as given and what is wrong with it; a second line says what is allowed. */
  readonly message: string;
  /** Other parts of the environment that it is concluded from: where one of them is wrong itself, it is not told. */
  readonly needs?: readonly (readonly PropertyKey[])[];
}

/** Thrown by {@link defineEnvironment}: carries every issue found, not the first one only. */
export class EnvironmentError extends Error {
  // Private, so that Node.js prints the message of an uncaught error and not its parts once more.
  readonly #environment: string;
  readonly #issues: readonly Issue[];

  static {
    this.prototype.name = "EnvironmentError";
  }

  constructor(environment: string, issues: readonly Issue[]) {
    super(issues.map((issue) => `${formatPath([environment, ...issue.path])}: ${issue.message}`).join("\n"));
    this.#environment = environment;
    this.#issues = issues;
  }

  /** The name of the environment, which every path begins with. */
  get environment(): string {
    return this.#environment;
  }

  /** Everything that is wrong with it. */
  get issues(): readonly Issue[] {
    return this.#issues;
  }
}

/** Thrown where several environments are looked at together: carries the error of each that is wrong. */
export class EnvironmentsError extends Error {
  readonly #byEnvironment: readonly EnvironmentError[];

  static {
    this.prototype.name = "EnvironmentsError";
  }

  constructor(errors: readonly EnvironmentError[]) {
    super(errors.map(({ message }) => message).join("\n"));
    this.#byEnvironment = errors;
  }

  /** One for each environment that is wrong, with its issues. (What is called `errors` Node.js prints once more.) */
  get byEnvironment(): readonly EnvironmentError[] {
    return this.#byEnvironment;
  }
}

/** `["prod", "overrides", "aurora.cpu"]` → `prod.overrides["aurora.cpu"]`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    const key = cut(withoutMarks(String(part)));
    if (text === "") return key;
    if (typeof part === "number") return `${text}[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `${text}.${key}` : `${text}[${quoted(key)}]`;
  }, "");
}

/**
 * Gives for a word `; did you mean "retention"?` when one of the known words is near, else the list of them if it is short.
 * Over thousands of known words only the first wrong ones are compared: a list of 10,000 mistakes is to come out at once.
 */
export function suggester(known: readonly string[]): (word: string) => string {
  const listed =
    known.length === 0
      ? "; none can stand here"
      : known.length <= 12
        ? `\n  known: ${[...known].sort().join(", ")}`
        : "";
  let comparisons = 0;
  return (word) => {
    comparisons += known.length;
    if (word.length > longestWord || comparisons > comparisonLimit) return listed;
    const nearest = nearestOf(word, known);
    return nearest === undefined ? listed : `; did you mean ${show(nearest)}?`;
  };
}

const longestWord = 300;
const comparisonLimit = 500_000;

/** What {@link suggester} says of one word. */
export const suggest = (word: string, known: readonly string[]): string => suggester(known)(word);

/** The same, where a list of all known words would not help. */
export function didYouMean(word: unknown, known: readonly string[]): string {
  const nearest = typeof word === "string" && word.length <= longestWord ? nearestOf(word, known) : undefined;
  return nearest === undefined ? "" : `; did you mean ${show(nearest)}?`;
}

function nearestOf(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const limit = Math.max(2, Math.floor(word.length / 3));
  let nearest: { readonly candidate: string; readonly steps: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const steps = distance(lower, candidate.toLowerCase());
    if (steps > limit || (nearest && steps > nearest.steps)) continue;
    if (nearest === undefined || steps < nearest.steps || candidate < nearest.candidate) nearest = { candidate, steps };
  }
  return nearest?.candidate;
}
