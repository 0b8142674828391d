import type { Phase } from "./conditions.js";
import type { Subject } from "./row.js";

/** Long enough for the alarm to go off, and for its window to be filled with what is fine again. */
export const failure = (subject: Subject, phase: Omit<Phase, "minutes"> = {}): Phase[] => [
  { state: "bad", ...phase, minutes: whole(subject, subject.within + subject.period) },
  { ...phase, state: "fine", minutes: whole(subject, 3 * subject.window + 3 * subject.period) },
];

/** In whole periods of the metric. */
export const whole = ({ interval }: Subject, minutes: number): number => Math.ceil(minutes / interval) * interval;
