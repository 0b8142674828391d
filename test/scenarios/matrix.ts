import { companionsOf, nameOf, subjects } from "./subjects.js";
import { run, type Outcome } from "./run.js";
import type { Scenario } from "./scenario.js";
import { scenarios } from "./scenarios.js";
import type { Subject } from "./row.js";

/** One row, severity and target in one scenario. */
export interface Cell {
  readonly subject: Subject;
  readonly scenario: Scenario;
  readonly outcome: Outcome;
}

/** `lambda.errors warn | blip` */
export const cellName = ({ subject, scenario }: Pick<Cell, "subject" | "scenario">): string =>
  `${nameOf(subject)} | ${scenario.name}`;

/** Every row in every scenario that says something of it. */
export function matrix(all: readonly Subject[] = subjects()): readonly Cell[] {
  return all.flatMap((subject) =>
    scenariosOf(subject).map((scenario) => ({
      subject,
      scenario,
      outcome: run(subject, scenario, companionsOf(subject, all)),
    })),
  );
}

/** A target that rests is there for the sake of one scenario. */
export const scenariosOf = (subject: Subject): readonly Scenario[] =>
  scenarios.filter(
    ({ name, when }) => (!subject.pausable || ["paused", "quiet week"].includes(name)) && (when?.(subject) ?? true),
  );
