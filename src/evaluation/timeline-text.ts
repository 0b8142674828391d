import type { EvaluationResult } from "./options.js";
import { isoTime } from "./time.js";

/** What happened, one line an event, in the order of time: changes of state with their reasons, notices, and what was withheld. */
export function timelineText(result: Pick<EvaluationResult, "transitions" | "notices" | "withheld">): string[] {
  const lines = [
    ...result.transitions.map(({ time, alarm, from, to, reason }) => ({
      time,
      text: `${alarm}: ${from} -> ${to}: ${reason}`,
    })),
    ...result.notices.map(({ time, alarm, state, action, receivers, heldBackBy }) => {
      const who = receivers.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`).join(", ");
      const late = heldBackBy === undefined ? "" : `, held back by ${heldBackBy}`;
      return { time, text: `${alarm}: tells ${action} of ${state}${who === "" ? "" : ` (${who})`}${late}` };
    }),
    ...result.withheld.map(({ time, alarm, state, by }) => ({
      time,
      text: `${alarm}: does not tell of ${state}: ${by}`,
    })),
  ];
  return lines.toSorted((a, b) => a.time - b.time).map(({ time, text }) => `${isoTime(time)} ${text}`);
}
