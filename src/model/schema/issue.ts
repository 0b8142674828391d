import { distance } from "fastest-levenshtein";

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
    const key = String(part);
    if (text === "") return key;
    if (typeof part === "number") return `${text}[${key}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `${text}.${key}` : `${text}[${JSON.stringify(key)}]`;
  }, "");
}

/** A value as a person would write it in TypeScript. */
export function show(value: unknown): string {
  return typeof value === "bigint" || typeof value === "function" || typeof value === "symbol"
    ? String(value)
    : (JSON.stringify(value) ?? "undefined");
}

/** `; did you mean "retention"?` when one of the known words is near, else the list of them. */
export function suggest(word: string, known: readonly string[]): string {
  const ranked = known
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps || (a.candidate < b.candidate ? -1 : 1));
  const nearest = ranked[0];
  if (nearest && nearest.steps <= Math.max(2, Math.floor(word.length / 3))) {
    return `; did you mean ${show(nearest.candidate)}?`;
  }
  if (known.length === 0) return "; none can stand here";
  return known.length <= 12 ? `\n  known: ${[...known].sort().join(", ")}` : "";
}
