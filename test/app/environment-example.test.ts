import "../../examples/environment-test.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const file = (path: string) => readFileSync(join(__dirname, "../..", path), "utf8");

test("the page shows the example that runs", () => {
  expect(/```ts\n(.*?)```/s.exec(file("docs/testing-environments.md"))?.[1]).toBe(file("examples/environment-test.ts"));
});
