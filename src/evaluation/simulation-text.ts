import type { Simulation } from "./simulate.js";
import { isoTime } from "./time.js";
import { timelineText } from "./timeline-text.js";

/** A simulation in words: what happened, the state of every alarm at the end, what was left out, and what was assumed. */
export function simulationText({ result, leftOut }: Simulation): string[] {
  const happened = timelineText(result);
  const states = result.alarms.map(
    ({ name, initial, transitions }) => `  ${name}: ${transitions.at(-1)?.to ?? initial}`,
  );
  return [
    `${isoTime(result.start)} to ${isoTime(result.end)}`,
    ...(happened.length === 0 ? ["no alarm changed its state"] : happened),
    "at the end:",
    ...states,
    ...listed(
      "not evaluated:",
      leftOut.map(({ alarm, because }) => `${alarm}: ${because}`),
    ),
    ...listed("notes:", result.notes),
    `assumed: ${result.assumptions.join(", ")}`,
  ];
}

const listed = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
