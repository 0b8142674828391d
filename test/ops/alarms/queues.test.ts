import { alarmsOf } from "../../../src/index.js";
import { alarmMatchers, scenario, series } from "../../../src/testing/index.js";
import { withResources } from "../../support/environment.js";

expect.extend(alarmMatchers);

const metric = (metricName: string) => ({
  namespace: "AWS/SQS",
  metricName,
  dimensions: { QueueName: "reports" },
});

/** Sixty messages wait for the consumer that comes every three hours, and none is finished in between. */
const waiting = series("60x179 0x59", { metric: metric("ApproximateNumberOfMessagesVisible") });
const finished = series("0x179 60 0x58", { metric: metric("NumberOfMessagesDeleted") });
const stalled = "idp-prod-sqs-reports-stalledConsumers-error";

const define = (maximumDelay?: number) =>
  withResources({ sqs: { reports: { name: "reports", ...(maximumDelay !== undefined && { maximumDelay }) } } });

describe("a queue that is worked off every three hours", () => {
  test.each([[undefined], [900]])("is stalled where a message may wait for %s seconds", (maximumDelay) => {
    const found = scenario(alarmsOf(define(maximumDelay)), [waiting, finished], { alarm: stalled });
    expect(found).toAlarmWithin("16m");
  });

  test("is well where messages may wait for four hours, and told of once they wait longer", () => {
    const patient = define(4 * 3600);
    expect(scenario(alarmsOf(patient), waiting)).toStayQuiet();
    expect(patient.monitoring.disabled).toContainEqual({
      id: "sqs.stalledConsumers",
      target: "reports",
      reason:
        "maximumDelay lets messages wait longer than a quarter of an hour; oldestMessageAge tells once they wait longer than that",
    });
    const age = (seconds: number) =>
      scenario(alarmsOf(patient), series(`${seconds}x60`, { metric: metric("ApproximateAgeOfOldestMessage") }));
    expect(age(4 * 3600 - 1)).toStayQuiet();
    expect(age(4 * 3600)).toAlarm();
  });
});
