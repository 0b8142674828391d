import { entriesOf, standardCatalogue, summarizeEvent, summarizeRow } from "../../../modules/ops/alarms/index.js";
import { documentCatalogue } from "./alarm-tables.js";
import { documentEvents } from "./event-tables.js";
import { documentEnvironment } from "./environment-page.js";
import { modulePages } from "./module-pages.js";
import { documentReleases } from "./release-tables.js";

/** The generated pages of the documentation, by file name under `docs`. */
export function documents(): Readonly<Record<string, string>> {
  const rows = entriesOf(standardCatalogue, "alarm").map(([id, entry]) => summarizeRow(id, entry));
  const events = entriesOf(standardCatalogue, "event").map(([id, entry]) => summarizeEvent(id, entry));
  return {
    "alarms.md": documentCatalogue(rows, "en"),
    "alarms.ja.md": documentCatalogue(rows, "ja"),
    "events.md": documentEvents(events, "en"),
    "events.ja.md": documentEvents(events, "ja"),
    "environment.md": documentEnvironment(),
    "versions.md": documentReleases(),
    ...modulePages(),
  };
}
