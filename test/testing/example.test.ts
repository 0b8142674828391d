import "../../examples/alarm-test.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const file = (path: string) => readFileSync(join(__dirname, "../..", path), "utf8");

test("the page shows the example that runs", () => {
  expect(/```ts\n(.*?)```/s.exec(file("docs/testing-alarms.md"))?.[1]).toBe(file("examples/alarm-test.ts"));
});
