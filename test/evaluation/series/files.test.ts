import { readMetricDataQueries, readSeries, readSeriesFile, SeriesError } from "../../../src/evaluation/index.js";

const message = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof SeriesError) return error.message;
    throw error;
  }
  return "";
};

const age = { Namespace: "AWS/SQS", MetricName: "Age", Dimensions: [{ Name: "QueueName", Value: "orders" }] };
const queries = (more: object = {}) => ({
  file: "queries.json",
  text: JSON.stringify([
    { Id: "age", MetricStat: { Metric: age, Period: 300, Stat: "Maximum" } },
    { Id: "sent", MetricStat: { Metric: { ...age, MetricName: "Sent" }, Period: 300, Stat: "Sum", Unit: "Count" } },
    { Id: "ratio", Expression: "age / sent" },
    ...Object.values(more),
  ]),
});
const page = (results: object[], more: object = {}) =>
  JSON.stringify({ MetricDataResults: results.map((one) => ({ StatusCode: "Complete", ...one })), ...more });

describe("the file that get-metric-data was given", () => {
  test("says which metric, statistic and period each id is of, and which ids are expressions", () => {
    const { file, text } = queries();
    expect(readMetricDataQueries({ file, content: text })).toEqual({
      metrics: {
        age: { namespace: "AWS/SQS", metricName: "Age", dimensions: { QueueName: "orders" }, statistic: "Maximum" },
        sent: {
          namespace: "AWS/SQS",
          metricName: "Sent",
          dimensions: { QueueName: "orders" },
          statistic: "Sum",
          unit: "Count",
        },
      },
      periods: { age: 300, sent: 300 },
      expressions: ["ratio"],
    });
  });

  test("as --cli-input-json says from when to when, too", () => {
    const MetricDataQueries = JSON.parse(queries().text) as unknown;
    const content = { MetricDataQueries, StartTime: "2026-03-02T09:00:00+09:00", EndTime: 1772496000 };
    expect(readMetricDataQueries({ file: "q.json", content }).range).toEqual({ start: 1772409600, end: 1772496000 });
    expect(message(() => readMetricDataQueries({ file: "q.json", content: { ...content, EndTime: 1 } }))).toBe(
      'q.json: EndTime: 1 is not after StartTime ("2026-03-02T09:00:00+09:00")',
    );
  });

  test("that is wrong is refused with the place and what would be right", () => {
    const read = (content: unknown) => message(() => readMetricDataQueries({ file: "q.json", content }));
    expect(read([{ Id: "age", MetricStat: { Metric: age, Period: 45, Stat: "Maximum" } }])).toBe(
      "q.json: [0].MetricStat.Period: 45 is not 1, 5, 10, 20, 30 or a multiple of 60 seconds",
    );
    expect(read([{ Id: "age" }, { Id: "age", Expression: "m1" }])).toBe(
      'q.json: [0]: one of MetricStat, Expression would be right\nq.json: [1].Id: a second "age"',
    );
    expect(read({ queries: [] })).toBe("q.json: MetricDataQueries: undefined is not a list");
  });
});

describe("readSeries", () => {
  const times = ["2026-03-02T09:05:00+00:00", "2026-03-02T09:00:00+00:00"];

  test("joins the pages of get-metric-data in their order, and leaves expressions out with a word", () => {
    const first = page([{ Id: "age", Timestamps: [times[0]], Values: [2], StatusCode: "PartialData" }], {
      NextToken: "more",
    });
    const second = page([
      { Id: "age", Timestamps: [times[1]], Values: [1] },
      { Id: "sent", Timestamps: [], Values: [] },
      { Id: "ratio", Timestamps: [times[1]], Values: [1] },
    ]);
    const read = readSeries(
      [
        { file: "1.json", text: first },
        { file: "2.json", text: second },
      ],
      queries(),
    );
    expect(read.series.map(({ id, start, period, values }) => ({ id, start, period, values }))).toEqual([
      { id: "age", start: 1772442000, period: 300, values: [1, 2] },
      { id: "sent", start: 1772442000, period: 300, values: [null, null] },
    ]);
    expect(read.notes).toEqual(["ratio: left out, as it is an expression; ask for the metrics that it reads"]);
  });

  test("needs the queries for what does not name its metrics", () => {
    const needed =
      "does not say which metrics it holds: give the file that get-metric-data was given as --metric-data-queries too";
    expect(message(() => readSeries([{ file: "1.json", text: page([]) }]))).toBe(`1.json: ${needed}`);
    expect(message(() => readSeries([{ file: "a.csv", text: "timestamp,age\n" }]))).toBe(`a.csv: ${needed}`);
  });

  test("takes the columns of a CSV for ids of the queries", () => {
    const text = "timestamp,age,sent\n2026-03-02T09:00:00Z,1,\n2026-03-02T09:05:00Z,2,3\n";
    const { series } = readSeries([{ file: "a.csv", text }], queries());
    expect(series).toMatchObject([
      { metricName: "Age", statistic: "Maximum", period: 300, values: [1, 2] },
      { metricName: "Sent", statistic: "Sum", period: 300, values: [null, 3] },
    ]);
    expect(message(() => readSeries([{ file: "a.csv", text: text.replace("sent", "lost") }], queries()))).toBe(
      'a.csv: line 1, column lost: the queries have no such id; they have "ratio", "age", "sent"',
    );
    const other = { Id: "fast", MetricStat: { Metric: age, Period: 60, Stat: "Sum" } };
    expect(message(() => readSeries([{ file: "a.csv", text: "timestamp,age,fast\n" }], queries({ other })))).toBe(
      "a.csv: line 1: the queries of its columns have different periods: a file for each period",
    );
  });

  test("says what would be right where a file holds none", () => {
    expect(message(() => readSeries([{ file: "alarms.json", text: '{"MetricAlarms": []}' }]))).toBe(
      'alarms.json: holds no series: what aws cloudwatch get-metric-data prints (with "MetricDataResults"), a CSV with a ' +
        'column timestamp, or a file of series (with "series") would be right',
    );
    expect(message(() => readSeries([{ file: "a.json", text: "{" }]))).toMatch(/^a\.json: is no JSON: /);
  });
});

describe("a file of series", () => {
  const content = (changes: object = {}, top: object = {}) => ({
    start: "2026-03-02T09:00:00Z",
    series: [
      { namespace: "AWS/SQS", metricName: "Age", dimensions: { QueueName: "orders" }, values: "0x1 5 _", ...changes },
    ],
    ...top,
  });

  test("names its metrics, with values in promtool's notation or as numbers", () => {
    const file = { file: "series.json", content: content() };
    expect(readSeriesFile(file).series).toEqual([
      {
        namespace: "AWS/SQS",
        metricName: "Age",
        dimensions: { QueueName: "orders" },
        start: 1772442000,
        period: 60,
        values: [0, 0, 5, null],
      },
    ]);
    const own = { period: 300, start: 1772442300, values: [1, null] };
    expect(readSeriesFile({ file: "series.json", content: content(own) }).series).toMatchObject([own]);
  });

  test("holds bands and results of queries too", () => {
    const more = {
      bands: [{ alarm: "traffic", lower: [1], upper: "9", period: 3600 }],
      results: [{ alarm: "top", id: "q1", values: "1x2" }],
    };
    expect(readSeriesFile({ file: "series.json", content: content({}, more) })).toMatchObject({
      bands: [{ alarm: "traffic", start: 1772442000, period: 3600, lower: [1], upper: [9] }],
      results: [{ alarm: "top", id: "q1", period: 60, values: [1, 1, 1] }],
    });
  });

  test("that is wrong is refused with the place, the value and what would be right", () => {
    const read = (changes: object, top: object = {}) =>
      message(() => readSeriesFile({ file: "series.json", content: content(changes, top) }));
    expect(read({ values: "0x1 five" })).toBe(
      'series.json: series[0]: part 2: "five" is none of 5, _, 0x30, 1+2x10, 9-2x3 and _x10',
    );
    expect(read({ values: 5 })).toBe(
      "series.json: series[0].values: 5 is not a text such as 0x30 1 _x10, or a list of numbers and null",
    );
    expect(read({ start: "09:00" })).toBe(
      'series.json: series[0].start: "09:00" is no time; whole seconds since 1970 or 2026-04-01T00:00:00Z with a time zone ' +
        "would be right",
    );
    expect(read({}, { start: undefined })).toBe(
      "series.json: series[0]: no start: give one here or to the file, such as 2026-03-02T09:00:00Z",
    );
    expect(read({ metric: "Age" })).toBe(
      'series.json: series[0]: "metric" is none of namespace, metricName, dimensions, unit, statistic, values, start, period',
    );
    expect(read({ dimensions: { QueueName: 1 } })).toBe("series.json: series[0].dimensions.QueueName: 1 is not a text");
  });
});
