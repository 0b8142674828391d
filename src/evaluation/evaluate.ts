import { mutes, type Silence } from "./actions/mute.js";
import { runRules } from "./actions/event-rules.js";
import { type Notice, runActions, suppressions } from "./actions/notices.js";
import { assumptionLines } from "./assumptions.js";
import { checkAlarms, checkGiven, type Placed } from "./check.js";
import { AlarmNames, compose, compositeTimeline, States } from "./composite/timeline.js";
import { contextOf } from "./context.js";
import type { MetricSeries } from "./data/series.js";
import { Problems, show } from "./errors.js";
import { evaluateMetricAlarm } from "./metric/evaluate.js";
import type { AlarmHistory, EvaluationOptions, EvaluationResult } from "./options.js";
import { type Instant, seconds } from "./time.js";
import type { AlarmState, AlarmStateRule, CompositeAlarm, EvaluationAlarm, MuteRule, Subscription } from "./types.js";

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
  checkGiven(alarms, series, options, problems);
  problems.throwIfAny();
  const { context, notes } = contextOf(series, options, problems);
  const { start, end, assumptions, store } = context;
  const placed = alarms.map((alarm) => ({ alarm, place: `alarms[${show(alarm.name)}]` }));
  const others = Object.entries(options.otherAlarms ?? {});
  const otherNames = others.map(([name]) => name);
  const names = new AlarmNames(alarms, otherNames);
  checkAlarms(placed, others, problems);
  const composed = compose(placed.filter(isComposite), names, problems);
  const silences = silencesOf(options.muteRules ?? [], start, end, problems);
  problems.throwIfAny();

  const states = new States();
  for (const [name, state] of others) states.set(name, state, []);
  for (const { alarm, place } of placed) {
    if (alarm.kind === "composite") continue;
    const changes = problems.keep(() => evaluateMetricAlarm(alarm, place, context));
    states.set(alarm.name, alarm.state ?? newAlarm, changes ?? []);
  }
  problems.throwIfAny();
  for (const one of composed) {
    states.set(one.alarm.name, one.alarm.state ?? newAlarm, compositeTimeline(one, names, states, start));
  }

  const receivers = receiversOf(options.subscriptions ?? []);
  const acted = alarms.map((alarm) =>
    runActions({
      alarm,
      initial: states.initial(alarm.name),
      transitions: states.changes(alarm.name),
      silences: [...(silences.get(alarm.name) ?? []), ...suppressionsOf(alarm, names, states)],
      wait: alarm.kind === "composite" ? (alarm.actionsSuppressor?.waitPeriod ?? 0) : 0,
      end,
      afterSilence: assumptions.afterSilence,
      receivers,
    }),
  );
  const rules = options.stateRules ?? [];
  const ruled = alarms.flatMap((alarm) => runRules(rules, alarm, states.changes(alarm.name), receivers));
  const histories = alarms.map(({ name }) => states.history(name));
  return {
    start,
    end,
    alarms: histories,
    transitions: byTime(histories.flatMap(({ transitions }) => transitions)),
    notices: byTime([...acted.flatMap(({ notices }) => notices), ...ruled]),
    withheld: byTime(acted.flatMap(({ withheld }) => withheld)),
    notes: [...notes, ...unreadRules(rules), ...store.notes, ...store.unused()],
    assumptions: assumptionLines(assumptions),
  };
}

/** What PutMetricAlarm and PutCompositeAlarm say of an alarm that has just been made. */
const newAlarm: AlarmState = "INSUFFICIENT_DATA";

const isComposite = (placed: Placed): placed is Placed<CompositeAlarm> => placed.alarm.kind === "composite";

function suppressionsOf(alarm: EvaluationAlarm, names: AlarmNames, states: States): Silence[] {
  const suppressor = alarm.kind === "composite" ? alarm.actionsSuppressor : undefined;
  if (!suppressor) return [];
  const name = names.resolve(suppressor.alarm)!;
  return suppressions(name, states.initial(name), states.changes(name), suppressor.extensionPeriod);
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

const unreadRules = (rules: readonly AlarmStateRule[]): string[] =>
  rules.flatMap(({ name, unread }) =>
    unread === undefined ? [] : [`rule ${name}: left out, as ${unread} of its pattern is not evaluated`],
  );

function receiversOf(subscriptions: readonly Subscription[]): Map<string, Notice["receivers"]> {
  const receivers = new Map<string, { protocol: string; endpoint: string }[]>();
  for (const { topic, protocol, endpoint } of subscriptions) {
    receivers.set(topic, [...(receivers.get(topic) ?? []), { protocol, endpoint }]);
  }
  return receivers;
}
