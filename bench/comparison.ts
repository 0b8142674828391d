import { compare, folderOf, missingIn } from "./other-library.js";

const folder = folderOf(process.argv[2]);
const missing = missingIn(folder);
if (missing === undefined) compare(folder);
else {
  console.error(missing);
  process.exitCode = 1;
}
