import { matrix, cellName } from "./scenarios/matrix.js";
import { knownFailures } from "./scenarios/known-failures.js";
import { nameOf } from "./scenarios/subjects.js";
const known = knownFailures();
const cells = matrix();
for (const c of cells) {
  const k = known[nameOf(c.subject)]?.includes(c.scenario.name) ?? false;
  if (c.outcome.wrong && !k) console.log(`NEW ${cellName(c)}: ${c.outcome.wrong.slice(0, 200)}`);
  if (!c.outcome.wrong && k) console.log(`GONE ${cellName(c)}`);
}
console.log(cells.length, cells.filter((c) => c.outcome.wrong).length);
