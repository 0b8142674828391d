import fc from "fast-check";
import { EvaluationError, evaluateState } from "../../src/evaluation/index.js";
import type { AlarmState, StateInput, TreatMissingData } from "../../src/evaluation/index.js";

const policies: readonly TreatMissingData[] = ["missing", "ignore", "breaching", "notBreaching"];
const states: readonly AlarmState[] = ["OK", "ALARM", "INSUFFICIENT_DATA"];
const points = (text: string) => text.split(" ").map((mark) => (mark === "-" ? null : mark === "X" ? 1 : 0));
const base = { threshold: 0.5, comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 3 } as const;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html, both tables, cell by cell. */
const tables: Readonly<Record<number, readonly (readonly [string, ...(AlarmState | "retain")[]])[]>> = {
  3: [
    ["0 - X - X", "OK", "OK", "OK", "OK"],
    ["0 - - - -", "OK", "OK", "OK", "OK"],
    ["- - - - -", "INSUFFICIENT_DATA", "retain", "ALARM", "OK"],
    ["0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
    ["- - X - -", "ALARM", "retain", "ALARM", "OK"],
  ],
  2: [
    ["0 - X - X", "ALARM", "ALARM", "ALARM", "ALARM"],
    ["0 0 X 0 X", "ALARM", "ALARM", "ALARM", "ALARM"],
    ["0 - X - -", "OK", "OK", "ALARM", "OK"],
    ["- - - - 0", "OK", "OK", "ALARM", "OK"],
    ["- - - X -", "ALARM", "retain", "ALARM", "OK"],
  ],
};

const cells = Object.entries(tables).flatMap(([m, rows]) =>
  rows.flatMap(([range, ...row]) => row.map((state, column) => [range, Number(m), policies[column]!, state] as const)),
);

test("AWS's tables have forty cells", () => expect(cells).toHaveLength(40));

test.each(cells)("%s, %d of 3, %s: %s", (range, datapointsToAlarm, treatMissingData, expected) => {
  for (const previousState of states) {
    const state = evaluateState({ ...base, points: points(range), datapointsToAlarm, treatMissingData, previousState });
    expect(state).toBe(expected === "retain" ? previousState : expected);
  }
});

describe("the premature rule where the tables are silent", () => {
  const at = (range: string, m: number, treatMissingData: TreatMissingData, previousState: AlarmState = "OK") =>
    evaluateState({ ...base, points: points(range), datapointsToAlarm: m, treatMissingData, previousState });

  test("a breach newer than M periods does not alarm at once", () => {
    expect(at("- - - - X", 3, "missing", "ALARM")).toBe("OK");
    expect(at("- - - X -", 3, "missing", "ALARM")).toBe("OK");
    expect(at("- - - X -", 3, "ignore", "ALARM")).toBe("ALARM");
  });

  test("a good point anywhere in the range lets the real points decide", () => {
    expect(at("0 - X - -", 3, "missing", "ALARM")).toBe("OK");
    expect(at("X - - 0 -", 2, "ignore", "ALARM")).toBe("OK");
  });

  test("what AWS leaves open can be set", () => {
    const range = { ...base, points: points("- - - - X"), previousState: "ALARM" } as const;
    expect(evaluateState({ ...range, assumptions: { recentBreachUnderMissing: "retain" } })).toBe("ALARM");
    const two = { ...base, points: points("- - - X X"), datapointsToAlarm: 2, treatMissingData: "ignore" } as const;
    expect(evaluateState({ ...two, previousState: "OK" })).toBe("OK");
    expect(evaluateState({ ...two, previousState: "OK", assumptions: { enoughBreachesUnderIgnore: "ALARM" } })).toBe(
      "ALARM",
    );
  });
});

test("a new alarm without data has insufficient data, whatever keeps the state", () => {
  expect(evaluateState({ ...base, points: [null, null, null], treatMissingData: "ignore" })).toBe("INSUFFICIENT_DATA");
});

test.each([
  ["GreaterThanThreshold", [false, false, true]],
  ["GreaterThanOrEqualToThreshold", [false, true, true]],
  ["LessThanThreshold", [true, false, false]],
  ["LessThanOrEqualToThreshold", [true, true, false]],
] as const)("%s", (comparisonOperator, expected) => {
  const alarm = { comparisonOperator, threshold: 5, evaluationPeriods: 1 };
  expect([4, 5, 6].map((value) => evaluateState({ ...alarm, points: [value] }) === "ALARM")).toEqual(expected);
});

test.each([
  ["LessThanLowerOrGreaterThanUpperThreshold", [true, false, false, true]],
  ["LessThanLowerThreshold", [true, false, false, false]],
  ["GreaterThanUpperThreshold", [false, false, false, true]],
] as const)("%s compares with the band", (comparisonOperator, expected) => {
  const alarm = { comparisonOperator, band: { lower: 2, upper: 4 }, evaluationPeriods: 1 };
  expect([1, 2, 4, 5].map((value) => evaluateState({ ...alarm, points: [value] }) === "ALARM")).toEqual(expected);
});

test("a point without a band is missing", () => {
  const alarm = { comparisonOperator: "GreaterThanUpperThreshold", evaluationPeriods: 2 } as const;
  const band = [null, null];
  expect(evaluateState({ ...alarm, points: [9, 9], band })).toBe("INSUFFICIENT_DATA");
});

describe("wrong input", () => {
  const refuse = (input: Partial<Record<keyof StateInput, unknown>>) => {
    try {
      return evaluateState({ ...base, points: [0, 0, 0], ...input } as StateInput);
    } catch (error) {
      return (error as EvaluationError).problems;
    }
  };

  test.each([
    [{ threshold: NaN }, "threshold: NaN is not a number"],
    [{ threshold: undefined }, "threshold: undefined is not a number"],
    [{ datapointsToAlarm: 4 }, "datapointsToAlarm: 4 is more than evaluationPeriods (3): at most 3"],
    [{ datapointsToAlarm: 0 }, "datapointsToAlarm: 0 is not a whole number of at least 1"],
    [{ evaluationPeriods: 1.5 }, "evaluationPeriods: 1.5 is not a whole number of at least 1"],
    [
      { treatMissingData: "notbreaching" },
      'treatMissingData: "notbreaching" is not one of missing, ignore, breaching, notBreaching',
    ],
    [{ previousState: "FINE" }, 'previousState: "FINE" is not one of OK, ALARM, INSUFFICIENT_DATA'],
    [{ points: [0, NaN, 0] }, "points[1]: NaN is not a number; a missing point is null"],
    [
      { points: [0] },
      "points: 1 points are fewer than evaluationPeriods (3): give the whole range, null where a point is missing",
    ],
    [
      { comparisonOperator: "GreaterThanUpperThreshold" },
      "band: is required: GreaterThanUpperThreshold compares with { lower, upper }",
    ],
    [
      { comparisonOperator: "LessThanLowerThreshold", band: { lower: 4, upper: 2 } },
      'band: {"lower":4,"upper":2} is not { lower, upper } with two numbers, the lower one first',
    ],
    [
      { assumptions: { recentBreachUnderMissing: "ok" } },
      'assumptions.recentBreachUnderMissing: "ok" is not one of OK, retain',
    ],
  ])("%j", (input, message) => expect(refuse(input)).toEqual([message]));

  test("an unknown operator is answered with the known ones", () => {
    expect(refuse({ comparisonOperator: "constructor" })).toEqual([
      'comparisonOperator: "constructor" is not one of GreaterThanOrEqualToThreshold, GreaterThanThreshold, LessThanThreshold, ' +
        "LessThanOrEqualToThreshold, LessThanLowerOrGreaterThanUpperThreshold, LessThanLowerThreshold, GreaterThanUpperThreshold",
    ]);
  });

  test("all at once", () => {
    expect(refuse({ threshold: NaN, evaluationPeriods: 0, treatMissingData: "bad" })).toHaveLength(3);
  });
});

const range = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 4 }))
  .map(([a, b, extra]) => ({ n: Math.max(a, b), m: Math.min(a, b), size: Math.max(a, b) + extra }))
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      points: fc.array(fc.constantFrom(null, 0, 1), { minLength: shape.size, maxLength: shape.size }),
      raised: fc.array(fc.boolean(), { minLength: shape.size, maxLength: shape.size }),
      previousState: fc.constantFrom(...states),
    }),
  );

test("M out of N is monotone in data: where values rise, an alarm stays an alarm", () => {
  fc.assert(
    fc.property(
      range,
      fc.constantFrom(...policies),
      fc.constantFrom("OK" as const, "retain" as const),
      (data, treatMissingData, recentBreachUnderMissing) => {
        const { shape, points, raised, previousState } = data;
        const state = (values: readonly (number | null)[]) =>
          evaluateState({
            ...base,
            points: values,
            evaluationPeriods: shape.n,
            datapointsToAlarm: shape.m,
            treatMissingData,
            previousState,
            assumptions: {
              recentBreachUnderMissing,
              // Under the default a range of breaches alone keeps the state: `- - 0 X` of 1 out of 3 alarms, `- - X X` does not.
              enoughBreachesUnderIgnore: treatMissingData === "ignore" ? "ALARM" : "retain",
            },
          });
        const higher = points.map((value, index) => (value !== null && raised[index] ? 1 : value));
        if (state(points) === "ALARM") expect(state(higher)).toBe("ALARM");
      },
    ),
  );
});

test("notBreaching never alarms more than breaching, and the other policies lie between", () => {
  fc.assert(
    fc.property(range, ({ shape, points, previousState }) => {
      const alarms = (treatMissingData: TreatMissingData) =>
        evaluateState({
          ...base,
          points,
          evaluationPeriods: shape.n,
          datapointsToAlarm: shape.m,
          treatMissingData,
          previousState,
        }) === "ALARM";
      if (alarms("notBreaching")) expect(alarms("breaching")).toBe(true);
      if (alarms("notBreaching")) expect(alarms("missing")).toBe(true);
      if (alarms("missing")) expect(alarms("breaching")).toBe(true);
    }),
  );
});
