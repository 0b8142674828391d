import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { compiled, measure, source } from "./processes.js";
import { servicesWith } from "./services.js";

const library = "cdk-monitoring-constructs";
const needed = [library, "aws-cdk-lib", "constructs"];

/** How many times as fast it is to be; for the record, as what both libraries do apart from alarms differs. */
const aim = 10;

/** A folder whose `node_modules` has the library to compare with: what was given, or this one. */
export const folderOf = (given: string | undefined): string =>
  resolve(given ?? process.env.UNYO_BENCH_PACKAGES ?? join(__dirname, "../.."));

/** What is missing, in one sentence; nothing where all is there. */
export function missingIn(folder: string): string | undefined {
  const { resolve: find } = createRequire(join(folder, "package.json"));
  const missing = needed.filter((name) => {
    try {
      return find(name) === "";
    } catch {
      return true;
    }
  });
  if (missing.length === 0) return undefined;
  return (
    `No comparison with ${library}: ${folder} has no ${missing.join(" and no ")}; run npm install ${needed.join(" ")} ` +
    `in a folder of its own, and name that folder: npm run bench:comparison <folder>, or UNYO_BENCH_PACKAGES=<folder>`
  );
}

/** As many alarms with the other library as with this one, each from its start to its files; tells a line for each number of them. */
export function compare(folder: string): void {
  for (const [alarms, times] of [
    [1000, 3],
    [5000, 1],
  ] as const) {
    const programs = {
      unyo: compiled("generated.js", `${servicesWith(alarms)}`),
      other: source("bench/monitoring-constructs.mjs", `${alarms}`, folder),
    };
    const measured = measure([programs.unyo, programs.other], times);
    const [unyo, other] = [measured(programs.unyo), measured(programs.other)];
    console.log(
      `${alarms} alarms: unyo ${unyo.seconds.toFixed(2)} s and ${unyo.memoryMB.toFixed(0)} MB, ${library} ` +
        `${other.seconds.toFixed(2)} s and ${other.memoryMB.toFixed(0)} MB: ${(other.seconds / unyo.seconds).toFixed(1)} × as fast (aim ${aim})`,
    );
  }
}
