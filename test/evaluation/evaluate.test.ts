import fc from "fast-check";
import {
  evaluate,
  type EvaluateExpression,
  type MetricSeries,
  type SeriesValues,
  stateAt,
} from "../../src/evaluation/index.js";
import { alarm, at, changes, minutes, problemsOf, start } from "./support.js";

test("a minute's value counts from the end of that minute on", () => {
  expect(changes([alarm()], [minutes(1, 1, 20, 1)], 5)).toEqual(["OK@1", "ALARM@3", "OK@4"]);
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html: the figure of a 3 out of 3 alarm. */
test("three of three alarm in the period of the third breach, and recover at once", () => {
  const series = minutes(1, 1, 4, 4, 4, 2, 2, 2, 4, 2);
  expect(changes([alarm({ threshold: 3, evaluationPeriods: 3 })], [series], 10)).toEqual(["OK@1", "ALARM@5", "OK@6"]);
});

test("longer periods slide by the minute", () => {
  const five = alarm({ threshold: 9 }, { period: 300, stat: "Sum" });
  expect(changes([five], [minutes(0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0)], 12)).toEqual(["OK@1", "ALARM@6", "OK@11"]);
});

test("a reason names the newest values and what was compared", () => {
  const two = alarm({ evaluationPeriods: 2, datapointsToAlarm: 1 });
  const { transitions } = evaluate([two], [minutes(1, 20)], { start, end: at(2) });
  expect(transitions.at(-1)!.reason).toBe(
    "1 of 2 datapoints [20 (2026-03-02T00:01:00Z), 1 (2026-03-02T00:00:00Z)] is greater than the threshold (10) (1 of 2 needed for ALARM)",
  );
  expect(JSON.parse(JSON.stringify(transitions.at(-1)))).toHaveProperty("reason", transitions.at(-1)!.reason);
});

test("when data stop, the last of them decide until the range holds none", () => {
  // N is 1, so the range is three periods: the breach of minute 1 is in it until minute 4.
  expect(changes([alarm()], [minutes(1, 20)], 10)).toEqual(["OK@1", "ALARM@2", "INSUFFICIENT_DATA@5"]);
  expect(changes([alarm()], [minutes(1, 20)], 10, { assumptions: { extraPeriods: 0 } })).toEqual([
    "OK@1",
    "ALARM@2",
    "INSUFFICIENT_DATA@3",
  ]);
});

describe("metrics of DynamoDB", () => {
  const dynamo = { namespace: "AWS/DynamoDB" };
  const series = { ...minutes(1, 20), ...dynamo };

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
  test("keep the state when data are missing, unless the alarm says otherwise", () => {
    expect(changes([alarm({}, dynamo)], [series], 10)).toEqual(["OK@1", "ALARM@2"]);
    expect(changes([alarm({ treatMissingData: "notBreaching" }, dynamo)], [series], 10)).toEqual([
      "OK@0",
      "ALARM@2",
      "OK@5",
    ]);
  });

  test("can be taken as PutMetricAlarm's page says: always", () => {
    const always = { assumptions: { dynamoDbIgnoresMissingData: "always" } } as const;
    expect(changes([alarm({ treatMissingData: "notBreaching" }, dynamo)], [series], 10, always)).toEqual([
      "OK@1",
      "ALARM@2",
    ]);
  });
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html#evaluate-multiday-alarm */
test("a multi-day alarm is evaluated once an hour, with the data up to that hour", () => {
  const job = alarm({ evaluationPeriods: 72, datapointsToAlarm: 1 }, { period: 3600 });
  const point = (minute: number, value: number) => ({ timestamp: at(minute), value });
  const series = { namespace: "AWS/SQS", metricName: "Age", points: [point(-60, 0), point(602, 20)] };
  expect(changes([job], [series], 720)).toEqual(["OK@3", "ALARM@663"]);
  expect(changes([job], [series], 720, { assumptions: { multiDayMinute: 30 } })).toEqual(["OK@30", "ALARM@690"]);
});

test("an alarm of ten seconds is evaluated every ten seconds", () => {
  const fast = alarm({ evaluationPeriods: 2 }, { period: 10 });
  const series = { ...minutes(), period: 10, values: [1, 1, 20, 20, 1] };
  expect(changes([fast], [series], 1)).toEqual([
    "OK@0.16666666666666666",
    "ALARM@0.6666666666666666",
    "OK@0.8333333333333334",
  ]);
});

describe("late data", () => {
  test("a delay holds every point up", () => {
    expect(changes([alarm()], [minutes(1, 1, 20, 1)], 6, { delay: 120 })).toEqual(["OK@3", "ALARM@5", "OK@6"]);
  });

  test("a point can say when it arrives, and changes what is seen of its period then", () => {
    const points = [1, 20, 1].map((value, index) => ({
      timestamp: at(index),
      value,
      arrival: at(index === 1 ? 4 : index + 1),
    }));
    const two = alarm({ evaluationPeriods: 3, datapointsToAlarm: 1 });
    expect(changes([two], [{ namespace: "AWS/SQS", metricName: "Age", points }], 4)).toEqual(["OK@1", "ALARM@4"]);
  });

  test("part of a period counts as far as it has arrived", () => {
    const sum = alarm({ threshold: 15 }, { stat: "Sum", period: 120 });
    const points = [
      { timestamp: at(0), value: 10 },
      { timestamp: at(1), value: 10, arrival: at(3) },
    ];
    expect(changes([sum], [{ namespace: "AWS/SQS", metricName: "Age", points }], 3)).toEqual(["OK@1"]);
    const again = [
      { timestamp: at(0), value: 10 },
      { timestamp: at(1), value: 10, arrival: at(2) },
    ];
    expect(changes([sum], [{ namespace: "AWS/SQS", metricName: "Age", points: again }], 2)).toEqual([
      "OK@1",
      "ALARM@2",
    ]);
  });
});

describe("points", () => {
  const of = (points: readonly object[], stat: string, threshold: number) =>
    changes([alarm({ threshold }, { stat })], [{ namespace: "AWS/SQS", metricName: "Age", points } as MetricSeries], 1);

  test("are lists of samples with counts", () => {
    const points = [{ timestamp: at(0), values: [1, 100], counts: [9, 1] }];
    expect(of(points, "Average", 10.8)).toEqual(["ALARM@1"]);
    expect(of(points, "SampleCount", 9)).toEqual(["ALARM@1"]);
    expect(of(points, "p90", 1)).toEqual(["OK@1"]);
  });

  test("are statistic sets, which hide the samples that a percentile needs", () => {
    const set = (statisticValues: object) => [{ timestamp: at(0), statisticValues }];
    const wide = set({ sampleCount: 4, sum: 100, minimum: 10, maximum: 40 });
    expect(of(wide, "Average", 24)).toEqual(["ALARM@1"]);
    expect(of(wide, "Maximum", 39)).toEqual(["ALARM@1"]);
    expect(of(wide, "p50", 1)).toEqual([]);
    expect(of(set({ sampleCount: 4, sum: 100, minimum: 25, maximum: 25 }), "p50", 1)).toEqual(["ALARM@1"]);
  });

  test("of several series of one metric count together", () => {
    const sum = alarm({ threshold: 20 }, { stat: "Sum" });
    expect(changes([sum], [minutes(1, 15), minutes(1, 15)], 2)).toEqual(["OK@1", "ALARM@2"]);
  });

  test("count for the same dimensions in any order, and for the alarm's unit alone", () => {
    const both = alarm({}, { dimensions: { A: "1", B: "2" }, unit: "Seconds" });
    const series = { ...minutes(20), dimensions: { B: "2", A: "1" } };
    expect(changes([both], [series], 1)).toEqual(["ALARM@1"]);
    expect(changes([both], [{ ...series, unit: "Bytes" }], 1)).toEqual([]);
  });
});

describe("values that are a statistic already", () => {
  test("are joined as well as can be", () => {
    const average = { ...minutes(8, 14), statistic: "Average" };
    expect(changes([alarm({}, { stat: "Average", period: 120 })], [average], 2)).toEqual(["OK@1", "ALARM@2"]);
    const count = { ...minutes(8, 14), statistic: "SampleCount" };
    expect(changes([alarm({ threshold: 20 }, { stat: "SampleCount", period: 120 })], [count], 2)).toEqual([
      "OK@1",
      "ALARM@2",
    ]);
  });

  test("of which no other can be made are no data, and the result says so", () => {
    const { notes, transitions } = evaluate([alarm()], [{ ...minutes(20), statistic: "Average" }], {
      start,
      end: at(1),
    });
    expect(transitions).toEqual([]);
    expect(notes).toEqual([
      "no data for AWS/SQS Age, Maximum: its series are Average already",
      "no alarm reads the series of AWS/SQS Age",
    ]);
  });
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html */
test("percentiles of few samples keep the state, where the alarm asks for it", () => {
  const sample = (minute: number, count: number, value: number) => ({
    timestamp: at(minute),
    values: [value],
    counts: [count],
  });
  const points = [sample(0, 20, 1), sample(1, 19, 20), sample(2, 20, 20)];
  const series = { namespace: "AWS/SQS", metricName: "Age", points };
  const low = (evaluateLowSampleCountPercentile: "ignore" | "evaluate") =>
    changes([alarm({ evaluateLowSampleCountPercentile }, { stat: "p50" })], [series], 3);
  expect(low("evaluate")).toEqual(["OK@1", "ALARM@2"]);
  expect(low("ignore")).toEqual(["OK@1", "ALARM@3"]);
});

describe("expressions", () => {
  const metric = (metricName: string) => ({ namespace: "AWS/SQS", metricName, stat: "Sum", period: 60 });
  const rate = alarm({
    queries: [
      { id: "errors", metric: metric("Errors") },
      { id: "calls", metric: metric("Calls") },
      { id: "rate", expression: "errors / calls" },
    ],
    watched: "rate",
    threshold: 0.5,
  });
  const of = (metricName: string, ...values: readonly (number | null)[]) => ({ ...minutes(...values), metricName });
  const series = [of("Errors", 1, 9, 9, 9, 0), of("Calls", 10, 10, null, 10, 10)];
  const divide: EvaluateExpression = (_, { errors, calls }) =>
    (errors as SeriesValues).map((value, index) => {
      const by = (calls as SeriesValues)[index]!;
      return value === null || by === null ? null : value / by;
    });

  test("see aligned vectors, null where a point is missing", () => {
    expect(changes([rate], series, 5, { evaluateExpression: divide })).toEqual(["OK@1", "ALARM@2", "OK@5"]);
  });

  test("that depend on the range see the evaluation range, with the times of its periods", () => {
    const ranged = alarm({
      ...rate,
      queries: rate.queries.map((query) =>
        query.id === "rate" ? { id: "rate", expression: "RATE(errors) + calls" } : query,
      ),
    });
    const seen: unknown[] = [];
    const evaluateExpression: EvaluateExpression = (expression, inputs, context) => {
      seen.push([expression.source, Object.keys(inputs), context]);
      return inputs.errors!;
    };
    evaluate([ranged], series, { start: at(1), end: at(1), evaluateExpression });
    expect(seen[0]).toEqual([
      "RATE(errors) + calls",
      ["errors", "calls"],
      { timestamps: [at(-2), at(-1), at(0)], period: 60, metrics: ["errors", "calls"] },
    ]);
  });

  test("are evaluated alike over the range and over the whole time", () => {
    const again = {
      ...rate,
      queries: rate.queries.map((query) =>
        query.expression ? { id: "rate", expression: "FIRST(SORT([errors / calls], AVG, ASC))" } : query,
      ),
    };
    const long = [
      of("Errors", 1, null, 9, 9, 9, 0, 7, 8, null, null, null, 1),
      of("Calls", 10, 10, null, 10, 10, 8, 8, 8, 8, 9, null, 4),
    ];
    for (const delay of [0, 60]) {
      const options = { evaluateExpression: divide, delay };
      expect(changes([again], long, 20, options)).toEqual(changes([rate], long, 20, options));
    }
  });

  test("that fail are named with their alarm", () => {
    const fail = () => {
      throw new Error("no function NOPE");
    };
    expect(problemsOf(() => changes([rate], series, 5, { evaluateExpression: fail }))).toEqual([
      'alarms["age"].queries["rate"].expression: "errors / calls": no function NOPE',
    ]);
  });

  test("that only AWS can answer take their values from the options", () => {
    const insights = alarm({
      queries: [{ id: "q1", expression: "SELECT MAX(Age) FROM SCHEMA(X)", period: 60 }],
      watched: "q1",
    });
    expect(problemsOf(() => changes([insights], [], 2))).toEqual([
      'alarms["age"].queries: q1 is a query that only AWS can answer: give its values in options.results',
    ]);
    const results = [{ alarm: "age", id: "q1", start, period: 60, values: [1, 20] }];
    expect(changes([insights], [], 2, { results })).toEqual(["OK@1", "ALARM@2"]);
  });
});

test("bands are given, and hold until the next one", () => {
  const anomaly = alarm({
    queries: [...alarm().queries, { id: "band", expression: "ANOMALY_DETECTION_BAND(m1, 2)" }],
    comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
    threshold: undefined,
    thresholdMetricId: "band",
  });
  const bands = [{ alarm: "age", start, period: 120, lower: [5, 15], upper: [10, 30] }];
  expect(changes([anomaly], [minutes(7, 12, 20, 12)], 4, { bands })).toEqual(["OK@1", "ALARM@2", "OK@3", "ALARM@4"]);
  expect(problemsOf(() => changes([anomaly], [], 1))).toEqual([
    'alarms["age"]: compares with ANOMALY_DETECTION_BAND(m1, 2), which only AWS can compute: give it in options.bands',
  ]);
});

test("the state of any time can be asked for", () => {
  const [history] = evaluate([alarm()], [minutes(1, 20)], { start, end: at(2) }).alarms;
  expect([0, 1, 1.5, 2, 9].map((minute) => stateAt(history!, at(minute)))).toEqual([
    "INSUFFICIENT_DATA",
    "OK",
    "OK",
    "ALARM",
    "ALARM",
  ]);
});

test("every result says what it assumed", () => {
  expect(evaluate([], [], { start, end: start, assumptions: { extraPeriods: 1 } }).assumptions).toEqual([
    "extraPeriods = 1",
    "recentBreachUnderMissing = OK",
    "enoughBreachesUnderIgnore = retain",
    "dynamoDbIgnoresMissingData = byDefault",
    "lowSamples = any",
    "multiDayMinute = 3",
    "afterSilence = changed",
  ]);
});

describe("names that every object has", () => {
  test("are names like others", () => {
    const named = ["__proto__", "constructor", "toString"].map((name) =>
      alarm({ name, alarmActions: ["hasOwnProperty"] }),
    );
    const { alarms, notices } = evaluate(named, [minutes(20)], { start, end: at(1) });
    expect(alarms.map(({ final }) => final)).toEqual(["ALARM", "ALARM", "ALARM"]);
    expect(notices.map(({ receivers }) => receivers)).toEqual([[], [], []]);
  });
});

describe("wrong input", () => {
  const bad = (changed: object, metric: object = {}) => problemsOf(() => changes([alarm(changed, metric)], [], 1));

  test.each([
    [{ threshold: NaN }, {}, 'alarms["age"].threshold: NaN is not a number'],
    [{ datapointsToAlarm: 2 }, {}, 'alarms["age"].datapointsToAlarm: 2 is more than evaluationPeriods (1): at most 1'],
    [{ watched: "m2" }, {}, 'alarms["age"].watched: "m2" is not the id of a query: m1'],
    [{}, { period: 45 }, 'alarms["age"].queries[0].metric.period: 45 is not 10, 20, 30 or a multiple of 60'],
    [{}, { stat: "P99" }, expect.stringContaining('alarms["age"].queries[0].metric.stat: "P99" is not a statistic: ')],
    [
      { evaluationPeriods: 300 },
      { period: 300 },
      'alarms["age"].evaluationPeriods: 300 periods of 300 s are 90000 s: at most 86400 s for periods under an hour',
    ],
    [
      { evaluationPeriods: 169 },
      { period: 3600 },
      'alarms["age"].evaluationPeriods: 169 periods of 3600 s are 608400 s: at most 604800 s',
    ],
    [
      { comparisonOperator: "GreaterThanUpperThreshold" },
      {},
      'alarms["age"].thresholdMetricId: undefined is not the id of a query; GreaterThanUpperThreshold compares with a band',
    ],
  ])("%j %j", (changed, metric, message) => expect(bad(changed, metric)).toEqual([message]));

  test("times, steps and series are named", () => {
    expect(problemsOf(() => evaluate([], [], { start: "yesterday", end: 30, step: 90, delay: -1 }))).toEqual([
      'options.start: "yesterday" is not a time: epoch seconds, or ISO 8601 with a zone such as 2026-01-20T14:00:00Z',
      "options.end: 30 is not on a whole minute",
      "options.step: 90 is not a multiple of 60",
      "options.delay: -1 is not a number of seconds of at least 0",
    ]);
    const points = [
      { timestamp: at(0) },
      { timestamp: at(0), value: Infinity },
      { timestamp: at(0), values: [1, 2], counts: [1] },
    ];
    const series: MetricSeries[] = [{ namespace: "AWS/SQS", metricName: "Age", points }, minutes(NaN, Infinity)];
    expect(problemsOf(() => changes([alarm(), alarm({ name: "other" })], series, 3))).toEqual([
      "series[0].points[0]: give one of value, values, statisticValues",
      "series[0].points[1]: Infinity, measured 1 times, is not a number and a count above 0",
      "series[0].points[2].counts: 1 counts for 2 values: one each",
      "series[1].values[1]: Infinity is not a number; a missing value is null",
    ]);
  });

  test("expressions that read one another in a circle are named", () => {
    const queries = [
      { id: "a", expression: "b + 1" },
      { id: "b", expression: "a + 1" },
    ];
    expect(bad({ queries, watched: "a" })).toEqual([
      'alarms["age"].queries: the expressions read one another in a circle: a -> b -> a',
    ]);
  });
});

const values = fc.array(fc.constantFrom(null, 1, 5, 20), { minLength: 1, maxLength: 60 });
const policies = fc.constantFrom("missing" as const, "ignore" as const, "breaching" as const, "notBreaching" as const);

test("shifting series and clock together shifts the result", () => {
  fc.assert(
    fc.property(
      values,
      policies,
      fc.integer({ min: -10_000, max: 10_000 }),
      fc.constantFrom(60, 180, 300),
      (data, treatMissingData, shift, period) => {
        const run = (by: number) =>
          evaluate(
            [alarm({ treatMissingData, evaluationPeriods: 3, datapointsToAlarm: 2 }, { period, stat: "Average" })],
            [{ ...minutes(...data), start: start + by }],
            {
              start: start + by,
              end: start + by + 80 * 60,
            },
          ).transitions.map(({ time, from, to }) => [time - by, from, to]);
        expect(run(shift * 60)).toEqual(run(0));
      },
    ),
  );
});

test("notBreaching is never in ALARM when breaching is not", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 4 }), (data, datapointsToAlarm) => {
      const run = (treatMissingData: "breaching" | "notBreaching") =>
        evaluate([alarm({ treatMissingData, evaluationPeriods: 4, datapointsToAlarm })], [minutes(...data)], {
          start,
          end: at(80),
        }).alarms[0]!;
      const [quiet, loud] = [run("notBreaching"), run("breaching")];
      for (let minute = 1; minute <= 80; minute++) {
        if (stateAt(quiet, at(minute)) === "ALARM") expect(stateAt(loud, at(minute))).toBe("ALARM");
      }
    }),
  );
});

test("a regular series and the same points one by one give the same", () => {
  fc.assert(
    fc.property(
      values,
      fc.constantFrom("Average", "Sum", "Minimum", "p90", "TM(10%:90%)", "SampleCount"),
      (data, stat) => {
        const points = data.flatMap((value, minute) =>
          value === null ? [] : [{ timestamp: at(minute), value, arrival: at(minute + 1) }],
        );
        const one = alarm({ threshold: 4 }, { stat, period: 180 });
        expect(changes([one], [{ namespace: "AWS/SQS", metricName: "Age", points }], 70)).toEqual(
          changes([one], [minutes(...data)], 70),
        );
      },
    ),
  );
});
