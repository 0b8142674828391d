import { explain, formatExplanation } from "../../src/app/explain/index.js";
import { defineEnvironment, type EnvironmentDefinition } from "../../src/index.js";
import { least, withResources } from "../support/environment.js";
import { everyKind } from "../support/every-kind.js";
import { resources, stacksOf } from "../support/synth.js";

const queue = (overrides: EnvironmentDefinition["alarms"]["overrides"] = {}) =>
  defineEnvironment({
    ...least,
    resources: { sqs: { orders: { name: "orders", retention: 100_000 } } },
    alarms: { ...least.alarms, runbook: "https://runbooks.example.com/{alarm}", overrides },
  });

const derivationsOf = (...given: Parameters<typeof queue>) =>
  explain(queue(...given), "sqs.oldestMessageAge").map(({ derivation }) => derivation);

test("an alarm is found by its id, its name and its address, also within a module, and all of it is told", () => {
  const environment = queue();
  const [error, warn] = explain(environment, "sqs.oldestMessageAge");
  expect([error!.alarm.severity, warn!.alarm.severity]).toEqual(["error", "warn"]);
  const address = "aws_cloudwatch_metric_alarm.sqs_orders_oldestMessageAge_error";
  for (const word of [
    "idp-prod-sqs-orders-oldestMessageAge-error",
    address,
    `module.alarms.${address}`,
    `module.a["b.c"].${address}`,
  ]) {
    expect(explain(environment, word)).toEqual([error]);
  }
  const text = formatExplanation(error!);
  for (const part of [
    "AWS/SQS ApproximateAgeOfOldestMessage (Maximum), QueueName=orders",
    "≥ 70000 Seconds",
    "retention * 0.7",
    "retention = 100000",
    "15 of the last 17 periods of 60 s",
    "notBreaching",
    "operators: email ops@example.com",
    "https://runbooks.example.com/sqs.oldestMessageAge",
    `${address}, in the stack idp-prod-alarms`,
  ]) {
    expect(text).toContain(part);
  }
});

test("the way of a threshold is told: the row's, worked out, or given, in general or for one target", () => {
  const given = { thresholds: { error: 60_000 } };
  expect(explain(queue(), "sqs.deadLetters")).toEqual([]);
  expect(explain(queue(), "sqs.inFlight")[0]!.derivation).toEqual({ from: "row" });
  expect(derivationsOf()[0]).toMatchObject({ from: "inventory", reads: { retention: 100_000 } });
  expect(derivationsOf({ "sqs.oldestMessageAge": given })[0]).toEqual({
    from: "override",
    path: ["alarms", "overrides", "sqs.oldestMessageAge", "thresholds", "error"],
  });
  expect(derivationsOf({ "sqs.oldestMessageAge": { targets: { orders: given } } })).toMatchObject([
    { path: ["alarms", "overrides", "sqs.oldestMessageAge", "targets", "orders", "thresholds", "error"] },
    { from: "inventory" },
  ]);
  const bent = explain(queue({ "sqs.backlog": { anomalyBand: 3, severity: "error" } }), "sqs.backlog");
  expect(bent.map(({ derivation }) => derivation)).toEqual([
    { from: "override", path: ["alarms", "overrides", "sqs.backlog", "anomalyBand"] },
  ]);
});

test("an alarm of another severity than its row's keeps the row's way to its threshold", () => {
  const [raised] = explain(queue({ "sqs.inFlight": { severity: "error", thresholds: { warn: 7 } } }), "sqs.inFlight");
  expect(raised!.alarm).toMatchObject({ severity: "error", threshold: 7 });
  expect(raised!.derivation).toMatchObject({ path: ["alarms", "overrides", "sqs.inFlight", "thresholds", "warn"] });
});

test("a topic of the team's own has receivers that nobody here knows", () => {
  const topicArn = "arn:aws:sns:ap-northeast-1:111122223333:own";
  const environment = withResources(
    { sqs: { orders: { name: "orders" } } },
    { alarms: { routes: { error: { topicArn }, warn: { topicArn } } } },
  );
  expect(explain(environment, "sqs.inFlight")[0]).toMatchObject({ topic: topicArn, receivers: [] });
});

test("every alarm of every kind of target is explained, at the address that is synthesized", () => {
  const environment = everyKind();
  const stack = stacksOf(environment)["idp-prod-alarms"];
  const addresses = new Set(Object.keys(resources(stack, "aws_cloudwatch_metric_alarm")));
  for (const alarm of environment.monitoring.alarms) {
    const found = explain(environment, alarm.name);
    expect(found.map((one) => one.alarm)).toEqual([alarm]);
    const { address, derivation } = found[0]!;
    expect(addresses).toContain(address.split(".")[1]);
    if (derivation.from === "inventory") expect(Object.keys(derivation.reads)).not.toEqual([]);
    expect(withoutCode(formatExplanation(found[0]!))).not.toMatch(/(?<!=)= undefined|: undefined|\[object|\(0, /);
  }
});

/** The code of a threshold may well say that there is none for some target. */
const withoutCode = (text: string): string => text.replace(/^ *threshold {2}.*$/m, "");
