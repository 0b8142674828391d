import { readFileSync } from "node:fs";
import { failuresOf, knownFailures, shrink } from "./known-failures.js";
import { cellName, matrix, type Cell } from "./matrix.js";
import { detectionPage } from "./detection-page.js";
import { nameOf, subjects, unstated } from "./subjects.js";

const all = subjects();
const cells = matrix(all);
const known = knownFailures();
const failures = failuresOf(cells);
if (process.env["UNYO_SHRINK_KNOWN_FAILURES"]) shrink(known, failures);

const bySubject = group(cells);

function group(list: readonly Cell[]): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of list) groups.set(nameOf(cell.subject), [...(groups.get(nameOf(cell.subject)) ?? []), cell]);
  return groups;
}

test("every row states what it detects, and within what time", () => {
  expect(unstated()).toEqual([]);
});

describe("does in every scenario what it states", () => {
  test.each([...bySubject])("%s", (name, own) => {
    const wrong = own.filter(({ scenario, outcome }) => outcome.wrong && !known[name]?.includes(scenario.name));
    expect(wrong.map((cell) => `${cellName(cell)}: ${cell.outcome.wrong}`)).toEqual([]);
  });
});

test("what holds by now is off the list of known failures; UNYO_SHRINK_KNOWN_FAILURES=1 takes it off", () => {
  const gone = Object.entries(knownFailures()).flatMap(([row, scenarios]) =>
    scenarios.filter((scenario) => !failures[row]?.includes(scenario)).map((scenario) => `${row} | ${scenario}`),
  );
  expect(gone).toEqual([]);
});

test("docs/detection.md is up to date; `npm run docs` makes it anew", () => {
  expect(readFileSync("docs/detection.md", "utf8")).toBe(detectionPage(cells));
});
