/**
 * CloudWatch's metric math over time series that are given.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export { identifiersOf, type Expression } from "./ast.js";
export { ExpressionError, type ExpressionIssue } from "./error.js";
export { evaluateExpression, evaluateToList } from "./evaluate.js";
export type { Context, Inputs, SeriesValues } from "./inputs.js";
export { parseExpression } from "./parse.js";
export { defaultMathReadings, type MathReadings } from "./values.js";
