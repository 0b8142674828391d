import { standardCatalogue, summarizeRow } from "../../../modules/ops/alarms/index.js";
import { formatCatalogue } from "../documents/catalogue-table.js";

const rows = Object.entries(standardCatalogue).map(([id, entry]) => summarizeRow(id, entry));
console.log(process.argv.includes("--json") ? JSON.stringify(rows, undefined, 2) : formatCatalogue(rows));
