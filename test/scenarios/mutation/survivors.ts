import { nameOf, companionsOf } from "../subjects.js";
import { scenariosOf } from "../matrix.js";
import type { Subject } from "../row.js";
import { run } from "../run.js";
import { equivalentsOf, mutantsOf } from "./mutants.js";

/** Percent of the mutants that the scenarios must notice. */
export const goal = 95;

/** What of the mutants of one row was noticed. */
export interface Mutation {
  readonly row: string;
  readonly mutants: number;
  /** Changes that mean the same as the row, and are no mutants: why, of each. */
  readonly equivalent: readonly string[];
  /** The changes that no scenario noticed. */
  readonly survivors: readonly string[];
}

/** Puts every mutant of a row into the scenarios in which the row itself does what it states. */
export function mutate(subject: Subject, all: readonly Subject[]): Mutation {
  const companions = companionsOf(subject, all);
  const holding = scenariosOf(subject)
    .toSorted((a, b) => Number(a.name === "quiet week") - Number(b.name === "quiet week")) // it takes longest
    .filter((scenario) => run(subject, scenario, companions).wrong === undefined);
  const mutants = mutantsOf(subject.evaluated);
  const survivors = mutants.filter(
    ({ alarm }) => !holding.some((scenario) => run(subject, scenario, companions, alarm).wrong !== undefined),
  );
  return {
    row: nameOf(subject),
    mutants: mutants.length,
    equivalent: equivalentsOf(subject.evaluated).map(({ reason }) => reason),
    survivors: survivors.map(({ change }) => change),
  };
}
