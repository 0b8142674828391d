import { readFileSync, writeFileSync } from "node:fs";
import { prod } from "../../src/environments/prod.js";
import { matrix } from "./matrix.js";
import { monthPage } from "./month/month-page.js";
import { month } from "./month/month.js";
import { detectionPage } from "./detection-page.js";
import { withTable } from "./service-levels/table.js";

writeFileSync("docs/detection.md", detectionPage(matrix()));
const environment = prod();
writeFileSync("docs/incidents.md", monthPage(environment, month(environment)));
const levels = "docs/service-levels.md";
writeFileSync(levels, withTable(readFileSync(levels, "utf8")));
