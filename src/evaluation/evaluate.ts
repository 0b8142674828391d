import { mutes, type Silence } from "./actions/mute.js";
import { type Notice, runActions, suppressions, type Withheld } from "./actions/notices.js";
import { assume, assumptionLines, type Assumptions } from "./assumptions.js";
import { AlarmNames, compose, compositeTimeline, States } from "./composite/timeline.js";
import type { BandSeries, MetricSeries, ResultSeries } from "./data/series.js";
import { SeriesStore } from "./data/store.js";
import { Problems, show } from "./errors.js";
import type { EvaluateExpression } from "./expression.js";
import { checkMetricAlarm } from "./metric/check.js";
import { evaluateMetricAlarm } from "./metric/evaluate.js";
import type { Transition } from "./transition.js";
import { type Instant, seconds } from "./time.js";
import { type AlarmState, alarmStates, type EvaluationAlarm, type MuteRule, type Subscription } from "./types.js";

export interface EvaluationOptions {
  /** The first evaluation, on a whole minute. Series may begin earlier. */
  readonly start: Instant;
  /** The last evaluation, on a whole minute. */
  readonly end: Instant;
  /** Seconds between two evaluations of an alarm with a period of a minute or more: a multiple of 60. @default 60 */
  readonly step?: number;
  /** Seconds after the end of its minute until a point is seen, unless the point says when it arrives. @default 0 */
  readonly delay?: number;
  /** @default none */
  readonly muteRules?: readonly MuteRule[];
  /** Who hears of a topic. @default none, so that no notice has receivers */
  readonly subscriptions?: readonly Subscription[];
  /** Required for every alarm that compares with a band. @default none */
  readonly bands?: readonly BandSeries[];
  /** Required for queries that only AWS can answer. @default none */
  readonly results?: readonly ResultSeries[];
  /** The fixed states of alarms that composite rules name and that are not given. @default none */
  readonly otherAlarms?: Readonly<Record<string, AlarmState>>;
  /** What AWS leaves open. @default `defaultAssumptions` */
  readonly assumptions?: Partial<Assumptions>;
  /** Metric math. Required for alarms on expressions. */
  readonly evaluateExpression?: EvaluateExpression;
}

/** What one alarm did. */
export interface AlarmHistory {
  readonly name: string;
  /** The state before the first evaluation. */
  readonly initial: AlarmState;
  readonly transitions: readonly Transition[];
  /** The state after the last evaluation. */
  readonly final: AlarmState;
}

export interface EvaluationResult {
  /** Epoch seconds. */
  readonly start: number;
  readonly end: number;
  /** In the order of the alarms given. */
  readonly alarms: readonly AlarmHistory[];
  /** All changes of state, all actions that ran and all that did not, each in the order of time. */
  readonly transitions: readonly Transition[];
  readonly notices: readonly Notice[];
  readonly withheld: readonly Withheld[];
  /** What a reader of the result should know of the data: metrics without series, series without alarms. */
  readonly notes: readonly string[];
  /** Every assumption the result was made with, as `name = value`. */
  readonly assumptions: readonly string[];
}

/**
 * What alarms do over time: their states, the reasons of every change, and the actions that run. The same input gives the
 * same result; no clock is read. Wrong input throws an `EvaluationError` with every problem.
 */
export function evaluate(
  alarms: readonly EvaluationAlarm[],
  series: readonly MetricSeries[],
  options: EvaluationOptions,
): EvaluationResult {
  const problems = new Problems();
  const { start, end, step, delay } = times(options, problems);
  const assumed = problems.keep(() => assume(options.assumptions));
  const placed = alarms.map((alarm) => ({ alarm, place: `alarms[${show(alarm.name)}]` }));
  const others = Object.entries(options.otherAlarms ?? {});
  const names = new AlarmNames(
    alarms,
    others.map(([name]) => name),
  );
  checkAlarms(placed, others, problems);
  const composites = placed.flatMap(({ alarm, place }) => (alarm.kind === "composite" ? [{ alarm, place }] : []));
  const composed = compose(composites, names, problems);
  const silences = silencesOf(options.muteRules ?? [], start, end, problems);
  problems.throwIfAny();
  const assumptions = assumed!;

  const store = new SeriesStore(series);
  const context = {
    store,
    bands: options.bands ?? [],
    results: options.results ?? [],
    assumptions,
    evaluateExpression: options.evaluateExpression ?? noExpressions,
    start,
    end,
    step,
    delay,
  };
  const states = new States();
  for (const [name, state] of others) states.set(name, state, []);
  for (const { alarm, place } of placed) {
    if (alarm.kind === "composite") continue;
    const own = new Problems();
    const changes = problems.keep(() => evaluateMetricAlarm(alarm, place, context, own));
    states.set(alarm.name, alarm.state ?? "INSUFFICIENT_DATA", changes ?? []);
  }
  problems.throwIfAny();
  for (const one of composed) {
    states.set(one.alarm.name, one.alarm.state ?? "INSUFFICIENT_DATA", compositeTimeline(one, names, states, start));
  }

  const receivers = receiversOf(options.subscriptions ?? []);
  const acted = alarms.map((alarm) => {
    const initial = states.initial(alarm.name);
    const suppressor = alarm.kind === "composite" ? alarm.actionsSuppressor : undefined;
    const name = suppressor && names.resolve(suppressor.alarm)!;
    const suppressed = name
      ? suppressions(name, states.initial(name), states.changes(name), suppressor!.extensionPeriod)
      : [];
    return runActions({
      alarm,
      initial,
      transitions: states.changes(alarm.name),
      silences: [...(silences.get(alarm.name) ?? []), ...suppressed],
      wait: suppressor?.waitPeriod ?? 0,
      end,
      afterSilence: assumptions.afterSilence,
      receivers,
    });
  });
  const histories = alarms.map(({ name }) => {
    const transitions = states.changes(name);
    const initial = states.initial(name);
    return { name, initial, transitions, final: transitions.at(-1)?.to ?? initial };
  });
  return {
    start,
    end,
    alarms: histories,
    transitions: byTime(histories.flatMap(({ transitions }) => transitions)),
    notices: byTime(acted.flatMap(({ notices }) => notices)),
    withheld: byTime(acted.flatMap(({ withheld }) => withheld)),
    notes: [...store.notes, ...store.unused()],
    assumptions: assumptionLines(assumptions),
  };
}

/** The state of an alarm at a time: that of its last change until then. */
export function stateAt(history: AlarmHistory, time: Instant): AlarmState {
  const at = seconds(time);
  if (typeof at === "string") throw new TypeError(at);
  return history.transitions.findLast((change) => change.time <= at)?.to ?? history.initial;
}

/** Stable: what happens at one time stays in the order of the alarms. */
const byTime = <Event extends { readonly time: number }>(events: readonly Event[]) =>
  events.toSorted((a, b) => a.time - b.time);

const noExpressions: EvaluateExpression = () => {
  throw new Error("metric math needs options.evaluateExpression");
};

function times(options: EvaluationOptions, problems: Problems) {
  const { step = 60, delay = 0 } = options;
  const [start, end] = (["start", "end"] as const).map((field) => {
    const time = seconds(options[field]);
    if (typeof time === "string") problems.add(`options.${field}`, time);
    else if (time % 60 !== 0) problems.add(`options.${field}`, `${show(options[field])} is not on a whole minute`);
    return Number(time);
  }) as [number, number];
  if (end < start) problems.add("options.end", `${show(options.end)} is before start (${show(options.start)})`);
  if (!(Number.isInteger(step) && step > 0 && step % 60 === 0))
    problems.add("options.step", `${show(step)} is not a multiple of 60`);
  if (!(Number.isFinite(delay) && delay >= 0))
    problems.add("options.delay", `${show(delay)} is not a number of seconds of at least 0`);
  return { start, end, step, delay };
}

function checkAlarms(
  placed: readonly { readonly alarm: EvaluationAlarm; readonly place: string }[],
  others: readonly (readonly [string, AlarmState])[],
  problems: Problems,
): void {
  const seen = new Set<string>();
  for (const { alarm, place } of placed) {
    if (typeof alarm.name !== "string" || alarm.name === "") problems.add(place, "has no name");
    if (seen.has(alarm.name)) problems.add(place, "stands twice: every alarm has a name of its own");
    seen.add(alarm.name);
    const { state = "OK" } = alarm;
    if (!alarmStates.includes(state))
      problems.add(`${place}.state`, `${show(state)} is not one of ${alarmStates.join(", ")}`);
    if (alarm.kind === "metric") checkMetricAlarm(alarm, (field, what) => problems.add(`${place}.${field}`, what));
    else if (alarm.kind !== "composite") problems.add(`${place}.kind`, "is not one of metric, composite");
  }
  for (const [name, state] of others) {
    const place = `options.otherAlarms[${show(name)}]`;
    if (seen.has(name)) problems.add(place, "is one of the alarms given");
    if (!alarmStates.includes(state)) problems.add(place, `${show(state)} is not one of ${alarmStates.join(", ")}`);
  }
}

function silencesOf(
  rules: readonly MuteRule[],
  start: number,
  end: number,
  problems: Problems,
): Map<string, Silence[]> {
  const silences = new Map<string, Silence[]>();
  if (!(end >= start)) return silences;
  for (const [index, rule] of rules.entries()) {
    const found = mutes(rule, `muteRules[${show(rule.name ?? index)}]`, start, end, problems);
    for (const name of rule.alarmNames) silences.set(name, [...(silences.get(name) ?? []), ...found]);
  }
  return silences;
}

function receiversOf(subscriptions: readonly Subscription[]): Map<string, Notice["receivers"]> {
  const receivers = new Map<string, { protocol: string; endpoint: string }[]>();
  for (const { topic, protocol, endpoint } of subscriptions) {
    receivers.set(topic, [...(receivers.get(topic) ?? []), { protocol, endpoint }]);
  }
  return receivers;
}
