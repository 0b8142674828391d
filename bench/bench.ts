import Table from "cli-table3";
import { measureDefinition } from "./definition.js";
import { compare, folderOf, missingIn } from "./other-library.js";
import { compiled, edited, measure, source } from "./processes.js";
import { servicesWith } from "./services.js";

/** What is to be reached; each is a ratio within one run, as machines differ and are shared, but for the seconds that mistakes take. */
const goals = {
  /** Of the time of the bare program, by number of alarms: loading weighs less the more there are. */
  ratio: new Map([
    [1000, 1.25],
    [5000, 1.12],
    [20000, 1.08],
  ]),
  growth: 4.4,
  memoryMB: 400,
  samples: 2.2,
  queues: 2,
  mistakes: 2,
};

const failures: string[] = [];
const check = (fine: boolean, text: string) => {
  if (!fine) failures.push(text);
};

const table = new Table({
  head: ["alarms", "unyo s", "bare s", "ratio", "unyo MB", "bare MB"],
  colAligns: ["right", "right", "right", "right", "right", "right"],
  style: { head: [], border: [] },
});
const seconds = new Map<number, number>();
for (const alarms of [100, 1000, 5000, 20000]) {
  const times = alarms <= 1000 ? 15 : 3; // the shorter a run, the more a moment of other work shows
  const programs = {
    bare: compiled("bare.js", `${alarms}`),
    unyo: compiled("generated.js", `${servicesWith(alarms)}`),
  };
  const measured = measure([programs.bare, programs.unyo], times);
  const [bare, unyo] = [measured(programs.bare), measured(programs.unyo)];
  const ratio = unyo.seconds / bare.seconds;
  seconds.set(alarms, unyo.seconds);
  table.push([
    alarms,
    unyo.seconds.toFixed(2),
    bare.seconds.toFixed(2),
    ratio.toFixed(2),
    unyo.memoryMB.toFixed(0),
    bare.memoryMB.toFixed(0),
  ]);
  const goal = goals.ratio.get(alarms) ?? Infinity;
  check(ratio <= goal, `${alarms} alarms take ${ratio.toFixed(2)} × the bare program (goal ${goal})`);
  if (alarms === 20000)
    check(unyo.memoryMB < goals.memoryMB, `20,000 alarms take ${unyo.memoryMB.toFixed(0)} MB (goal ${goals.memoryMB})`);
}
console.log(table.toString());

const growth = seconds.get(20000)! / seconds.get(5000)!;
console.log(`20,000 alarms take ${growth.toFixed(2)} × the time of 5,000 (goal ${goals.growth})`);
check(growth <= goals.growth, `growth ${growth.toFixed(2)}`);

const onePrograms = {
  compiled: compiled("bare.js", "1"),
  bare: edited(source("scripts/run.mjs", "tsconfig.bare.json", ".build/bench/bare.js"), "bench/bare.ts"),
  samples: edited(source("scripts/app.mjs"), "main.ts"),
  unchanged: source("scripts/app.mjs"),
};
const one = measure(Object.values(onePrograms), 5);
const [compiledOne, bareOne, samples] = [one(onePrograms.compiled), one(onePrograms.bare), one(onePrograms.samples)];
const share = samples.seconds / bareOne.seconds;
console.log(
  `the three samples, type check and loading included: ${samples.seconds.toFixed(2)} s, ${share.toFixed(2)} × a bare one-alarm ` +
    `program type-checked and loaded in the same way (${bareOne.seconds.toFixed(2)} s; goal ${goals.samples}), ` +
    `${(samples.seconds / compiledOne.seconds).toFixed(2)} × that program compiled beforehand (${compiledOne.seconds.toFixed(2)} s); ` +
    `${one(onePrograms.unchanged).seconds.toFixed(2)} s where nothing has changed since the last check`,
);
check(share <= goals.samples, `samples ${share.toFixed(2)}`);

const definition = measureDefinition();
const queues = definition.queues / definition.functions;
console.log(
  `definition alone: ${definition.count} queues with dead-letter queues ${definition.queues.toFixed(2)} s, ${queues.toFixed(2)} × as many ` +
    `functions (${definition.functions.toFixed(2)} s; goal ${goals.queues}); ${definition.wrong} wrong references ` +
    `${definition.mistakes.toFixed(2)} s (goal ${goals.mistakes} s)`,
);
check(queues <= goals.queues, `queues ${queues.toFixed(2)}`);
check(definition.mistakes <= goals.mistakes, `mistakes ${definition.mistakes.toFixed(2)} s`);

const others = folderOf(undefined);
const missing = missingIn(others);
if (missing === undefined) compare(others);
else console.log(missing);

for (const failure of failures) console.error(`Goal missed: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
