import {
  evaluate,
  type LogEvent,
  readAlarms,
  seriesFromArray,
  seriesFromCsv,
  seriesFromGetMetricData,
  seriesFromGetMetricStatistics,
  seriesFromNotation,
} from "../../src/evaluation/index.js";
import { alarm, at, changes, problemsOf, start } from "./support.js";

describe("what readers of series give goes into evaluate as it is", () => {
  const grid = { start, period: 60 };
  const metric = { namespace: "AWS/SQS", metricName: "Age" };
  const iso = (minute: number) => new Date(at(minute) * 1000).toISOString();
  const options = { period: 60, file: "age.csv" };
  const data = {
    MetricDataResults: [{ Id: "age", Timestamps: [0, 1, 2].map(iso), Values: [1, 20, 1], StatusCode: "Complete" }],
  };
  const points = [1, 20, 1].map((Maximum, minute) => ({ Timestamp: iso(minute), Maximum }));
  const csv = `timestamp,age\n${[1, 20, 1].map((value, minute) => `${iso(minute)},${value}`).join("\n")}\n`;
  const readers = {
    notation: () => [seriesFromNotation("1 20 1", grid, metric)],
    array: () => [seriesFromArray([1, 20, 1], grid, metric)],
    csv: () => seriesFromCsv(csv, { ...options, metrics: { age: metric } }),
    "get-metric-data": () =>
      seriesFromGetMetricData([{ file: "d.json", content: data }], { period: 60, metrics: { age: metric } }).series,
    "get-metric-statistics": () => [
      seriesFromGetMetricStatistics({ file: "s.json", content: { Datapoints: points } }, { period: 60, metric }),
    ],
  };

  test.each(Object.keys(readers) as (keyof typeof readers)[])("%s", (name) => {
    expect(changes([alarm()], readers[name](), 3)).toEqual(["OK@1", "ALARM@2", "OK@3"]);
  });

  test("one that names no metric is refused, with the id that its reader takes it by", () => {
    expect(problemsOf(() => changes([alarm()], seriesFromCsv(csv, options), 3))).toEqual([
      'series[0]: names no metric: namespace and metricName are needed; readers take it for "age" in their options',
    ]);
  });
});

describe("an alarm on a metric filter's metric is evaluated from log events", () => {
  const file = (filter: object = {}) =>
    JSON.stringify({
      resource: {
        aws_cloudwatch_log_metric_filter: {
          errors: {
            name: "errors",
            pattern: "{ $.level = ERROR }",
            log_group_name: "/app/orders",
            metric_transformation: { namespace: "App", name: "Errors", value: "1", default_value: "0", ...filter },
          },
        },
        aws_cloudwatch_metric_alarm: {
          errors: {
            alarm_name: "errors",
            namespace: "App",
            metric_name: "Errors",
            statistic: "Sum",
            period: 60,
            evaluation_periods: 1,
            comparison_operator: "GreaterThanOrEqualToThreshold",
            threshold: 2,
          },
        },
      },
    });
  const event = (minute: number, level: string): LogEvent => ({
    timestamp: at(minute) * 1000 + 500,
    message: JSON.stringify({ level, ms: level === "ERROR" ? "slow" : 1 }),
  });
  const logs = { "/app/orders": [event(0, "INFO"), event(1, "ERROR"), event(1, "ERROR"), event(3, "INFO")] };
  const run = (text: string, given: object) => {
    const set = readAlarms(text, "logs.tf.json");
    return evaluate(set.alarms, [], { ...set, logs: given as typeof logs, start, end: at(5) });
  };

  test("with the default in minutes of other events, and nothing in minutes of none", () => {
    const { transitions } = run(file(), logs);
    expect(transitions.map(({ time, to }) => `${to}@${(time - start) / 60}`)).toEqual(["OK@1", "ALARM@2", "OK@4"]);
  });

  test("a group that no filter reads, and events of which nothing can be published, are noted", () => {
    const { notes } = run(file({ value: "$.ms", default_value: undefined }), { ...logs, "/app/cart": [] });
    expect(notes).toEqual([
      "no metric filter reads the log group /app/cart",
      'the metric filter of App Errors published nothing for 2 events that match: $.ms is "slow", not a number',
    ]);
  });

  test("a filter that CloudWatch Logs would refuse is refused by its name", () => {
    expect(problemsOf(() => run(file({ value: "one" }), logs))).toEqual([
      'metricFilters["errors"]: metric filter: metricValue: "one" is neither a number nor a field such as $.latency or $size',
    ]);
  });
});
