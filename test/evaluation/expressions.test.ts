import fc from "fast-check";
import { evaluate, type MetricAlarm, parseExpression, seriesFromNotation } from "../../src/evaluation/index.js";
import { isPointwise } from "../../src/evaluation/math/pointwise.js";
import { alarm, at, changes, problemsOf, start } from "./support.js";

const namespace = "AWS/ApplicationELB";
const metric = (metricName: string) => ({ namespace, metricName, stat: "Sum", period: 60 });
const grid = { start, period: 60 };
const of = (metricName: string, notation: string) => seriesFromNotation(notation, grid, { namespace, metricName });

/** An alarm on the last of the expressions, e1, e2, …. */
function on(...expressions: readonly string[]): MetricAlarm {
  const math = expressions.map((expression, index) => ({ id: `e${index + 1}`, expression }));
  const queries = [{ id: "failed", metric: metric("Failed") }, { id: "requests", metric: metric("Requests") }, ...math];
  return alarm({ queries, watched: math.at(-1)!.id, threshold: 5 });
}

test("an alarm on metric math needs nothing but its series", () => {
  const rate = on("IF(requests >= 20, 100 * FILL(failed, 0) / requests, 0)");
  const series = [of("Failed", "_x2 4 4x3 _"), of("Requests", "40x2 40 10 40x3")];
  expect(changes([rate], series, 8)).toEqual(["OK@1", "ALARM@3", "OK@5", "ALARM@6", "OK@8"]);
});

test("an expression of one series of an array is not one of an array of several", () => {
  const series = [of("Failed", "1 9 1 9"), of("Requests", "1x3")];
  // Of an array the maximum at each time; of a single series, a number, which no alarm can watch.
  expect(changes([on('METRICS("fail")', "MAX(e1)")], series, 4)).toEqual(["OK@1", "ALARM@2", "OK@3", "ALARM@4"]);
  expect(problemsOf(() => changes([on("failed * 1", "MAX(e1)")], series, 4))).toEqual([
    'alarms["age"].queries["e2"].expression: "MAX(e1)", character 1: gives S; the result of an expression is a time series: TIME_SERIES makes one of a number',
  ]);
  expect(problemsOf(() => changes([on("[failed, requests]")], series, 4))).toEqual([
    'alarms["age"].queries["e1"].expression: "[failed, requests]": gives 2 time series; an alarm watches one',
  ]);
});

test("an expression that CloudWatch would refuse is refused with its place, before anything is evaluated", () => {
  expect(problemsOf(() => changes([on("failed / (requests", "NOPE(e1)")], [], 1))).toEqual([
    'alarms["age"].queries[2].expression: "failed / (requests", character 19: the expression ends where ")" would close the "(" of character 10',
    'alarms["age"].queries[3].expression: "NOPE(e1)", character 1: NOPE is no function that AWS documents; the nearest one is SORT',
  ]);
});

test("a call that only AWS can answer is asked for wherever it stands", () => {
  expect(problemsOf(() => changes([on("SUM(SEARCH('{AWS/SQS}', 'Sum', 60))")], [], 1))).toEqual([
    'alarms["age"].queries: e1 is a query that only AWS can answer: give its values in options.results',
  ]);
});

const pointwise = [
  "failed / requests",
  "IF(requests > 2, failed, 0)",
  "FILL(failed, 0) + FILL(requests, failed)",
  "MAX([failed, requests])",
  "SUM(METRICS()) * HOUR(failed)",
  "AVG([ABS(failed), requests] * 2)",
  "LAST([failed, requests])",
];
const ofRange = [
  "FILL(failed, REPEAT)",
  "RATE(failed)",
  "RUNNING_SUM(failed) - failed",
  "failed - MIN(failed)",
  "FIRST(SORT([failed, requests], MAX, DESC))",
  "IF(DATAPOINT_COUNT(failed) > 2, failed)",
];

test.each(pointwise)("%s is computed over the whole time", (text) => {
  expect(isPointwise(parseExpression(text).root, () => false)).toBe(true);
});

test.each(ofRange)("%s is computed over each evaluation range", (text) => {
  expect(isPointwise(parseExpression(text).root, () => false)).toBe(false);
});

/** Data that come late are evaluated over the range; those that do not, over the whole time. */
test.each(pointwise)("%s gives the same over the whole time as over each range", (text) => {
  const value = fc.option(fc.integer({ min: 0, max: 9 }), { nil: null });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 5, maxLength: 20 }), (rows) => {
      const series = (["Failed", "Requests"] as const).map((metricName, index) => ({
        namespace,
        metricName,
        ...grid,
        values: rows.map((row) => row[index]!),
      }));
      const end = at(rows.length);
      const whole = evaluate([on(text)], series, { start: at(3), end });
      const ranged = evaluate([on(`FIRST(SORT([${text}], AVG, ASC))`)], series, { start: at(3), end });
      expect(ranged.transitions.map(({ time, to }) => [time, to])).toEqual(
        whole.transitions.map(({ time, to }) => [time, to]),
      );
    }),
    { numRuns: 30 },
  );
});
