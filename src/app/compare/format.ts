import { show } from "../../model/environment/index.js";
import { requireParts } from "../given.js";
import type { Comparison, Difference } from "./compare.js";

/** A comparison for people to read: what is not declared first. */
export function formatComparison(comparison: Comparison): string {
  const parts = ["left", "right", "differences", "unused"];
  requireParts("formatComparison", comparison, parts, "a comparison, as compareEnvironments makes it");
  const { left, right, differences, unused } = comparison;
  const undeclared = differences.filter(({ reason }) => reason === undefined);
  const declared = differences.filter(({ reason }) => reason !== undefined);
  const lines = [
    ...section(`${left} and ${right} differ, and nobody says why`, undeclared),
    ...section("meant to differ", declared),
    ...(unused.length > 0 ? ["declared, and no difference"] : []),
    ...unused.map(({ environment, pattern }) => `  ${environment}.differences[${JSON.stringify(pattern)}]`),
  ];
  return (lines.length > 0 ? lines : [`${left} and ${right} are alike`]).join("\n");
}

function section(title: string, differences: readonly Difference[]): string[] {
  if (differences.length === 0) return [];
  return [
    `${title} (${differences.length})`,
    ...differences.map(
      ({ path, left, right, reason }) =>
        `  ${path.join(".")}: ${side(left)} → ${side(right)}${reason === undefined ? "" : `\n    ${reason}`}`,
    ),
  ];
}

const side = (value: unknown): string => {
  if (value === undefined) return "nothing";
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? `{ ${Object.keys(value).join(", ")} }`
    : show(value);
};
