/** Worked examples and example expressions of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
import { parseExpression } from "../../../src/evaluation/math/index.js";
import { math, mathList } from "./support.js";

const _ = null;

describe("the table of comparison and logical operators", () => {
  const metrics = { metric1: [30, 20, 0, 0], metric2: [20, _, 20, _] };

  test.each([
    ["(metric1 < metric2)", [0, 0, 1, 0]],
    ["(metric1 >= 30)", [1, 0, 0, 0]],
    ["(metric1 > 15 AND metric2 > 15)", [1, 0, 0, 0]],
    ["(metric1 > 15 && metric2 > 15)", [1, 0, 0, 0]],
  ])("%s", (expression, result) => {
    expect(math(expression, metrics)).toEqual(result);
  });
});

describe("the tables of IF expressions", () => {
  const metrics = { metric1: [1, 1, 0, 0, _], metric2: [30, _, 0, 0, 30], metric3: [0, 0, 20, _, 20] };

  test.each([
    ["IF(metric1, metric2, metric3)", [30, 0, 20, 0, _]],
    ["IF(metric1, 5, metric3)", [5, 5, 20, _, _]],
    ["IF(metric1, metric2, 5)", [30, 0, 5, 5, _]],
  ])("%s", (expression, result) => {
    expect(math(expression, metrics)).toEqual(result);
  });
});

describe("the lists of IF expressions", () => {
  const metrics = { m1: [500, 300, _, -1, 0], m2: [1, _, 3, _, 5], m3: [7, 8, 9, _, _] };

  test.each([
    ["a third argument left out drops what is false", "IF(m1 < 400, m1)", [_, 300, _, -1, 0]],
    ["two numbers", "IF(m1<400, 10, 2)", [2, 10, _, 10, 10]],
    ["latency over a threshold that is a metric", "IF(m1>m2, 1, 0)", [1, 1, 0, 0, 0]],
    ["any value but 0 is true, also a negative one", "IF(m1, 1, 0)", [1, 1, _, 1, 0]],
    ["true without a value in the second gives 0", "IF(m1 < 400, m2, m3)", [7, 0, _, 0, 5]],
    ["false without a value in the third gives 0", "IF(m1 > 100, m2, m3)", [1, 0, _, 0, 0]],
    ["false without a value in the third behind a number is dropped", "IF(m1 > 100, 1, m3)", [1, 1, _, _, _]],
    ["a number that is true takes the second as it is", "IF(1, m2, m3)", [1, _, 3, _, 5]],
    ["a number that is false takes the third as it is", "IF(0, m2, m3)", [7, 8, 9, _, _]],
    ["a number that is false without a third leaves nothing", "IF(0, m2)", [_, _, _, _, _]],
  ])("%s: %s", (_name, expression, result) => {
    expect(math(expression, metrics)).toEqual(result);
  });
});

describe("the examples of the table of functions give what the table says", () => {
  const metrics = { m1: [1, 2, _, 5], m2: [4, _, _, -2] };

  test.each([
    ["ABS(m1-m2)", [3, 2, _, 7]],
    ["MIN(ABS([m1, m2]))", [1, 2, _, 2]],
    ["SUM([m1,m2])/AVG(m2)", [10, 4, _, 6]],
    ["AVG(METRICS())", [2.5, 1, _, 1.5]],
    ["SUM(CEIL(METRICS()))", [5, 2, _, 3]],
    ["SUM(m1) / DATAPOINT_COUNT(m1) + m1", [1 + 8 / 3, 2 + 8 / 3, _, 5 + 8 / 3]],
    ["DATAPOINT_COUNT(METRICS())", [2, 1, 0, 2]],
    ["DIFF(m1)", [_, 1, _, 3]],
    ["DIFF_TIME(m1)", [_, 60, _, 120]],
    ["FILL(m1,10)", [1, 2, 10, 5]],
    ["SUM(FILL(METRICS(), 0))", [5, 2, 0, 3]],
    ["SUM(FILL(METRICS(), m1))", [5, 4, _, 3]],
    ["FILL(m1, MIN(m1))", [1, 2, 1, 5]],
    ["FILL(m1, REPEAT)", [1, 2, 2, 5]],
    ["SUM(FILL(METRICS(), LINEAR))", [5, 4, 3.5, 3]],
    ["IF(FIRST(SORT(METRICS(), AVG, DESC))>1, 1, 0)", [0, 1, _, 1]],
    ["LAST(SORT(METRICS(), AVG, DESC))", [4, _, _, -2]],
    ["FLOOR(m1/2)", [0, 1, _, 2]],
    ["LOG(m2)", [Math.log(4), _, _, _]],
    ["LOG10(m1 * 10)", [1, Math.log10(20), _, Math.log10(50)]],
    ["MAX(m1)/m1", [5, 2.5, _, 1]],
    ["MAX(METRICS())", [4, 2, _, 5]],
    ["m1/METRIC_COUNT(METRICS())", [0.5, 1, _, 2.5]],
    ["m1-MIN(m1)", [0, 1, _, 4]],
    ["MIN(METRICS())", [1, 2, _, -2]],
    ["m1/PERIOD(m1)", [1 / 60, 2 / 60, _, 5 / 60]],
    ["RATE(m1)", [_, 1 / 60, _, 3 / 120]],
    ["SUM(RUNNING_SUM([m1,m2]))", [5, 3, _, 10]],
    ["MAX(SLICE(SORT(METRICS(), SUM, DESC), 0, 10))", [4, 2, _, 5]],
    ["FIRST(SLICE(SORT(METRICS(), AVG, ASC), 1))", [1, 2, _, 5]],
    ["FIRST(SORT(METRICS(), MAX, ASC))", [4, _, _, -2]],
    ["m1/STDDEV(m2)", [1 / 3, 2 / 3, _, 5 / 3]],
    ["STDDEV(METRICS())", [1.5, 0, _, 3.5]],
    ["SUM(METRICS())/SUM(m1)", [5 / 8, 2 / 8, _, 3 / 8]],
    ["TIME_SERIES(MAX(m1))", [5, 5, 5, 5]],
    ["TIME_SERIES(5*AVG(m1))", [10, 10, 10, 10]],
    ["TIME_SERIES(10)", [10, 10, 10, 10]],
    ["5 * m1", [5, 10, _, 25]],
    ["m1 - m2", [-3, 2, _, 7]],
    ["SUM(100/[m1, m2])", [125, 50, _, -30]],
    ["-5*m1", [-5, -10, _, -25]],
    ["-m1", [-1, -2, _, -5]],
    ["SUM(-[m1, m2])", [-5, -2, _, -3]],
    ["m1-AVG(m1)", [-1, 0, _, 3]],
  ])("%s", (expression, result) => {
    const given = math(expression, metrics);
    expect(given.map((value) => value !== null)).toEqual(result.map((value) => value !== null));
    given.forEach((value, index) => {
      if (value !== null) expect(value).toBeCloseTo(result[index] as number, 12);
    });
  });

  test("METRICS with a text takes the ids that hold it", () => {
    const ids = { errors1: [1, 2], errors2: [3, _], requests1: [10, 10], requests2: [10, _], target4xx: [1, 1] };
    expect(math('SUM(METRICS("errors"))/SUM(METRICS("requests"))*100', ids)).toEqual([20, 20]);
    expect(math('SUM([METRICS("4xx"), METRICS("errors")])', ids)).toEqual([5, 3]);
  });

  test("arrays stay arrays", () => {
    expect(mathList("METRICS()*100", metrics)).toEqual([
      [100, 200, _, 500],
      [400, _, _, -200],
    ]);
    expect(mathList("REMOVE_EMPTY(METRICS())", { ...metrics, m3: [_, _, _, _] })).toHaveLength(2);
    expect(mathList("SORT(METRICS(), AVG, DESC, 1)", metrics)).toEqual([[1, 2, _, 5]]);
  });

  test.each([
    ["MINUTE(m1)", [59, 0]],
    ["HOUR(m1)", [23, 0]],
    ["DAY(m1)", [7, 1]],
    ["DATE(m1)", [31, 1]],
    ["MONTH(m1)", [5, 6]],
    ["YEAR(m1)", [2026, 2026]],
    ["EPOCH(m1)", [1780271940, 1780272000]],
    ["IF(DAY(m1)<6,m1)", [_, 0]],
    ["IF(MONTH(m1) == 5,m1)", [0, _]],
  ])("%s on the minutes around the end of Sunday, 31 May 2026, UTC", (expression, result) => {
    const timestamps = [Date.UTC(2026, 4, 31, 23, 59) / 1000, Date.UTC(2026, 5, 1) / 1000];
    const given = { m1: expression.startsWith("IF(MONTH") || expression.startsWith("IF(DAY") ? [0, 0] : [_, 5] };
    expect(math(expression, given, { timestamps })).toEqual(result);
  });

  test("LAST of a band is its upper limit", () => {
    const context = {
      supplied: {
        "ANOMALY_DETECTION_BAND(m1)": [
          [0, 0, 0, 0],
          [3, 3, 3, 3],
        ],
      },
    };
    expect(math("LAST(ANOMALY_DETECTION_BAND(m1))", metrics, context)).toEqual([3, 3, 3, 3]);
    expect(math("IF(m1 > LAST(ANOMALY_DETECTION_BAND(m1)), 1, 0)", metrics, context)).toEqual([0, 0, 0, 1]);
  });

  test.each([
    "DB_PERF_INSIGHTS('RDS', 'db-ABCDEFGHIJKLMNOPQRSTUVWXY1', 'os.cpuUtilization.user.avg')",
    "DB_PERF_INSIGHTS('DOCDB', 'db-ABCDEFGHIJKLMNOPQRSTUVWXY1', ['os.cpuUtilization.idle.avg', 'os.cpuUtilization.user.max'])",
    "ANOMALY_DETECTION_BAND(m1,4)",
  ])("%s is read", (expression) => {
    expect(parseExpression(expression).root.kind).toBe("call");
  });
});
