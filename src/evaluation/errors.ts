/** What is wrong with an input: every problem in one error, each with its place, the value given and what would be right. */
export class EvaluationError extends Error {
  constructor(
    /** One line each: place, value, what would be right. */
    readonly problems: readonly string[],
  ) {
    super(problems.join("\n"));
    this.name = "EvaluationError";
  }
}

/** Collects problems so that a reader meets all of them at once. */
export class Problems {
  /** A set, as alarms that share a series meet its problems again. */
  readonly #found = new Set<string>();

  add(place: string, what: string): void {
    this.#found.add(`${place}: ${what}`);
  }

  /** Runs what may throw an `EvaluationError` and keeps its problems; nothing comes back then. */
  keep<Value>(work: () => Value): Value | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      for (const problem of error.problems) this.#found.add(problem);
      return undefined;
    }
  }

  throwIfAny(): void {
    if (this.#found.size > 0) throw new EvaluationError([...this.#found]);
  }
}

/** A value as it stands in a message: short, and plain for what JSON cannot say (NaN, undefined). */
export function show(value: unknown): string {
  if (typeof value === "number" || value === undefined) return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
