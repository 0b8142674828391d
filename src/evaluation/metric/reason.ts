import { comparison } from "../comparison.js";
import { breaching, missing, type Policy } from "../state.js";
import { isoTime } from "../time.js";
import type { AlarmState, MetricAlarm } from "../types.js";

/** One point of the evaluation range. */
export interface Datapoint {
  /** Epoch seconds: the start of the period. */
  readonly time: number;
  readonly value: number;
  readonly mark: number;
}

/** What a reason is made of: numbers alone, as a flapping alarm changes a thousand times and few reasons are read. */
export interface Grounds {
  readonly range: number;
  readonly real: number;
  readonly breaches: number;
  /** Times and values in turn, of the newest points that have data. */
  readonly newest: readonly number[];
}

const shown = 5;

export function groundsOf(range: readonly Datapoint[], policy: Policy): Grounds {
  const real = range.filter(({ mark }) => mark !== missing).slice(-policy.n);
  const newest = real.slice(-shown).reverse();
  return {
    range: range.length,
    real: real.length,
    breaches: real.filter(({ mark }) => mark === breaching).length,
    newest: newest.flatMap(({ time, value }) => [time, value]),
  };
}

/** Why an alarm changed, in one sentence with the newest values first. */
export function reasonOf(alarm: MetricAlarm, to: AlarmState, grounds: Grounds, policy: Policy): string {
  const { range, real, breaches, newest } = grounds;
  const { m, n, treatMissingData } = policy;
  if (real === 0) {
    const filled = treatMissingData === "missing" ? "" : `, treated as ${treatMissingData}`;
    return `no data in ${range} periods${filled}`;
  }
  const operator = comparison(alarm.comparisonOperator);
  const text = typeof operator === "string" ? operator : operator.text;
  const limit = alarm.thresholdMetricId === undefined ? `the threshold (${alarm.threshold})` : "the band";
  const values = newest.flatMap((time, index) => (index % 2 === 0 ? [`${newest[index + 1]} (${isoTime(time)})`] : []));
  const more = real > values.length ? `, and ${real - values.length} more` : "";
  const lacking = n - real;
  const filled = lacking > 0 ? `; ${lacking} missing, treated as ${treatMissingData}` : "";
  const counted = treatMissingData === "breaching" ? breaches + lacking : breaches;
  const early = to === "ALARM" && counted < m ? `; the oldest is ${m} or more periods old` : "";
  const are = breaches === 1 ? "is" : "are";
  return `${breaches} of ${real} datapoints [${values.join(", ")}${more}] ${are} ${text} ${limit}${filled}${early} (${m} of ${n} needed for ALARM)`;
}
