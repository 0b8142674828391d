import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { documents } from "./documents.js";

for (const [file, text] of Object.entries(documents())) writeFileSync(resolve("docs", file), text);
