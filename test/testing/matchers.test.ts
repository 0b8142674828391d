import { expect as imported } from "@jest/globals";
import "unyo/testing/jest-globals";
import type { CompositeAlarm, MetricAlarm } from "unyo/evaluation";
import { alarmMatchers, scenario, series } from "unyo/testing";

expect.extend(alarmMatchers);

const metric = { namespace: "App", metricName: "Errors" };
const pager = "arn:aws:sns:ap-northeast-1:111122223333:pager";
const errors: MetricAlarm = {
  kind: "metric",
  name: "errors",
  queries: [{ id: "m1", metric: { ...metric, stat: "Sum", period: 60 } }],
  watched: "m1",
  comparisonOperator: "GreaterThanThreshold",
  threshold: 0,
  evaluationPeriods: 2,
  treatMissingData: "notBreaching",
  alarmActions: [pager],
};
const after = (values: string, options = {}) => scenario(errors, series(values, { metric }), options);
const failure = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("passed");
};

test("an alarm within a time counts from the start, or from a time after it, and not before", () => {
  expect(after("0x3 1x3")).toAlarm();
  expect(after("0x3 1x3")).toAlarmWithin("6m");
  expect(after("0x3 1x3")).not.toAlarmWithin("5m");
  expect(after("0x3 1x3")).toAlarmWithin("2m", { after: "4m" });
  expect(after("0x3 1x3")).not.toAlarmWithin("2m", { after: "7m" });
});

test("who is told goes by endpoint, name, ARN and state", () => {
  const subscriptions = [{ topic: pager, protocol: "email", endpoint: "ops@example.com" }];
  const told = after("1x5 0x5", { subscriptions });
  for (const whom of ["pager", pager, "ops@example.com"]) expect(told).toNotify(whom);
  expect(told).not.toNotify("page");
  expect(told).not.toNotify("pager", { state: "OK" });
});

test("what fails prints what happened", () => {
  expect(failure(() => expect(after("1x5")).toStayQuiet())).toBe(
    [
      "expected errors to stay quiet; what happened:",
      "  2026-01-05T00:00:00Z errors: INSUFFICIENT_DATA -> OK: no data in 4 periods, treated as notBreaching",
      "  2026-01-05T00:02:00Z errors: OK -> ALARM: 2 of 2 datapoints [1 (2026-01-05T00:01:00Z), 1 (2026-01-05T00:00:00Z)] are greater than the threshold (0) (2 of 2 needed for ALARM)",
      `  2026-01-05T00:02:00Z errors: tells ${pager} of ALARM`,
    ].join("\n"),
  );
  expect(failure(() => expect(after("1x5")).toAlarmWithin("soon"))).toBe(
    'toAlarmWithin: "soon" is no duration such as 90s, 5m, 2h or 1d',
  );
});

test("a series that no alarm reads is refused, as the test would say nothing", () => {
  const misspelt = series("1x9", { metric: { ...metric, metricName: "Error" } });
  expect(() => scenario(errors, misspelt)).toThrow(
    "scenario: no alarm reads the series of App Error; no data for App Errors, Sum",
  );
  expect(() => after("1", { alarm: "error" })).toThrow('scenario: no alarm is named "error"; there are errors');
});

test("a test may be about one of the alarms", () => {
  const both: CompositeAlarm = { kind: "composite", name: "both", rule: "ALARM(errors) AND ALARM(other)" };
  const otherAlarms = { other: "OK" as const };
  const one = (alarm: string) => scenario([errors, both], series("1x5", { metric }), { otherAlarms, alarm });
  expect(one("errors")).toAlarm();
  expect(one("both")).toStayQuiet();
});

test("expect of @jest/globals knows the matchers by type too", () => {
  imported.extend(alarmMatchers as never);
  imported(after("1x5")).toAlarm();
});
