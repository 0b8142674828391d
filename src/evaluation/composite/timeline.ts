import type { Placed } from "../check.js";
import { EvaluationError, type Problems, show } from "../errors.js";
import type { AlarmHistory } from "../options.js";
import type { Transition } from "../transition.js";
import type { AlarmState, CompositeAlarm, EvaluationAlarm } from "../types.js";
import { alarmsOf, holds, parseRule, type Rule } from "./rule.js";

/** A composite alarm with its rule read, and the names it uses resolved. */
export interface Composed {
  readonly alarm: CompositeAlarm;
  readonly rule: Rule;
}

/** Finds an alarm by name, ARN or Terraform address. */
export class AlarmNames {
  readonly #names = new Map<string, string>();

  constructor(alarms: readonly EvaluationAlarm[], others: readonly string[]) {
    for (const { name, arn, address } of alarms) {
      for (const known of [arn, address]) if (known !== undefined) this.#names.set(known, name);
    }
    for (const name of [...others, ...alarms.map((alarm) => alarm.name)]) this.#names.set(name, name);
  }

  /** The name, as rules may give an ARN instead. */
  resolve(reference: string): string | undefined {
    return (
      this.#names.get(reference) ??
      this.#names.get(/^arn:[^:]+:cloudwatch:[^:]*:[^:]*:alarm:(.+)$/.exec(reference)?.[1] ?? reference)
    );
  }
}

/** Reads all rules, and puts every composite alarm behind the alarms that its rule names. */
export function compose(alarms: readonly Placed<CompositeAlarm>[], names: AlarmNames, problems: Problems): Composed[] {
  const rules = new Map<string, Composed>();
  for (const { alarm, place } of alarms) {
    const missing = (reference: string, where: string) =>
      problems.add(
        `${place}.${where}`,
        `${show(reference)} is none of the alarms; give it too, or its state in options.otherAlarms`,
      );
    try {
      const rule = parseRule(alarm.rule);
      rules.set(alarm.name, { alarm, rule });
      for (const child of alarmsOf(rule)) if (names.resolve(child) === undefined) missing(child, "rule");
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      for (const problem of error.problems) problems.add(place, problem);
    }
    const suppressor = alarm.actionsSuppressor;
    if (!suppressor) continue;
    if (names.resolve(suppressor.alarm) === undefined) missing(suppressor.alarm, "actionsSuppressor.alarm");
    for (const field of ["waitPeriod", "extensionPeriod"] as const) {
      if (Number.isFinite(suppressor[field]) && suppressor[field] >= 0) continue;
      problems.add(
        `${place}.actionsSuppressor.${field}`,
        `${show(suppressor[field])} is not a number of seconds of at least 0`,
      );
    }
  }
  return ordered(rules, names, problems);
}

function ordered(rules: ReadonlyMap<string, Composed>, names: AlarmNames, problems: Problems): Composed[] {
  const done = new Set<string>();
  const order: Composed[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    const composed = rules.get(name);
    if (!composed || done.has(name)) return;
    if (path.includes(name)) {
      const circle = [...path.slice(path.indexOf(name)), name];
      problems.add(
        "alarms",
        `${circle.join(" -> ")} is a circle of composite alarms, which CloudWatch stops evaluating`,
      );
      done.add(name);
      return;
    }
    for (const child of alarmsOf(composed.rule)) visit(names.resolve(child) ?? child, [...path, name]);
    if (!done.has(name)) order.push(composed);
    done.add(name);
  };
  for (const name of rules.keys()) visit(name, []);
  return order;
}

/** The state of an alarm over time, from its changes. */
export class States {
  readonly #changes = new Map<string, readonly Transition[]>();
  readonly #initial = new Map<string, AlarmState>();

  set(name: string, initial: AlarmState, changes: readonly Transition[]): void {
    this.#initial.set(name, initial);
    this.#changes.set(name, changes);
  }

  changes(name: string): readonly Transition[] {
    return this.#changes.get(name) ?? [];
  }

  initial(name: string): AlarmState {
    return this.#initial.get(name) ?? "INSUFFICIENT_DATA";
  }

  history(name: string): AlarmHistory {
    const transitions = this.changes(name);
    const initial = this.initial(name);
    return { name, initial, transitions, final: transitions.at(-1)?.to ?? initial };
  }
}

/**
 * The changes of a composite alarm: its rule is looked at when an alarm that it names changes. It has insufficient data
 * at its creation only.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
export function compositeTimeline(
  { alarm, rule }: Composed,
  names: AlarmNames,
  states: States,
  start: number,
): Transition[] {
  const children = alarmsOf(rule).map((child) => names.resolve(child)!);
  const current = new Map(children.map((child) => [child, states.initial(child)]));
  const changes = children.flatMap((child) => states.changes(child)).sort((a, b) => a.time - b.time);
  const stateOf = (child: string) => current.get(names.resolve(child)!)!;
  const transitions: Transition[] = [];
  let state: AlarmState = alarm.state ?? "INSUFFICIENT_DATA";
  for (let next = 0, time = start, first = true; first || next < changes.length; first = false) {
    if (!first) time = changes[next]!.time;
    const last = new Map<string, Transition>();
    for (; next < changes.length && changes[next]!.time <= time; next++) {
      current.set(changes[next]!.alarm, changes[next]!.to);
      last.set(changes[next]!.alarm, changes[next]!);
    }
    const to = holds(rule, stateOf) ? "ALARM" : "OK";
    if (to === state) continue;
    const because = [...last.values()].map((change) => `${change.alarm} went to ${change.to}`).join(", ");
    transitions.push({ alarm: alarm.name, time, from: state, to, reason: because || `the rule evaluates to ${to}` });
    state = to;
  }
  return transitions;
}
