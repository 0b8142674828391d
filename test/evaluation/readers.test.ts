import { readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate, type MetricAlarm, readAlarms } from "../../src/evaluation/index.js";
import { problemsOf, start, at } from "./support.js";

const fixture = (name: string) => readFileSync(join(__dirname, "fixtures", name), "utf8");
const read = (value: unknown, file = "alarms.json") => readAlarms(JSON.stringify(value), file);
const byName = (set: ReturnType<typeof readAlarms>, name: string) => set.alarms.find((alarm) => alarm.name === name)!;

const body = {
  alarm_name: "age",
  namespace: "AWS/SQS",
  metric_name: "Age",
  statistic: "Maximum",
  period: 60,
  evaluation_periods: 2,
  threshold: 10,
  comparison_operator: "GreaterThanThreshold",
};

describe("terraform show -json of a plan", () => {
  const set = readAlarms(fixture("plan.json"), "plan.json");

  test("gives every alarm, those of child modules too", () => {
    expect(set.alarms.map(({ kind, name, address }) => [kind, name, address])).toEqual([
      ["composite", "web", "aws_cloudwatch_composite_alarm.web"],
      ["metric", "web-traffic", "aws_cloudwatch_metric_alarm.anomaly"],
      ["metric", "web-cpu", "aws_cloudwatch_metric_alarm.cpu"],
      ["metric", "web-error-rate", "aws_cloudwatch_metric_alarm.errors"],
      ["metric", "queue-age", "module.queue.aws_cloudwatch_metric_alarm.age"],
    ]);
  });

  test("follows ARNs that are not known yet to the topic, through modules too", () => {
    for (const name of ["web", "web-cpu", "queue-age"])
      expect(byName(set, name).alarmActions).toEqual(["aws_sns_topic.pager"]);
    expect(byName(set, "web-error-rate")).toMatchObject({ okActions: ["aws_sns_topic.pager"] });
    expect(set.subscriptions).toEqual([
      { topic: "aws_sns_topic.pager", protocol: "email", endpoint: "oncall@example.com" },
    ]);
  });

  test("tells metric, expression and band apart", () => {
    expect(byName(set, "web-error-rate")).toMatchObject({ watched: "rate", threshold: 5, datapointsToAlarm: 3 });
    expect(byName(set, "web-traffic")).toMatchObject({ watched: "traffic", thresholdMetricId: "band" });
    expect((byName(set, "queue-age") as MetricAlarm).queries).toEqual([
      {
        id: "m1",
        metric: {
          namespace: "AWS/SQS",
          metricName: "ApproximateAgeOfOldestMessage",
          dimensions: { QueueName: "orders" },
          period: 60,
          stat: "p99",
        },
      },
    ]);
  });

  test("evaluates: a CPU that climbs tells the subscriber of the composite alarm, after the wait", () => {
    const cpu = {
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      dimensions: { InstanceId: "i-0123456789abcdef0" },
      start,
      period: 300,
      values: [20, 90, 95, 99, 99],
    };
    const bands = [{ alarm: "web-traffic", start, period: 86_400, lower: [0], upper: [1e6] }];
    const { notices, notes } = evaluate(set.alarms, [cpu], {
      ...set,
      bands,
      start,
      end: at(25),
    });
    expect(
      notices
        .filter(({ state }) => state === "ALARM")
        .map(({ alarm, time, receivers }) => [alarm, (time - start) / 60, receivers[0]!.endpoint]),
    ).toEqual([
      ["web-cpu", 16, "oncall@example.com"],
      ["web", 17, "oncall@example.com"],
    ]);
    expect(notes).toContain("no data for AWS/SQS ApproximateAgeOfOldestMessage {QueueName=orders}, p99");
  });
});

test("terraform show -json of a state gives ARNs, and its empty values are none", () => {
  const arn = "arn:aws:sns:eu-west-1:111122223333:pager";
  const empty = {
    datapoints_to_alarm: 0,
    extended_statistic: "",
    threshold_metric_id: "",
    unit: "",
    metric_query: [],
    evaluate_low_sample_count_percentiles: "",
  };
  const values = {
    ...body,
    ...empty,
    arn: "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:age",
    alarm_actions: [arn],
    dimensions: null,
  };
  const resource = (type: string, name: string, of: object) => ({
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    values: of,
  });
  const set = read({
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          resource("aws_cloudwatch_metric_alarm", "age", values),
          resource("aws_sns_topic", "pager", { arn, name: "pager" }),
          resource("aws_sns_topic_subscription", "pager", {
            topic_arn: arn,
            protocol: "sms",
            endpoint: "+819012345678",
          }),
          resource("aws_cloudwatch_alarm_mute_rule", "night", {
            name: "night",
            rule: [{ schedule: [{ expression: "cron(0 2 * * *)", duration: "PT2H", timezone: "Asia/Tokyo" }] }],
            mute_targets: [{ alarm_names: ["age"] }],
          }),
        ],
      },
    },
  });
  expect(set).toEqual({
    metricFilters: [],
    stateRules: [],
    alarms: [
      {
        kind: "metric",
        name: "age",
        arn: "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:age",
        address: "aws_cloudwatch_metric_alarm.age",
        alarmActions: [arn],
        queries: [{ id: "m1", metric: { namespace: "AWS/SQS", metricName: "Age", period: 60, stat: "Maximum" } }],
        watched: "m1",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 10,
        evaluationPeriods: 2,
        treatMissingData: "missing",
      },
    ],
    muteRules: [
      { name: "night", expression: "cron(0 2 * * *)", duration: "PT2H", timezone: "Asia/Tokyo", alarmNames: ["age"] },
    ],
    subscriptions: [{ topic: arn, protocol: "sms", endpoint: "+819012345678" }],
  });
});

describe("a .tf.json", () => {
  const resource = {
    aws_sns_topic: { pager: { name: "pager" } },
    aws_sns_topic_subscription: {
      pager: { topic_arn: "${aws_sns_topic.pager.arn}", protocol: "email", endpoint: "oncall@example.com" },
    },
    aws_sqs_queue: { orders: { name: "orders" } },
    aws_cloudwatch_metric_alarm: {
      age: {
        ...body,
        dimensions: { QueueName: "${aws_sqs_queue.orders.name}" },
        alarm_actions: ["${aws_sns_topic.pager.arn}"],
        ok_actions: ["${var.topic}"],
      },
      cost: { ...body, alarm_name: "more than $${5}", threshold: "10" },
    },
    aws_cloudwatch_composite_alarm: {
      web: {
        alarm_name: "web",
        alarm_rule:
          'ALARM(${aws_cloudwatch_metric_alarm.age.arn}) OR ALARM("${aws_cloudwatch_metric_alarm.cost.alarm_name}")',
        actions_suppressor: { alarm: "${aws_cloudwatch_metric_alarm.age.id}", wait_period: 60, extension_period: 60 },
      },
    },
  };

  test("is read with its references followed, as far as the file goes", () => {
    const set = read({ resource });
    expect(byName(set, "age")).toMatchObject({
      alarmActions: ["aws_sns_topic.pager"],
      okActions: ["${var.topic}"],
      queries: [{ metric: { dimensions: { QueueName: "orders" } } }],
    });
    expect(byName(set, "web")).toMatchObject({
      rule: 'ALARM(age) OR ALARM("more than ${5}")',
      actionsSuppressor: { alarm: "age" },
    });
    expect(byName(set, "more than ${5}")).toMatchObject({ threshold: 10 });
    expect(set.subscriptions).toEqual([
      { topic: "aws_sns_topic.pager", protocol: "email", endpoint: "oncall@example.com" },
    ]);
  });

  test("with what only Terraform can resolve is refused, place by place", () => {
    const alarm = { ...body, alarm_name: "${var.name}", threshold: "${local.limit}", count: 2 };
    const only = "only Terraform";
    expect(
      problemsOf(() => read({ resource: { aws_cloudwatch_metric_alarm: { age: alarm } } }, "cdk.tf.json")),
    ).toEqual([
      `cdk.tf.json: resource.aws_cloudwatch_metric_alarm.age.count: ${only} can say what it makes; give what terraform show -json prints of a plan instead`,
      `cdk.tf.json: resource.aws_cloudwatch_metric_alarm.age.alarm_name: "\${var.name}" is an expression that ${only} resolves; give what terraform show -json prints of a plan instead`,
      `cdk.tf.json: resource.aws_cloudwatch_metric_alarm.age.threshold: "\${local.limit}" is an expression that ${only} resolves; give what terraform show -json prints of a plan instead`,
      "cdk.tf.json: resource.aws_cloudwatch_metric_alarm.age.threshold: undefined is not a number",
    ]);
  });

  test("may use names that every object has", () => {
    const text = `{"resource": {"aws_cloudwatch_metric_alarm": {"__proto__": ${JSON.stringify(body)}, "constructor": ${JSON.stringify({ ...body, alarm_name: "toString" })}}}}`;
    expect(readAlarms(text, "cdk.tf.json").alarms.map(({ name, address }) => [name, address])).toEqual([
      ["age", "aws_cloudwatch_metric_alarm.__proto__"],
      ["toString", "aws_cloudwatch_metric_alarm.constructor"],
    ]);
  });
});

describe("aws cloudwatch describe-alarms", () => {
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html: the examples, as DescribeAlarms gives them back. */
  const alarms = {
    MetricAlarms: [
      {
        AlarmName: "cpu",
        AlarmArn: "arn:aws:cloudwatch:us-west-1:123456789012:alarm:cpu",
        StateValue: "ALARM",
        ActionsEnabled: true,
        OKActions: ["arn:aws:sns:us-west-1:123456789012:ok"],
        AlarmActions: ["arn:aws:sns:us-west-1:123456789012:my_sns_topic"],
        InsufficientDataActions: [],
        MetricName: "CPUUtilization",
        Namespace: "AWS/EC2",
        Statistic: "Average",
        Dimensions: [{ Name: "InstanceId", Value: "i-1234567890abcdef0" }],
        Period: 60,
        EvaluationPeriods: 4,
        DatapointsToAlarm: 3,
        Threshold: 40,
        ComparisonOperator: "GreaterThanThreshold",
      },
      {
        AlarmName: "anomaly",
        EvaluationPeriods: 2,
        ComparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
        ThresholdMetricId: "t1",
        TreatMissingData: "ignore",
        Metrics: [
          { Id: "t1", Expression: "ANOMALY_DETECTION_BAND(m1, 3)", ReturnData: true },
          {
            Id: "m1",
            MetricStat: {
              Metric: { Namespace: "AWS/EC2", MetricName: "CPUUtilization", Dimensions: [] },
              Period: 60,
              Stat: "p90",
              Unit: "Percent",
            },
            ReturnData: true,
          },
        ],
      },
    ],
    CompositeAlarms: [
      {
        AlarmName: "both",
        AlarmRule: "ALARM(cpu) AND ALARM(anomaly)",
        ActionsSuppressor: "cpu",
        ActionsSuppressorWaitPeriod: 120,
        ActionsSuppressorExtensionPeriod: 180,
      },
    ],
  };

  test("is read: single metric, band and composite", () => {
    expect(read(alarms).alarms).toEqual([
      {
        kind: "metric",
        name: "cpu",
        arn: "arn:aws:cloudwatch:us-west-1:123456789012:alarm:cpu",
        actionsEnabled: true,
        okActions: ["arn:aws:sns:us-west-1:123456789012:ok"],
        alarmActions: ["arn:aws:sns:us-west-1:123456789012:my_sns_topic"],
        insufficientDataActions: [],
        queries: [
          {
            id: "m1",
            metric: {
              namespace: "AWS/EC2",
              metricName: "CPUUtilization",
              dimensions: { InstanceId: "i-1234567890abcdef0" },
              period: 60,
              stat: "Average",
            },
          },
        ],
        watched: "m1",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 40,
        evaluationPeriods: 4,
        datapointsToAlarm: 3,
      },
      {
        kind: "metric",
        name: "anomaly",
        queries: [
          { id: "t1", expression: "ANOMALY_DETECTION_BAND(m1, 3)" },
          {
            id: "m1",
            metric: { namespace: "AWS/EC2", metricName: "CPUUtilization", period: 60, stat: "p90", unit: "Percent" },
          },
        ],
        watched: "m1",
        comparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
        thresholdMetricId: "t1",
        evaluationPeriods: 2,
        treatMissingData: "ignore",
      },
      {
        kind: "composite",
        name: "both",
        rule: "ALARM(cpu) AND ALARM(anomaly)",
        actionsSuppressor: { alarm: "cpu", waitPeriod: 120, extensionPeriod: 180 },
      },
    ]);
  });

  test("that is wrong is refused with AWS's names", () => {
    const [cpu, anomaly] = alarms.MetricAlarms;
    const MetricAlarms = [
      { ...cpu, Period: 45, Threshold: "high", DatapointsToAlarm: 5 },
      { ...anomaly, Metrics: [anomaly!.Metrics![0], { ...anomaly!.Metrics![1], ReturnData: false }] },
      { AlarmName: "prom", EvaluationCriteria: { PromQLCriteria: {} } },
      "alarm",
    ];
    expect(problemsOf(() => read({ MetricAlarms }, "alarms.json")).slice(0, 6)).toEqual([
      'alarms.json: MetricAlarms[3]: "alarm" is not an object',
      'alarms.json: MetricAlarms[0].Threshold: "high" is not a number',
      "alarms.json: MetricAlarms[0].DatapointsToAlarm: 5 is more than evaluationPeriods (4): at most 4",
      "alarms.json: MetricAlarms[0].Threshold: undefined is not a number",
      "alarms.json: MetricAlarms[0].Period: 45 is not 10, 20, 30 or a multiple of 60",
      "alarms.json: MetricAlarms[1].Metrics: 0 queries have ReturnData: exactly one is what the alarm watches",
    ]);
    expect(problemsOf(() => read({ MetricAlarms }))).toContain(
      "alarms.json: MetricAlarms[2].EvaluationCriteria: PromQL alarms cannot be evaluated; leave the alarm out",
    );
  });
});

describe("a file that holds no alarms", () => {
  test.each([
    ['{\n  "resource": {\n    x\n', /^plan\.json:3:5: is not JSON: /],
    ["", /^plan\.json:1:1: is not JSON: /],
    ["[]", /^plan\.json: holds no alarms: give a \.tf\.json \(with "resource"\), what terraform show -json prints /],
    ['{"valuesOf": 1}', /^plan\.json: holds no alarms/],
    ['{"MetricAlarms": {}}', /^plan\.json: MetricAlarms: \{\} is not a list of alarms$/],
    ['{"planned_values": 3}', /^plan\.json: planned_values: 3 is not an object$/],
  ])("%j is refused", (text, message) => {
    expect(problemsOf(() => readAlarms(text, "plan.json"))).toEqual([expect.stringMatching(message)]);
  });
});
