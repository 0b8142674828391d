import { join } from "node:path";
import { timeline } from "../../examples/evaluate-alarms.js";

test("the example tells who is called, and when", () => {
  expect(timeline(join(__dirname, "fixtures/queue.tf.json"))).toEqual([
    "2026-03-02T09:14:00.000Z orders-age ALARM: oncall@example.com",
  ]);
});
