import { evaluate, type CompositeAlarm, type MetricAlarm } from "../../src/evaluation/index.js";
import { alarmsOf, holds, parseRule } from "../../src/evaluation/composite/rule.js";
import { alarm, at, changes, minutes, problemsOf, start, topic } from "./support.js";

const states = new Map([
  ["a", "ALARM"],
  ["b", "OK"],
  ["c", "INSUFFICIENT_DATA"],
  ["my (odd), name", "ALARM"],
  ['say "hi"', "ALARM"],
  ["OK", "ALARM"],
  ["arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a", "ALARM"],
] as const);
const value = (rule: string) => holds(parseRule(rule), (name) => states.get(name as "a") ?? "OK");

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html */
test.each([
  ["ALARM(a)", true],
  ['ALARM("a") AND OK("b")', true],
  ["ALARM(a) AND NOT ALARM(b)", true],
  ["(ALARM(b) OR ALARM(a)) AND OK(c)", false],
  ["NOT (ALARM(a) AND OK(b))", false],
  ["INSUFFICIENT_DATA(c)", true],
  ["TRUE", true],
  ["false", false],
  ["ALARM(b) AND ALARM(b) OR ALARM(a)", true],
  ["ALARM(a) OR ALARM(b) AND ALARM(b)", true],
  ["NOT ALARM(a) OR ALARM(a)", true],
  ['ALARM("my (odd), name")', true],
  ['ALARM("say \\"hi\\"")', true],
  ["ALARM(OK)", true],
  ["ALARM(arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a)", true],
  ["AT_LEAST(1, ALARM, (a, b, c))", true],
  ["AT_LEAST(2, ALARM, (a, b, c))", false],
  ["AT_LEAST(2, NOT ALARM, (a, b, c))", true],
  ["AT_LEAST(50%, OK, (a, b))", true],
  ["AT_LEAST(51%, OK, (a, b))", false],
  ["AT_LEAST(1, OK, (a, b)) AND NOT ALARM(c)", true],
])("%s is %s", (rule, expected) => expect(value(rule)).toBe(expected));

test("a rule names each of its alarms once", () => {
  expect(alarmsOf(parseRule("(ALARM(a) OR OK(b)) AND AT_LEAST(1, OK, (a, c)) AND TRUE"))).toEqual(["a", "b", "c"]);
});

test.each([
  ["ALARM(a", 'character 8: the rule ends where ")" should stand'],
  ["ALARM(a) ALARM(b)", 'character 10: "ALARM" where AND, OR or the end of the rule should stand'],
  [
    "ALERT(a)",
    'character 1: "ALERT" where ALARM(…), OK(…), INSUFFICIENT_DATA(…), AT_LEAST(…), TRUE, FALSE, NOT or ( should stand',
  ],
  [
    "AT_LEAST(x, OK, (a))",
    'character 10: "x" where how many alarms: a whole number, or a percentage such as 50% should stand',
  ],
  ["AT_LEAST(3, OK, (a, b))", 'character 10: "3" where a number from 1 to 2, as many alarms as there are should stand'],
  ["AT_LEAST(101%, OK, (a))", 'character 10: "101%" where a percentage from 1% to 100% should stand'],
  ['ALARM("a)', "character 7: a quotation mark that does not end"],
  [
    "",
    "character 1: the rule ends where ALARM(…), OK(…), INSUFFICIENT_DATA(…), AT_LEAST(…), TRUE, FALSE, NOT or ( should stand",
  ],
])("%s is refused", (rule, message) =>
  expect(problemsOf(() => parseRule(rule))).toEqual([`rule ${JSON.stringify(rule)}, ${message}`]),
);

const named = (name: string, changed: Partial<MetricAlarm> = {}): MetricAlarm =>
  alarm({ name, ...changed }, { metricName: name });
const series = (metricName: string, ...values: readonly number[]) => ({ ...minutes(...values), metricName });
const composite = (changed: Partial<CompositeAlarm> = {}): CompositeAlarm => ({
  kind: "composite",
  name: "both",
  rule: "ALARM(a) AND ALARM(b)",
  alarmActions: [topic],
  okActions: [topic],
  ...changed,
});

describe("a composite alarm", () => {
  test("changes with the alarms that it names, at once", () => {
    const data = [series("a", 1, 20, 20, 1, 1), series("b", 1, 1, 20, 20, 1)];
    const { alarms, transitions } = evaluate([composite(), named("a"), named("b")], data, { start, end: at(5) });
    expect(alarms[0]!.transitions.map(({ time, to }) => [to, (time - start) / 60])).toEqual([
      ["OK", 0],
      ["ALARM", 3],
      ["OK", 4],
    ]);
    expect(transitions.find(({ alarm: name, to }) => name === "both" && to === "ALARM")!.reason).toBe(
      "b went to ALARM",
    );
  });

  test("stands on other composites, by name, ARN or Terraform address", () => {
    const arn = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:inner";
    const outer = composite({ name: "outer", rule: `NOT ALARM(${arn}) AND OK(aws_cloudwatch_metric_alarm.a)` });
    const inner = composite({ name: "inner", rule: "ALARM(a)" });
    const child = named("a", { address: "aws_cloudwatch_metric_alarm.a" });
    expect(changes([outer, inner, child], [series("a", 1, 20)], 2)).toEqual([
      "outer: OK@0",
      "inner: OK@0",
      "outer: ALARM@1",
      "a: OK@1",
      "outer: OK@2",
      "inner: ALARM@2",
      "a: ALARM@2",
    ]);
  });

  test("may name alarms of elsewhere whose state is given", () => {
    const options = { otherAlarms: { b: "ALARM" } } as const;
    expect(changes([composite(), named("a")], [series("a", 20)], 1, options)).toEqual([
      "both: OK@0",
      "both: ALARM@1",
      "a: ALARM@1",
    ]);
    expect(problemsOf(() => changes([composite(), named("a")], [], 1))).toEqual([
      'alarms["both"].rule: "b" is none of the alarms; give it too, or its state in options.otherAlarms',
    ]);
  });

  test("in a circle is refused, as CloudWatch does not evaluate it", () => {
    const circle = [composite({ name: "x", rule: "ALARM(y)" }), composite({ name: "y", rule: "OK(x)" })];
    expect(problemsOf(() => changes(circle, [], 1))).toEqual([
      "alarms: x -> y -> x is a circle of composite alarms, which CloudWatch stops evaluating",
    ]);
  });
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html: ActionsSuppressor and its periods. */
describe("a suppressor", () => {
  const suppressed = (waitPeriod: number, extensionPeriod: number) =>
    composite({ rule: "ALARM(a)", actionsSuppressor: { alarm: "s", waitPeriod, extensionPeriod } });
  const run = (wait: number, extension: number, a: readonly number[], s: readonly number[], options = {}) => {
    const alarms = [suppressed(wait, extension), named("a"), named("s")];
    const { notices, withheld } = evaluate(alarms, [series("a", ...a), series("s", ...s)], {
      start,
      end: at(12),
      ...options,
    });
    return {
      notices: notices.map(
        ({ state, time, heldBackBy }) => `${state}@${(time - start) / 60}${heldBackBy ? ` (${heldBackBy})` : ""}`,
      ),
      withheld: withheld.map(({ state, time, by }) => `${state}@${(time - start) / 60} (${by})`),
    };
  };

  test("that is quiet lets the actions run after the wait", () => {
    expect(run(120, 0, [1, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual({
      notices: ["OK@0", "ALARM@4 (WaitPeriod)"],
      withheld: [],
    });
  });

  test("that alarms within the wait holds the actions back, and they run when it ends", () => {
    const s = [1, 1, 20, 20, 20, 20, 1, 1, 1, 1, 1, 1];
    const long = Array.from({ length: 12 }, (_, minute) => (minute === 0 ? 1 : 20));
    expect(run(120, 0, long, s).notices).toEqual(["OK@0", "ALARM@7 (suppressor s)"]);
    expect(run(120, 120, long, s).notices).toEqual(["OK@0", "ALARM@9 (ExtensionPeriod after suppressor s)"]);
  });

  test("of an alarm that recovers within the extension leaves nothing to tell", () => {
    const a = [1, 20, 20, 20, 20, 20, 20, 1, 1, 1, 1, 1];
    const s = [1, 20, 20, 20, 20, 20, 1, 1, 1, 1, 1, 1];
    expect(run(60, 120, a, s)).toEqual({
      notices: ["OK@0"],
      withheld: ["ALARM@2 (ExtensionPeriod after suppressor s)"],
    });
    expect(run(60, 0, a, s).notices).toEqual(["OK@0", "ALARM@7 (suppressor s)", "OK@8"]);
    expect(run(60, 120, a, s, { assumptions: { afterSilence: "always" } }).notices).toEqual([
      "OK@0",
      "OK@9 (ExtensionPeriod after suppressor s)",
    ]);
  });
});
