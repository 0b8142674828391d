import { textOf, type Expression } from "./math/ast.js";
import type { Context, Inputs, SeriesValues } from "./math/inputs.js";

/**
 * Evaluates metric math. Every input has one value a period, oldest first, null where a point is missing, and a list of
 * such where another expression gives several series. What it cannot evaluate it refuses with an error that names it.
 */
export type EvaluateExpression = (
  expression: Expression,
  inputs: Inputs,
  context: Pick<Context, "timestamps" | "period" | "metrics">,
) => SeriesValues | readonly SeriesValues[];

/** Whether an expression is a band, which an operator compares with, and nothing else. */
export const isBand = (expression: Expression | undefined): boolean =>
  expression?.root.kind === "call" && textOf(expression.root).startsWith("ANOMALY_DETECTION_BAND(");

/** Queries in SQL: Metrics Insights. They are no metric math. */
export const isInsights = (text: string): boolean => /^\s*SELECT\b/i.test(text);
