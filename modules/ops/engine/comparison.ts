import type { ComparisonOperator } from "./alarm.js";
import type { Row, Thresholds } from "./row.js";

const operators = {
  above: "GreaterThanThreshold",
  atLeast: "GreaterThanOrEqualToThreshold",
  below: "LessThanThreshold",
  atMost: "LessThanOrEqualToThreshold",
} as const satisfies Record<string, ComparisonOperator>;

interface RowComparison {
  /** What the row calls it. */
  readonly word: keyof typeof operators;
  readonly operator: ComparisonOperator;
  readonly thresholds: Thresholds<unknown>;
}

/** How a row compares, and with what. */
export function comparisonOf(row: Row<unknown>): RowComparison {
  for (const word of ["above", "atLeast", "below", "atMost"] as const) {
    const thresholds = row[word];
    if (thresholds) return { word, operator: operators[word], thresholds };
  }
  throw new Error("A row compares with one of above, atLeast, below, atMost");
}
