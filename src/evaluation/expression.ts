/**
 * Evaluates metric math. Every input has one value a period, oldest first, null where a point is missing; so has the
 * answer. What it cannot evaluate it refuses with an error that names it.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export type EvaluateExpression = (
  expression: string,
  /** By the id that the expression uses. */
  inputs: Readonly<Record<string, readonly (number | null)[]>>,
  context: {
    /** When each period starts, in epoch seconds. */
    readonly timestamps: readonly number[];
    /** Seconds. */
    readonly period: number;
  },
) => readonly (number | null)[];

/** Text in quotes of an expression names no query. */
const withoutText = (expression: string) => expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, " ");

/** The ids that an expression reads, of those there are. `METRICS()` reads all metrics. */
export function readIds(expression: string, ids: readonly string[], metricIds: readonly string[]): string[] {
  const text = withoutText(expression);
  const words = new Set(text.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []);
  const named = ids.filter((id) => words.has(id));
  return /\bMETRICS\s*\(/.test(text) ? [...new Set([...named, ...metricIds])] : named;
}

export const isBand = (expression: string) => /^\s*ANOMALY_DETECTION_BAND\s*\(/.test(expression);

/** Functions that answer from the values of one time alone. */
const pointwise = new Set(["IF", "ABS", "CEIL", "FLOOR", "LOG", "LOG10", "AND", "OR", "NOT"]);

/**
 * Whether every value of an expression depends on the inputs of its own period alone, so that it can be evaluated over
 * the whole time at once. Everything else is evaluated over each evaluation range, as its answer depends on the range.
 */
export function isPointwise(expression: string): boolean {
  const text = withoutText(expression);
  const functions = [...text.matchAll(/([A-Za-z_][A-Za-z0-9_]*)\s*\(/g)].map(([, name]) => name!.toUpperCase());
  return functions.every((name) => pointwise.has(name)) && !/[[\]]/.test(text);
}
