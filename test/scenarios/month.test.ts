import { readFileSync } from "node:fs";
import { prod } from "../../src/environments/prod.js";
import { month, wrongIn } from "./month/month.js";
import { monthPage } from "./month/month-page.js";

const environment = prod();
const result = month(environment);

describe("a month of the production sample", () => {
  test.each(result.incidents.map(({ incident, told }) => [incident.name, incident, told] as const))(
    "%s: told in time, or not at all where nothing is wrong",
    (_, incident, told) => expect(wrongIn(incident, told)).toEqual([]),
  );

  test("nothing else is told at error", () => {
    expect(result.others.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("docs/incidents.md is up to date; `npm run docs` makes it anew", () => {
    expect(readFileSync("docs/incidents.md", "utf8")).toBe(monthPage(environment, result));
  });
});
