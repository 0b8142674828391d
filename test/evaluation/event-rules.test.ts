import { evaluate, readAlarms } from "../../src/evaluation/index.js";
import { alarm, at, minutes, start, topic } from "./support.js";

const changed = { source: ["aws.cloudwatch"], "detail-type": ["CloudWatch Alarm State Change"] };
const age = {
  ...{ alarm_name: "orders-age", namespace: "AWS/SQS", metric_name: "Age", statistic: "Maximum", period: 60 },
  ...{ evaluation_periods: 1, threshold: 10, comparison_operator: "GreaterThanThreshold" },
};

/** A stack of somebody with one alarm, and a rule with the pattern; what the rule tells of an outage. */
function told(pattern: unknown, rule: object = {}) {
  const resource = {
    aws_sns_topic: { pager: { name: "pager" } },
    aws_cloudwatch_metric_alarm: { age },
    aws_cloudwatch_event_rule: {
      changes: {
        name: "changes",
        event_pattern: typeof pattern === "string" ? pattern : JSON.stringify(pattern),
        ...rule,
      },
    },
    aws_cloudwatch_event_target: {
      pager: { rule: "${aws_cloudwatch_event_rule.changes.name}", arn: "${aws_sns_topic.pager.arn}" },
    },
  };
  const set = readAlarms(JSON.stringify({ resource }), "main.tf.json");
  const { notices, notes } = evaluate(set.alarms, [minutes(1, 1, 20, 20, 1, 1)], { ...set, start, end: at(6) });
  return {
    told: notices.map(({ time, state, action }) => `${state}@${(time - start) / 60} ${action}`),
    notes: notes.filter((note) => note.startsWith("rule")),
  };
}
const pager = "aws_sns_topic.pager";

test("a rule on the previous state tells the end of an alarm, and nothing when an alarm is new", () => {
  const detail = { state: { value: ["OK"] }, previousState: { value: ["ALARM"] } };
  expect(told({ ...changed, detail })).toEqual({ told: [`OK@5 ${pager}`], notes: [] });
});

test("a rule on the new state alone tells of a new alarm too", () => {
  expect(told({ ...changed, detail: { state: { value: ["OK"] } } }).told).toEqual([`OK@1 ${pager}`, `OK@5 ${pager}`]);
});

test.each([
  [{ detail: { alarmName: ["orders-age"] } }, true],
  [{ detail: { alarmName: ["orders"] } }, false],
  [{ detail: { alarmName: [{ prefix: "payments-" }, { prefix: "orders-" }] } }, true],
  [{ detail: { alarmName: [{ suffix: "-error" }] } }, false],
  [{ resources: [{ suffix: ":alarm:orders-age" }] }, true],
  [{ resources: ["${aws_cloudwatch_metric_alarm.age.arn}"] }, true],
  [{ resources: [{ suffix: "-warn" }] }, false],
  [{ source: ["aws.ec2"] }, false],
  [{ "detail-type": ["CloudWatch Alarm Configuration Change"] }, false],
])("%j: is it of the alarm? %s", (more, is) => {
  expect(told({ ...changed, ...more })).toMatchObject({
    notes: [],
    told: is ? (expect.arrayContaining([`ALARM@3 ${pager}`]) as unknown) : [],
  });
});

test("a rule that is off tells nobody", () => {
  expect(told(changed, { state: "DISABLED" }).told).toEqual([]);
  expect(told(changed, { is_enabled: false }).told).toEqual([]);
});

test("a pattern that is not understood is named, not guessed", () => {
  const named = (places: string) => ({
    told: [],
    notes: [`rule changes: left out, as ${places} of its pattern is not evaluated`],
  });
  expect(told({ ...changed, detail: { alarmName: [{ wildcard: "orders-*" }] } })).toEqual(named("detail.alarmName"));
  expect(told({ ...changed, resources: [{ prefix: "arn:aws" }] })).toEqual(named("resources"));
  expect(told({ ...changed, detail: { state: { value: ["OK"], reason: [{ exists: true }] } } })).toEqual(
    named("detail.state"),
  );
  expect(told({ ...changed, account: ["111122223333"], detail: { muteDetail: [{ exists: false }] } })).toEqual(
    named("account, detail.muteDetail"),
  );
});

test("events do not wait for a mute, and are sent while actions are disabled", () => {
  const stateRules = [{ name: "changes", targets: [topic], to: ["ALARM"] as const }];
  const disabled = alarm({ actionsEnabled: false, alarmActions: [topic] });
  const { notices } = evaluate([disabled], [minutes(1, 20)], { stateRules, start, end: at(2) });
  expect(notices).toMatchObject([{ time: at(2), state: "ALARM", action: topic }]);
});
