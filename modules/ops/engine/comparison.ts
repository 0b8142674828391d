import type { ComparisonOperator } from "./alarm.js";
import type { Row, Thresholds } from "./row.js";

const operators = {
  above: "GreaterThanThreshold",
  atLeast: "GreaterThanOrEqualToThreshold",
  below: "LessThanThreshold",
  atMost: "LessThanOrEqualToThreshold",
} as const satisfies Record<string, ComparisonOperator>;

/** The operator of a row, and its thresholds. */
export function comparisonOf(row: Row<unknown>): { operator: ComparisonOperator; thresholds: Thresholds<unknown> } {
  for (const word of ["above", "atLeast", "below", "atMost"] as const) {
    const thresholds = row[word];
    if (thresholds) return { operator: operators[word], thresholds };
  }
  throw new Error("A row compares with one of above, atLeast, below, atMost");
}
