import { standardCatalogue } from "../../../modules/ops/alarms/index.js";
import { command } from "../../support/command.js";

test("the catalogue as JSON has every row", async () => {
  const { code, out } = await command("catalogue", "--json");
  const rows = JSON.parse(out) as { readonly id: string }[];
  expect(code).toBe(0);
  expect(rows.map(({ id }) => id).sort()).toEqual(Object.keys(standardCatalogue).sort());
});

test("the catalogue of some services has their rows and no others", async () => {
  const { out } = await command("catalogue", "sqs", "ecs", "--json");
  const rows = JSON.parse(out) as { readonly service: string }[];
  expect(new Set(rows.map(({ service }) => service))).toEqual(new Set(["sqs", "ecs"]));
});

test("the table tells service, id, severities with their thresholds, and what an alarm or event tells", async () => {
  const { out } = await command("catalogue", "ecs");
  expect(out).toMatch(/ecs\.runningTaskCount +│ error < derived +│ The number of running tasks is below the limit/);
  expect(out).toMatch(/ecs\.taskStopped +│ (warn|error) +│/);
  expect(out).toMatch(/\n\d+ alarms, \d+ events$/);
});
