import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandIn, writeApp } from "../../support/command.js";
import { temporaryFolder } from "../../support/folder.js";

const queues = `{ resources: { sqs: { orders: { name: "orders" } } } }`;

const arnOf = (name: string, region = "ap-northeast-1", account = "111122223333") =>
  `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;

/** An alarm as `aws cloudwatch describe-alarms` prints it, on how old the oldest message of a queue is. */
const onAge = (name: string, more: object = {}) => ({
  AlarmName: name,
  AlarmArn: arnOf(name),
  ActionsEnabled: true,
  OKActions: [],
  AlarmActions: ["arn:aws:sns:ap-northeast-1:111122223333:ops"],
  InsufficientDataActions: [],
  MetricName: "ApproximateAgeOfOldestMessage",
  Namespace: "AWS/SQS",
  Statistic: "Maximum",
  Dimensions: [{ Name: "QueueName", Value: "orders" }],
  Period: 300,
  EvaluationPeriods: 1,
  Threshold: 600,
  ComparisonOperator: "GreaterThanThreshold",
  ...more,
});

function folderOf(alarms: readonly object[], environment = queues, file = "alarms.json"): string {
  const folder = temporaryFolder();
  writeApp(folder, `exports.environments = [define("prod", ${environment})];`);
  writeFileSync(join(folder, file), JSON.stringify({ MetricAlarms: alarms, CompositeAlarms: [] }));
  return folder;
}

const run = (folder: string, ...more: readonly string[]) =>
  commandIn(folder, "adopt", "prod", "--alarms", "alarms.json", ...more);

test("tells the lines that take alarms over, what changes of each, and what is made anew or stays", async () => {
  const unlike = onAge("other queue", { Dimensions: [{ Name: "QueueName", Value: "mail" }] });
  const long = onAge("Orders wait long", { Threshold: 7200, TreatMissingData: "notBreaching", ActionsEnabled: false });
  expect(await run(folderOf([onAge("Orders wait"), long, unlike]))).toEqual({
    code: 0,
    err: "",
    out: [
      "prod: 2 of 9 alarms watch the same as an alarm that exists",
      "",
      "adopt: {",
      '  "sqs.oldestMessageAge": {',
      '    orders: { error: "Orders wait long", warn: "Orders wait" },',
      "  },",
      "},",
      "",
      "Orders wait long becomes sqs.oldestMessageAge of orders (error)",
      "  fires      GreaterThanThreshold → GreaterThanOrEqualToThreshold",
      "  threshold  7200 → 86400",
      "  window     1 of the last 1 periods of 300 s → 15 of the last 17 periods of 60 s",
      "  tells      arn:aws:sns:ap-northeast-1:111122223333:ops → arn:aws:sns:ap-northeast-1:111122223333:shop-prod-alarms-error",
      "  actions    disabled → enabled",
      "",
      "Orders wait becomes sqs.oldestMessageAge of orders (warn)",
      "  fires      GreaterThanThreshold → GreaterThanOrEqualToThreshold",
      "  threshold  600 → 43200",
      "  window     1 of the last 1 periods of 300 s → 15 of the last 17 periods of 60 s",
      "  no data    missing → notBreaching",
      "  tells      arn:aws:sns:ap-northeast-1:111122223333:ops → arn:aws:sns:ap-northeast-1:111122223333:shop-prod-alarms-warn",
      "",
      "the description of each becomes that of this environment; its tags stay",
      "",
      "made anew, as no alarm watches the same (7):",
      "  sqs.backlog of orders (warn)",
      "  sqs.inFlight of orders (warn)",
      "  sqs.stalledConsumers of orders (error)",
      "  notification.errorTopicFailed of apNortheast1 (warn)",
      "  notification.warnTopicFailed of apNortheast1 (error)",
      "  notification.errorRuleFailed of health/issue (warn)",
      "  notification.warnRuleFailed of health/scheduledChange (error)",
      "",
      "left as they are, as nothing here watches the same (1):",
      "  other queue",
    ].join("\n"),
  });
});

test("pairs by direction, region and statistic, then by the nearest threshold, each alarm once", async () => {
  const { out } = await run(
    folderOf([
      onAge("below", { ComparisonOperator: "LessThanThreshold" }),
      onAge("abroad", { AlarmArn: arnOf("abroad", "us-east-1") }),
      onAge("average", { Statistic: "Average", Threshold: 43200 }),
      onAge("near", { Threshold: 100000 }),
      onAge("far", { Threshold: 1 }),
    ]),
    "--json",
  );
  const alarm = (severity: string) => ({ id: "sqs.oldestMessageAge", target: "orders", severity });
  expect(JSON.parse(out)).toMatchObject({
    adopt: { "sqs.oldestMessageAge": { orders: { error: "near", warn: "far" } } },
    counterparts: [
      { name: "near", alarm: alarm("error"), adopted: false },
      { name: "far", alarm: alarm("warn"), adopted: false },
    ],
    besides: [{ name: "average", alarm: alarm("error") }],
    others: ["below", "abroad"],
    problems: [],
  });
});

test("finds alarms on the same metrics under an expression, whatever their ids and order", async () => {
  const stat = (Id: string, MetricName: string) => ({
    Id,
    ReturnData: false,
    MetricStat: {
      Metric: { Namespace: "AWS/Lambda", MetricName, Dimensions: [{ Name: "FunctionName", Value: "sync" }] },
      Period: 300,
      Stat: "Sum",
    },
  });
  const rate = {
    AlarmName: "sync fails",
    AlarmArn: arnOf("sync fails"),
    Metrics: [{ Id: "e1", Expression: "m1 / m2", ReturnData: true }, stat("m2", "Invocations"), stat("m1", "Errors")],
    EvaluationPeriods: 1,
    Threshold: 0.1,
    ComparisonOperator: "GreaterThanThreshold",
  };
  const lambda = `{ resources: { lambda: { sync: { name: "sync", timeout: 60, memory: 512 } } } }`;
  const { out } = await run(folderOf([rate], lambda), "--json");
  expect(JSON.parse(out)).toMatchObject({ counterparts: [{ name: "sync fails", alarm: { id: "lambda.errorRate" } }] });
});

describe("alarms that are taken over already", () => {
  const adopting = `{ resources: { sqs: { orders: { name: "orders" } } },
    alarms: { ...least.alarms, adopt: { "sqs.oldestMessageAge": { orders: { warn: "Orders wait" } } } } }`;

  test("are told with what changes, and no lines to paste", async () => {
    const { code, out } = await run(folderOf([onAge("Orders wait")], adopting));
    expect(code).toBe(0);
    expect(out).toContain("Orders wait is sqs.oldestMessageAge of orders (warn)\n  fires");
    expect(out).not.toContain("adopt: {");
  });

  test("fail where they do not exist: their import would", async () => {
    const { code, out } = await run(folderOf([], adopting));
    expect(code).toBe(1);
    expect(out).toContain(
      'prod.alarms.adopt["sqs.oldestMessageAge"].orders.warn: "Orders wait" does not exist: its import would fail; leave it out, and the alarm is made',
    );
  });
});

test("fails where an apply would overwrite an alarm that somebody else made", async () => {
  const name = "shop-prod-sqs-orders-oldestMessageAge-warn";
  const { code, out } = await run(folderOf([onAge(name)]));
  expect(code).toBe(1);
  expect(out).toContain(
    "there already, by the names that they have here (1):\n  sqs.oldestMessageAge of orders (warn)",
  );
  expect(out).toContain(
    `prod.alarms.adopt["sqs.oldestMessageAge"].orders.warn: "${name}" exists already, and an apply would overwrite it; take it over by its name here`,
  );
});

test("leaves out alarms of kinds that are not known here, and tells which", async () => {
  const byQuery = { AlarmName: "by PromQL", EvaluationCriteria: { PromQLCriteria: { Query: "up" } } };
  const { code, out, err } = await run(folderOf([byQuery, onAge("Orders wait")]));
  expect({ code, err }).toEqual({
    code: 0,
    err: "by PromQL is left out: EvaluationCriteria: PromQL alarms cannot be evaluated; leave the alarm out",
  });
  expect(out).toContain("Orders wait becomes");
});

test("refuses a file of another account, and one that is no listing", async () => {
  const elsewhere = onAge("old", { AlarmArn: arnOf("old", "ap-northeast-1", "222233334444") });
  expect(await run(folderOf([elsewhere]))).toMatchObject({
    code: 1,
    err: "alarms.json: is of the account 222233334444, and prod is in 111122223333",
  });
  const folder = folderOf([]);
  writeFileSync(join(folder, "alarms.json"), "[]");
  expect(await run(folder)).toMatchObject({
    code: 1,
    err: 'alarms.json: has no "MetricAlarms"; give what aws cloudwatch describe-alarms prints',
  });
  expect((await commandIn(folder, "adopt", "prod")).err).toContain("--alarms is missing");
});
