import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { documents } from "./documents.js";

for (const [file, text] of Object.entries(documents())) {
  mkdirSync(dirname(resolve("docs", file)), { recursive: true });
  writeFileSync(resolve("docs", file), text);
}
