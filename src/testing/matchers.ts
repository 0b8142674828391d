import { timelineText } from "../evaluation/index.js";
import type { AlarmState, Notice, Transition } from "../evaluation/index.js";
import { durationOf } from "./duration.js";
import type { Scenario } from "./scenario.js";

interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** From when on the time of a matcher counts. */
export interface Since {
  /** After the start of the scenario: `30m`. @default the start */
  readonly after?: string;
}

/** Give them to jest once, in a test or in a file of `setupFilesAfterEnv`: `expect.extend(alarmMatchers)`. */
export const alarmMatchers = {
  /** At least one of the alarms goes to ALARM. */
  toAlarm(scenario: Scenario): Verdict {
    return verdict(scenario, "to alarm", alarmed(scenario).length > 0);
  },

  /** None of the alarms ever goes to ALARM. */
  toStayQuiet(scenario: Scenario): Verdict {
    return verdict(scenario, "to stay quiet", alarmed(scenario).length === 0);
  },

  /** One of the alarms goes to ALARM within `5m` of the start, or of `after`, and not before. */
  toAlarmWithin(scenario: Scenario, within: string, { after = "0s" }: Since = {}): Verdict {
    const from = scenario.result.start + durationOf(after, "toAlarmWithin: after");
    const to = from + durationOf(within, "toAlarmWithin");
    const [first] = alarmed(scenario);
    const since = after === "0s" ? "the start" : after;
    return verdict(
      scenario,
      `to alarm within ${within} of ${since}`,
      first !== undefined && first.time >= from && first.time <= to,
    );
  },

  /**
   * Somebody hears of a state, ALARM unless it is named: a receiver's endpoint, or the name, ARN or address of a topic or
   * another action.
   */
  toNotify(scenario: Scenario, whom: string, { state = "ALARM" }: { readonly state?: AlarmState } = {}): Verdict {
    const { notices } = scenario.result;
    const heard = notices.some((notice) => about(scenario, notice) && notice.state === state && reaches(notice, whom));
    return verdict(scenario, `to tell ${whom} of ${state}`, heard);
  },
};

const about = ({ alarms }: Scenario, { alarm }: Notice | Transition) => alarms.includes(alarm);

const alarmed = (scenario: Scenario) =>
  scenario.result.transitions.filter((change) => change.to === "ALARM" && about(scenario, change));

const reaches = ({ action, receivers }: Notice, whom: string) =>
  action === whom || action.split(/[.:/]/).at(-1) === whom || receivers.some(({ endpoint }) => endpoint === whom);

function verdict(scenario: Scenario, what: string, pass: boolean): Verdict {
  const { alarms, result } = scenario;
  const message = () => {
    const happened = timelineText(result).map((line) => `  ${line}`);
    const notes = result.notes.map((note) => `  note: ${note}`);
    const lines = happened.length > 0 ? happened : ["  nothing"];
    return [`expected ${alarms.join(", ")} ${pass ? "not " : ""}${what}; what happened:`, ...lines, ...notes].join(
      "\n",
    );
  };
  return { pass, message };
}
