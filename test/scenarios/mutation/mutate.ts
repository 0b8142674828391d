// Changes every row of the catalogue in small ways, and lists the changes that no scenario notices: npm run mutate [service or row]
import { subjects } from "../subjects.js";
import { mutate } from "./survivors.js";

const wanted = process.argv[4] ?? ""; // after the two that scripts/app.mjs takes
const all = subjects();
const mutations = all
  .filter(({ alarm, pausable }) => !pausable && alarm.id.startsWith(wanted))
  .map((subject) => mutate(subject, all));

for (const { row, mutants, survivors } of mutations) {
  if (survivors.length > 0) console.log(`${row}: ${survivors.length} of ${mutants} unnoticed`);
  for (const change of survivors) console.log(`  ${change}`);
}

const mutants = mutations.reduce((sum, one) => sum + one.mutants, 0);
const unnoticed = mutations.reduce((sum, { survivors }) => sum + survivors.length, 0);
const share = mutants === 0 ? 0 : (100 * (mutants - unnoticed)) / mutants;
console.log(`${mutations.length} rows, ${mutants} mutants, ${mutants - unnoticed} noticed: ${share.toFixed(1)} %`);
