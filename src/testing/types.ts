import type { AlarmState } from "../evaluation/index.js";
import type { Since } from "./matchers.js";

/** What `expect` can do once it knows the matchers. */
export interface AlarmMatchers<R> {
  /** At least one of the alarms goes to ALARM. */
  toAlarm(): R;
  /** None of the alarms ever goes to ALARM. */
  toStayQuiet(): R;
  /** The first alarm comes within `90s`, `5m`, `2h` or `1d` of the start of the scenario, or of `after`, and not before. */
  toAlarmWithin(within: string, since?: Since): R;
  /** A receiver's endpoint, or the name, ARN or address of a topic, hears of a state. @default ALARM */
  toNotify(whom: string, of?: { readonly state?: AlarmState }): R;
}

declare global {
  // The types of jest's globals have a namespace, which only another one of that name extends.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> extends AlarmMatchers<R> {}
  }
}
