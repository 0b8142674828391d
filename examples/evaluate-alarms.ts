import { readFileSync } from "node:fs";
import { evaluate, type MetricSeries, readAlarms } from "unyo/evaluation";

/** What the alarms of a file do when a queue's oldest message gets older by a minute a minute, from 09:00 on. */
export function timeline(file: string): string[] {
  const set = readAlarms(readFileSync(file, "utf8"), file);
  const age: MetricSeries = {
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: "orders" },
    start: "2026-03-02T09:00:00Z",
    period: 60,
    values: Array.from({ length: 30 }, (_, minute) => minute * 60),
  };
  const result = evaluate(set.alarms, [age], {
    ...set,
    start: "2026-03-02T09:00:00Z",
    end: "2026-03-02T09:30:00Z",
  });
  return result.notices.map(
    ({ time, alarm, state, receivers }) =>
      `${new Date(time * 1000).toISOString()} ${alarm} ${state}: ${receivers.map(({ endpoint }) => endpoint).join(", ")}`,
  );
}
