import { evaluateExpression, evaluateToList, type Context, type Inputs } from "../../../src/evaluation/math/index.js";

/** Minutes from 2026-04-01T00:00Z, a Wednesday. */
export const minutes = (length: number): Context => ({
  timestamps: Array.from({ length }, (_, index) => 1775001600 + index * 60),
  period: 60,
});

const contextOf = (inputs: Inputs, context: Partial<Context>): Context => {
  const first = Object.values(inputs)[0] ?? [];
  const length = Array.isArray(first[0]) ? first[0].length : first.length;
  return { ...minutes(length), ...context };
};

/** What an expression gives for minutes of the inputs. */
export const math = (expression: string, inputs: Inputs, context: Partial<Context> = {}) =>
  evaluateExpression(expression, inputs, contextOf(inputs, context));

export const mathList = (expression: string, inputs: Inputs, context: Partial<Context> = {}) =>
  evaluateToList(expression, inputs, contextOf(inputs, context));
