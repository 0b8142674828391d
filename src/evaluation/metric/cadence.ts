import type { MetricAlarm } from "../types.js";
import { periodOf } from "./check.js";

/** When an alarm is evaluated. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html */
export interface Cadence {
  /** Seconds between two evaluations. */
  readonly every: number;
  /** Seconds after a multiple of `every`. */
  readonly offset: number;
  /** Seconds: data count up to the last multiple of it. */
  readonly upTo: number;
}

/**
 * Periods under a minute are evaluated every 10 seconds; alarms over more than a day once an hour, with the data up to
 * that hour; all others every minute, or every `step` seconds.
 */
export function cadenceOf(alarm: MetricAlarm, step: number, multiDayMinute: number): Cadence {
  const period = periodOf(alarm);
  if (period < 60) return { every: 10, offset: 0, upTo: 10 };
  if (period * alarm.evaluationPeriods > 86_400) return { every: 3600, offset: 60 * multiDayMinute, upTo: 3600 };
  return { every: step, offset: 0, upTo: 60 };
}
