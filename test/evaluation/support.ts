import type { EvaluationOptions, MetricAlarm, MetricSeries } from "../../src/evaluation/index.js";
import { evaluate, EvaluationError } from "../../src/evaluation/index.js";

/** Midnight, so that a minute of a test is a minute of the day. */
export const start = Date.UTC(2026, 2, 2) / 1000;
export const at = (minute: number) => start + minute * 60;
export const topic = "arn:aws:sns:ap-northeast-1:111122223333:pager";

export function alarm(changes: Partial<MetricAlarm> = {}, metric: object = {}): MetricAlarm {
  const watched = { namespace: "AWS/SQS", metricName: "Age", stat: "Maximum", period: 60, ...metric };
  return {
    kind: "metric",
    name: "age",
    queries: [{ id: "m1", metric: watched }],
    watched: "m1",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 10,
    evaluationPeriods: 1,
    ...changes,
  };
}

/** One value a minute from midnight on. */
export const minutes = (...values: readonly (number | null)[]): MetricSeries => ({
  namespace: "AWS/SQS",
  metricName: "Age",
  start,
  period: 60,
  values,
});

/** `OK@1`: the state and the minute of every change. */
export function changes(
  alarms: Parameters<typeof evaluate>[0],
  series: readonly MetricSeries[],
  end: number,
  options: Partial<EvaluationOptions> = {},
): string[] {
  const { transitions } = evaluate(alarms, series, { start, end: at(end), ...options });
  const several = alarms.length > 1;
  return transitions.map(({ alarm: name, time, to }) => `${several ? `${name}: ` : ""}${to}@${(time - start) / 60}`);
}

export function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof EvaluationError) return error.problems;
    throw error;
  }
  return [];
}
