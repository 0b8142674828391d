import {
  type AlarmSet,
  backtest,
  type BacktestOptions,
  backtestText,
  type EvaluationAlarm,
  type TimeSeries,
} from "../../src/evaluation/index.js";
import { alarm, at, problemsOf, start, topic } from "./support.js";

const set = (alarms: readonly EvaluationAlarm[]): AlarmSet => ({
  alarms,
  subscriptions: [{ topic, protocol: "email", endpoint: "oncall@example.com" }],
  muteRules: [],
  metricFilters: [],
});
const history = (values: readonly (number | null)[], changes: Partial<TimeSeries> = {}): TimeSeries => ({
  namespace: "AWS/SQS",
  metricName: "Age",
  statistic: "Maximum",
  start,
  period: 60,
  values,
  ...changes,
});
const read = (...series: readonly TimeSeries[]) => ({ series, bands: [], results: [], notes: [] });
const tokyo: BacktestOptions = { timezone: "Asia/Tokyo" };

/** A day of minutes from midnight UTC, 09:00 in Tokyo: a breach at 10:00 and one at 02:00 at night, the second one milder. */
const day = Array.from({ length: 1440 }, (_, minute) => (minute >= 60 && minute < 70 ? 40 : minute === 1020 ? 20 : 1));
const age = alarm({ alarmActions: [topic] });

test("tells how often an alarm would have fired, when, at night or not, and whom it would have told", () => {
  const { alarms } = backtest(set([age]), read(history(day)), tokyo);
  const told = ["email oncall@example.com"];
  expect(alarms).toEqual([
    {
      alarm: "age",
      threshold: 10,
      from: at(3),
      firings: [
        { from: at(61), to: at(71), night: false, told },
        { from: at(1021), to: at(1022), night: true, told },
      ],
    },
  ]);
});

test("night is what the team says, on the clocks of its zone", () => {
  const nights = (options: BacktestOptions) =>
    backtest(set([age]), read(history(day)), options).alarms[0]!.firings.map(({ night }) => night);
  expect(nights({ timezone: "UTC" })).toEqual([true, false]);
  expect(nights({ timezone: "Asia/Tokyo", hours: "09:00-12:00" })).toEqual([true, false]);
  expect(problemsOf(() => nights({ timezone: "Tokyo", hours: "22:00-07:00" }))).toEqual([
    'timezone: "Tokyo" is no IANA time zone, such as Asia/Tokyo',
  ]);
  for (const hours of ["22-7", "22:00", "25:00-07:00", "07:00-07:00", "22:00-07:00-08:00"]) {
    expect(problemsOf(() => nights({ timezone: "UTC", hours }))).toEqual([
      `night: "${hours}" is no range of two times, such as 22:00-07:00`,
    ]);
  }
});

test("another threshold is told beside: what would be gone, and what would be new", () => {
  const { alarms } = backtest(set([age]), read(history(day)), { ...tokyo, thresholds: { age: 30 } });
  expect(alarms[0]!.firings).toHaveLength(2);
  expect(alarms[0]!.changed).toMatchObject({ threshold: 30, firings: [{ from: at(61) }] });
  const other = alarm({ name: "other" });
  const report = backtestText(
    backtest(set([age, other]), read(history(day)), { ...tokyo, thresholds: { age: 30 } }),
  ).join("\n");
  expect(report).toContain(`2026-03-02 09:00 to 2026-03-03 09:00, Asia/Tokyo

age (threshold 10), judged from 2026-03-02 09:03: would have fired 2 times, once at night
  2026-03-02 10:01 for 10 min: tells email oncall@example.com
  2026-03-03 02:01 for 1 min, at night: tells email oncall@example.com
  with threshold 30: would have fired once, never at night
  - 2026-03-03 02:01 for 1 min, at night: tells email oncall@example.com

other (threshold 10), judged from 2026-03-02 09:03: would have fired 2 times, once at night
  2026-03-02 10:01 for 10 min: tells nobody`);
});

test("a threshold changes the composite alarms above it, too", () => {
  const composite = { kind: "composite", name: "both", rule: 'ALARM("age")', alarmActions: [topic] } as const;
  const { alarms } = backtest(set([age, composite]), read(history(day)), { ...tokyo, thresholds: { age: 30 } });
  expect(alarms.map(({ alarm, firings, changed }) => [alarm, firings.length, changed?.firings.length])).toEqual([
    ["age", 2, 1],
    ["both", 2, 1],
  ]);
});

test("a threshold of no alarm is refused, and so is one of an alarm that has none", () => {
  const composite = { kind: "composite", name: "both", rule: 'ALARM("age")' } as const;
  const thresholds = { agee: 30, both: 1, age: NaN };
  expect(problemsOf(() => backtest(set([age, composite]), read(history(day)), { ...tokyo, thresholds }))).toEqual([
    'threshold "agee": none of the alarms has this name',
    'threshold "both": the alarm compares with none',
    'threshold "age": NaN is not a number',
  ]);
});

test("nothing counts before the history reaches as far back as the alarm looks", () => {
  const breaching = alarm({ treatMissingData: "breaching", evaluationPeriods: 10 });
  const { alarms } = backtest(set([breaching]), read(history(day)), tokyo);
  expect(alarms).toMatchObject([{ from: at(12), firings: [{ from: at(70) }] }]);
});

test("a history that ends in ALARM does not say when it ended", () => {
  const result = backtest(set([age]), read(history([...Array<number>(60).fill(1), 40])), tokyo);
  expect(result.alarms[0]!.firings).toMatchObject([{ from: at(61), to: undefined }]);
  expect(backtestText(result).join("\n")).toContain("2026-03-02 10:01 to the end of the history: tells");
});

describe("what the history does not judge is left out with the reason, never told to be quiet", () => {
  const leftOut = (alarms: readonly EvaluationAlarm[], ...series: readonly TimeSeries[]) =>
    backtest(set(alarms), read(...series), tokyo).leftOut;

  test("no history, or one of another statistic or period", () => {
    const other = { metricName: "Other" };
    expect(leftOut([age], history(day, other))).toEqual([
      { alarm: "age", because: "no history of AWS/SQS Age, Maximum" },
    ]);
    expect(leftOut([age], history(day, { statistic: "Average" }))).toEqual([
      { alarm: "age", because: "no history of AWS/SQS Age, Maximum: its histories are Average" },
    ]);
    expect(leftOut([age], history(day, { period: 300 }))).toEqual([
      { alarm: "age", because: "the history of AWS/SQS Age, Maximum has periods of 300 s, the alarm of 60 s" },
    ]);
    const p99 = alarm({}, { stat: "p99", period: 300 });
    expect(leftOut([p99], history(day, { statistic: "p99" }))).toEqual([
      { alarm: "age", because: "the history of AWS/SQS Age, p99 has periods of 60 s, which do not make one of 300 s" },
    ]);
  });

  test("a band, and composite alarms above what is left out or not given", () => {
    const banded = alarm({
      name: "banded",
      comparisonOperator: "GreaterThanUpperThreshold",
      threshold: undefined,
      thresholdMetricId: "band",
      queries: [...age.queries, { id: "band", expression: "ANOMALY_DETECTION_BAND(m1, 2)" }],
    });
    const above = { kind: "composite", name: "above", rule: "ALARM(banded) OR ALARM(age)" } as const;
    const top = { kind: "composite", name: "top", rule: "ALARM(above)" } as const;
    const lost = { kind: "composite", name: "lost", rule: "ALARM(elsewhere)" } as const;
    expect(leftOut([age, banded, top, above, lost], history(day))).toEqual([
      { alarm: "banded", because: "it compares with a band, which only AWS can compute" },
      { alarm: "above", because: "it reads banded, which is left out" },
      { alarm: "lost", because: "it reads elsewhere, which is none of the alarms given" },
      { alarm: "top", because: "it reads above, which is left out" },
    ]);
  });
});
