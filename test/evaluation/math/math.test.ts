import * as fc from "fast-check";
import {
  evaluateExpression,
  ExpressionError,
  identifiersOf,
  parseExpression,
} from "../../../src/evaluation/math/index.js";
import { math, mathList, minutes } from "./support.js";

const _ = null;

/** The messages of an error, without the expression that each begins with. */
const problems = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    if (error instanceof ExpressionError) return error.issues.map(({ position, message }) => `${position}: ${message}`);
    throw error;
  }
  return [];
};

describe("operators bind as in arithmetic", () => {
  test.each([
    ["m + 2 * 3", [7]],
    ["(m + 2) * 3", [9]],
    ["m - 2 - 3", [-4]],
    ["8 / 4 / 2 * m", [1]],
    ["2 * m ^ 2 + 2 ^ 3", [10]],
    ["2 ^ -m", [0.5]],
    ["2 * -m", [-2]],
    ["m - -m", [2]],
    ["-(2 ^ 2) + m", [-3]],
    ["(-m) ^ 2", [1]],
    ["m + 1 > 1", [1]],
    ["1 < m OR m == 1 AND m != 1", [0]],
    ["m == 1 OR m == 1 AND m == 0", [1]],
    ["(m == 1 OR m == 1) AND m == 0", [0]],
    ["m <= 1 && m >= 1 || m > 5", [1]],
    ["0.5*m+1e1", [10.5]],
  ])("%s", (expression, result) => {
    expect(math(expression, { m: [1] })).toEqual(result);
  });
});

describe("missing points", () => {
  test("count as 0 where the other series has a value, and leave nothing where none has", () => {
    const inputs = { a: [1, _, _], b: [_, 2, _] };
    expect(math("a + b", inputs)).toEqual([1, 2, _]);
    expect(math("a * 5", inputs)).toEqual([5, _, _]);
    expect(math("a != b", inputs)).toEqual([1, 1, _]);
    expect(math("SUM([a, b])", inputs)).toEqual([1, 2, _]);
    expect(math("a > 0 OR b > 0", inputs)).toEqual([1, 1, _]);
  });

  test("count as 0 also where none has, when read so; comparisons need one value", () => {
    const inputs = { a: [1, _, _], b: [_, 2, _] };
    const readings = { noneHasValue: "zero" } as const;
    expect(math("a + b", inputs, { readings })).toEqual([1, 2, 0]);
    expect(math("a * 5", inputs, { readings })).toEqual([5, 0, 0]);
    expect(math("10 - a", inputs, { readings })).toEqual([9, 10, 10]);
    expect(math("-a", inputs, { readings })).toEqual([-1, 0, 0]);
    expect(math("AVG([a, b])", inputs, { readings })).toEqual([0.5, 1, 0]);
    expect(math("a == b", inputs, { readings })).toEqual([0, 0, _]);
  });

  test("a division by zero drops the point, between series, with numbers, and in the middle of an expression", () => {
    const inputs = { errors: [1, 1, 0], requests: [2, 0, _] };
    expect(math("errors / requests", inputs)).toEqual([0.5, _, _]);
    expect(math("errors / 0", inputs)).toEqual([_, _, _]);
    expect(math("errors + 1 / 0", inputs)).toEqual([_, _, _]);
    expect(math("FILL(errors / requests, 0)", inputs)).toEqual([0.5, 0, 0]);
  });

  test("what is no number is dropped: roots of negative numbers, overflow", () => {
    expect(math("m ^ 0.5", { m: [4, -4] })).toEqual([2, _]);
    expect(math("m * m", { m: [2, 1e200] })).toEqual([4, _]);
  });

  test("REPEAT has nothing before the first value, LINEAR nothing at the ends", () => {
    const inputs = { m: [_, 2, _, _, 5, _] };
    expect(math("FILL(m, REPEAT)", inputs)).toEqual([_, 2, 2, 2, 5, 5]);
    expect(math("FILL(m, LINEAR)", inputs)).toEqual([_, 2, 3, 4, 5, _]);
  });

  test("of a series without any data there is no greatest value, and AVG and SUM are 0", () => {
    const inputs = { m: [_, _] };
    expect(math("TIME_SERIES(MAX(m))", inputs)).toEqual([_, _]);
    expect(math("TIME_SERIES(SUM(m))", inputs)).toEqual([0, 0]);
    expect(math("TIME_SERIES(AVG(m))", inputs)).toEqual([0, 0]);
    expect(math("IF(MAX(m), m)", inputs)).toEqual([_, _]);
    expect(math("FIRST(REMOVE_EMPTY(METRICS()))", inputs)).toEqual([_, _]);
    expect(math("SUM(REMOVE_EMPTY(METRICS()))", inputs)).toEqual([_, _]);
  });

  test("a series without data comes last in a sort, whichever the order", () => {
    const inputs = { none: [_], low: [1], high: [2] };
    expect(mathList("SORT(METRICS(), MAX, ASC)", inputs)).toEqual([[1], [2], [_]]);
    expect(mathList("SORT(METRICS(), MAX, DESC)", inputs)).toEqual([[2], [1], [_]]);
  });

  test("STDDEV divides by one less when read so", () => {
    expect(math("TIME_SERIES(STDDEV(m))", { m: [1, 3] })).toEqual([1, 1]);
    expect(math("TIME_SERIES(STDDEV(m))", { m: [1, 3] }, { readings: { standardDeviation: "sample" } })).toEqual([
      Math.SQRT2,
      Math.SQRT2,
    ]);
  });
});

describe("inputs", () => {
  test("METRICS leaves out results of other expressions, which ids still name", () => {
    const inputs = { m1: [1], m2: [2], e1: [100] };
    expect(math("SUM(METRICS()) + e1", inputs, { metrics: ["m1", "m2"] })).toEqual([103]);
    expect(problems(() => math("m1 / PERIOD(e1)", inputs, { metrics: ["m1", "m2"] }))).toEqual([
      "6: PERIOD takes the id of a metric, not the result of an expression",
    ]);
  });

  test("another expression may have given several series", () => {
    expect(
      math("SUM(e1)", {
        m1: [1, 2],
        e1: [
          [1, _],
          [2, _],
        ],
      }),
    ).toEqual([3, _]);
  });

  test("ids may be words that every object knows", () => {
    const inputs = Object.fromEntries([
      ["constructor", [1]],
      ["toString", [2]],
      ["hasOwnProperty", [3]],
    ]);
    expect(math("constructor + toString + hasOwnProperty", inputs)).toEqual([6]);
    expect(problems(() => math("m + constructor + valueOf", { m: [1] }))).toEqual([
      '5: "constructor" is not given; given: m',
      '19: "valueOf" is not given; given: m',
    ]);
    expect(problems(() => math('m + SEARCH("x")', { m: [1] }, { supplied: {} }))).toEqual([
      '5: SEARCH("x") cannot be computed from the series given: supply what it returns as supplied["SEARCH(\\"x\\")"]',
    ]);
  });

  test("every wrong one is named", () => {
    expect(() => math("m", { m: [1, 2], n: [1], Bad: [1, NaN] }, { metrics: ["m", "x"] })).toThrow(
      [
        "inputs.n: 1 values; 2 would be right, one for each timestamp",
        "inputs.Bad: an id is letters, digits and underscores, and begins with a lowercase letter",
        "inputs.Bad[1]: NaN is no value that CloudWatch holds; null stands for a missing one",
        'metrics: "x" is no single time series among the inputs: m, n, Bad',
      ].join("\n"),
    );
  });

  test("identifiers are those that stand in the expression, each once", () => {
    expect(identifiersOf(parseExpression("IF(b > 0 AND FILL(a, REPEAT) == 0, SUM([a, c]), -b)"))).toEqual([
      "b",
      "a",
      "c",
    ]);
    expect(identifiersOf(parseExpression("SUM(METRICS())"))).toEqual([]);
  });
});

describe("what AWS would refuse or does not document is refused, with what would be right", () => {
  test.each([
    ["", '1: the expression ends where a value would stand: an id, a number, a function or "("'],
    ["m +", '4: the expression ends where a value would stand: an id, a number, a function or "("'],
    ["(m", '3: the expression ends where ")" would close the "(" of character 1'],
    ["m)", '2: ")" after a whole expression; an operator would join the two'],
    ["m n", '3: "n" after a whole expression; an operator would join the two'],
    ["m and n", '3: "and" is written in capitals: "AND"'],
    ["m = 1", '3: "=" is nothing that metric math knows; two time series are compared by "=="'],
    ["m & n", '3: "&" is nothing that metric math knows; both conditions: "AND" or "&&"'],
    [
      "SUM(METRICS(“a”))",
      '13: "“" is nothing that metric math knows; a text stands between " or \', not between typographic quotation marks',
    ],
    [
      "m % 2",
      '3: "%" is nothing that metric math knows; an expression is made of ids, numbers, functions and the operators + - * / ^ == != <= >= < > AND OR',
    ],
    ["+m", '1: "+" before a value; only "-" may stand there'],
    ["-m^2", "1: AWS does not say whether - or ^ goes first: write (-a)^b or -(a^b)"],
    ["m^2^3", "4: AWS does not say which ^ goes first: write (a^b)^c or a^(b^c)"],
    ["1 < m < 3", "7: a second comparison; AWS does not say what a chain of them means: put one in parentheses"],
    ["sum(m)", '1: "sum" is no function: functions are written in capitals'],
    ["SUMM(m) + FIL(m, 0)", "1: SUMM is no function that AWS documents; the nearest one is SUM"],
    ["SUM([m, n)", '10: ")" where "]" would close the list, or a comma go on'],
    [
      'SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/EC2")',
      "1: this is a Metrics Insights query, not metric math: supply what it returns as an input",
    ],
    [
      "M1 + 1",
      "1: + takes S and TS on both sides, or TS[] on one; here M1 and S; M1 is no id: ids begin with a lowercase letter",
    ],
    [
      "METRICS() > 1",
      "1: the comparison > takes S or TS on both sides; of an array, take one series (FIRST, LAST) or one value a time (MAX, SUM); here TS[] and S",
    ],
    ["SUM(METRICS() * METRICS())", "5: * takes S and TS on both sides, or TS[] on one; here TS[] and TS[]"],
    ["MAX([m, 0])", "5: an array holds time series; here S; TIME_SERIES makes one of a number"],
    [
      "FILL(m, PREVIOUS)",
      "1: AWS documents FILL(TS, S), FILL(TS, TS), FILL(TS, REPEAT|LINEAR), FILL(TS[], S), FILL(TS[], TS), FILL(TS[], REPEAT|LINEAR); here FILL(TS, PREVIOUS)",
    ],
    ["ABS(5)", "1: AWS documents ABS(TS), ABS(TS[]); here ABS(S)"],
    [
      "SORT(METRICS(), STDDEV, DESC)",
      "1: AWS documents SORT(TS[], AVG|MIN|MAX|SUM, ASC|DESC), SORT(TS[], AVG|MIN|MAX|SUM, ASC|DESC, S); here SORT(TS[], STDDEV, DESC)",
    ],
    [
      "IF(1, 2, 3)",
      "1: AWS documents IF(TS, TS), IF(TS, S), IF(TS, TS, TS), IF(TS, S, TS), IF(TS, TS, S), IF(TS, S, S), IF(S, TS), IF(S, TS, TS); here IF(S, S, S)",
    ],
    ["FIRST(SLICE(METRICS(), 0.5))", "7: the start is 0.5; a whole number from 0 on would be right"],
    ['SUM(METRICS("x"))', '5: no metric given has "x" in its id; given: m, n'],
    ["AVG(m)", "1: gives S; the result of an expression is a time series: TIME_SERIES makes one of a number"],
    ["METRICS()", "1: gives 2 time series; an alarm watches one"],
    [
      "m / SERVICE_QUOTA(m)",
      '5: SERVICE_QUOTA(m) cannot be computed from the series given: supply what it returns as supplied["SERVICE_QUOTA(m)"]',
    ],
  ])("%s", (expression, problem) => {
    expect(problems(() => math(expression, { m: [1], n: [2] }))[0]).toBe(problem);
  });

  test("every unknown function is named, and the message begins with the expression", () => {
    expect(() => parseExpression("SUMM(m) + FIL(m, 0)")).toThrow(
      [
        '"SUMM(m) + FIL(m, 0)", character 1: SUMM is no function that AWS documents; the nearest one is SUM',
        '"SUMM(m) + FIL(m, 0)", character 11: FIL is no function that AWS documents; the nearest one is FILL',
      ].join("\n"),
    );
  });

  test("an expression longer than CloudWatch takes", () => {
    expect(problems(() => parseExpression("m+".repeat(1024) + "m"))).toEqual([
      "2049: the expression is 2049 characters long; CloudWatch takes 2048",
    ]);
    expect(math("m+".repeat(1023) + "m", { m: [1] })).toEqual([1024]);
  });

  test("a band of one series", () => {
    expect(
      problems(() =>
        math("ANOMALY_DETECTION_BAND(m, 2)", { m: [1] }, { supplied: { "ANOMALY_DETECTION_BAND(m, 2)": [[1]] } }),
      ),
    ).toEqual([
      '1: supplied["ANOMALY_DETECTION_BAND(m, 2)"] holds 1 time series; a band is two: the lower limit, then the upper one',
    ]);
  });
});

describe("properties", () => {
  const point = fc.option(fc.integer({ min: -100, max: 100 }), { nil: null });
  const pair = fc.array(fc.tuple(point, point), { minLength: 1, maxLength: 20 }).map((rows) => ({
    a: rows.map(([left]) => left),
    b: rows.map(([, right]) => right),
  }));
  /** Expressions whose parts do not look at other times. */
  const expression = fc.constantFrom(
    "a + b",
    "a / b",
    "a > b AND b > 0",
    "IF(a > 3, b, a)",
    "MAX([a, b])",
    "FILL(a, 0) * b",
  );

  test("what an expression gives at one time does not depend on the others", () => {
    fc.assert(
      fc.property(pair, expression, (inputs, text) => {
        const whole = math(text, inputs);
        whole.forEach((value, index) => {
          expect(math(text, { a: [inputs.a[index] ?? null], b: [inputs.b[index] ?? null] })).toEqual([value]);
        });
      }),
    );
  });

  test("the reading of times without values changes nothing where one is there", () => {
    fc.assert(
      fc.property(pair, expression, (inputs, text) => {
        const zero = math(text, inputs, { readings: { noneHasValue: "zero" } });
        math(text, inputs).forEach((value, index) => {
          if (inputs.a[index] !== null || inputs.b[index] !== null) expect(zero[index]).toBe(value);
        });
      }),
    );
  });

  test("shifting series and clock together shifts the result", () => {
    fc.assert(
      fc.property(
        pair,
        fc.constantFrom("RATE(a)", "DIFF_TIME(a) + b", "FILL(a, LINEAR)", "RUNNING_SUM(a)"),
        (inputs, text) => {
          const shifted = minutes(inputs.a.length).timestamps.map((time) => time + 3600);
          expect(math(text, inputs, { timestamps: shifted })).toEqual(math(text, inputs));
        },
      ),
    );
  });

  test("no text makes the parser fail otherwise than with an ExpressionError", () => {
    const piece = fc.constantFrom(
      "m",
      "1",
      "SUM(",
      "IF(",
      "(",
      ")",
      "[",
      "]",
      ",",
      "+",
      "-",
      "^",
      "<",
      "AND",
      '"a"',
      "REPEAT",
      " ",
      "x",
      "'",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
        ),
        (text) => {
          problems(() => math(text, { m: [1, null] }));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

test("fourteen days of minutes take milliseconds", () => {
  const length = 20160;
  const inputs = {
    failed: Array.from({ length }, (_unused, index) => (index % 3 === 0 ? null : index % 7)),
    requests: Array.from({ length }, (_unused, index) => index % 50),
  };
  const expression = parseExpression("IF(requests >= 20, 100 * FILL(failed, 0) / requests, 0)");
  const context = minutes(length);
  const runs = Array.from({ length: 20 }, () => {
    const start = performance.now();
    evaluateExpression(expression, inputs, context);
    return performance.now() - start;
  });
  expect(Math.min(...runs)).toBeLessThan(50);
});
