import type { Alarm } from "./alarm.js";

const longest = 3 * 3600;

/**
 * Why a query of Metrics Insights could not be answered for all of an alarm's window, if so: points of before stay missing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html
 */
export function queryWindowProblem({ measure, window }: Pick<Alarm, "measure" | "window">): string | undefined {
  const { period, evaluationPeriods } = window;
  if (!("across" in measure) || !measure.across || period * evaluationPeriods <= longest) return undefined;
  return `${evaluationPeriods} periods of ${period} seconds are longer than the three hours that a query over several metrics looks back`;
}
