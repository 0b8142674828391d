import { standardCatalogue } from "../../../src/index.js";
import { entriesOf } from "../../../modules/ops/alarms/index.js";
import { dimensionsOf, everyAlarm, metricsOf } from "../../support/catalogue-alarms.js";
import { everyKind } from "../../support/every-kind.js";
import { dimensionSet, metricFacts, recommendedAlarms } from "../../support/facts.js";

const environment = everyKind();
const { alarms, needsValue } = environment.monitoring;

/** Every metric of the catalogue that AWS publishes, once; metrics that filters make are our own. */
const published = everyAlarm()
  .filter(({ filter }) => !filter)
  .flatMap((alarm) =>
    metricsOf(alarm).map((metric) => ({ id: alarm.id, metric, dimensions: dimensionsOf(alarm, metric) })),
  );

/** Rows of AWS's list that have no row here, and why. */
const excluded: Readonly<Record<string, string>> = {
  "AWS/DynamoDB SystemErrors TableName Sum":
    "the metrics page has it by table and operation only: the alarm could never fire; dynamodb.systemErrors adds the operations up",
  "ECS/ContainerInsights ContainerMemoryUtilization ClusterName;ServiceName Average":
    "the metrics page lists no such dimension set: the alarm could never fire; each container has one of its own",
  "AWS/Kinesis SubscribeToShardEvent.MillisBehindLatest ConsumerName;StreamName Average":
    "the average hides a shard that stands still: kinesis.consumerLag takes the maximum",
  "AWS/RDS ReadLatency DBInstanceIdentifier p90":
    "a minute has one sample, an average already: rds.readLatency and aurora.readLatency take it as it is",
  "AWS/RDS WriteLatency DBInstanceIdentifier p90": "see ReadLatency",
  "AWS/S3 OperationsFailedReplication DestinationBucket;RuleId;SourceBucket Maximum":
    "what failed is counted: s3.failedReplications sums it",
  "AWS/SQS ApproximateNumberOfMessagesNotVisible QueueName Average":
    "the quota is reached at the highest point of a minute: sqs.inFlight takes the maximum",
  "AWS/SQS ApproximateNumberOfMessagesVisible QueueName Average":
    "the documents ask for a peak above 100 within five minutes: sqs.backlog takes the maximum",
  "LambdaInsights memory_utilization function_name Average":
    "the run that needs most is killed: lambda.memoryUtilization takes the maximum",
  "AWS/SNS SMSMonthToDateSpentUSD TopicName Maximum":
    "SNS publishes it for the account, without dimensions: sms.monthlySpend",
  "AWS/SNS SMSSuccessRate TopicName Average": "SNS publishes it by country and type of message: sms.successRate",
};

/** Services of AWS's list that no system here has. */
const outOfScope = ["EKS Container Insights"];

/** Values that go up and down: their average is what they were. */
const gauges = [
  "AWS/AutoScaling GroupInServiceCapacity",
  "AWS/ElastiCache CurrConnections",
  "AWS/RDS DBLoad",
  "AWS/RDS DBLoadCPU",
  "AWS/RDS DatabaseConnections",
  "AWS/RDS MaximumUsedTransactionIDs",
  "AWS/RDS RollbackSegmentHistoryListLength",
  "AWS/Route53 HealthCheckStatus",
  "ECS/ContainerInsights DesiredTaskCount",
  "ECS/ContainerInsights PendingTaskCount",
  "ECS/ContainerInsights RunningTaskCount",
];

/** Counters of 0 or 1 for each request: AWS documents their average as a rate. */
const averagedRates = [
  "AWS/ApiGateway 4XXError",
  "AWS/ApiGateway 4xx",
  "AWS/ApiGateway 5XXError",
  "AWS/ApiGateway 5xx",
  "AWS/ApiGateway ClientError",
  "AWS/ApiGateway ExecutionError",
  "AWS/Firehose DeliveryToS3.Success",
  "AWS/Kinesis GetRecords.Success",
  "AWS/Kinesis PutRecord.Success",
  "AWS/Kinesis ReadProvisionedThroughputExceeded",
  "AWS/Kinesis WriteProvisionedThroughputExceeded",
  "AWS/S3 4xxErrors",
  "AWS/S3 5xxErrors",
  "AWS/S3ObjectLambda 4xxErrors",
  "AWS/S3ObjectLambda 5xxErrors",
  "AWS/S3ObjectLambda LambdaResponse4xx",
  "AWS/SNS SMSSuccessRate",
];

describe("every alarm of the catalogue", () => {
  test("has a target in the environment of these tests", () => {
    const seen = new Set([...alarms, ...needsValue].map(({ id }) => id));
    const ids = entriesOf(standardCatalogue, "alarm").map(([id]) => id);
    expect(ids.filter((id) => !seen.has(id))).toEqual([]);
  });

  test("stands on metrics that exist, with dimensions, statistics and units that they have", () => {
    const unknown = published.flatMap(({ id, metric, dimensions }) => {
      const facts = metricFacts.filter((fact) => fact.namespace === metric.namespace && fact.metric === metric.name);
      const set = dimensionSet(dimensions);
      const statistic = metric.statistic.startsWith("p") ? "p" : metric.statistic;
      const problems = [
        facts.length === 0 && "no such metric",
        facts.every((fact) => !fact.dimensions.includes(set)) && `no dimensions ${set}`,
        facts.every((fact) => !fact.statistics.includes(statistic)) && `no statistic ${metric.statistic}`,
        facts.every((fact) => fact.unit !== metric.unit) && `unit is ${facts.map((fact) => fact.unit).join()}`,
      ];
      return problems.filter(Boolean).map((problem) => `${id}: ${metric.name}: ${problem}`);
    });
    expect([...new Set(unknown)]).toEqual([]);
  });

  test("sums counters only", () => {
    const sums = published.filter(({ metric }) => metric.statistic === "Sum" && metric.unit !== "Count");
    // What AWS counts without giving it a unit.
    expect([...new Set(sums.map(({ metric }) => metric.name))].sort()).toEqual([
      "DeliveryErrors",
      "DeliveryThrottling",
      "FunctionExecutionErrors",
      "FunctionThrottles",
      "FunctionValidationErrors",
      "IncomingBytes",
      "IncomingLogEvents",
      "Requests",
    ]);
    const gauge =
      /Utilization|Age|Latency|Lag|Balance|Connections|Concurren|Visible|Available|Percent|Freshness|Duration/;
    expect(
      sums
        .concat(published.filter(({ metric }) => metric.statistic === "Sum"))
        .filter(({ metric }) => gauge.test(metric.name)),
    ).toEqual([]);
  });

  test("averages no counter, save where AWS defines its average as a rate", () => {
    const averages = published.filter(
      ({ metric }) => metric.statistic === "Average" && ["Count", "None"].includes(metric.unit),
    );
    const names = new Set(averages.map(({ metric }) => `${metric.namespace} ${metric.name}`));
    expect([...names].sort()).toEqual([...gauges, ...averagedRates].sort());
  });

  test("says where it is, why, what to do, and what it takes for missing data", () => {
    for (const alarm of alarms) {
      expect(alarm.name).toContain([alarm.service, ...alarm.target, alarm.row, alarm.severity].join("-"));
      expect(alarm.description).toMatch(/^idp-prod \w+ [\w/-]+: .+\n(Condition|条件): .+\n(What to do|対処): .+/);
      expect(alarm.description.length).toBeLessThanOrEqual(1024);
      expect(["breaching", "notBreaching", "ignore", "missing"]).toContain(alarm.treatMissingData);
    }
  });

  test("looks at ten metrics at most, and divides by nothing that may be zero", () => {
    for (const alarm of everyAlarm()) {
      if ("metric" in alarm.measure) continue;
      const { expression, metrics } = alarm.measure;
      expect([alarm.id, Object.keys(metrics).length <= 10]).toEqual([alarm.id, true]);
      for (const [, divisor] of expression.matchAll(/\/ (?:ABS)?\(?(\w+)/g)) {
        if (divisor === "PERIOD") continue; // seconds, never zero
        // What is divided by is held against a least number first, or is below zero.
        const guard = new RegExp(`^IF\\(((FILL\\()?${divisor}[^>]*>|${divisor}\\(\\w+\\) < 0,)`);
        expect([alarm.id, divisor === "FILL" || guard.test(expression)]).toEqual([alarm.id, true]);
      }
    }
  });

  test("has a name within 255 characters", () => {
    expect(alarms.filter(({ name }) => name.length > 255)).toEqual([]);
  });

  test("keeps within the window that CloudWatch looks back over, and within the range of its unit", () => {
    for (const { id, window, unit, threshold } of alarms) {
      const limit = window.period >= 3600 ? 604800 : 86400;
      expect([
        id,
        window.period * window.evaluationPeriods <= limit,
        window.datapointsToAlarm <= window.evaluationPeriods,
      ]).toEqual([id, true, true]);
      if (unit === "Percent") expect([id, threshold! >= 0 && threshold! <= 100]).toEqual([id, true]);
    }
  });
});

describe("AWS's recommended alarms", () => {
  const covered = new Set(
    everyAlarm().flatMap((alarm) =>
      metricsOf(alarm).map(({ namespace, name, dimensions, statistic }) =>
        keyOf(namespace, name, dimensionSet(Object.keys(dimensions)), statistic),
      ),
    ),
  );
  const asked = recommendedAlarms.filter(({ service }) => !outOfScope.includes(service));
  const missing = asked
    .map(({ namespace, metric, dimensions, statistic }) => keyOf(namespace, metric, dimensions, statistic))
    .filter((key) => !covered.has(key));

  test("each has a row, or a reason why not", () => {
    expect([...new Set(missing)].sort()).toEqual(Object.keys(excluded).sort());
    const all = recommendedAlarms.length;
    console.log(
      `AWS's recommended alarms: ${all}, of which ${all - asked.length} are of services out of scope (${outOfScope.join()}); ` +
        `of ${asked.length} in scope ${asked.length - missing.length} are covered, ${missing.length} excluded with a reason`,
    );
    expect(asked.length).toBe(138);
  });
});

function keyOf(namespace: string, metric: string, dimensions: string, statistic: string): string {
  return `${namespace} ${metric} ${dimensions} ${statistic}`;
}
