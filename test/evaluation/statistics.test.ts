import { parseStatistic, significantSamples, type Statistic } from "../../src/evaluation/statistics/parse.js";
import { sampleStatistic } from "../../src/evaluation/statistics/samples.js";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/statistics-definitions.html */
const of = (text: string, values: readonly number[], counts = values.map(() => 1)) =>
  sampleStatistic(parseStatistic(text) as Statistic, { values, counts });
const toHundred = Array.from({ length: 100 }, (_, index) => index + 1);

test.each([
  ["p95", 95],
  ["p99", 99],
  ["p7", 7],
  ["p0", 1],
  ["p100", 100],
  ["tm90", 45.5],
  ["TM(2%:98%)", 50.5],
  ["TM(50:60)", 55.5],
  ["TM(:95%)", 48],
  ["IQM", 50.5],
  ["TM(25%:75%)", 50.5],
  ["wm98", 50.47],
  ["WM(10%:90%)", 50.5],
  ["WM(20:80)", 50.3],
  ["PR(:30)", 30],
  ["PR(10:20)", 10],
  ["tc90", 90],
  ["TC(10:20)", 10],
  ["TC(:0.5)", 0],
  ["ts90", 4095],
  ["TS(80%:)", 1810],
])("%s of 1 to 100 is %d", (statistic, expected) => expect(of(statistic, toHundred)).toBeCloseTo(expected, 9));

test("a trimmed count can be a fraction, and trimmed sum is trimmed mean times trimmed count", () => {
  const values = toHundred.slice(0, 15);
  expect(of("tc90", values)).toBeCloseTo(13.5);
  expect(of("ts90", values)).toBeCloseTo(of("tm90", values)! * 13.5);
});

test("samples count as often as they were measured", () => {
  expect(of("p90", [1, 100], [90, 10])).toBe(1);
  expect(of("p91", [1, 100], [90, 10])).toBe(100);
  expect(of("PR(:1)", [1, 100], [90, 10])).toBe(90);
});

test("the order of the samples does not matter", () => expect(of("p50", [3, 1, 2])).toBe(2));

test("there are no percentiles of negative values, and no mean of nothing", () => {
  expect(of("p50", [-1, 2, 3])).toBeNull();
  expect(of("p50", [])).toBeNull();
  expect(of("TM(200:300)", [1, 2])).toBeNull();
});

test.each([
  "p101",
  "P99",
  "tm",
  "TM(90)",
  "tm(10%:90%)",
  "TM(10%:90)",
  "TM(90%:10%)",
  "PR(10%:90%)",
  "TM(:)",
  "average",
  "constructor",
])("%s is not a statistic", (text) =>
  expect(parseStatistic(text)).toMatch(`"${text}" is not a statistic: Average, Sum, `),
);

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html */
test.each([
  ["p99", 1000],
  ["p99.9", 10000],
  ["p95", 200],
  ["p50", 20],
  ["p10", 100],
])("%s wants %d samples", (text, expected) =>
  expect(significantSamples(parseStatistic(text) as Statistic)).toBe(expected),
);

test.each(["p100", "Average", "tm99"])("%s wants no number of samples", (text) =>
  expect(significantSamples(parseStatistic(text) as Statistic)).toBeUndefined(),
);
