import { readFileSync } from "node:fs";
import { prod } from "../../src/environments/prod.js";
import { month, wrongIn } from "./month/month.js";
import { monthPage } from "./month/month-page.js";

const environment = prod();
const result = month(environment);

/** Incidents of which the sample does not tell in time yet. The list only shrinks. */
const notYet: readonly string[] = ["The archive refuses a stream", "An outage at night, at ten requests a minute"];

describe("a month of the production sample", () => {
  test.each(result.incidents.map(({ incident, told }) => [incident.name, incident, told] as const))(
    "%s: told in time, or not at all where nothing is wrong",
    (name, incident, told) => {
      const wrong = wrongIn(incident, told);
      if (notYet.includes(name)) expect(wrong).not.toEqual([]);
      else expect(wrong).toEqual([]);
    },
  );

  test("nothing else is told at error", () => {
    expect(result.others.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("docs/incidents.md is up to date; `npm run docs` makes it anew", () => {
    expect(readFileSync("docs/incidents.md", "utf8")).toBe(monthPage(environment, result));
  });
});
