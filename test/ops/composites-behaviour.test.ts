import { evaluate, type AlarmState } from "../../src/evaluation/index.js";
import { alarmsOf, type EnvironmentDefinition } from "../../src/index.js";
import { least, withResources } from "../support/environment.js";

const start = Date.UTC(2026, 2, 2) / 1000;
const minute = 60;

type Composite = NonNullable<EnvironmentDefinition["alarms"]["composites"]>[string];

const prefix = "idp-prod-";

/** Two queues whose messages wait for so many seconds, minute by minute, and what follows from it. */
function happens(
  composite: Omit<Composite, "of">,
  waits: { readonly orders: readonly number[]; readonly mails: readonly number[] },
  deploying: readonly (readonly [minutes: number, state: AlarmState])[] = [],
) {
  const environment = withResources(
    { sqs: { orders: { name: "orders" }, mails: { name: "mails" } } },
    {
      alarms: {
        ...least.alarms,
        overrides: {
          "sqs.oldestMessageAge": {
            thresholds: { error: 600, warn: 60 },
            window: { period: 60, datapointsToAlarm: 3, evaluationPeriods: 3 },
          },
        },
        composites: { outage: { of: { "sqs.oldestMessageAge": "all" }, ...composite } },
      },
    },
  );
  const set = alarmsOf(environment);
  const series = Object.entries(waits).map(([QueueName, values]) => ({
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName },
    start,
    period: minute,
    values,
  }));
  // What deploys is an alarm of the account; here it goes by a metric of its own.
  const deployments = {
    kind: "metric" as const,
    name: "deploying",
    queries: [
      { id: "m", metric: { namespace: "Deployments", metricName: "Running", stat: "Maximum", period: minute } },
    ],
    watched: "m",
    comparisonOperator: "GreaterThanThreshold" as const,
    threshold: 0,
    evaluationPeriods: 1,
    treatMissingData: "notBreaching" as const,
  };
  const running = deploying.flatMap(([minutes, state]) => Array<number>(minutes).fill(state === "ALARM" ? 1 : 0));
  const metric = { namespace: "Deployments", metricName: "Running", start, period: minute, values: running };
  const alarms = set.alarms.filter(({ name }) => /oldestMessageAge|composite/.test(name));
  const end = start + waits.orders.length * minute;
  const { notices, withheld } = evaluate([...alarms, deployments], [...series, metric], { ...set, start, end });
  return {
    told: notices.map(({ alarm, state, time }) => [alarm.replace(prefix, ""), state, (time - start) / minute] as const),
    withheld: withheld.map(({ alarm, state, by }) => [alarm.replace(prefix, ""), state, by] as const),
  };
}

const minutes = (count: number, value: number) => Array<number>(count).fill(value);
const error = "composite-outage-error";

/** From minute ten on both queues wait for so long, one of them a little later. */
const outage = (length: number) => ({
  orders: [...minutes(10, 0), ...minutes(length, 1000), ...minutes(20, 0)],
  mails: [...minutes(14, 0), ...minutes(length - 4, 1000), ...minutes(20, 0)],
});

const ofError = (told: ReturnType<typeof happens>["told"]) => told.filter(([alarm]) => alarm.endsWith("-error"));

test("one notice tells of an outage that its alarms would tell of one by one, and one that it is over", () => {
  const apart = ofError(happens({ children: "told" }, outage(30)).told);
  expect(apart.filter(([, state]) => state === "ALARM").map(([alarm]) => alarm)).toEqual([
    "sqs-orders-oldestMessageAge-error",
    error,
    "sqs-mails-oldestMessageAge-error",
  ]);
  expect(ofError(happens({}, outage(30)).told)).toEqual([
    [error, "ALARM", 13],
    [error, "OK", 41],
  ]);
});

test("alarms of another severity go on telling", () => {
  const { told } = happens({}, { orders: [...minutes(10, 0), ...minutes(30, 100)], mails: minutes(40, 0) });
  expect(told).toEqual([["sqs-orders-oldestMessageAge-warn", "ALARM", 13]]);
});

test("some of several at once: one queue alone is told to nobody", () => {
  const alone = { orders: outage(30).orders, mails: minutes(60, 0) };
  expect(ofError(happens({ when: { atLeast: 2 } }, alone).told)).toEqual([]);
  expect(ofError(happens({ when: "all" }, alone).told)).toEqual([]);
  const [first] = ofError(happens({ when: { atLeast: 2 } }, outage(30)).told);
  expect(first).toEqual([error, "ALARM", 17]);
});

describe("while the suppressor is in ALARM", () => {
  const suppressor = { alarm: "deploying", waitPeriod: 120, extensionPeriod: 180 };

  test("an outage that ends with it is told to nobody", () => {
    const { told, withheld } = happens({ suppressor }, outage(15), [
      [9, "OK"],
      [25, "ALARM"],
      [11, "OK"],
    ]);
    expect(ofError(told).filter(([, state]) => state === "ALARM")).toEqual([]);
    expect(withheld).toContainEqual([error, "ALARM", "ExtensionPeriod after suppressor deploying"]);
  });

  test("an outage that lasts is told once it and the extension are over", () => {
    const { told } = happens({ suppressor }, outage(60), [
      [9, "OK"],
      [20, "ALARM"],
      [51, "OK"],
    ]);
    expect(ofError(told).filter(([, state]) => state === "ALARM")).toEqual([[error, "ALARM", 33]]);
  });

  test("an outage begins before it within the wait, and is held back too", () => {
    const { told } = happens({ suppressor }, outage(15), [
      [13, "OK"],
      [25, "ALARM"],
      [7, "OK"],
    ]);
    expect(ofError(told).filter(([, state]) => state === "ALARM")).toEqual([]);
  });

  test("an outage without it is told after the wait", () => {
    const { told } = happens({ suppressor }, outage(30), [[60, "OK"]]);
    expect(ofError(told)[0]).toEqual([error, "ALARM", 15]);
  });
});
