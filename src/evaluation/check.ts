import type { MetricSeries } from "./data/series.js";
import { type Problems, show } from "./errors.js";
import { checkMetricAlarm } from "./metric/check.js";
import type { EvaluationOptions } from "./options.js";
import { seconds } from "./time.js";
import { type AlarmState, alarmStates, type EvaluationAlarm } from "./types.js";

/** An alarm with its place in messages. */
export interface Placed<Alarm extends EvaluationAlarm = EvaluationAlarm> {
  readonly alarm: Alarm;
  readonly place: string;
}

/** What is nothing like its type, as in plain JavaScript: nothing further can be said of it. */
export function checkGiven(alarms: unknown, series: unknown, options: unknown, problems: Problems): void {
  checkList("alarms", alarms, "an alarm, as readAlarms gives them", problems);
  checkList("series", series, "a series of a metric", problems);
  if (!isObject(options)) problems.add("options", `${show(options)} is not an object with start and end`);
}

function checkList(place: string, given: unknown, element: string, problems: Problems): void {
  if (!Array.isArray(given)) return problems.add(place, `${show(given)} is not a list, of which each is ${element}`);
  given.forEach((one, index) => {
    if (!isObject(one)) problems.add(`${place}[${index}]`, `${show(one)} is not ${element}`);
  });
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The options that are times, in seconds. */
export function times(options: EvaluationOptions, problems: Problems) {
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

/** What is wrong with the alarms themselves, and with the states given for others. */
export function checkAlarms(
  placed: readonly Placed[],
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

/** Every series has to name its metric; files of series often do not. */
export function checkIdentities(series: readonly MetricSeries[], problems: Problems): void {
  for (const [index, { namespace, metricName, id }] of series.entries()) {
    if (namespace && metricName) continue;
    const reader = id === undefined ? "" : `; readers take it for ${show(id)} in their options`;
    problems.add(`series[${index}]`, `names no metric: namespace and metricName are needed${reader}`);
  }
}
