import { writeFileSync } from "node:fs";
import { matrix } from "./matrix.js";
import { detectionPage } from "./page.js";

writeFileSync("docs/detection.md", detectionPage(matrix()));
