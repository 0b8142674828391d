import { adoptionFindings, formatComparison, formatCosts, replacedSettings } from "../../src/index.js";
import { evaluate, EvaluationError, readAlarms, SeriesError } from "../../src/evaluation/index.js";
import { series } from "../../src/testing/index.js";

/** A function as plain JavaScript calls it. */
type Loose = (...given: readonly unknown[]) => unknown;
const loose = (called: unknown) => called as Loose;

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing is thrown");
}

const comparison = "a comparison, as compareEnvironments makes it";
const costs = "a month's costs, as costsOf makes them";
const environment = "an environment, as defineEnvironment makes it";

describe("says what it takes, where it is called with nothing, or with something else:", () => {
  test.each<[string, Loose, string]>([
    ["formatComparison", loose(formatComparison), comparison],
    ["formatCosts", loose(formatCosts), costs],
    ["adoptionFindings", loose(adoptionFindings), environment],
    ["replacedSettings", loose(replacedSettings), environment],
  ])("%s", (name, called, right) => {
    for (const [given, shown] of [
      [undefined, "undefined"],
      [null, "null"],
      ["prod", '"prod"'],
      [{}, "{}"],
    ] as const) {
      const error = thrownBy(() => called(given));
      expect([error.constructor, error.message]).toEqual([Error, `${name}: ${shown} is not ${right}`]);
    }
  });

  test("evaluate", () => {
    const error = thrownBy(() => loose(evaluate)());
    expect(error).toBeInstanceOf(EvaluationError);
    expect(error.message).toBe(
      [
        "alarms: undefined is not a list, of which each is an alarm, as readAlarms gives them",
        "series: undefined is not a list, of which each is a series of a metric",
        "options: undefined is not an object with start and end",
      ].join("\n"),
    );
    expect(thrownBy(() => loose(evaluate)([null], ["cpu"], { start: 0, end: 60 })).message).toBe(
      [
        "alarms[0]: null is not an alarm, as readAlarms gives them",
        'series[0]: "cpu" is not a series of a metric',
      ].join("\n"),
    );
  });

  test("readAlarms", () => {
    const error = thrownBy(() => loose(readAlarms)(undefined, "alarms.json"));
    expect(error).toBeInstanceOf(EvaluationError);
    expect(error.message).toBe("alarms.json: undefined is not the text of a file");
    expect(thrownBy(() => loose(readAlarms)({}, "alarms.json")).message).toBe(
      "alarms.json: {} is not the text of a file",
    );
  });

  test("series", () => {
    const error = thrownBy(() => loose(series)());
    expect(error).toBeInstanceOf(SeriesError);
    expect(error.message).toBe(
      [
        'series: values: undefined is none; "0x30 1 _x10", or a list of numbers and null, would be right',
        "series: options.metric: undefined is no metric; { namespace, metricName } would be right",
      ].join("\n"),
    );
  });
});
