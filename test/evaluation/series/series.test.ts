import * as fc from "fast-check";
import {
  seriesFromArray,
  seriesFromCsv,
  SeriesError,
  seriesFromGetMetricData,
  seriesFromGetMetricStatistics,
  seriesFromNotation,
} from "../../../src/evaluation/series/index.js";

const _ = null;

/** 2026-04-01T00:00:00Z. */
const start = 1775001600;
const grid = { start, period: 60 };

/** The lines of a SeriesError. */
const problems = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof SeriesError) return error.message.split("\n");
    throw error;
  }
  return [];
};

describe("promtool's notation", () => {
  // https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series
  test.each([
    ["-2+4x3", [-2, 2, 6, 10]],
    [" 1-2x4", [1, -1, -3, -5, -7]],
    [" 1x4", [1, 1, 1, 1, 1]],
    ["1 _x3", [1, _, _, _]],
    ["1x4 0x9 1x4", [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]],
    ["5 _ 1.5e3", [5, _, 1500]],
    ["5+-1x2", [5, 4, 3]],
    ["_x0 7x0", [7]],
  ])("%s", (notation, values) => {
    expect(seriesFromNotation(notation, grid)).toEqual({ ...grid, values });
  });

  test("thirty-one zeros, a one and ten periods without", () => {
    const { values } = seriesFromNotation("0x30 1 _x10", grid);
    expect(values).toEqual([...new Array<number>(31).fill(0), 1, ...new Array<null>(10).fill(null)]);
  });

  test("as long as CloudWatch keeps minutes, and no longer", () => {
    expect(seriesFromNotation("0x655199", grid).values).toHaveLength(655200);
    expect(problems(() => seriesFromNotation("0 0x655199", grid))).toEqual([
      '"0 0x655199": part 2: "0x655199": the series would be longer than 655200 values',
    ]);
  });

  test("every part that is none is named, and so is the grid", () => {
    expect(problems(() => seriesFromNotation("1 stale 2+1 ax3 1e308+1e308x3", { start: 0.5, period: 45 }))).toEqual([
      '"1 stale 2+1 ax3 1e308+1e308x3": part 2: "stale": a metric of CloudWatch has a value in a period or none; _ stands for none',
      '"1 stale 2+1 ax3 1e308+1e308x3": part 3: "2+1" does not say how often; 2+1x10 would be ten times more',
      '"1 stale 2+1 ax3 1e308+1e308x3": part 4: "ax3" is none of 5, _, 0x30, 1+2x10, 9-2x3 and _x10',
      '"1 stale 2+1 ax3 1e308+1e308x3": part 5: "1e308+1e308x3" leaves what a number can hold',
      '"1 stale 2+1 ax3 1e308+1e308x3": start: 0.5 is no time; whole seconds since 1970 would be right',
      '"1 stale 2+1 ax3 1e308+1e308x3": period: 45; 1, 5, 10, 20, 30 or a multiple of 60 seconds would be right',
    ]);
    expect(problems(() => seriesFromNotation(" ", grid))).toEqual([
      '" ": has no value; 0x30 1 _x10 would be thirty-one zeros, a one and ten periods without',
    ]);
  });
});

test("an array is taken as it is, and every value that is none is named", () => {
  expect(seriesFromArray([1, _, 2], grid, { id: "cpu" })).toEqual({
    ...grid,
    values: [1, _, 2],
    id: "cpu",
  });
  const wrong = [1, NaN, undefined] as number[];
  expect(problems(() => seriesFromArray(wrong, grid, { id: "cpu" }))).toEqual([
    "cpu: [1]: NaN is no value; a number, or null for none, would be right",
    "cpu: [2]: undefined is no value; a number, or null for none, would be right",
  ]);
});

describe("CSV", () => {
  const options = { file: "cpu.csv", period: 60 };

  test("one column of values, in seconds or ISO 8601, in any order, with lines left out", () => {
    const text = "timestamp,value\n2026-04-01T00:03:00Z,4\n1775001600,1\n2026-04-01T09:01:00+09:00,\n";
    expect(seriesFromCsv(text, options)).toEqual([{ ...grid, values: [1, _, _, 4], id: "value" }]);
  });

  test("a column for each series, quoted, with a byte order mark and Windows' line ends", () => {
    const text = '\uFEFFtimestamp,"cpu, percent",requests\r\n1775001600,1.5,\r\n1775001660,-2e1,7\r\n';
    expect(seriesFromCsv(text, options)).toEqual([
      { ...grid, values: [1.5, -20], id: "cpu, percent" },
      { ...grid, values: [_, 7], id: "requests" },
    ]);
  });

  test("a range adds what is missing before and behind", () => {
    const range = { start: start - 60, end: start + 120 };
    const text = `timestamp,value\n${start},1\n`;
    expect(seriesFromCsv(text, { ...options, range })[0]?.values).toEqual([_, 1, _]);
    expect(seriesFromCsv("timestamp,value\n", { ...options, range })[0]?.values).toEqual([_, _, _]);
  });

  test.each([
    ["value,timestamp\n", ['cpu.csv: line 1: the first column is "value"; timestamp would be right']],
    ["timestamp\n", ["cpu.csv: line 1: no column of values behind timestamp"]],
    ["timestamp,a,,a\n", ["cpu.csv: line 1: column 3 has no name", 'cpu.csv: line 1: a second column "a"']],
    [
      "timestamp,a,b\n1775001600,x,1\n2026-04-01T00:01:00,1,1\n1775001600000,1,1\n1775001600.5,1,1\n",
      [
        'cpu.csv: line 2, column a: "x" is no number; an empty cell stands for no data point',
        'cpu.csv: line 3, column timestamp: "2026-04-01T00:01:00" is no time; whole seconds since 1970 or 2026-04-01T00:00:00Z with a time zone would be right',
        'cpu.csv: line 4, column timestamp: "1775001600000" is too late for seconds since 1970; milliseconds are divided by 1000',
        'cpu.csv: line 5, column timestamp: "1775001600.5" is no time; whole seconds since 1970 or 2026-04-01T00:00:00Z with a time zone would be right',
      ],
    ],
    [
      "timestamp,a\n1775001600,1\n1775001600,2\n1775001630,3\n",
      [
        "cpu.csv: line 3, column a: a second value for 2026-04-01T00:00:00Z; the first is at line 2, column a",
        "cpu.csv: line 4, column a: 2026-04-01T00:00:30Z is not a multiple of the period of 60 seconds after 2026-04-01T00:00:00Z",
      ],
    ],
    ["timestamp,a\n", ["cpu.csv: a: has no data point, so that nobody knows when it is: give a range"]],
    ["timestamp,a\n0,1\n1775001600,2\n", ["cpu.csv: a: is 29583361 periods long; CloudWatch keeps 655200 minutes"]],
    [
      "",
      [
        'cpu.csv: line 1: the first column is ""; timestamp would be right',
        "cpu.csv: line 1: no column of values behind timestamp",
      ],
    ],
  ])("%j", (text, messages) => {
    expect(problems(() => seriesFromCsv(text, options))).toEqual(messages);
  });

  test("a line of other columns, and what is no CSV, are refused with the line", () => {
    expect(problems(() => seriesFromCsv("timestamp,a\n1,2,3\n", options))).toEqual([
      expect.stringMatching(/^cpu\.csv: is no CSV: .*line 2/),
    ]);
    expect(problems(() => seriesFromCsv('timestamp,a\n1,"2\n', options))).toEqual([
      expect.stringMatching(/^cpu\.csv: is no CSV: .*line/),
    ]);
  });

  test("times outside the range, and a range or period that is none", () => {
    const text = "timestamp,a\n1775001720,1\n";
    expect(problems(() => seriesFromCsv(text, { ...options, range: { start, end: start + 120 } }))).toEqual([
      "cpu.csv: line 2, column a: 2026-04-01T00:02:00Z is not from 2026-04-01T00:00:00Z to before 2026-04-01T00:02:00Z",
    ]);
    expect(problems(() => seriesFromCsv(text, { ...options, range: { start, end: start + 90 } }))).toEqual([
      "cpu.csv: a: from 2026-04-01T00:00:00Z to 2026-04-01T00:01:30Z is no number of periods of 60 seconds",
    ]);
    expect(problems(() => seriesFromCsv(text, { ...options, period: 7 }))).toEqual([
      "cpu.csv: a: the period is 7; 1, 5, 10, 20, 30 or a multiple of 60 seconds would be right",
    ]);
  });

  test("twenty of many issues are spelled out, all are carried", () => {
    const text = `timestamp,a\n${"x,1\n".repeat(30)}`;
    expect(problems(() => seriesFromCsv(text, options))).toHaveLength(21);
    expect(problems(() => seriesFromCsv(text, options)).at(-1)).toBe("cpu.csv: 10 more");
  });

  test("whatever a series holds, its file gives it back", () => {
    const values = fc.array(fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: null }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, (list) => {
        const lines = list.map((value, index) => `${start + index * 60},${value ?? ""}`);
        const range = { start, end: start + list.length * 60 };
        const [series] = seriesFromCsv(["timestamp,value", ...lines].join("\n"), { ...options, range });
        expect(series?.values).toEqual(list.map((value) => (Object.is(value, -0) ? 0 : value)));
      }),
    );
  });
});

describe("GetMetricData", () => {
  // The sample response of https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
  const sample = {
    Messages: [],
    MetricDataResults: [
      {
        Id: "m1",
        Label: "Unhealthy Behind Load Balancer",
        StatusCode: "Complete",
        Timestamps: [1637074200, 1637073900, 1637073600],
        Values: [0, 0, 0],
      },
      {
        Id: "q1",
        Label: "Cluster CpuUtilization",
        StatusCode: "Complete",
        Timestamps: [1637074245, 1637073945, 1637073645],
        Values: [1.2158469945359334, 0.8678863271635757, 0.7201860957623283],
      },
    ],
  };

  test("AWS's sample response, newest first", () => {
    expect(seriesFromGetMetricData([{ file: "data.json", content: JSON.stringify(sample) }], { period: 300 })).toEqual({
      series: [
        {
          start: 1637073600,
          period: 300,
          values: [0, 0, 0],
          id: "m1",
          label: "Unhealthy Behind Load Balancer",
        },
        {
          start: 1637073645,
          period: 300,
          values: [0.7201860957623283, 0.8678863271635757, 1.2158469945359334],
          id: "q1",
          label: "Cluster CpuUtilization",
        },
      ],
      messages: [],
    });
  });

  const part = (status: string, times: readonly unknown[], values: readonly unknown[]) => ({
    MetricDataResults: [{ Id: "m1", StatusCode: status, Timestamps: times, Values: values }],
  });

  test("pages are put together, from files or from a list; times as the CLI prints them; messages are told", () => {
    const first = { ...part("PartialData", ["2026-04-01T00:02:00+00:00"], [3]), NextToken: "next" };
    const second = {
      ...part("Complete", ["2026-04-01T00:00:00+00:00"], [1]),
      Messages: [{ Code: "Example", Value: "Maximum number of allowed metrics exceeded" }],
    };
    const expected = {
      series: [{ ...grid, values: [1, _, 3], id: "m1" }],
      messages: ["Example: Maximum number of allowed metrics exceeded"],
    };
    const files = [first, second].map((content, index) => ({ file: `${index}.json`, content }));
    expect(seriesFromGetMetricData(files, { period: 60 })).toEqual(expected);
    expect(seriesFromGetMetricData([{ file: "all.json", content: [first, second] }], { period: { m1: 60 } })).toEqual(
      expected,
    );
  });

  test("data that is not all there is refused", () => {
    const read = (...pages: unknown[]) =>
      problems(() => seriesFromGetMetricData([{ file: "data.json", content: pages }], { period: 60 }));
    expect(read({ ...part("PartialData", [start], [3]), NextToken: "next" })).toEqual([
      "data.json: [0].NextToken: there is one more page, which has to be given too",
      'data.json: [0].MetricDataResults[0].StatusCode: "PartialData": the data of m1 is not all there; "Complete" would be right',
    ]);
    expect(read(part("Forbidden", [], []))).toEqual([
      'data.json: [0].MetricDataResults[0].StatusCode: "Forbidden": the data of m1 is not all there; "Complete" would be right',
    ]);
  });

  test("a metric without data has its range from the options, and needs one", () => {
    expect(
      problems(() =>
        seriesFromGetMetricData([{ file: "data.json", content: part("Complete", [], []) }], { period: 60 }),
      ),
    ).toEqual(["data.json: m1: has no data point, so that nobody knows when it is: give a range"]);
    const range = { start, end: start + 120 };
    const { series } = seriesFromGetMetricData([{ file: "data.json", content: part("Complete", [], []) }], {
      period: 60,
      range,
    });
    expect(series[0]?.values).toEqual([_, _]);
  });

  test.each([
    ["{", [expect.stringMatching(/^data\.json: is no JSON: /)]],
    ["{}", ["data.json: MetricDataResults: undefined is not a list"]],
    ["7", ["data.json: 7 is not an object"]],
    [
      part("Complete", [start, true], ["1", 2]),
      [
        "data.json: MetricDataResults[0].Timestamps[1]: true is not a time",
        'data.json: MetricDataResults[0].Values[0]: "1" is not a number',
      ],
    ],
    [
      part("Complete", [start, start], [1, 2]),
      [
        "data.json: MetricDataResults[0].Timestamps[1]: a second value for 2026-04-01T00:00:00Z; the first is at MetricDataResults[0].Timestamps[0]",
      ],
    ],
    [
      part("Complete", [start], [1, 2]),
      ["data.json: MetricDataResults[0]: 1 timestamps and 2 values; as many of both would be right"],
    ],
    [
      part("Complete", ["today"], [1]),
      [
        'data.json: MetricDataResults[0].Timestamps[0]: "today" is no time; whole seconds since 1970 or 2026-04-01T00:00:00Z with a time zone would be right',
      ],
    ],
  ])("%j", (content, messages) => {
    expect(problems(() => seriesFromGetMetricData([{ file: "data.json", content }], { period: 60 }))).toEqual(messages);
  });

  test("each id needs a period, also one that every object knows", () => {
    const content = { MetricDataResults: [{ Id: "constructor", Timestamps: [start], Values: [1] }] };
    expect(problems(() => seriesFromGetMetricData([{ file: "data.json", content }], { period: { m1: 60 } }))).toEqual([
      'data.json: MetricDataResults[0].Id: no period is given for "constructor"',
    ]);
  });
});

describe("GetMetricStatistics", () => {
  const read = (content: unknown, options: { statistic?: string } = {}) =>
    seriesFromGetMetricStatistics({ file: "cpu.json", content }, { period: 60, ...options });

  const Datapoints = [
    { Timestamp: "2026-04-01T00:02:00Z", Average: 3, Maximum: 9, Unit: "Percent", ExtendedStatistics: { p99: 8 } },
    { Timestamp: "2026-04-01T00:00:00Z", Average: 1, Maximum: 7, Unit: "Percent", ExtendedStatistics: { p99: 6 } },
  ];

  test("data points in no order become a series of one statistic", () => {
    const metric = { label: "CPUUtilization", unit: "Percent" };
    const content = { Label: "CPUUtilization", Datapoints };
    expect(read(content, { statistic: "Average" })).toEqual({
      ...grid,
      values: [1, _, 3],
      ...metric,
      statistic: "Average",
    });
    expect(read(content, { statistic: "p99" }).values).toEqual([6, _, 8]);
    expect(read({ Datapoints: [{ Timestamp: start, Sum: 5 }] })).toEqual({
      ...grid,
      values: [5],
      statistic: "Sum",
    });
  });

  test("what is left open or wrong is refused", () => {
    expect(problems(() => read({ Datapoints }))).toEqual([
      "cpu.json: Datapoints: hold Average, Maximum, p99: name one of them as the statistic",
    ]);
    expect(problems(() => read({ Datapoints }, { statistic: "Sum" }))).toEqual([
      "cpu.json: Datapoints[0]: has no Sum; it has Average, Maximum, p99",
      "cpu.json: Datapoints[1]: has no Sum; it has Average, Maximum, p99",
    ]);
    expect(problems(() => read({ Datapoints: [{ Timestamp: "soon", Sum: "5" }] }))).toEqual([
      'cpu.json: Datapoints[0].Sum: "5" is not a number',
    ]);
    const mixed = [
      { Timestamp: start, Sum: 1, Unit: "Bytes" },
      { Timestamp: start + 60, Sum: 1, Unit: "Kilobytes" },
    ];
    expect(problems(() => read({ Datapoints: mixed }))).toEqual([
      "cpu.json: Datapoints: are in Bytes and Kilobytes; CloudWatch converts no units: ask for one",
    ]);
    expect(problems(() => read({ Datapoints: [] }))).toEqual([
      "cpu.json: has no data point, so that nobody knows when it is: give a range",
    ]);
  });
});
