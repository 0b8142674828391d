import type { Assumptions } from "../assumptions.js";
import type { Transition } from "../transition.js";
import type { AlarmState, EvaluationAlarm, Subscription } from "../types.js";
import type { Silence } from "./mute.js";

/** An action that ran. */
export interface Notice {
  readonly alarm: string;
  /** Epoch seconds. */
  readonly time: number;
  /** The state whose action it is. */
  readonly state: AlarmState;
  /** The ARN, or the Terraform address where the ARN is known after apply only. */
  readonly action: string;
  /** Who gets it, as far as the subscriptions say. */
  readonly receivers: readonly Pick<Subscription, "protocol" | "endpoint">[];
  /** The change of state that it tells of. */
  readonly transition: Transition;
  /** What held it back until now; undefined where nothing did. */
  readonly heldBackBy?: string;
}

/** A change whose actions did not run. */
export interface Withheld {
  readonly alarm: string;
  /** Epoch seconds: when the state changed. */
  readonly time: number;
  readonly state: AlarmState;
  readonly by: string;
}

const nobody: Notice["receivers"] = [];

export interface ActionInput {
  readonly alarm: EvaluationAlarm;
  readonly initial: AlarmState;
  readonly transitions: readonly Transition[];
  /** In any order; they may overlap. */
  readonly silences: readonly Silence[];
  /** Seconds that a change to ALARM waits for a suppressor; 0 without one. */
  readonly wait: number;
  readonly end: number;
  readonly afterSilence: Assumptions["afterSilence"];
  readonly receivers: ReadonlyMap<string, Notice["receivers"]>;
}

/**
 * Which actions run, and when. A change in silence waits for its end; then the actions of the state run that the alarm is
 * in by then.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html
 */
export function runActions(input: ActionInput): { readonly notices: Notice[]; readonly withheld: Withheld[] } {
  const { alarm, transitions, end } = input;
  const notices: Notice[] = [];
  const withheld: Withheld[] = [];
  let announced = input.initial;
  for (const [index, transition] of transitions.entries()) {
    const { time, to: state } = transition;
    const actions = actionsOf(alarm, state);
    const hold = (by: string) => actions.length > 0 && withheld.push({ alarm: alarm.name, time, state, by });
    if (alarm.actionsEnabled === false) {
      hold("actions are disabled");
      continue;
    }
    const { release, by } = releaseOf(input, state, time);
    if (release > end || release >= (transitions[index + 1]?.time ?? Infinity)) {
      hold(by!);
      continue;
    }
    if (state === announced && input.afterSilence === "changed") continue;
    const late = by === undefined ? {} : { heldBackBy: by };
    for (const action of actions) {
      const receivers = input.receivers.get(action) ?? nobody;
      notices.push({ alarm: alarm.name, time: release, state, action, receivers, transition, ...late });
    }
    announced = state;
  }
  return { notices, withheld };
}

function releaseOf({ silences, wait }: ActionInput, state: AlarmState, time: number): { release: number; by?: string } {
  const [release, by] = afterSilences(silences, time);
  if (release > time || state !== "ALARM" || wait === 0) return { release, by };
  const [after, later] = afterSilences(silences, time + wait);
  return { release: after, by: later ?? "WaitPeriod" };
}

function afterSilences(silences: readonly Silence[], time: number): [number, string | undefined] {
  const covering = silences.filter(({ from, to }) => from <= time && time < to);
  if (covering.length === 0) return [time, undefined];
  const longest = covering.reduce((a, b) => (b.to > a.to ? b : a));
  const [release, by] = afterSilences(silences, longest.to);
  return [release, by ?? longest.by];
}

/**
 * The actions of a state. OpsItems, incidents and investigations are made when an alarm goes into ALARM, whatever state names them.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html
 */
function actionsOf(alarm: EvaluationAlarm, state: AlarmState): readonly string[] {
  if (state === "ALARM") return alarm.alarmActions ?? [];
  const named = (state === "OK" ? alarm.okActions : alarm.insufficientDataActions) ?? [];
  return named.filter((action) => !ofAlarmOnly.test(action));
}

const ofAlarmOnly = /^arn:aws[a-z-]*:(ssm:[^:]*:[^:]*:opsitem:|ssm-incidents:|aiops:)/;

/**
 * While its suppressor is in ALARM, and for the extension after that, a composite alarm runs no actions.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function suppressions(
  name: string,
  initial: AlarmState,
  changes: readonly Transition[],
  extension: number,
): Silence[] {
  const silences: Silence[] = [];
  let since = initial === "ALARM" ? -Infinity : undefined;
  const close = (to: number) => {
    silences.push({ from: since!, to, by: `suppressor ${name}` });
    if (extension > 0) silences.push({ from: to, to: to + extension, by: `ExtensionPeriod after suppressor ${name}` });
    since = undefined;
  };
  for (const { time, to } of changes) {
    if (to === "ALARM") since ??= time;
    else if (since !== undefined) close(time);
  }
  if (since !== undefined) silences.push({ from: since, to: Infinity, by: `suppressor ${name}` });
  return silences;
}
