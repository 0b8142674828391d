import type { Phase } from "./conditions.js";
import type { Subject } from "./row.js";

/** What those on call may expect of an alarm in a scenario. */
export type Expectation =
  /** Told within so many minutes of the beginning. */
  | { readonly told: number }
  /** Nobody is told. */
  | { readonly quiet: true }
  /** Nobody is told, and the alarm does not say that all is well. */
  | { readonly unknown: true };

export interface Scenario {
  readonly name: string;
  /** One line for the page. */
  readonly title: string;
  /** Subjects that it says something of. @default all */
  readonly when?: (subject: Subject) => boolean;
  /** What goes on, after a time in which everything was fine. */
  readonly phases: (subject: Subject) => readonly Phase[];
  readonly expects: (subject: Subject) => Expectation;
  /** How many times in all the alarm may go off, where it may. @default once */
  readonly times?: (subject: Subject) => number;
  /** How many times it must. @default once */
  readonly least?: (subject: Subject) => number;
  /** Whether the alarm must be over at the end. @default yes */
  readonly over?: false;
  /** Whether it must not be. @default no */
  readonly stays?: (subject: Subject) => boolean;
  /** Periods by which data come late. @default 0 */
  readonly late?: number;
  /** A new alarm, of which CloudWatch knows nothing yet. */
  readonly firstApply?: true;
  /** Whether other rows may tell instead. */
  readonly companions?: true;
}

export const quiet = { quiet: true } as const;

export const told = ({ within }: Subject): Expectation => ({ told: within });
