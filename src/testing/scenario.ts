import {
  type AlarmSet,
  evaluate,
  type EvaluationAlarm,
  type EvaluationOptions,
  type EvaluationResult,
  type MetricSeries,
} from "../evaluation/index.js";
import { testStart } from "./series.js";

export interface ScenarioOptions extends Partial<EvaluationOptions> {
  /**
   * The alarm that the test is about, by name, where others are given with it, as a composite alarm needs them.
   * @default every alarm given
   */
  readonly alarm?: string;
}

/** Alarms with what happened to them: what the matchers look at. */
export interface Scenario {
  /** Names of the alarms that the test is about. */
  readonly alarms: readonly string[];
  readonly result: EvaluationResult;
}

/**
 * What alarms do with series: from `testStart` to the end of the longest series, unless the options say otherwise. No clock
 * is read.
 *
 * @param alarms one, several, or what `readAlarms` and `alarmsOf` give
 * @throws Error for a series that no alarm reads, as its name is wrong then and the test would say nothing
 */
export function scenario(
  alarms: EvaluationAlarm | readonly EvaluationAlarm[] | AlarmSet,
  series: MetricSeries | readonly MetricSeries[],
  { alarm, ...options }: ScenarioOptions = {},
): Scenario {
  const set = "alarms" in alarms ? alarms : { alarms: "kind" in alarms ? [alarms] : alarms };
  const given: readonly MetricSeries[] = Array.isArray(series) ? series : [series as MetricSeries];
  const names = set.alarms.map(({ name }) => name);
  if (alarm !== undefined && !names.includes(alarm)) {
    throw new Error(`scenario: no alarm is named ${JSON.stringify(alarm)}; there are ${names.join(", ") || "none"}`);
  }
  const { start = testStart, end = endOf(given) } = options;
  const result = evaluate(set.alarms, given, { ...set, ...options, start, end });
  const unread = result.notes.filter((note) => note.startsWith("no alarm reads"));
  if (unread.length > 0) throw new Error(`scenario: ${[...unread, ...result.notes].slice(0, 5).join("; ")}`);
  return { alarms: alarm === undefined ? names : [alarm], result };
}

/** On a whole minute, as evaluations are. */
function endOf(series: readonly MetricSeries[]): number {
  const ends = series.map((one) => ("points" in one ? NaN : Number(one.start) + one.values.length * one.period));
  const end = Math.max(...ends);
  if (Number.isFinite(end)) return Math.ceil(end / 60) * 60;
  throw new Error("scenario: options.end is needed where series do not say when they end: points, or times as text");
}
