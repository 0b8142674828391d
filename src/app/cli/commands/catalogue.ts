import { entriesOf, standardCatalogue, summarizeEvent, summarizeRow } from "../../../../modules/ops/alarms/index.js";
import { suggester } from "../../../model/environment/index.js";
import { formatCatalogue } from "../../documents/catalogue-table.js";
import { command, UsageError } from "../command.js";

/** Prints the rows of the catalogue, apart from any environment. */
export const catalogue = command({
  summary: "list the alarms and events there are",
  positionals: ["[service…]"],
  options: { json: { type: "boolean", summary: "print JSON with all that a row says, for other programs" } },
  details:
    "Thresholds are numbers, derived from the inventory, or asked for; `npx unyo explain <alarm>` tells what they come to.",
  examples: ["catalogue", "catalogue ecs aurora", "catalogue --json"],
  run: async ({ values, positionals, print }) => {
    const alarms = entriesOf(standardCatalogue, "alarm").map(([id, entry]) => summarizeRow(id, entry));
    const events = entriesOf(standardCatalogue, "event").map(([id, entry]) => summarizeEvent(id, entry));
    const all = [...alarms, ...events];
    const services = [...new Set(all.map(({ service }) => service))];
    const unknown = positionals.filter((name) => !services.includes(name));
    if (unknown.length > 0) {
      const suggest = suggester(services);
      throw new UsageError(unknown.map((name) => `${name}: no such service${suggest(name)}`).join("\n"));
    }
    const rows = all.filter(({ service }) => positionals.length === 0 || positionals.includes(service));
    print(values.json ? JSON.stringify(rows, undefined, 2) : formatCatalogue(rows));
    return 0;
  },
});
