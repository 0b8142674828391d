import { entriesOf, standardCatalogue, summarizeEvent, summarizeRow } from "../../../modules/ops/alarms/index.js";
import { formatCatalogue, formatEvents } from "../documents/catalogue-table.js";

const alarms = entriesOf(standardCatalogue, "alarm").map(([id, entry]) => summarizeRow(id, entry));
const events = entriesOf(standardCatalogue, "event").map(([id, entry]) => summarizeEvent(id, entry));
console.log(
  process.argv.includes("--json")
    ? JSON.stringify([...alarms, ...events], undefined, 2)
    : `${formatCatalogue(alarms)}\n${formatEvents(events)}`,
);
