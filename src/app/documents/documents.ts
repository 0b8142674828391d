import { standardCatalogue, summarizeRow } from "../../../modules/ops/alarms/index.js";
import { documentCatalogue } from "./alarm-tables.js";
import { modulePages } from "./module-pages.js";

/** The generated pages of the documentation, by file name under `docs`. */
export function documents(): Readonly<Record<string, string>> {
  const rows = Object.entries(standardCatalogue).map(([id, entry]) => summarizeRow(id, entry));
  return {
    "alarms.md": documentCatalogue(rows, "en"),
    "alarms.ja.md": documentCatalogue(rows, "ja"),
    ...modulePages(),
  };
}
