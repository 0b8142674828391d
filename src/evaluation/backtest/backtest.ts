import { answerable, forAwsAlone, type LeftOut } from "../answerable.js";
import { AlarmNames } from "../composite/timeline.js";
import { alarmsOf, parseRule } from "../composite/rule.js";
import { defaultAssumptions } from "../assumptions.js";
import { evaluate } from "../evaluate.js";
import { EvaluationError, show } from "../errors.js";
import { periodOf } from "../metric/check.js";
import type { EvaluationResult } from "../options.js";
import type { ReadSeries } from "../series/read.js";
import { spanOf } from "../simulate.js";
import type { AlarmSet, EvaluationAlarm } from "../types.js";
import { type Firing, firingsOf } from "./firings.js";
import { History } from "./history.js";
import { type Night, TeamClock } from "./night.js";

export interface BacktestOptions extends Night {
  /** Other thresholds, by the name of the alarm: what they would change is told beside. @default none */
  readonly thresholds?: Readonly<Record<string, number>>;
}

/** What one alarm would have done. */
export interface AlarmBacktest {
  readonly alarm: string;
  /** Undefined of composite alarms and of those that compare with a band. */
  readonly threshold: number | undefined;
  /** Epoch seconds: from here on the history reaches back as far as the alarm looks. */
  readonly from: number;
  readonly firings: readonly Firing[];
  /** With the other threshold, where one was given. */
  readonly changed?: { readonly threshold: number; readonly firings: readonly Firing[] };
}

export interface Backtest {
  /** Epoch seconds. */
  readonly start: number;
  readonly end: number;
  readonly timezone: string;
  readonly alarms: readonly AlarmBacktest[];
  /** Alarms that the history does not judge. */
  readonly leftOut: readonly LeftOut[];
  readonly assumptions: readonly string[];
}

/**
 * What alarms would have done with the history of their metrics: how often each would have fired and when, by night or not, and
 * whom it would have told. Before the history reaches as far back as an alarm looks, nothing of it counts.
 *
 * @throws EvaluationError for a time zone, a night or a threshold that is wrong
 */
export function backtest(set: AlarmSet, read: ReadSeries, options: BacktestOptions): Backtest {
  const clock = new TeamClock(options);
  const { start, end } = spanOf(read);
  const { bands, results, series } = read;
  const history = new History(series);
  const given = { ...set, bands, results, start, end };
  const unfit = answerable(set.alarms, (alarm) => forAwsAlone(alarm, given) ?? history.lacks(alarm));
  const { alarms, leftOut } = unfit;
  const changes = thresholdsOf(options.thresholds ?? {}, set.alarms);
  const result = evaluate(alarms, series, given);
  const changed =
    changes.size > 0
      ? evaluate(
          alarms.map((alarm) => withThreshold(alarm, changes)),
          series,
          given,
        )
      : undefined;
  const warm = new WarmUp(alarms);
  const affected = (alarm: EvaluationAlarm) => warm.parts(alarm).some((name) => changes.has(name));
  return {
    start,
    end,
    timezone: options.timezone,
    alarms: alarms.map((alarm): AlarmBacktest => {
      const from = start + warm.seconds(alarm);
      const firings = (of: EvaluationResult) => firingsOf(alarm.name, of, from, clock);
      const threshold = alarm.kind === "metric" ? alarm.threshold : undefined;
      const other = changes.get(alarm.name) ?? threshold ?? NaN;
      const own = { alarm: alarm.name, threshold, from, firings: firings(result) };
      return changed && affected(alarm) ? { ...own, changed: { threshold: other, firings: firings(changed) } } : own;
    }),
    leftOut,
    assumptions: result.assumptions,
  };
}

function thresholdsOf(given: Readonly<Record<string, number>>, alarms: readonly EvaluationAlarm[]) {
  const problems = Object.entries(given).flatMap(([name, threshold]) => {
    const place = `threshold ${show(name)}`;
    const alarm = alarms.find((one) => one.name === name);
    if (!alarm) return [`${place}: none of the alarms has this name`];
    if (alarm.kind !== "metric" || alarm.threshold === undefined) return [`${place}: the alarm compares with none`];
    return Number.isFinite(threshold) ? [] : [`${place}: ${show(threshold)} is not a number`];
  });
  if (problems.length > 0) throw new EvaluationError(problems);
  return new Map(Object.entries(given));
}

const withThreshold = (alarm: EvaluationAlarm, thresholds: ReadonlyMap<string, number>): EvaluationAlarm =>
  thresholds.has(alarm.name) ? ({ ...alarm, threshold: thresholds.get(alarm.name) } as EvaluationAlarm) : alarm;

/** How far back alarms look, composite ones as far as those that they read. */
class WarmUp {
  readonly #alarms: ReadonlyMap<string, EvaluationAlarm>;
  readonly #names: AlarmNames;

  constructor(alarms: readonly EvaluationAlarm[]) {
    this.#alarms = new Map(alarms.map((alarm) => [alarm.name, alarm]));
    this.#names = new AlarmNames(alarms, []);
  }

  /** The alarm and all that it reads. */
  parts(alarm: EvaluationAlarm): string[] {
    if (alarm.kind === "metric") return [alarm.name];
    const children = alarmsOf(parseRule(alarm.rule)).map((child) => this.#alarms.get(this.#names.resolve(child) ?? ""));
    return [alarm.name, ...children.flatMap((child) => (child ? this.parts(child) : []))];
  }

  seconds(alarm: EvaluationAlarm): number {
    const looks = this.parts(alarm).map((name) => {
      const part = this.#alarms.get(name)!;
      if (part.kind !== "metric") return 0;
      return (part.evaluationPeriods + defaultAssumptions.extraPeriods) * periodOf(part);
    });
    return Math.max(...looks);
  }
}
