import { readFileSync } from "node:fs";
import { readAlarms } from "unyo/evaluation";
import { alarmMatchers, scenario, series } from "unyo/testing";

expect.extend(alarmMatchers);

const file = "test/evaluation/fixtures/queue.tf.json";
const alarms = readAlarms(readFileSync(file, "utf8"), file);
const metric = {
  namespace: "AWS/SQS",
  metricName: "ApproximateAgeOfOldestMessage",
  dimensions: { QueueName: "orders" },
};

test("calls the one on duty within three minutes once messages are older than ten", () => {
  const stuck = scenario(alarms, series("0x29 660+60x9", { metric }));
  expect(stuck).toAlarmWithin("3m", { after: "30m" });
  expect(stuck).toNotify("oncall@example.com");
});

test("stays quiet over two old messages, and while the queue is empty", () => {
  expect(scenario(alarms, series("0x9 900 0x3 900 0x9", { metric }))).toStayQuiet();
  expect(scenario(alarms, series("_x60", { metric }))).toStayQuiet();
});
