import { metricPoints, minuteSeries, type MetricFilter } from "../../../src/evaluation/log-filter/index.js";

/** 2026-04-01T00:00Z. */
const start = 1775001600;

const events = (...messages: readonly (readonly [second: number, message: string])[]) =>
  messages.map(([second, message]) => ({ timestamp: (start + second) * 1000, message }));

const published = (filter: MetricFilter, ...messages: readonly (readonly [number, string])[]) =>
  metricPoints(filter, events(...messages));

describe("what a metric filter publishes", () => {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
  test("AWS's example: two matches in a minute give 2, a minute with other events the default", () => {
    const { metrics } = published(
      { pattern: "ERROR", metricValue: "1", defaultValue: 0, unit: "Count" },
      [0, "ERROR a"],
      [59, "ERROR b"],
      [60, "fine"],
      [119, "fine"],
    );
    expect(metrics).toEqual([{ dimensions: {}, unit: "Count", start, period: 60, minutes: [[1, 1], [0]] }]);
    expect(metrics.map((points) => minuteSeries(points, "Sum").values)).toEqual([[2, 0]]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html, "default value"
  test("a minute without any event has no data point, default or not", () => {
    const quiet = [
      [0, "fine"],
      [120, "ERROR"],
    ] as const;
    const minutes = (filter: MetricFilter) => published(filter, ...quiet).metrics[0]?.minutes;
    expect(minutes({ pattern: "ERROR", metricValue: "1", defaultValue: 0 })).toEqual([[0], [], [1]]);
    expect(minutes({ pattern: "ERROR", metricValue: "1" })).toEqual([[], [], [1]]);
  });

  test("AWS's example of a value in JSON", () => {
    const filter = { pattern: "{ $.latency = * }", metricValue: "$.latency" };
    const { metrics } = published(filter, [0, '{"latency": 50, "requestType": "GET"}'], [1, '{"requestType": "GET"}']);
    expect(metrics).toEqual([{ dimensions: {}, unit: "None", start, period: 60, minutes: [[50]] }]);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/ExtractBytesExample.html
  test("AWS's example of bytes by address", () => {
    const filter = {
      pattern: "[ip, id, user, timestamp, request, status_code, size]",
      metricValue: "$size",
      unit: "Bytes",
      dimensions: { IP: "$ip" },
    };
    const line = (request: string, status: number, size: number) =>
      `127.0.0.1 - - [24/Sep/2013:11:49:52 -0700] "GET ${request} HTTP/1.1" ${status} ${size}`;
    const { metrics } = published(
      filter,
      [0, line("/index.html", 404, 287)],
      [1, line("/index.html", 404, 287)],
      [60, line("/~test/", 200, 3)],
      [61, line("/favicon.ico", 404, 308)],
      [62, line("/favicon.ico", 404, 308)],
      [100, line("/~test/index.html", 200, 3)],
    );
    expect(metrics).toEqual([
      {
        dimensions: { IP: "127.0.0.1" },
        unit: "Bytes",
        start,
        period: 60,
        minutes: [
          [287, 287],
          [3, 308, 308, 3],
        ],
      },
    ]);
  });

  test("a match without a number publishes nothing, not even the default, and is told", () => {
    const filter = { pattern: "[ip, size]", metricValue: "$size", defaultValue: 0 };
    const { metrics, unpublished } = published(filter, [0, "10.0.0.1 -"], [60, "10.0.0.1 5"], [120, "short"]);
    expect(metrics[0]?.minutes).toEqual([[], [5], [0]]);
    expect(unpublished).toEqual([{ event: events([0, "10.0.0.1 -"])[0], reason: '$size is "-", not a number' }]);
  });

  test("each set of values of the dimensions is a metric, also one that every object knows", () => {
    const filter = { pattern: "{ $.code = * }", metricValue: "1", dimensions: { Code: "$.code" } };
    const { metrics, unpublished } = published(
      filter,
      [0, '{"code":"__proto__"}'],
      [60, '{"code":404}'],
      [61, '{"code":true}'],
    );
    expect(metrics.map(({ dimensions, minutes }) => [dimensions, minutes])).toEqual([
      [{ Code: "__proto__" }, [[1], []]],
      [{ Code: "404" }, [[], [1]]],
    ]);
    expect(unpublished.map(({ reason }) => reason)).toEqual(["$.code is not there"]);
  });

  test("statistics of a minute", () => {
    const { metrics } = published({ pattern: "[n]", metricValue: "$n" }, [0, "1"], [1, "5"], [121, "3"]);
    const statistics = ["SampleCount", "Sum", "Average", "Minimum", "Maximum"] as const;
    expect(metrics.map((points) => statistics.map((statistic) => minuteSeries(points, statistic).values))).toEqual([
      [
        [2, null, 1],
        [6, null, 3],
        [3, null, 3],
        [1, null, 3],
        [5, null, 3],
      ],
    ]);
  });

  test("no events, no minutes", () => {
    expect(published({ pattern: "ERROR", metricValue: "1", defaultValue: 0 }).metrics[0]?.minutes).toEqual([]);
  });
});

test("a filter that CloudWatch Logs would refuse is refused, all of it at once", () => {
  expect(() =>
    published({
      pattern: "[ip, size]",
      metricValue: "$bytes",
      defaultValue: NaN,
      dimensions: { A: "$ip", B: "$size", C: "$3", D: "ip" },
    }),
  ).toThrow(
    [
      'metric filter: dimensions.D: "ip" names no column; the pattern has ip, size',
      'metric filter: metricValue: "$bytes" names no column; the pattern has ip, size',
      "metric filter: defaultValue: NaN is no number",
      "metric filter: defaultValue: CloudWatch Logs takes none for a metric with dimensions",
      "metric filter: dimensions: 4 of them; CloudWatch Logs takes 3",
    ].join("\n"),
  );
  expect(() => published({ pattern: "ERROR", metricValue: "one" })).toThrow(
    'metric filter: metricValue: "one" is neither a number nor a field such as $.latency or $size',
  );
  expect(() => published({ pattern: "ERROR", metricValue: "$.latency" })).toThrow(
    'metric filter: metricValue: "$.latency" needs a pattern of JSON or of columns; this one is made of terms',
  );
  expect(() => published({ pattern: "{ $.a = * }", metricValue: "$.list[*]" })).toThrow(
    'metric filter: metricValue: "$.list[*]" is no selector of one value',
  );
});

test("a timestamp in another unit is told, not spread over years", () => {
  const both = [...events([0, "a"]), { timestamp: start, message: "in seconds" }];
  expect(() => metricPoints({ pattern: "a", metricValue: "1" }, both)).toThrow(
    /^events: from the first to the last are \d+ minutes/,
  );
});
