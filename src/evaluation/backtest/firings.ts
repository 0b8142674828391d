import type { EvaluationResult } from "../options.js";
import type { TeamClock } from "./night.js";

/** A stay of an alarm in ALARM. */
export interface Firing {
  /** Epoch seconds. */
  readonly from: number;
  /** Epoch seconds; undefined where the history ends in ALARM. */
  readonly to: number | undefined;
  /** Whether it began at night. */
  readonly night: boolean;
  /** Who would have been told of it: `email oncall@example.com`, or the action where nobody is known to hear of it. */
  readonly told: readonly string[];
}

/** The stays in ALARM that began at `from` or later. */
export function firingsOf(alarm: string, result: EvaluationResult, from: number, clock: TeamClock): Firing[] {
  const changes = result.alarms.find(({ name }) => name === alarm)?.transitions ?? [];
  const notices = result.notices.filter((notice) => notice.alarm === alarm && notice.state === "ALARM");
  return changes.flatMap(({ time, to }, index): Firing[] => {
    if (to !== "ALARM" || time < from) return [];
    const told = notices
      .filter(({ transition }) => transition.time === time)
      .flatMap(({ action, receivers }) =>
        receivers.length === 0 ? [action] : receivers.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`),
      );
    return [{ from: time, to: changes[index + 1]?.time, night: clock.isNight(time), told: [...new Set(told)] }];
  });
}
