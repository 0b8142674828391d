import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { standardCatalogue } from "../../../src/index.js";
import { entriesOf, summarizeEvent, summarizeRow, type RowSummary } from "../../../modules/ops/alarms/index.js";
import { documents } from "../../../src/app/documents/documents.js";
import { dimensionsOf } from "../../support/catalogue-alarms.js";
import { everyKind } from "../../support/every-kind.js";

const root = resolve(__dirname, "../../..");
const rows = entriesOf(standardCatalogue, "alarm").map(([id, entry]) => summarizeRow(id, entry));
const events = entriesOf(standardCatalogue, "event").map(([id, entry]) => summarizeEvent(id, entry));

test.each(Object.entries(documents()))("docs/%s is up to date; `npm run docs` makes it anew", (file, text) => {
  expect(readFileSync(resolve(root, "docs", file), "utf8")).toBe(text);
});

test("npm run catalogue prints every row as JSON, and nothing else", () => {
  const printed = execFileSync("npm", ["run", "--silent", "catalogue", "--", "--json"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 2 ** 26,
  });
  expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify([...rows, ...events])));
}, 60_000);

test("a row says the same without an environment as its alarms do within one", () => {
  const summaries = new Map<string, RowSummary>(rows.map((row) => [row.id, row]));
  for (const { id, measure, filter, comparisonOperator, treatMissingData } of everyKind().monitoring.alarms) {
    const row = summaries.get(id)!;
    const metrics = "metric" in measure ? [measure.metric] : Object.values(measure.metrics);
    if (!filter) {
      const told = row.metrics.map(({ namespace, name, dimensions }) => [namespace, name, [...dimensions].sort()]);
      const seen = metrics.map((metric) => [metric.namespace, metric.name, dimensionsOf({ measure }, metric).sort()]);
      expect([id, told]).toEqual([id, seen]);
    }
    const missing = row.treatMissingData === "derived" ? treatMissingData : row.treatMissingData;
    expect([id, row.comparisonOperator, missing]).toEqual([id, comparisonOperator, treatMissingData]);
  }
});

test("every text is there in both languages, and every source is a document, or a page of AWS or Keycloak", () => {
  for (const { id, because, remedy, sources } of [...rows, ...events]) {
    for (const text of [because, remedy]) {
      expect([id, (text.en ?? "").length > 10]).toEqual([id, true]);
      expect([id, /[\u3040-\u30ff\u4e00-\u9fff]/.test(text.ja ?? "")]).toEqual([id, true]);
    }
    expect([id, sources.length > 0]).toEqual([id, true]);
    for (const source of sources)
      expect(source).toMatch(
        /^(the operations policy|.* AWS.*|a talk .*)$|^https:\/\/(docs\.aws\.amazon\.com|www\.keycloak\.org)\//,
      );
  }
});
