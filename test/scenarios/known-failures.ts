import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { nameOf } from "./subjects.js";
import type { Cell } from "./matrix.js";

const file = resolve("test/scenarios/known-failures.json");

/** Scenarios by row in which it does not yet do what it states. The list only shrinks. */
export type KnownFailures = Readonly<Record<string, readonly string[]>>;

export const knownFailures = (): KnownFailures => JSON.parse(readFileSync(file, "utf8")) as KnownFailures;

/** What is wrong in the matrix, in the shape of the list. */
export function failuresOf(cells: readonly Cell[]): KnownFailures {
  const failures: Record<string, string[]> = {};
  for (const { subject, scenario, outcome } of cells) {
    if (outcome.wrong !== undefined) (failures[nameOf(subject)] ??= []).push(scenario.name);
  }
  return failures;
}

/** Takes off the list what holds by now; adds nothing. */
export function shrink(known: KnownFailures, failures: KnownFailures): void {
  const left = Object.entries(known).flatMap(([row, scenarios]) => {
    const still = scenarios.filter((scenario) => failures[row]?.includes(scenario));
    return still.length > 0 ? [[row, still] as const] : [];
  });
  const lines = left.map(([row, scenarios]) => {
    return `  ${JSON.stringify(row)}: [${scenarios.map((scenario) => JSON.stringify(scenario)).join(", ")}]`;
  });
  writeFileSync(file, left.length > 0 ? `{\n${lines.join(",\n")}\n}\n` : "{}\n");
}
