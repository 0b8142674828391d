import { show } from "./errors.js";
import type { ComparisonOperator } from "./types.js";

/** The expected range of a metric at one time. */
export interface Band {
  readonly lower: number;
  readonly upper: number;
}

type Breaches = (value: number, lower: number, upper: number) => boolean;

/** For a threshold both limits are the threshold. */
const operators = new Map<ComparisonOperator, { readonly band: boolean; readonly breaches: Breaches; text: string }>([
  [
    "GreaterThanOrEqualToThreshold",
    { band: false, breaches: (value, limit) => value >= limit, text: "greater than or equal to" },
  ],
  ["GreaterThanThreshold", { band: false, breaches: (value, limit) => value > limit, text: "greater than" }],
  ["LessThanThreshold", { band: false, breaches: (value, limit) => value < limit, text: "less than" }],
  [
    "LessThanOrEqualToThreshold",
    { band: false, breaches: (value, limit) => value <= limit, text: "less than or equal to" },
  ],
  [
    "LessThanLowerOrGreaterThanUpperThreshold",
    { band: true, breaches: (value, lower, upper) => value < lower || value > upper, text: "outside" },
  ],
  ["LessThanLowerThreshold", { band: true, breaches: (value, lower) => value < lower, text: "below" }],
  ["GreaterThanUpperThreshold", { band: true, breaches: (value, _, upper) => value > upper, text: "above" }],
]);

/** The operator's meaning, or what is wrong with its name. */
export function comparison(operator: ComparisonOperator) {
  return operators.get(operator) ?? `${show(operator)} is not one of ${[...operators.keys()].join(", ")}`;
}
