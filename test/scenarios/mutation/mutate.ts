// Changes every row of the catalogue in small ways, and lists the changes that no scenario notices.
// npm run mutate, or npm run mutate -- lambda.errors for the rows whose ids begin so.
import { subjects } from "../subjects.js";
import { goal, mutate } from "./survivors.js";

const wanted = process.argv[4] ?? ""; // after the two that scripts/run.mjs takes
const all = subjects();
const mutations = all
  .filter(({ alarm, pausable }) => !pausable && alarm.id.startsWith(wanted))
  .map((subject) => mutate(subject, all));

for (const { row, mutants, survivors } of mutations) {
  if (survivors.length > 0) console.log(`${row}: ${survivors.length} of ${mutants} unnoticed`);
  for (const change of survivors) console.log(`  ${change}`);
}

const reasons = new Map<string, number>();
for (const reason of mutations.flatMap(({ equivalent }) => equivalent)) {
  reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
}
const equivalents = [...reasons.values()].reduce((sum, count) => sum + count, 0);
console.log(`equivalent: ${equivalents}, which are no mutants`);
for (const [reason, count] of reasons) console.log(`  ${count}: ${reason}`);

const total = (count: (mutation: (typeof mutations)[number]) => number): number =>
  mutations.reduce((sum, mutation) => sum + count(mutation), 0);
const mutants = total((mutation) => mutation.mutants);
const noticed = mutants - total(({ survivors }) => survivors.length);

if (mutants === 0) {
  console.error(`no row's id begins with "${wanted}"`);
  process.exitCode = 1;
} else {
  const share = (100 * noticed) / mutants;
  console.log(
    `${mutations.length} alarms, ${mutants} mutants, ${noticed} noticed: ${share.toFixed(1)} % (goal: ${goal} %)`,
  );
  if (share < goal) process.exitCode = 1;
}
